"""The printed sheet read back: everything is there, nothing is cut, nothing overlaps, the bytes are the same."""

from dataclasses import replace
from io import BytesIO

import pytest

from tests.designs.reading import boxes, full_text, holds, overlapping, pages, squeezed
from workshop_tracker.attendance.sheets.pdf import BLANK_ROWS, draw_attendance_sheets
from workshop_tracker.attendance.sheets.printed import ListedPerson, Paper, SheetSigner, SheetText
from workshop_tracker.designs.ornaments import DOWN
from workshop_tracker.designs.rules import missing_letters

FORTY = tuple(ListedPerson(f"Guru Contoh {n}, S.Pd.", "19800101 200501 2 001", "SMK Contoh") for n in range(1, 41))
SHEET = SheetText(
    title="DAFTAR HADIR PESERTA",
    fields=(
        ("Kegiatan", ("Workshop Penyusunan Soal Bernalar Contoh",)),
        ("Hari/tanggal", ("Jumat, 11 Juli 2025 (Hari 1 – pagi)",)),
        ("Waktu", ("08.00 – 15.30 WIB",)),
        ("Tempat", ("SMK Contoh, Kabupaten Banyumas",)),
        ("Materi/narasumber", ("Materi Contoh – Narasumber Contoh, M.Pd.", "Materi Lain Contoh")),
    ),
    repeated=2,
    belonging="UNIT KERJA",
    people=FORTY,
    signer=SheetSigner(("Mengetahui,", "Kepala SMK Contoh"), "KEPALA CONTOH, M.Pd.", ("Pembina", "NIP. 1970")),
    is_sample=False,
)
HARDEST = [
    "W" * 120,
    "i" * 120,
    "Prof. Dr. Hj. " + "Kartika Nurwulandari " * 4 + "Contoh, S.Pd., M.Si.",
    "<b>Contoh</b> & 'Anak' \"Contoh\"",
]


def printed(*sheets, paper=Paper.A4):
    out = BytesIO()
    draw_attendance_sheets(sheets, paper, out)
    return out.getvalue()


def outside(page, paper):
    """Texts that leave the paper; the reader counts from the top of A4 landscape."""
    across, down = paper.value
    moved = down - DOWN
    return [
        box.text
        for box in boxes(page)
        if box.left < 0 or box.right > across or box.top + moved < 0 or box.bottom + moved > down
    ]


@pytest.mark.parametrize("paper", Paper)
def test_every_page_has_the_size_of_its_paper(paper):
    for page in pages(printed(SHEET, paper=paper)):
        assert [round(length * 25.4 / 72, 1) for length in page.get_size()] == list(paper.value)


@pytest.mark.parametrize("paper", Paper)
def test_every_field_and_everybody_is_found_again(paper):
    text = " ".join(map(full_text, pages(printed(SHEET, paper=paper))))

    for _label, lines in SHEET.fields:
        assert all(line in text for line in lines)
    for person in FORTY:
        assert person.name in text
    for said in ("NO", "NAMA", "NIP", "UNIT KERJA", "TANDA TANGAN", *SHEET.signer.above, SHEET.signer.name):
        assert said in text
    assert "CONTOH – data rekaan" not in text


def test_ten_blank_rows_end_the_list():
    printed_pages = pages(printed(SHEET))
    rows = {box.text: page for page in printed_pages for box in boxes(page) if box.text.isdecimal()}

    assert list(rows) == [str(number) for number in range(1, len(FORTY) + BLANK_ROWS + 1)]


def test_head_and_page_number_return_on_every_page():
    printed_pages = pages(printed(SHEET))

    assert len(printed_pages) > 1
    for number, page in enumerate(printed_pages, 1):
        assert holds(page, f"Halaman {number} dari {len(printed_pages)}")
        assert all(holds(page, said) for said in ("DAFTAR HADIR PESERTA", "Kegiatan", "Hari/tanggal", "TANDA TANGAN"))
    assert not holds(printed_pages[1], "Tempat")


def test_signatures_zigzag():
    places = {box.text: box.left for box in boxes(pages(printed(SHEET))[0])}

    assert places["1."] == pytest.approx(places["3."], abs=0.5)
    assert places["2."] == pytest.approx(places["4."], abs=0.5)
    assert places["2."] - places["1."] > 15


def test_the_foot_never_stands_alone():
    """However long the list, a row is above the signature."""
    for count in range(40):
        last = pages(printed(replace(SHEET, people=FORTY[:count])))[-1]
        assert holds(last, "Mengetahui,")
        assert holds(last, f"{count + BLANK_ROWS}.")


@pytest.mark.parametrize("paper", Paper)
def test_the_hardest_sheet_is_neither_cut_nor_crowded(paper):
    hard = tuple(ListedPerson(name, "9" * 50, (name * 3)[:300]) for name in HARDEST)
    topics = tuple(f"{number} {'Pembelajaran Mendalam Contoh ' * 9}– {HARDEST[2]}" for number in range(40))
    sheet = replace(
        SHEET,
        fields=(("Kegiatan", ("W" * 300,)), *SHEET.fields[1:4], ("Materi/narasumber", topics)),
        people=hard + FORTY,
        signer=SheetSigner(("Mengetahui,", "a.n. Kepala Dinas Contoh " * 6, "u.b."), "W" * 120, ("i" * 120,)),
    )
    printed_pages = pages(printed(sheet, paper=paper))

    for page in printed_pages:
        assert outside(page, paper) == []
        assert overlapping(boxes(page)) == []
    count = len(printed_pages)
    tops = [squeezed(f"Halaman {number} dari {count} {SHEET.title}") for number in range(1, count + 1)]
    text = "".join(squeezed(full_text(page)).replace(top, "") for top, page in zip(tops, printed_pages, strict=True))
    for said in (*HARDEST, *topics, sheet.signer.name, *sheet.signer.below, *sheet.signer.above):
        assert squeezed(said) in text


def test_a_field_that_nobody_knows_is_a_line_to_write_on():
    def lines_of(sheet):
        return pages(printed(sheet))[0].get_objects()

    unknown = replace(SHEET, fields=(*SHEET.fields[:2], ("Waktu", ()), *SHEET.fields[3:]))

    assert len(list(lines_of(unknown))) == len(list(lines_of(SHEET)))  # a line where the words were
    assert holds(pages(printed(unknown))[0], "Waktu")


def test_a_sample_says_so_on_every_page():
    assert all(holds(page, "CONTOH – data rekaan") for page in pages(printed(replace(SHEET, is_sample=True))))


def test_letters_that_the_fonts_lack_stop_no_hall():
    strange = "Guru 漢 Contoh"
    assert missing_letters(strange) == ("漢",)

    assert holds(pages(printed(replace(SHEET, people=(ListedPerson(strange, "", ""),))))[0], "Guru ? Contoh")


def test_the_same_sheets_are_the_same_bytes():
    assert printed(SHEET, replace(SHEET, title="LAIN")) == printed(SHEET, replace(SHEET, title="LAIN"))


def test_nothing_is_named_that_is_not_embedded():
    assert b"Helvetica" not in printed(SHEET)
