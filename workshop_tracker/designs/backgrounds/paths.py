"""Paths as PDFium tells them, written as line art of ours; numbers are read and written again, nothing is copied."""

import ctypes
from collections.abc import Callable, Iterable
from typing import Any

from pypdfium2 import raw

Point = tuple[float, float]
Moved = Callable[[float, float], Point]
FARTHEST = 20_000.0  # pt
BENDS = 3  # places of a cubic piece
STRAIGHT = {raw.FPDF_SEGMENT_MOVETO: "m", raw.FPDF_SEGMENT_LINETO: "l"}


class NotPlain(Exception):
    """What cannot be written as shapes of one colour."""


def number(value: float) -> str:
    """To a hundredth, with the blank that follows."""
    return f"{round(value, 2):g} "


def path_content(segments: Iterable[Any], moved: Moved) -> str:
    """A path in the places of the sheet, with the blank that follows; empty where there is none. Raises NotPlain."""
    parts: list[str] = []
    bend: list[str] = []
    for segment in segments:
        kind, place = raw.FPDFPathSegment_GetType(segment), _place(segment, moved)
        if kind == raw.FPDF_SEGMENT_BEZIERTO:
            bend.append(place)
            if len(bend) == BENDS:
                parts.append(f"{''.join(bend)}c ")
                bend = []
        else:
            parts.append(f"{place}{_straight(kind)} ")
        if raw.FPDFPathSegment_GetClose(segment):
            parts.append("h ")
    return "".join(parts)


def _straight(kind: int) -> str:
    if kind not in STRAIGHT:
        raise NotPlain
    return STRAIGHT[kind]


def _place(segment: Any, moved: Moved) -> str:
    x, y = ctypes.c_float(), ctypes.c_float()
    raw.FPDFPathSegment_GetPoint(segment, x, y)
    at = moved(x.value, y.value)
    if max(map(abs, at)) > FARTHEST:
        raise NotPlain
    return "".join(map(number, at))
