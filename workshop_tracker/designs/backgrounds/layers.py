"""A PDF page in two layers: pixels of what has no outlines, and on them the lines of what has.

Whatever lies below pixels belongs to them. The two together must look as the page does: where they do not, the objects
there become pixels, too, until nothing differs.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pypdfium2 as pdfium
from PIL import Image, ImageChops
from pypdfium2 import raw

from workshop_tracker.designs.backgrounds.outlines import Outlines, placing_of
from workshop_tracker.designs.backgrounds.paths import NotPlain
from workshop_tracker.designs.own.line_art import LARGEST_ART, STROKED, Bounds, LineArtRefused, packed_art, pieces_of

MOST_OBJECTS, MOST_ROUNDS = 6_000, 6
LOOK_SCALE, CELL = 2, 4  # pixels to a pt, and to a side of what is compared
SEEN = 30  # of 255 by which a cell may differ: edges are smoothed in other ways
SQUARE, ACROSS = 6, 144  # pt, and how many of them cover the longest sheet
CLEAR = (255, 255, 255, 0)


@dataclass(slots=True)
class Drawn:
    """An object of the page: where it is seen, and its line; none where it has to be pixels."""

    each: Any
    where: int  # a bit for each square of the sheet
    line: str | None


@dataclass(frozen=True, slots=True)
class Layers:
    """The packed lines, and whether something is left that has to be pixels."""

    lines: bytes
    has_pixels: bool


def parted(page: Any, sheet: tuple[float, float]) -> Layers:
    """The lines of the page on a sheet of so many pt; what became lines is hidden on the page from now on."""
    try:
        found = _drawn(page, _to_sheet(page, sheet))
    except NotPlain:
        return Layers(b"", has_pixels=True)
    wanted = _picture(page, sheet)
    _slim(found)
    for _ in range(MOST_ROUNDS):
        _sink(found)
        lines = _packed(each.line for each in found)
        _show(found)
        differing = _differing(wanted, _together(page, lines, sheet)) if lines else 0
        if not differing:
            return Layers(lines, has_pixels=any(each.line is None for each in found))
        for each in found:
            if each.where & differing:
                each.line = None
    for each in found:
        each.line = None
    _show(found)
    return Layers(b"", has_pixels=True)


def _to_sheet(page: Any, sheet: tuple[float, float]) -> Any:
    if page.get_rotation():
        raise NotPlain
    left, bottom, right, top = page.get_bbox()
    across, up = sheet[0] / (right - left), sheet[1] / (top - bottom)
    return pdfium.PdfMatrix(across, 0, 0, up, -left * across, -bottom * up)


def _drawn(page: Any, to_sheet: Any) -> list[Drawn]:
    """All that the page draws, from below to above."""
    leaves = [each for each in page.get_objects() if each.type != raw.FPDF_PAGEOBJ_FORM]
    if len(leaves) > MOST_OBJECTS:
        raise NotPlain
    outlines = Outlines(page, to_sheet)
    return [_drawn_one(each, to_sheet, _line(outlines, each)) for each in leaves]


def _drawn_one(each: Any, to_sheet: Any, line: str | None) -> Drawn:
    """A drawn line is where its pieces are: a frame round the sheet covers nothing of what it surrounds."""
    pieces = pieces_of(line) if line and line.endswith(STROKED) else ()
    return Drawn(each, _squares(pieces or [_bounds(each, to_sheet)]), line)


def _line(outlines: Outlines, each: Any) -> str | None:
    try:
        return outlines.content(each)
    except NotPlain:
        return None


def _bounds(each: Any, to_sheet: Any) -> Bounds:
    left, bottom, right, top = each.get_bounds()
    matrix = placing_of(each.container, to_sheet)
    corners = [matrix.on_point(x, y) for x in (left, right) for y in (bottom, top)]
    xs, ys = zip(*corners, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _squares(boxes: Iterable[Bounds]) -> int:
    """The squares that any of the boxes reaches; what lies off the sheet counts at its edge."""
    found = 0
    for box in boxes:
        left, bottom, right, top = (min(max(int(edge / SQUARE), 0), ACROSS - 1) for edge in box)
        row = ((1 << (right - left + 1)) - 1) << left
        for up in range(bottom, top + 1):
            found |= row << (up * ACROSS)
    return found


def _sink(found: list[Drawn]) -> None:
    """What lies below pixels becomes pixels."""
    above = 0
    for drawn in reversed(found):
        if drawn.where & above:
            drawn.line = None
        if drawn.line is None:
            above |= drawn.where


def _slim(found: list[Drawn]) -> None:
    """The longest lines become pixels while there are more than a paper holds: a guilloche, never a letter."""
    total = sum(len(drawn.line or "") + 1 for drawn in found)
    for drawn in sorted(found, key=lambda drawn: -len(drawn.line or "")):
        if total <= LARGEST_ART:
            return
        total -= len(drawn.line or "") + 1
        drawn.line = None


def _packed(lines: Iterable[str | None]) -> bytes:
    """Nothing where there are none, or too many."""
    try:
        return packed_art("\n".join(filter(None, lines)))
    except LineArtRefused:
        return b""


def _show(found: list[Drawn]) -> None:
    """On the page is what has to be pixels."""
    for drawn in found:
        raw.FPDFPageObj_SetIsActive(drawn.each.raw, drawn.line is None)


def _picture(page: Any, sheet: tuple[float, float], **how: Any) -> Image.Image:
    scale = sheet[0] * LOOK_SCALE / page.get_width()
    drawn: Image.Image = page.render(scale=scale, may_draw_forms=False, draw_annots=False, **how).to_pil()
    return drawn.resize((round(sheet[0] * LOOK_SCALE), round(sheet[1] * LOOK_SCALE)))


def _together(page: Any, lines: bytes, sheet: tuple[float, float]) -> Image.Image:
    with pdfium.PdfDocument(page_of_lines(lines, sheet)) as document:
        above = _picture(document[0], sheet, fill_color=CLEAR).convert("RGBA")
    return Image.alpha_composite(_picture(page, sheet).convert("RGBA"), above)


def page_of_lines(lines: bytes, sheet: tuple[float, float]) -> bytes:
    """A PDF of one page that shows them and nothing else."""
    written, places = BytesIO(b""), []
    written.write(b"%PDF-1.7\n")
    for index, body in enumerate(
        (
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %.3f %.3f]/Resources<<>>/Contents 4 0 R>>" % sheet,
            b"<</Filter/FlateDecode/Length %d>>stream\n%b\nendstream" % (len(lines), lines),
        ),
        start=1,
    ):
        places.append(written.tell())
        written.write(b"%d 0 obj\n%b\nendobj\n" % (index, body))
    start = written.tell()
    written.write(b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places))
    written.write(b"trailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % start)
    return written.getvalue()


def _differing(wanted: Image.Image, made: Image.Image) -> int:
    """The squares of the sheet that do not look alike."""
    pair = (each.convert("RGB").reduce(CELL) for each in (wanted, made))
    bands = ImageChops.difference(*pair).split()
    most = ImageChops.lighter(ImageChops.lighter(bands[0], bands[1]), bands[2])
    cell, height = CELL / LOOK_SCALE, wanted.height / LOOK_SCALE
    return _squares(
        (x * cell, height - (y + 1) * cell, (x + 1) * cell, height - y * cell)
        for y, row in enumerate(_rows(most))
        for x, value in enumerate(row)
        if value > SEEN
    )


def _rows(image: Image.Image) -> Iterable[bytes]:
    values = image.tobytes()
    return (values[start : start + image.width] for start in range(0, len(values), image.width))
