"""The page of campaigns names what there is, and forgets none."""

import re

from tests.architecture.source import PROJECT

PAGE = (PROJECT / "docs" / "campaigns.md").read_text("utf-8")


def test_every_place_that_the_page_names_is_there():
    named = re.findall(r"`(tests/[^`]+)`", PAGE)
    assert named
    assert [place for place in named if not (PROJECT / place).exists()] == []


def test_every_campaign_is_on_the_page():
    files = [path.name for path in (PROJECT / "tests" / "campaigns").glob("test_*.py")]
    assert [name for name in files if name not in PAGE] == []
    assert [number for number in range(1, 46) if f"C-{number:02}" not in PAGE] == []
