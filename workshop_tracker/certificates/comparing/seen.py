"""What a file shows: words, codes, and pages as small grey pictures; handed from the reading process as JSON."""

import base64
import json
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Look:
    """A page as grey pixels, row by row, 0 black to 255 white."""

    width: int
    pixels: bytes


@dataclass(frozen=True, slots=True)
class Seen:
    """Words in their order, verification codes each once, and how the first pages look; a photograph has no words."""

    words: tuple[str, ...]
    codes: tuple[str, ...]
    looks: tuple[Look, ...] = ()
    is_photograph: bool = False


def packed(seen: Seen) -> str:
    """One line of JSON."""
    looks = [[look.width, base64.b64encode(look.pixels).decode()] for look in seen.looks]
    return json.dumps([seen.words, seen.codes, looks, seen.is_photograph], separators=(",", ":"))


def unpacked(line: str) -> Seen:
    """The inverse of `packed`; raises ValueError or TypeError for anything else."""
    words, codes, looks, is_photograph = json.loads(line)
    pages = tuple(Look(int(width), base64.b64decode(pixels)) for width, pixels in looks)
    return Seen(tuple(map(str, words)), tuple(map(str, codes)), pages, bool(is_photograph))
