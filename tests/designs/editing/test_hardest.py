import pytest

from tests.designs.reading import full_text, pages
from workshop_tracker.designs.editing.foreseeing import misfits, sample_pdf, sample_png
from workshop_tracker.designs.editing.hardest import NAME, SESSIONS
from workshop_tracker.designs.own.looks import DRAWINGS, PLACES, Look


@pytest.mark.parametrize("code", DRAWINGS)
def test_every_drawing_holds_the_hardest_paper(code):
    look = Look(code, 1)

    assert misfits(look) == {}
    sides = [" ".join(full_text(page).split()) for page in pages(sample_pdf(look))]
    assert NAME[:40] in sides[0]
    assert any(f"Perancangan Pembelajaran {SESSIONS}" in side for side in sides[1:])


def test_the_setting_that_takes_too_much_room_is_named():
    endless = "WWWWWWWW " * 600
    closing, heading = ("en", "closing", endless), ("en", "given", "Untuk")

    assert misfits(Look("klasik", 1, sentences=(heading, closing))).keys() == {"en_closing"}
    assert misfits(Look("klasik", 1, letterhead=(endless,))).keys() == {"letterhead"}
    assert misfits(Look("modern", 1, letterhead=(endless,), sentences=(closing,))).keys() == {"letterhead", "drawing"}


def test_texts_as_long_as_they_may_be_fit_into_every_drawing():
    longest = tuple(("id", place, "WWWWWWWW " * 33) for place in PLACES)

    assert all(misfits(Look(code, 1, letterhead=("WWWWWWWW " * 13,) * 4, sentences=longest)) == {} for code in DRAWINGS)


def test_a_picture_is_small_and_the_same_each_time():
    picture = sample_png(Look("klasik", 1))

    assert picture.startswith(b"\x89PNG")
    assert len(picture) < 200_000
    assert picture == sample_png(Look("klasik", 1))
