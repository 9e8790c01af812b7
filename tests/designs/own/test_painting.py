"""Own designs as they are printed: read back, and compared with the built-in drawing under them."""

import re
from dataclasses import replace

import pytest
from PIL import Image

from tests.designs.editing.logos import png
from tests.designs.papers import CHAIR, HEAD_OF_OFFICE, NORMAL, in_design
from tests.designs.reading import full_text, pages, printed
from workshop_tracker.designs.editing.pictures import picture_of
from workshop_tracker.designs.own.looks import DRAWINGS, PLACES, Look
from workshop_tracker.designs.own.placing import first_placing
from workshop_tracker.designs.pdf import merged_pdf, single_pdf
from workshop_tracker.designs.rules import (
    CertificateText,
    Looks,
    certificate_text_from_json,
    certificate_text_to_json,
)
from workshop_tracker.designs.sections.standing_in import standing_in
from workshop_tracker.designs.typesetting import TextDoesNotFit

CLOSING = "atas prakarsa {penyelenggara}[ di {tempat}], dengan alokasi {jp}."
BLUE = Look("klasik", 1, main="#1F3B70", accent="#7A4B00", sentences=(("id", "closing", CLOSING),), spells_hours=True)


def wearing(look: Look, text: CertificateText = NORMAL) -> CertificateText:
    return replace(text, design="contoh.biru", look=look)


def said(text: CertificateText) -> str:
    """All that the front says, however it is broken into lines."""
    return " ".join(full_text(pages(printed(text))[0]).split())


def front(text: CertificateText) -> Image.Image:
    return pages(printed(text))[0].render(scale=1).to_pil().convert("RGB")


@pytest.mark.parametrize("code", DRAWINGS)
def test_a_look_that_sets_nothing_prints_the_page_content_of_the_built_in_design(code):
    own, built_in = wearing(Look(code, 1)), in_design(NORMAL, code)

    assert [page.get_textpage().get_text_range() for page in pages(printed(own))] == [
        page.get_textpage().get_text_range() for page in pages(printed(built_in))
    ]
    assert front(own).tobytes() == front(built_in).tobytes()


def test_own_words_take_the_place_of_the_usual_ones():
    text = said(wearing(BLUE))

    assert "atas prakarsa MGMP Informatika SMK Wilayah Contoh di SMK Negeri 2 Contoh" in text
    assert "32 (tiga puluh dua)" in text
    assert "yang diselenggarakan oleh" not in text


@pytest.mark.parametrize("code", DRAWINGS)
def test_every_place_of_words_is_printed_in_every_drawing(code):
    places = {"heading": "TANDA HORMAT", "given": "Untuk {nama}", "event": "yang hadir pada", "closing": CLOSING}
    look = Look(code, 1, sentences=tuple(("id", place, text) for place, text in places.items()))
    text = said(wearing(look))

    assert all(words in text for words in ("TANDA HORMAT", f"Untuk {NORMAL.name}", "yang hadir pada", "atas prakarsa"))


def test_own_colours_and_a_logo_change_the_picture_and_not_the_words():
    logo = picture_of(png((200, 30, 30)))
    plain, own = wearing(Look("klasik", 1)), wearing(Look("klasik", 1, main="#1F3B70", left=logo))

    assert said(plain) == said(own)
    assert front(own).getpixel((116, 92)) == (200, 30, 30)  # within the left emblem
    assert (30, 75, 58) in dict(map(reversed, front(plain).getcolors(1 << 20)))
    assert (30, 75, 58) not in dict(map(reversed, front(own).getcolors(1 << 20)))


def test_many_papers_of_an_own_design_are_those_that_each_is_alone():
    look = replace(BLUE, left=picture_of(png((0, 90, 0))))
    texts = [wearing(look, replace(NORMAL, name=f"Guru {number} Contoh", number=f"{number}")) for number in range(12)]

    together = pages(b"".join(merged_pdf(texts)))
    alone = [pages(single_pdf(text))[0] for text in texts]

    assert [page.get_textpage().get_text_range() for page in together[::2]] == [
        page.get_textpage().get_text_range() for page in alone
    ]
    assert single_pdf(texts[3]) == single_pdf(texts[3])


@pytest.mark.parametrize("code", [*DRAWINGS, "latar"])
def test_words_with_a_holder_in_them_name_each_holder_on_the_own_paper(code):
    named = tuple(("id", place, f"{place} {{nomor}}") for place in PLACES)
    placing = first_placing("landscape") if code == "latar" else None
    look = Look(code, 1, sentences=named, placing=placing)
    texts = [wearing(look, replace(NORMAL, number=f"N{number}M", programme=())) for number in range(4)]

    sides = [full_text(page) for page in pages(b"".join(merged_pdf(texts))) if "CONTOH" in full_text(page)]

    assert [set(re.findall("N[0-9]M", side)) for side in sides] == [{text.number} for text in texts]


def test_a_photo_box_has_room_beside_one_signatory_only():
    look = replace(BLUE, has_photo_box=True)

    assert "Foto 3 × 4" in said(wearing(look))
    with pytest.raises(TextDoesNotFit, match="Kotak foto"):
        printed(wearing(look, replace(NORMAL, signatories=(HEAD_OF_OFFICE, CHAIR))))


def test_the_look_lies_beside_the_snapshot():
    text = wearing(BLUE)
    snapshot = certificate_text_to_json(text)

    assert "look" not in snapshot
    assert certificate_text_from_json(snapshot, Looks({("contoh.biru", 1): BLUE})) == text


def test_a_sheet_in_the_place_of_a_paper_wears_no_look():
    cannot = replace(wearing(BLUE), name="漢字")

    assert standing_in(cannot).look is None
