"""What must hold in the text of every template and style sheet: a strict policy, translated text, small files."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
PATTERN_PAGES = sorted((Path(__file__).parent / "pages").glob("*.html"))
STATIC = ROOT / "workshop_tracker" / "static"
SHEETS = sorted(STATIC.glob("*.css"))

REFUSED = {
    "a style attribute": r"\sstyle\s*=",
    "a style element": r"<style\b",
    "an inline script": r"<script(?![^>]*\ssrc=)",
    "an event attribute": r"<[^>{]*\son[a-z]+\s*=",
    "a script address": r"javascript:",
    "an unescaped value": r"\|\s*safe\b",
    "autoescape switched off": r"autoescape\s+false",
    "something from another host": r"(?:src|href|action)\s*=\s*[\"'](?:https?:)?//",
}
# gettext of a value would mark it as safe HTML and miss the catalogue.
TRANSLATED_VALUE = r"\b(?:_|gettext|ngettext)\(\s*(?![\"'\s])"


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("what", REFUSED)
def test_templates_keep_the_content_policy(what: str) -> None:
    assert holding(re.compile(REFUSED[what], re.IGNORECASE)) == []


def test_only_written_text_is_translated() -> None:
    assert holding(re.compile(TRANSLATED_VALUE)) == []


def test_templates_are_small() -> None:
    assert [
        name_of(path) for path in TEMPLATES + PATTERN_PAGES if len(path.read_text("utf-8").splitlines()) > 120
    ] == []


def test_style_sheet_is_light_enough_for_a_slow_line() -> None:
    assert (STATIC / "app.css").stat().st_size <= 12_000


@pytest.mark.parametrize("path", SHEETS, ids=name_of)
def test_style_sheet_fetches_nothing(path: Path) -> None:
    assert not re.search(r"url\(|@import|@font-face", path.read_text("utf-8"))


@pytest.mark.parametrize("path", SHEETS, ids=name_of)
def test_style_sheet_has_no_class_that_no_page_uses(path: Path) -> None:
    used = " ".join(
        page.read_text("utf-8") for page in TEMPLATES + PATTERN_PAGES + [ROOT / "workshop_tracker/icons.py"]
    )
    assert [name for name in classes_of(path) if not re.search(rf"(?<![\w-]){name}(?![\w-])", used)] == []


def test_colours_are_named_once() -> None:
    """Elsewhere only black with alpha and three greys of figures and pills stand as numbers."""
    sheet = (STATIC / "app.css").read_text("utf-8")
    after_names = sheet.split("}", 1)[1]
    assert set(re.findall(r"#[0-9a-f]{3,8}\b", after_names)) <= {
        "#fff",
        "#0004",
        "#0001",
        "#e7e5de",
        "#eceae4",
        "#43474f",
        "#b06500",
    }


def holding(pattern: re.Pattern[str]) -> list[str]:
    """The templates in which that stands outside their comments."""
    return [name_of(path) for path in TEMPLATES if pattern.search(without_comments(path.read_text("utf-8")))]


def without_comments(text: str) -> str:
    return re.sub(r"\{#.*?#\}", "", text, flags=re.DOTALL)


def classes_of(path: Path) -> list[str]:
    text = re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL)
    selectors = re.findall(r"([^{};]+)\{", text)
    return sorted({name for selector in selectors for name in re.findall(r"\.([a-z][a-z0-9-]*)", selector)})
