"""Pictures of numbers: each number stands in them as text, nothing leaves the picture, what is unknown is dashed."""

import csv
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from PIL import Image

from workshop_tracker.organizations import reference
from workshop_tracker.presentation import format_number
from workshop_tracker.reports.charts.bars import axis_for
from workshop_tracker.reports.charts.descriptions import (
    Bar,
    Bars,
    HeatMap,
    Line,
    Lines,
    Place,
    Progress,
    Share,
    Stack,
    StackedBars,
    TileMap,
)
from workshop_tracker.reports.charts.drawing import drawn
from workshop_tracker.reports.charts.ink import png_of
from workshop_tracker.reports.charts.lines import scale_end
from workshop_tracker.reports.charts.maps import SHADES, shade
from workshop_tracker.reports.charts.shapes import Box, Words
from workshop_tracker.reports.charts.svg import svg_of
from workshop_tracker.reports.charts.tiles import tiles_of

SHARES = Share(164, 1020), Share(0, None), Share(5, 3)
CHARTS = {
    "bars": Bars("Terdepan: <Utara>", tuple(Bar(f"Kab. Contoh {each.part}", each) for each in SHARES)),
    "stacked": StackedBars("Perempuan lebih banyak", ("P", "L"), (Stack("Hadir", (310, 160)), Stack("Tuntas", (0, 0)))),
    "lines": Lines("Juli ramai", ("Jun", "Jul", "Agt"), (Line("2025", (20, 97, None)), Line("2024", (None, 3, None)))),
    "heat": HeatMap("Juli ramai", ("Jun", "Jul"), (Line("Kab. Contoh", (0, 46)), Line("Kota Contoh", (None, 12)))),
    "tiles": TileMap("Utara terdepan", (Place("33.01", Share(1, 8)), Place("33.02", Share(1, None)))),
    "progress": Progress("Hampir", 412, 600, "guru"),
    "beyond": Progress("Lebih", 700, 600, "guru"),
    "no goal": Progress("Belum", 5, None, "guru"),
    "empty": Bars("Kosong", ()),
}


def words_of(chart, width=360):
    return [shape.text for shape in drawn(chart, width).shapes if isinstance(shape, Words)]


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
def test_a_picture_stays_within_itself_and_is_plain_svg(chart):
    picture = drawn(chart, 360)
    for shape in picture.shapes:
        if isinstance(shape, Box):
            assert 0 <= shape.x <= shape.x + shape.width <= picture.width + 0.01
            assert 0 <= shape.y <= shape.y + shape.height <= picture.height + 0.01
        if isinstance(shape, Words):
            assert 0 <= shape.y <= picture.height
    element = ElementTree.fromstring(svg_of(picture))
    assert element.get("aria-label") == chart.title
    assert not [each for each in element.iter() if each.get("style") or each.tag.endswith(("style", "script"))]
    assert [each.text for each in element.iter() if each.tag.endswith("text")] == words_of(chart)


def test_each_number_is_told_in_words_beside_its_colour():
    assert {"164 dari 1.020 · 16,1%", "0 · jumlah tidak diketahui", "5 dari 3"} <= set(words_of(CHARTS["bars"]))
    assert {"310", "160", "470"} <= set(words_of(CHARTS["stacked"]))
    assert {"20", "97"} <= set(words_of(CHARTS["lines"]))
    assert {"0", "46", "12", "?"} <= set(words_of(CHARTS["heat"]))
    assert {"Clp", "12,5%", "Bms", "?"} <= set(words_of(CHARTS["tiles"]))
    assert {"412 dari 600 guru", "68,7%"} <= set(words_of(CHARTS["progress"]))
    assert "target terlampaui" in words_of(CHARTS["beyond"])
    assert words_of(CHARTS["no goal"]) == ["5 guru · target belum ditetapkan"]


def test_what_is_unknown_is_an_outline_and_never_a_bar():
    unknown = drawn(Bars("", (Bar("Contoh", Share(3, None)),)), 360)
    assert [shape.fill for shape in unknown.shapes if isinstance(shape, Box)] == [None]


@settings(max_examples=30, deadline=None)
@given(some.lists(some.integers(0, 10**7), min_size=1, max_size=20))
def test_scales_hold_what_stands_on_them(numbers):
    assert scale_end(numbers) >= max(numbers)
    assert scale_end(numbers) <= max(10 * max(numbers), 4)
    shares = [Share(number, 10**7) for number in numbers]
    assert axis_for(shares) * 10**7 >= max(numbers)
    darkness = [SHADES.index(shade(number, max(numbers))) for number in sorted(numbers)]
    assert darkness == sorted(darkness)
    assert all(format_number(number) in words_of(Progress("", number, None, ""))[0] for number in numbers)


def test_each_district_of_central_java_has_a_square_of_its_own():
    lines = (Path(reference.__path__[0]) / "districts.csv").read_text("utf-8").splitlines()
    codes = {row["code"] for row in csv.DictReader(lines) if row["code"].startswith("33.")}
    tiles = tiles_of("33")
    assert set(tiles) == codes
    assert (
        len({(tile.column, tile.row) for tile in tiles.values()}) == len({tile.short for tile in tiles.values()}) == 35
    )
    assert tiles_of("99") == {}


def test_a_slide_has_the_finding_above_its_picture():
    chart = CHARTS["progress"]
    slide = Image.open(BytesIO(png_of(drawn(chart, 360))))
    assert slide.size == (3 * (360 + 16), 3 * (42 + 16 + 18))
    assert png_of(drawn(chart, 360)) == png_of(drawn(chart, 360))
