"""The embedded faces: their files and letters, the kerned advance of each letter, its ink."""

import importlib.util
import unicodedata
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path

import uharfbuzz as hb

from workshop_tracker.designs.plates.stand_ins import Reach, is_stand_in, reach_of, width_of

PLAIN_LETTERS = "".join(map(chr, range(0x20, 0x7F)))  # what nearly all texts are made of
WESTERN = frozenset(PLAIN_LETTERS) | frozenset(map(chr, range(0xA0, 0x100))) - {"\u00ad"}
END = "\n"  # stands after the last letter of a line and is never printed
FEATURES = {"kern": True, "liga": False, "clig": False, "dlig": False, "calt": False, "ccmp": False}
Pair = tuple[str, str]  # a letter and the one after it


class Face(StrEnum):
    """An embedded font, by its PostScript name."""

    SERIF = "SourceSerifPro-Regular"
    SERIF_STRONG = "SourceSerifPro-Semibold"
    SERIF_ITALIC = "SourceSerifPro-It"
    SANS = "SourceSansPro-Regular"
    SANS_STRONG = "SourceSansPro-Semibold"
    SANS_LIGHT = "SourceSansPro-Light"


def font_file(face: Face) -> Path:
    """The TrueType file inside the font package, found without importing it."""
    package = "font_source_serif_pro" if face.startswith("SourceSerif") else "font_source_sans_pro"
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.origin:
        raise FileNotFoundError(f"Paket huruf {package} tidak terpasang.")
    return Path(spec.origin).parent / "files" / f"{face}.ttf"


@cache
def font_of(face: Face) -> hb.Font:
    """The face as HarfBuzz reads it; one for the process."""
    return hb.Font(hb.Face(hb.Blob.from_file_path(str(font_file(face)))))


@cache
def letters_of(face: Face) -> frozenset[str]:
    """The printable characters a face holds; ReportLab cannot name letters beyond U+FFFF in the file's text layer."""
    letters = map(chr, (code for code in font_of(face).face.unicodes if code <= 0xFFFF))
    return frozenset(letter for letter in letters if unicodedata.category(letter)[0] != "C")


@cache
def coverage() -> frozenset[str]:
    """The characters that every upright face holds, so that any field may print them."""
    return frozenset.intersection(*(letters_of(face) for face in Face if face != Face.SERIF_ITALIC))


@lru_cache(maxsize=4_000)
def advances(text: str, face: Face) -> tuple[float, ...]:
    """Advance of each character in em, kerned and without ligatures; a combining mark adds nothing to its letter."""
    try:
        return tuple(map(pair_advances(face).__getitem__, zip(text, text[1:] + END, strict=False)))
    except KeyError:
        return _shaped(text, face)


class PairAdvances(dict[Pair, float]):
    """Advance of a letter before another, in em: between Western letters kerning looks no further than to the next.

    Raises KeyError for other letters, whose text must be looked at as a whole.
    """

    def __init__(self, face: Face) -> None:
        super().__init__()
        self._face = face

    def __missing__(self, pair: Pair) -> float:
        letters = "".join(pair).removesuffix(END)
        if not WESTERN.issuperset(letters):
            raise KeyError(pair)
        self[pair] = _shaped(letters, self._face)[0]
        return self[pair]


@cache
def pair_advances(face: Face) -> PairAdvances:
    """Those of a face; filled as pairs come up."""
    return PairAdvances(face)


def _shaped(text: str, face: Face) -> tuple[float, ...]:
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(font_of(face), buffer, FEATURES)
    result = [0.0] * len(text)
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        result[info.cluster] += position.x_advance / font_of(face).face.upem
    return tuple(
        float(width_of(letter)) if is_stand_in(letter) else advance
        for letter, advance in zip(text, result, strict=True)
    )


@lru_cache(maxsize=5_000)
def letter_ink(letter: str, face: Face) -> tuple[float, float]:
    """How far a letter goes above and below the baseline, in thousandths of its size."""
    if is_stand_in(letter):
        return _farthest_ink(face) if reach_of(letter) is Reach.FULL else (0.0, 0.0)
    extents = font_of(face).get_glyph_extents(font_of(face).get_nominal_glyph(ord(letter)) or 0)
    return (extents.y_bearing, -extents.y_bearing - extents.height) if extents else (0, 0)


@cache
def _farthest_ink(face: Face) -> tuple[float, float]:
    above, below = zip(*(letter_ink(letter, face) for letter in PLAIN_LETTERS), strict=True)
    return max(above), max(below)
