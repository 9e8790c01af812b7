"""Curves are smooth and meet where they must."""

import math

import pytest

from workshop_tracker.designs.klasik.art import FRAME, SWELL_GREEN
from workshop_tracker.designs.ornaments import (
    ACROSS,
    DOWN,
    box,
    circle,
    colour_values,
    curve,
    placed,
    point,
    polygon,
    rounded_box,
)

PER_MM = 72 / 25.4


def numbers(path):
    return [float(word) for word in path.split() if word.lstrip("-")[0].isdigit()]


def test_places_are_counted_from_the_top_left_corner():
    assert point(0, 0) == f"0.00 {DOWN * PER_MM:.2f}"
    assert point(ACROSS, DOWN) == f"{ACROSS * PER_MM:.2f} 0.00".replace("-0.00", "0.00")


def test_colours_need_six_digits():
    assert colour_values("#FF0080") == "1.000 0.000 0.502"


@pytest.mark.parametrize("angle", [0, math.pi / 3, math.pi])
def test_art_at_the_corner_moves_to_its_place_however_it_is_turned(angle):
    a, b, c, d, e, f = placed(100, 50, 2, angle)
    x, y = 0, DOWN * PER_MM
    assert (a * x + c * y + e, b * x + d * y + f) == pytest.approx((100 * PER_MM, (DOWN - 50) * PER_MM))
    assert math.hypot(a, b) == pytest.approx(2)


def test_a_curve_follows_a_circle_closely():
    path = curve(lambda t: (100 + 50 * math.cos(t), 100 + 50 * math.sin(t)), 0, 2 * math.pi, 8)
    assert path.count("c") == 8
    values = numbers(path)
    for (x0, y0), (u0, v0), (u1, v1), (x1, y1) in (
        [tuple(values[index + 2 * k : index + 2 * k + 2]) for k in range(4)] for index in range(0, len(values) - 2, 6)
    ):
        middle = ((x0 + 3 * u0 + 3 * u1 + x1) / 8, (y0 + 3 * v0 + 3 * v1 + y1) / 8)
        assert math.dist(middle, (100 * PER_MM, (DOWN - 100) * PER_MM)) == pytest.approx(50 * PER_MM, rel=1e-3)


def test_the_mirrored_quarters_of_the_band_close():
    """At the axes the strands stand in mirrored pairs, so that a quarter goes on in its mirror image."""
    phases = [2 * math.pi * strand / FRAME.strands for strand in range(FRAME.strands)]
    for part, along in ((0.0, 0), (0.25, 1)):
        nudge = 1e-7
        ahead = [FRAME.strand(phase, SWELL_GREEN)(part + nudge) for phase in phases]
        here = [FRAME.strand(phase, SWELL_GREEN)(part) for phase in phases]
        axis = (ACROSS / 2, DOWN / 2)[along]
        assert [place[along] for place in here] == pytest.approx([axis] * len(phases))
        slopes = sorted(
            (h[1 - along], round((a[1 - along] - h[1 - along]) / nudge)) for h, a in zip(here, ahead, strict=True)
        )
        offsets = {}
        for offset, slope in slopes:
            offsets.setdefault(round(offset, 3), []).append(slope)
        assert all(sum(pair) == pytest.approx(0, abs=20) for pair in offsets.values())


def test_shapes_close():
    assert polygon([(0, 0), (1, 0), (0, 1)]).endswith("h")
    assert rounded_box(0, 0, 10, 5, 1).count("c") == circle(5, 5, 2).count("c") == 4
    assert numbers(box(1, 2, 3, 4)) == pytest.approx(
        [1 * PER_MM, (DOWN - 6) * PER_MM, 3 * PER_MM, 4 * PER_MM], abs=0.01
    )
