"""How a page is photographed: with the papers' letters, whole, in few colours."""

from pathlib import Path

from PIL import Image
from playwright.sync_api import Page

from workshop_tracker.designs.faces import Face, font_file

PACKAGE = Path(__file__).resolve().parent.parent.parent / "workshop_tracker"
# the papers' letters instead of whatever a bare machine falls back to: a browser there has no `system-ui`
FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>{folders}<cachedir>{place}</cachedir></fontconfig>"""
LETTERS = """
body, .btn, input, select, textarea { font-family: "Source Sans Pro" }
.name { font-family: "Source Serif Pro" }
"""


def write_fonts(place: Path) -> Path:
    """A font configuration that knows the fonts of the papers."""
    folders = "".join(f"<dir>{font_file(face).parent}</dir>" for face in (Face.SANS, Face.SERIF))
    file = place / "fonts.conf"
    file.write_text(FONTS.format(folders=folders, place=place), "utf-8")
    return file


def lettered(page: Page) -> Page:
    """The page with the papers' letters added to its style sheet."""
    sheet = (PACKAGE / "static" / "app.css").read_text("utf-8") + LETTERS
    page.route("**/app.css*", lambda route: route.fulfill(body=sheet, content_type="text/css"))
    return page


def keep(page: Page, folder: Path, name: str, viewport: dict[str, int]) -> None:
    """The whole page as one picture; the window grows first, so that what sticks to its foot stands at the end."""
    page.set_viewport_size(viewport | {"height": page.evaluate("document.documentElement.scrollHeight")})
    file = folder / f"{viewport['width']}-{name}.png"
    page.screenshot(path=file, full_page=True, animations="disabled")
    Image.open(file).convert("RGB").quantize(128).save(file, optimize=True)
