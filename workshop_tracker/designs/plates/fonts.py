"""The faces inside a file: only the letters that are needed.

The usual letters are called by one byte each, as Western programs have always done it. A text with any other is set in
a second font over the same outlines, where each letter has its Unicode number. So page content does not depend on which
letters a file embeds, and copying text out of it gives back what was written even where two letters share a shape.
"""

import hashlib
import zlib
from dataclasses import dataclass
from functools import lru_cache
from struct import unpack_from

import uharfbuzz as hb

from workshop_tracker.designs.faces import WESTERN, Face, font_of, letters_of
from workshop_tracker.designs.plates.objects import Objects, packed_stream

# What a paper may say without more than one font for each face: Western letters and the printer's signs.
USUAL = WESTERN | frozenset("–—‘’“”•…")
USUAL_CODES, EXTRA_CODES = "cp1252", "utf-16-be"
HARD_SPACE = "\u00a0"
FIRST_CODE, LAST_CODE = 0x20, 0xFF
NOT_EMBEDDED = (b"GSUB", b"GPOS", b"GDEF", b"kern", b"DSIG", b"name", b"FFTM", b"gasp", b"meta")
SERIF, NOT_SYMBOLIC, ITALIC = 2, 32, 64
TO_UNICODE = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
{space}
endcodespacerange
{ranges}endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""
MOST_RANGES = 100  # of one table in a Unicode map


@dataclass(frozen=True, slots=True)
class Subset:
    """A face with some of its letters: the packed file and its true length, its letters' glyphs and widths."""

    name: bytes
    packed: bytes
    length: int
    glyphs: dict[str, int]
    widths: dict[str, int]


def usual_name(face: Face) -> str:
    """What content calls a face for the usual letters."""
    return f"F{list(Face).index(face)}"


def extra_name(face: Face) -> str:
    """What content calls a face for any other letters."""
    return f"G{list(Face).index(face)}"


def extra_letters(text: str) -> frozenset[str]:
    """The letters of the second fonts that a paper needs; none where all its letters are usual ones."""
    return frozenset() if is_usual(text) else frozenset(text) | USUAL


def is_usual(text: str) -> bool:
    """Whether a text has usual letters only; any other is set in the second font of its face as a whole."""
    return text.isascii() or USUAL.issuperset(text)


def put_fonts(objects: Objects, number: int, faces: frozenset[Face], extra: frozenset[str]) -> None:
    """Write these faces with the usual letters and some more, and the dictionary of their names as object `number`."""
    unicode_map = objects.add(_packed(_unicode_map("<20> <FF>", _usual_lines())))
    entries = []
    for face in (each for each in Face if each in faces):
        subset = _subset(face, extra)
        file = objects.add(packed_stream(subset.packed, b"/Length1 %d" % subset.length))
        descriptor = objects.add(_descriptor(face, subset.name, file))
        usual = objects.add(_usual_font(subset, descriptor, unicode_map))
        entries.append(b"/%b %d 0 R" % (usual_name(face).encode("ascii"), usual))
        if extra:
            other = _add_extra_font(objects, subset, descriptor, sorted(extra & subset.glyphs.keys()))
            entries.append(b"/%b %d 0 R" % (extra_name(face).encode("ascii"), other))
    objects.put(number, b"<<%b>>" % b"".join(entries))


@lru_cache(maxsize=64)
def _subset(face: Face, extra: frozenset[str]) -> Subset:
    letters = sorted((USUAL | extra) & letters_of(face))
    wanted = hb.SubsetInput()
    wanted.unicode_set.set(set(map(ord, letters)))
    wanted.drop_table_tag_set.update({int.from_bytes(table, "big") for table in NOT_EMBEDDED})
    wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
    small = hb.subset(font_of(face).face, wanted)
    font, file = hb.Font(small), small.blob.data
    glyphs = {letter: font.get_nominal_glyph(ord(letter)) or 0 for letter in letters}
    glyphs |= {HARD_SPACE: glyphs[" "]}  # Western programs show the one for the other's code
    widths = {letter: round(font.get_glyph_h_advance(glyph) * 1000 / small.upem) for letter, glyph in glyphs.items()}
    name = f"{_tag(file)}+{face.value}".encode("ascii")
    return Subset(name, zlib.compress(file, 9), len(file), glyphs, widths)


