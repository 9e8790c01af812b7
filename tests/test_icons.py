"""Icons and the mark: well formed, inside their grid, said in one place."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from workshop_tracker.icons import PATHS, icon, product_mark

MARK_FILE = Path(__file__).parents[1] / "workshop_tracker" / "static" / "mark.svg"


@pytest.mark.parametrize("name", PATHS)
def test_icon_is_hidden_from_readers_and_has_no_words(name: str) -> None:
    svg = ElementTree.fromstring(icon(name))
    assert svg.attrib == {"class": "i", "viewBox": "0 0 24 24", "aria-hidden": "true"}
    assert [child.tag for child in svg] == ["path"]


@pytest.mark.parametrize("name", PATHS)
def test_icon_stays_on_its_grid(name: str) -> None:
    numbers = [float(number) for number in re.findall(r"-?(?:[0-9]+\.?[0-9]*|\.[0-9]+)", PATHS[name])]
    assert all(-24 <= number <= 24 for number in numbers)


def test_icon_is_made_once() -> None:
    assert icon("tick") is icon("tick")


def test_unknown_icon_is_refused() -> None:
    with pytest.raises(KeyError):
        icon("unknown")


def test_mark_in_the_page_is_the_icon_of_the_page() -> None:
    assert product_mark() == MARK_FILE.read_text("utf-8").strip()
    assert ElementTree.fromstring(product_mark()).attrib["aria-hidden"] == "true"
