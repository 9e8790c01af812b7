"""Own colours: what paper and readers ask of them, and which of a drawing's colours follow the main one or the accent.

The colours of each drawing are named here and not asked of it, for its file is frozen with the papers printed from it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from workshop_tracker.designs.ornaments import colour_values

WHITE = "#FFFFFF"
LEAST_CONTRAST = 4.5  # to white, as WCAG 2 asks of text
COLOUR = re.compile("#[0-9A-Fa-f]{6}")
PAINT = re.compile(r"\b([0-9.]+ [0-9.]+ [0-9.]+) (?=rg\b|RG\b)")
Ink = Literal["main", "accent"]


@dataclass(frozen=True, slots=True)
class Palette:
    """A drawing's two inks, and its tints: each the share of an ink that is mixed with white."""

    main: str
    accent: str
    tints: Mapping[str, tuple[Ink, float]]


PALETTES = {
    "klasik": Palette(
        main="#1E4B3A",
        accent="#97793A",
        tints={
            "#FCFAF4": ("accent", 0.04),
            "#DCE6DD": ("main", 0.155),
            "#EDE3CB": ("accent", 0.2),
            "#D9D2BF": ("accent", 0.33),
            "#F1EDDF": ("accent", 0.14),
            "#EDE4CE": ("accent", 0.2),
        },
    ),
    "piagam": Palette(
        main="#6B1E2C",
        accent="#8F6B24",
        tints={
            "#FDFAF3": ("accent", 0.04),
            "#EBDDBD": ("accent", 0.24),
            "#DCCFB8": ("accent", 0.31),
            "#F5EDDC": ("accent", 0.13),
            "#EFE5CF": ("accent", 0.19),
        },
    ),
    "modern": Palette(
        main="#162A4C",
        accent="#A8612A",
        tints={"#3A5485": ("main", 0.8), "#21375F": ("main", 0.93), "#DCE3F0": ("main", 0.1)},
    ),
    "latar": Palette(main="#1C2C4A", accent="#6A4A10", tints={}),
}
Repainting = tuple[tuple[str, str], ...]  # each colour of a drawing and the own one in its place


def contrast(colour: str) -> float:
    """To white, from 1 to 21."""
    red, green, blue = (_light(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _light(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def tint(colour: str, share: float) -> str:
    """So much of a colour in white."""
    return "#" + "".join(f"{round(255 - (255 - int(colour[at : at + 2], 16)) * share):02X}" for at in (1, 3, 5))


def repainting(drawing: str, main: str, accent: str) -> Repainting:
    """What to paint in the place of each colour of a drawing, `""` for its own; nothing where nothing changes."""
    palette = PALETTES.get(drawing)
    if palette is None or not (main or accent):
        return ()
    own: dict[Ink, str] = {"main": main or palette.main, "accent": accent or palette.accent}
    tints = tuple((old, tint(own[ink], share)) for old, (ink, share) in palette.tints.items())
    return ((palette.main, own["main"]), (palette.accent, own["accent"]), *tints)


def repainted(content: str, colours: Repainting) -> str:
    """Page content with own colours in the place of the drawing's."""
    new = _values(colours)
    return PAINT.sub(lambda found: f"{new.get(found[1], found[1])} ", content)


@lru_cache(maxsize=32)
def _values(colours: Repainting) -> dict[str, str]:
    return {colour_values(old): colour_values(own) for old, own in colours}