def _tag(file: bytes) -> str:
    """Six capitals by which readers tell this subset from others of the face."""
    return "".join(chr(ord("A") + byte % 26) for byte in hashlib.sha256(file).digest()[:6])


def _packed(content: bytes) -> bytes:
    return packed_stream(zlib.compress(content, 9))


def _usual_letter(code: int) -> str:
    """The letter of a code; nothing for the few that are none."""
    letter = bytes([code]).decode(USUAL_CODES, "ignore")
    return letter if letter in USUAL else ""


def _usual_font(subset: Subset, descriptor: int, unicode_map: int) -> bytes:
    codes = range(FIRST_CODE, LAST_CODE + 1)
    widths = b" ".join(b"%d" % subset.widths.get(_usual_letter(code), 0) for code in codes)
    return (
        b"<</Type/Font/Subtype/TrueType/BaseFont/%b/Encoding/WinAnsiEncoding/FirstChar %d/LastChar %d/Widths[%b]"
        b"/FontDescriptor %d 0 R/ToUnicode %d 0 R>>"
    ) % (subset.name, FIRST_CODE, LAST_CODE, widths, descriptor, unicode_map)


def _usual_lines() -> list[str]:
    codes = ((code, _usual_letter(code)) for code in range(FIRST_CODE, LAST_CODE + 1))
    return [f"<{code:02X}> <{code:02X}> <{ord(letter):04X}>\n" for code, letter in codes if letter]


def _add_extra_font(objects: Objects, subset: Subset, descriptor: int, letters: list[str]) -> int:
    glyphs = objects.add(_packed(_glyph_map(subset, letters)))
    widths = b"".join(b"%d[%d]" % (ord(letter), subset.widths[letter]) for letter in letters)
    cid_font = objects.add(
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/%b/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
        b"/Supplement 0>>/FontDescriptor %d 0 R/CIDToGIDMap %d 0 R/DW 0/W[%b]>>"
        % (subset.name, descriptor, glyphs, widths)
    )
    lines = [f"<{ord(letter):04X}> <{ord(letter):04X}> <{ord(letter):04X}>\n" for letter in letters]
    unicode_map = objects.add(_packed(_unicode_map("<0000> <FFFF>", lines)))
    return objects.add(
        b"<</Type/Font/Subtype/Type0/BaseFont/%b/Encoding/Identity-H/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>"
        % (subset.name, cid_font, unicode_map)
    )


def _descriptor(face: Face, name: bytes, file: int) -> bytes:
    source = font_of(face).face
    scale = 1000 / source.upem
    box = (round(edge * scale) for edge in unpack_from(">4h", source.reference_table("head").data, 36))
    (cap_height,) = unpack_from(">h", source.reference_table("OS/2").data, 88)
    (angle,) = unpack_from(">i", source.reference_table("post").data, 4)
    extents = font_of(face).get_font_extents("ltr")
    flags = NOT_SYMBOLIC | (SERIF if "Serif" in face.value else 0) | (ITALIC if angle else 0)
    return (
        b"<</Type/FontDescriptor/FontName/%b/Flags %d/FontBBox[%b]/ItalicAngle %.1f/Ascent %d/Descent %d"
        b"/CapHeight %d/StemV 80/FontFile2 %d 0 R>>"
    ) % (
        name,
        flags,
        b" ".join(b"%d" % edge for edge in box),
        angle / 65536,
        round(extents.ascender * scale),
        round(extents.descender * scale),
        round(cap_height * scale),
        file,
    )


def _glyph_map(subset: Subset, letters: list[str]) -> bytes:
    """For each code point up to the last letter, two bytes with its glyph."""
    pairs = bytearray(2 * (ord(max(letters, default="\0")) + 1))
    for letter in letters:
        pairs[2 * ord(letter) : 2 * ord(letter) + 2] = subset.glyphs[letter].to_bytes(2, "big")
    return bytes(pairs)


def _unicode_map(space: str, lines: list[str]) -> bytes:
    """Which text each code stands for; `space` are the first and the last code."""
    tables = [lines[start : start + MOST_RANGES] for start in range(0, len(lines), MOST_RANGES)]
    ranges = "".join(f"{len(table)} beginbfrange\n{''.join(table)}endbfrange\n" for table in tables)
    return TO_UNICODE.format(space=space, ranges=ranges).encode("ascii")
