"""One object of a PDF page as a line of line art: a path with its pen and ink, or letters as their outlines."""

import ctypes
from collections import defaultdict
from functools import partial
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from workshop_tracker.designs.backgrounds.paths import NotPlain, Point, number, path_content

OPAQUE, THINNEST = 255, 0.1  # of 255; pt
FILLS = {raw.FPDF_FILLMODE_NONE: "", raw.FPDF_FILLMODE_ALTERNATE: "f*", raw.FPDF_FILLMODE_WINDING: "f"}
MOST_DASHES = 12
UNEVEN = 0.03  # by which a pen may be stretched more one way than the other


class Outlines:
    """The objects of one page as line art."""

    def __init__(self, page: Any, to_sheet: Any) -> None:
        """`to_sheet` leads from the places of the page to those of the sheet."""
        self._to_sheet = to_sheet
        self._text = page.get_textpage()
        self._letters: dict[int | None, list[int]] = defaultdict(list)
        for index in range(self._text.count_chars()):
            self._letters[_address(raw.FPDFText_GetTextObject(self._text, index))].append(index)

    def content(self, each: Any) -> str:
        """A path or a text; empty where nothing of it is seen. Raises NotPlain for anything else."""
        if raw.FPDFPageObj_HasTransparency(each.raw):
            raise NotPlain
        if each.type == raw.FPDF_PAGEOBJ_PATH:
            painted = _painted(each, placing_of(each, self._to_sheet))
        elif each.type == raw.FPDF_PAGEOBJ_TEXT:
            painted = self._lettered(each)
        else:
            raise NotPlain
        return f"q {_clips(each, placing_of(each.container, self._to_sheet).on_point)}{painted} Q" if painted else ""

    def _lettered(self, each: Any) -> str:
        if raw.FPDFTextObj_GetTextRenderMode(each.raw) != raw.FPDF_TEXTRENDERMODE_FILL:
            raise NotPlain
        font = raw.FPDFTextObj_GetFont(each.raw)
        path = "".join(self._outline(font, index) for index in self._letters[_address(each.raw)])
        return f"{_colour(raw.FPDFPageObj_GetFillColor, each, 'rg')}{path}f" if path else ""

    def _outline(self, font: Any, index: int) -> str:
        glyph = raw.FPDFFont_GetGlyphPath(font, raw.FPDFText_GetUnicode(self._text, index), 1.0)
        if not glyph:
            return ""  # a space; what should be seen and is not is found when the page is compared
        count = raw.FPDFGlyphPath_CountGlyphSegments(glyph)
        segments = (raw.FPDFGlyphPath_GetGlyphPathSegment(glyph, at) for at in range(count))
        return path_content(segments, self._placing(index))

    def _placing(self, index: int) -> Any:
        """From places in a letter of size 1 to those of the page."""
        x, y, turned = ctypes.c_double(), ctypes.c_double(), raw.FS_MATRIX()
        raw.FPDFText_GetCharOrigin(self._text, index, x, y)
        raw.FPDFText_GetMatrix(self._text, index, turned)
        size = raw.FPDFText_GetFontSize(self._text, index)

        def moved(across: float, up: float) -> Point:
            right = x.value + size * (turned.a * across + turned.c * up)
            at: Point = self._to_sheet.on_point(right, y.value + size * (turned.b * across + turned.d * up))
            return at

        return moved


def _address(handle: Any) -> int | None:
    return ctypes.cast(handle, ctypes.c_void_p).value


def placing_of(each: Any, to_sheet: Any) -> Any:
    """From the places of an object, or of the page itself (None), to those of the sheet."""
    matrix = pdfium.PdfMatrix()
    while each is not None:
        matrix, each = matrix.multiply(each.get_matrix()), each.container
    return matrix.multiply(to_sheet)


def _painted(each: Any, matrix: Any) -> str:
    mode, is_drawn = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(each.raw, mode, is_drawn)
    fill = FILLS[mode.value]
    count, segment_of = raw.FPDFPath_CountSegments(each.raw), partial(raw.FPDFPath_GetPathSegment, each.raw)
    path = path_content(map(segment_of, range(count)), matrix.on_point)
    ink = _colour(raw.FPDFPageObj_GetFillColor, each, "rg") if fill else ""
    if not is_drawn.value:
        return f"{ink}{path}{fill}" if fill and path else ""
    pen = _colour(raw.FPDFPageObj_GetStrokeColor, each, "RG") + _pen(each, matrix)
    return f"{ink}{pen}{path}{fill.replace('f', 'B') or 'S'}" if path else ""


def _colour(asked: Any, each: Any, operator: str) -> str:
    parts = [ctypes.c_uint() for _ in range(4)]
    if not asked(each.raw, *parts) or parts[3].value != OPAQUE:
        raise NotPlain
    return "".join(f"{part.value / OPAQUE:.3f} " for part in parts[:3]) + f"{operator} "


def _pen(each: Any, matrix: Any) -> str:
    """Its width, ends, corners and dashes, where all directions are stretched alike."""
    scale = abs(matrix.a * matrix.d - matrix.b * matrix.c) ** 0.5
    if abs((matrix.a**2 + matrix.b**2) ** 0.5 - scale) > UNEVEN * scale:
        raise NotPlain
    width = ctypes.c_float()
    raw.FPDFPageObj_GetStrokeWidth(each.raw, width)
    ends, corners = raw.FPDFPageObj_GetLineCap(each.raw), raw.FPDFPageObj_GetLineJoin(each.raw)
    return f"{number(max(width.value * scale, THINNEST))}w {ends} J {corners} j {_dashes(each, scale)}"


def _dashes(each: Any, scale: float) -> str:
    count = raw.FPDFPageObj_GetDashCount(each.raw)
    if count <= 0:
        return ""
    if count > MOST_DASHES:
        raise NotPlain
    lengths, phase = (ctypes.c_float * count)(), ctypes.c_float()
    raw.FPDFPageObj_GetDashArray(each.raw, lengths, count)
    raw.FPDFPageObj_GetDashPhase(each.raw, phase)
    return f"[ {''.join(number(length * scale) for length in lengths)}] {number(phase.value * scale)}d "


def _clips(each: Any, moved: Any) -> str:
    """What of it is seen. Whether a clip winds is not told: if it matters, the page does not look the same."""
    clip = raw.FPDFPageObj_GetClipPath(each.raw)
    count = raw.FPDFClipPath_CountPaths(clip) if clip else 0
    return "".join(_clip(clip, at, moved) for at in range(max(count, 0)))


def _clip(clip: Any, at: int, moved: Any) -> str:
    segment_of = partial(raw.FPDFClipPath_GetPathSegment, clip, at)
    path = path_content(map(segment_of, range(raw.FPDFClipPath_CountPathSegments(clip, at))), moved)
    if not path:
        raise NotPlain
    return f"{path}W n "
