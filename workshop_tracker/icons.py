"""The icons of the pages: one path each on a 24 × 24 grid, drawn as lines in the colour of the text."""

from functools import cache
from pathlib import Path

from markupsafe import Markup

PATHS = {
    "back": "m15 5-7 7 7 7",
    "bell": "M6 17V11a6 6 0 0 1 12 0v6l2 2H4zM10 21.5h4",
    "calendar": "M4 6h16v14H4zM4 10h16M8 3v4m8-4v4",
    "chart": "M4 20h16M7 16v-5m5 5V5m5 11V8",
    "clock": "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zm0-14v5l3 3",
    "close": "m6 6 12 12M18 6 6 18",
    "cloud-saved": "M7 18a4 4 0 0 1-.6-8A6 6 0 0 1 18 9.5a4.3 4.3 0 0 1-.5 8.5zm2.5-4.5 2 2 3.5-4",
    "cloud-waiting": "M7 18a4 4 0 0 1-.6-8A6 6 0 0 1 18 9.5a4.3 4.3 0 0 1-.5 8.5zM9 14.5v.01m3-.01v.01m3-.01v.01",
    "copy": "M9 8h11v12H9zM15 8V4H4v12h5",
    "download": "M12 4v11m-5-5 5 5 5-5M5 20h14",
    "edit": "m4 20 1-4.5L16 4.5l3.5 3.5L8.5 19zM13.5 7l3.5 3.5",
    "file": "M6 3h8l4 4v14H6zM14 3v4h4",
    "image": "M4 5h16v14H4zm0 11 5-5 4 4 2-2 5 5M15.5 9v.01",
    "info": "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zm0-10v5m0-8.5v.01",
    "link": "M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.7L12 7m2 3a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.7 5.7L12 17",
    "lock": "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
    "menu": "M4 7h16M4 12h16M4 17h16",
    "message": "M4 20l1.2-4A8 8 0 1 1 8.5 19z",
    "next": "m9 5 7 7-7 7",
    "people": "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zm-6 9c0-4 2.5-6 6-6s6 2 6 6M16 4.5a3.5 3.5 0 0 1 0 6.5"
    "m2 3.5c2 .8 3 2.7 3 5.5",
    "person": "M12 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zm-7 9c0-4 3-6 7-6s7 2 7 6",
    "plus": "M12 5v14M5 12h14",
    "printer": "M7 9V4h10v5M7 17H4v-6a2 2 0 0 1 2-2h12a2 2 0 0 1 2 2v6h-3M7 14h10v6H7z",
    "qr": "M4 4h6v6H4zm10 0h6v6h-6zM4 14h6v6H4zm10 0h2v2m4-2v6m-6 0h2v-1",
    "school": "M3 20h18M5 20v-9l7-5 7 5v9M12 6V3h4M10 20v-5h4v5",
    "search": "M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zm5-2 4 4",
    "tick": "m5 13 4 4L19 7",
    "trash": "M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13M10 11v5m4-5v5",
    "undo": "m8 5-4 4 4 4M4 9h10a5 5 0 0 1 0 10h-4",
    "upload": "M12 16V5M7 10l5-5 5 5M5 20h14",
    "warning": "M12 8v5m0 3.5v.01M10.3 4.2 2.9 17.4a2 2 0 0 0 1.7 3h14.8a2 2 0 0 0 1.7-3L13.7 4.2a2 2 0 0 0-3.4 0z",
}


@cache
def icon(name: str) -> Markup:
    """The icon as inline SVG, hidden from screen readers: words stand beside it. Raises KeyError."""
    return Markup('<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><path d="{}"/></svg>').format(PATHS[name])


@cache
def product_mark() -> Markup:
    """The mark of the product as inline SVG: the very file that browsers show as the icon of the page."""
    return Markup((Path(__file__).parent / "static" / "mark.svg").read_text("utf-8").strip())  # noqa: S704 - our own file
