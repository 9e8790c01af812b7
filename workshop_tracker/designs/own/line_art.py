"""Line art of others in words of ours: one closed shape a line, of a few operators and plain numbers, and nothing else.

A line is `q`, clips, colours and pens, one path, how it is painted, `Q`; pt from the lower left corner of the sheet.
Whoever reads such content (a file of a design, the process that opened a stranger's page) checks it by this grammar.
"""

import re
import zlib

LARGEST_PACKED, LARGEST_ART = 90_000, 280_000  # bytes: packed as in a paper, and unpacked
NUMBER = r"-?[0-9]{1,5}(?:\.[0-9]{1,3})? "
PATH = rf"(?:(?:{NUMBER}){{2}}m |(?:{NUMBER}){{2}}l |(?:{NUMBER}){{6}}c |h )+"
PENS = rf"(?:(?:{NUMBER}){{3}}(?:rg|RG) |{NUMBER}w |[012] [Jj] |\[ (?:{NUMBER}){{0,12}}\] {NUMBER}d )*"
STROKED, LAST_CLIP = "S Q", " n "
PIECE = re.compile(rf"((?:{NUMBER})+)([mlc]) ")
PEN = re.compile(rf"({NUMBER})w ")
Bounds = tuple[float, float, float, float]  # left, bottom, right, top in pt of the sheet
SHAPE = re.compile(rf"q (?:{PATH}W\*? n )*{PENS}{PATH}(?:f|f\*|S|B|B\*) Q")


class LineArtRefused(ValueError):
    """What is no line art of ours."""


def packed_art(content: str) -> bytes:
    """As pictures keep it. Raises LineArtRefused for what is none, or too much."""
    _check(content)
    packed = zlib.compress(content.encode("ascii"), 9)
    if len(packed) > LARGEST_PACKED:
        raise LineArtRefused
    return packed


def unpacked_art(packed: bytes) -> str:
    """The exact inverse, for what anybody may have written. Raises LineArtRefused."""
    unpacking = zlib.decompressobj()
    try:
        content = unpacking.decompress(packed, LARGEST_ART + 1).decode("ascii")
    except (zlib.error, UnicodeDecodeError) as error:
        raise LineArtRefused from error
    if len(packed) > LARGEST_PACKED or not unpacking.eof or unpacking.unused_data:
        raise LineArtRefused
    _check(content)
    return content


def _check(content: str) -> None:
    if not 0 < len(content) <= LARGEST_ART or not all(map(SHAPE.fullmatch, content.split("\n"))):
        raise LineArtRefused


def pieces_of(line: str) -> tuple[Bounds, ...]:
    """Where a drawn line runs: a box for each piece of its path, as wide as its pen."""
    drawn = line.rsplit(LAST_CLIP, 1)[-1]
    half = max((float(pen) / 2 for pen in PEN.findall(drawn)), default=0.0)
    boxes, start, last = [], (0.0, 0.0), (0.0, 0.0)
    for written, operator in PIECE.findall(drawn):
        values = [float(value) for value in written.split()]
        end = (values[-2], values[-1])
        if operator == "m":
            boxes.append(_box([*last, *start], half))  # where the piece before was closed
            start = end
        else:
            boxes.append(_box([*last, *values], half))
        last = end
    return (*boxes[1:], _box([*last, *start], half))


def _box(values: list[float], half: float) -> Bounds:
    xs, ys = values[::2], values[1::2]
    return min(xs) - half, min(ys) - half, max(xs) + half, max(ys) + half
