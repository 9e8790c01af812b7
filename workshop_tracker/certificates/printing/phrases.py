"""The fixed words of covers, receipts and the test page, in the languages of papers."""

from dataclasses import dataclass

from workshop_tracker.designs.rules import Language


@dataclass(frozen=True, slots=True)
class Words:
    """The braces name what is put in."""

    cover: str
    counted: str
    no_school: str
    receipts: str
    number: str
    name: str
    paper_number: str
    received_on: str
    signature: str
    received_by: str
    handed_over_by: str
    page: str
    test: str
    cross: str
    test_steps: tuple[str, ...]
    present_shift: str


WORDS: dict[Language, Words] = {
    "id": Words(
        cover="LEMBAR SAMPUL",
        counted="{count} {kind}",
        no_school="Tanpa sekolah",
        receipts="DAFTAR TANDA TERIMA {kind}",
        number="NO",
        name="NAMA",
        paper_number="NOMOR",
        received_on="TANGGAL",
        signature="TANDA TANGAN",
        received_by="Diterima oleh",
        handed_over_by="Yang menyerahkan,",
        page="Halaman {page} dari {pages}",
        test="LEMBAR UJI PRINTER",
        cross="{right} mm dari kiri, {down} mm dari atas",
        test_steps=(
            "Cetak lembar ini pada ukuran 100%, tanpa “sesuaikan dengan halaman”.",
            "Ukur dari tepi kiri dan tepi atas kertas ke tengah tanda silang kiri atas: seharusnya 20 mm.",
            "Geser ke kanan = geser sekarang + (20 − hasil ukur dari kiri).",
            "Geser ke bawah = geser sekarang + (20 − hasil ukur dari atas).",
            "Jarak kedua tanda silang atas seharusnya {across} mm; bila tidak, printer mengubah ukuran halaman.",
        ),
        present_shift="Geser sekarang: {right} mm ke kanan, {down} mm ke bawah.",
    ),
    "en": Words(
        cover="COVER SHEET",
        counted="Papers ({kind}): {count}",
        no_school="Without a school",
        receipts="LIST OF RECEIPTS: {kind}",
        number="NO",
        name="NAME",
        paper_number="NUMBER",
        received_on="DATE",
        signature="SIGNATURE",
        received_by="Received by",
        handed_over_by="Handed over by,",
        page="Page {page} of {pages}",
        test="PRINTER TEST PAGE",
        cross="{right} mm from the left, {down} mm from the top",
        test_steps=(
            "Print this page at 100%, without “fit to page”.",
            "Measure from the left and from the top edge of the paper to the middle of the upper left cross: 20 mm.",
            "Move to the right = present shift + (20 − measured from the left).",
            "Move down = present shift + (20 − measured from the top).",
            "The two upper crosses should be {across} mm apart; if they are not, the printer changes the size.",
        ),
        present_shift="Present shift: {right} mm to the right, {down} mm down.",
    ),
}
