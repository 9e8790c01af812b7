"""Files for a printer, read back: order, count, sides, what is listed, and that they are sound."""

import io
from dataclasses import replace

import pikepdf
import pytest
from PIL import Image

from tests.designs.papers import ENGLISH, LONG_NAME, NAMELESS_SCHOOL, NORMAL, in_design
from tests.designs.reading import boxes, holds, overlapping, pages
from workshop_tracker.certificates.printing.exports import covers_run, papers_run, printer_test_run, receipts_run
from workshop_tracker.designs.imposition.rules import Imposition, Shift, Sides
from workshop_tracker.designs.press.drawings import NothingToPrint
from workshop_tracker.designs.rules import certificate_text_to_json
from workshop_tracker.designs.sheet import PageSize

TALL, FOLIO_TALL = (595, 842), (609, 935)


def snapshot(number, name="Ayu Contoh, S.Pd.", school="SMK Contoh Satu", text=NORMAL):
    return certificate_text_to_json(replace(text, number=f"{number:03}/CONTOH", name=name, school=school))


PILES = [
    [snapshot(4), snapshot(2, LONG_NAME)],
    [snapshot(number, school="SMK Contoh Dua") for number in range(5, 45)],
    [snapshot(1, "Budi Contoh", "")],
]


def made(parts):
    file = b"".join(parts)
    with pikepdf.open(io.BytesIO(file)) as document:
        assert document.check_pdf_syntax() == []
    return file


def sizes(file):
    return [tuple(map(round, page.get_size())) for page in pages(file)]


def test_papers_come_in_the_order_of_their_piles_each_under_its_cover():
    found = pages(made(papers_run(PILES[::2], Imposition(), with_covers=True)))
    assert len(found) == 2 * (1 + 2 + 1 + 1)
    for index, words in (
        (0, "SMK Contoh Satu"),
        (2, "004/CONTOH"),
        (4, "002/CONTOH"),
        (6, "Tanpa sekolah"),
        (8, "001/CONTOH"),
    ):
        assert holds(found[index], words)


def test_backs_come_from_the_last_sheet_to_the_first_with_an_empty_side_for_each_cover():
    fronts = pages(made(papers_run(PILES[::2], Imposition(Sides.FRONTS), with_covers=True)))
    backs = pages(made(papers_run(PILES[::2], Imposition(Sides.BACKS), with_covers=True)))
    assert len(fronts) == len(backs) == 5
    assert [bool(boxes(page)) for page in backs] == [True, False, True, True, False]
    for index, number in ((0, "001/CONTOH"), (2, "002/CONTOH"), (3, "004/CONTOH")):
        assert holds(backs[index], number)


def test_letters_of_one_page_never_share_a_sheet():
    letters = [[snapshot(number, text=in_design(NAMELESS_SCHOOL, "surat_keterangan")) for number in (1, 2)]]
    found = pages(made(papers_run(letters, Imposition())))
    assert [bool(boxes(page)) for page in found] == [True, False, True, False]


def test_a_cover_names_the_school_counts_and_lists_its_papers():
    file = made(covers_run(PILES, Imposition(Sides.FRONTS)))
    first = pages(file)[0]
    for words in (
        "LEMBAR SAMPUL",
        "SMK Contoh Satu",
        "2 sertifikat",
        NORMAL.title,
        LONG_NAME,
        "002/CONTOH",
        "Diterima oleh",
    ):
        assert holds(first, words)
    assert set(sizes(file)) == {TALL}
    with pikepdf.open(io.BytesIO(file)) as document:
        assert str(document.docinfo.Title) == "Lembar sampul"


@pytest.mark.parametrize(("size", "points"), [(PageSize.PORTRAIT, TALL), (PageSize.FOLIO, FOLIO_TALL)])
def test_everybody_stands_once_on_the_list_of_receipts(size, points):
    file = made(receipts_run(PILES, size, Shift()))
    found = pages(file)
    assert set(sizes(file)) == {points}
    said = "".join("".join(box.text for box in boxes(page)) for page in found)
    assert [said.count(f"{number:03}/CONTOH") for number in (1, 2, *range(4, 45))] == [1] * 43
    assert said.index("SMK Contoh Satu") < said.index("SMK Contoh Dua") < said.index("Tanpa sekolah")
    assert said.count("TANDA TANGAN") == len(found)
    assert f"Halaman {len(found)} dari {len(found)}" in said
    assert holds(found[-1], "Yang menyerahkan,")
    assert [overlapping(boxes(page)) for page in found] == [[]] * len(found)


def test_a_school_is_not_named_at_the_foot_of_a_page():
    piles = [[snapshot(number, school=f"SMK Contoh {number}")] for number in range(1, 40)]
    for page in pages(made(receipts_run(piles, PageSize.PORTRAIT, Shift()))):
        schools = [box.bottom for box in boxes(page) if box.text.startswith("SMK")]
        numbers = [box.bottom for box in boxes(page) if box.text.endswith("/CONTOH")]
        assert max(schools) < max(numbers)


def test_lists_speak_the_language_of_the_papers():
    english = [[snapshot(1, text=ENGLISH)]]
    assert holds(pages(made(receipts_run(english, PageSize.PORTRAIT, Shift())))[0], "LIST OF RECEIPTS: CERTIFICATE")
    assert holds(pages(made(covers_run(english, Imposition(Sides.FRONTS))))[0], "Papers (certificate): 1")


def darkest(picture, area):
    """The column and the row of an area that have most ink, in mm from the corner of the page."""
    left, top, right, bottom = area
    ink = picture.crop(area).point(lambda value: 255 - value)
    columns, rows = (
        ink.resize((right - left, 1), Image.Resampling.BOX),
        ink.resize((1, bottom - top), Image.Resampling.BOX),
    )
    return [
        (start + max(range(len(line)), key=line.__getitem__) + 0.5) / 10
        for start, line in ((left, columns.tobytes()), (top, rows.tobytes()))
    ]


@pytest.mark.parametrize(("text", "across"), [(NORMAL, 297), (in_design(NORMAL, "surat_keterangan"), 210)])
def test_the_test_page_has_crosses_20_mm_from_the_edges_moved_by_the_shift(text, across):
    for shift in (Shift(), Shift(2.5, -1.5)):
        (page,) = pages(made(printer_test_run(text, shift, "id")))
        picture = page.render(scale=254 / 72).to_pil().convert("L")  # ten pixels a millimetre
        assert darkest(picture, (120, 175, 260, 290)) == pytest.approx([20 + shift.right, 20 + shift.down], abs=0.15)
        assert holds(page, f"seharusnya {across - 40} mm")
    assert holds(page, "Geser sekarang: 2,5 mm ke kanan, -1,5 mm ke bawah.")


def test_the_same_choice_is_the_same_bytes():
    for make in (
        lambda: papers_run(PILES, Imposition(Sides.BACKS, shift=Shift(1, 2)), with_covers=True),
        lambda: covers_run(PILES, Imposition()),
        lambda: receipts_run(PILES, PageSize.FOLIO, Shift()),
    ):
        assert b"".join(make()) == b"".join(make())


def test_parts_leave_before_the_rest_is_composed():
    parts = papers_run([[snapshot(number) for number in range(1, 101)]], Imposition(Sides.FRONTS))
    assert len(list(parts)) > 1


@pytest.mark.parametrize("run", [papers_run, covers_run])
def test_nothing_to_print_is_refused(run):
    with pytest.raises(NothingToPrint):
        list(run([], Imposition()))
    with pytest.raises(NothingToPrint):
        list(receipts_run([], PageSize.PORTRAIT, Shift()))
