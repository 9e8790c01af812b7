import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_tracker.designs.klasik import art as klasik
from workshop_tracker.designs.latar import art as latar
from workshop_tracker.designs.modern import art as modern
from workshop_tracker.designs.own.colours import LEAST_CONTRAST, PALETTES, contrast, repainted, repainting, tint
from workshop_tracker.designs.piagam import inks as piagam

COLOURS = st.integers(0, 0xFFFFFF).map("#{:06X}".format)


@pytest.mark.parametrize(("colour", "ratio"), [("#FFFFFF", 1.0), ("#000000", 21.0), ("#767676", 4.54)])
def test_contrast_is_that_of_wcag(colour, ratio):
    assert contrast(colour) == pytest.approx(ratio, abs=0.01)


@given(COLOURS, st.floats(0, 1))
def test_a_tint_is_never_darker_than_its_colour(colour, share):
    assert contrast(tint(colour, share)) <= contrast(colour) + 1e-9
    assert tint(colour, 1) == colour
    assert tint(colour, 0) == "#FFFFFF"


def test_palettes_name_the_colours_that_the_drawings_have():
    drawn = {
        "klasik": {klasik.GREEN, klasik.GOLD, klasik.PAPER, klasik.PALE_GREEN, klasik.PALE_GOLD, klasik.HAIR}
        | {klasik.GROUP_BAND, klasik.SAMPLE},
        "modern": {modern.NAVY, modern.SOGA, modern.PATTERN, modern.PETAL, "#DCE3F0"},
        "piagam": {piagam.MAROON, piagam.GOLD, piagam.PAPER, piagam.RAY, piagam.HAIR, piagam.GROUP_BAND, piagam.SAMPLE},
        "latar": {latar.MAIN, latar.ACCENT},
    }
    for name, palette in PALETTES.items():
        assert {palette.main, palette.accent, *palette.tints} == drawn[name]
        assert contrast(palette.main) >= LEAST_CONTRAST


def test_only_colours_are_repainted():
    own = repainting("klasik", "#102030", "")
    content = "q 0.118 0.294 0.227 rg 0.118 0.294 0.227 l 0.500 0.500 0.500 RG Q"

    assert repainted(content, own) == "q 0.063 0.125 0.188 rg 0.118 0.294 0.227 l 0.500 0.500 0.500 RG Q"
    assert repainting("klasik", "", "") == repainting("surat_keterangan", "#102030", "") == ()
