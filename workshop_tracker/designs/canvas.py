"""Lines, art and links through ReportLab: lists with room for ink, and the drawings that the press is compared with."""

import zlib
from collections.abc import Callable, Hashable
from functools import cache, lru_cache
from itertools import groupby
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFFormXObject, PDFName, PDFStream
from reportlab.pdfbase.ttfonts import TTFont

from workshop_tracker.designs.faces import Face, advances, font_file
from workshop_tracker.designs.ornaments import AS_DRAWN, DOWN, Matrix, colour_values, moved, point
from workshop_tracker.designs.sheet import EXTENT, Align, PageSize, Preprinted, Said
from workshop_tracker.designs.typesetting import POINTS_PER_MM, Line, Run, line_width, width

SPELLED_FROM = 0.03  # em of letter-spacing from which readers would take gaps for spaces
rl_config.useA85 = 0  # streams as plain bytes: a quarter smaller and twice as fast as ReportLab's ASCII


@cache
def _deflated(make: Callable[[], str]) -> bytes:
    return zlib.compress(make().encode("ascii"))


def _packed(content: bytes) -> PDFStream:
    return PDFStream(PDFDictionary({"Filter": PDFName("FlateDecode")}), content)


@cache
def _registered(face: Face) -> TTFont:
    font = TTFont(face.value, str(font_file(face)), asciiReadable=False, shapable=False)
    pdfmetrics.registerFont(font)
    return font


def register_faces() -> None:
    """Make the embedded fonts known to ReportLab; reads each file once per process."""
    for face in Face:
        _registered(face)


class CanvasSheet:
    """Prints sides into one canvas; art and repeated blocks are stored once per file and only named on each side."""

    preprinted = Preprinted.NOTHING

    def __init__(self, canvas: Any) -> None:
        """`canvas` is a ReportLab canvas; its stubs know neither its document nor lengths that are no whole points."""
        self._canvas = canvas
        self._document = canvas._doc  # numbers the letters of each font
        self._blocks: dict[Hashable, str] = {}
        self._shows = lru_cache(maxsize=1_000)(self._strings)  # most words return on every paper

    def end_side(self, size: PageSize | None = None) -> None:
        """Finish the side, on a page of the canvas's own size if no other is named.

        Its content is packed at once, so that a run of thousands takes little memory.
        """
        if size:
            self._canvas.setPageSize(size.points)
        self._canvas.showPage()
        page = self._document.Pages.pages[-1]
        page.Contents, page.stream = _packed(zlib.compress(page.stream.encode("ascii"))), ""

    def draw(self, content: str) -> None:
        """Page content from `ornaments`, drawn as it is."""
        self._canvas.addLiteral(content)

    def block(self, key: Hashable, draw: Callable[[], None]) -> None:
        """Draw a block once per file, under a key that holds all it depends on; later sides only name it."""
        if key not in self._blocks:
            name = self._new_name(key)
            self._canvas.beginForm(name, *EXTENT)
            draw()
            self._canvas.endForm()
        self._canvas.doForm(self._blocks[key])

    def art(self, make: Callable[[], str], matrix: Matrix = AS_DRAWN) -> None:
        """Static art: made once per process, stored once per file, moved to its place by the matrix."""
        if make not in self._blocks:
            form: Any = PDFFormXObject(*EXTENT)
            form.Contents = _packed(_deflated(make))
            self._document.addForm(self._new_name(make), form)
        self._canvas.addLiteral(f"q {moved(matrix)}")
        self._canvas.doForm(self._blocks[make])
        self._canvas.addLiteral("Q")

    def _new_name(self, key: Hashable) -> str:
        self._blocks[key] = f"block{len(self._blocks) + 1}"
        return self._blocks[key]

    def line(self, x: float, baseline: float, line: Line, align: Align = Align.LEFT, said: Said = Said.OF_ONE) -> None:
        """A line of text; a centred or right-aligned one stands without its trailing letter-space."""
        x -= line_width(line) * align.value
        for run in line:
            self._canvas.addLiteral(self._shown(x, baseline, run))
            x += width(run)

    def link(self, address: str, x: float, y: float, side: float) -> None:
        """A square that opens the address."""
        left, top = x * POINTS_PER_MM, (DOWN - y) * POINTS_PER_MM
        self._canvas.linkURL(address, (left, top - side * POINTS_PER_MM, left + side * POINTS_PER_MM, top))

    def _shown(self, x: float, baseline: float, run: Run) -> str:
        style = run.style
        show = self._shows(run)
        text = (
            f"BT {colour_values(style.colour)} rg {style.tracking * style.size:g} Tc {point(x, baseline)} Td {show} ET"
        )
        if style.tracking < SPELLED_FROM:
            return text
        spelled = ("\ufeff" + run.text).encode("utf-16-be").hex()
        return f"/Span <</ActualText <{spelled}>>> BDC {text} EMC"

    def _strings(self, run: Run) -> str:
        """Show operators with the kerning between the letters, one for each part of the font that the file embeds."""
        font: Any = _registered(run.style.face)
        codes = [(part, code) for part, chunk in font.splitString(run.text, self._document) for code in chunk]
        kerned = advances(run.text, run.style.face)
        shifts = [round(font.face.getCharWidth(ord(a)) - b * 1000) for a, b in zip(run.text, kerned, strict=True)]
        strings = []
        for part, letters in groupby(zip(codes, shifts, strict=True), key=lambda letter: letter[0][0]):
            body = "".join(f"{code:02x}" + (f">{shift}<" if shift else "") for (_, code), shift in letters)
            name = font.getSubsetInternalName(part, self._document)
            strings.append(f"{name} {run.style.size:g} Tf [<{body}>] TJ")
        return " ".join(strings)
