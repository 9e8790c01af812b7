"""A whole report on A4: covering letter, first sentence, parts, definitions, signature, code; pages are counted."""

from collections.abc import Iterator
from functools import partial
from io import BytesIO
from typing import Any, BinaryIO

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    Image,
    KeepTogether,
    NextPageTemplate,
    PageBreak,
    PageBreakIfNotEmpty,
    PageTemplate,
    Spacer,
)

from workshop_tracker.designs.canvas import register_faces
from workshop_tracker.designs.faces import Face
from workshop_tracker.reports.charts.descriptions import Chart
from workshop_tracker.reports.charts.drawing import drawn
from workshop_tracker.reports.charts.ink import drawing_of
from workshop_tracker.reports.documents.letters import Frame as Around
from workshop_tracker.reports.documents.letters import Letter, Picture
from workshop_tracker.reports.documents.paper.letters import code_to_check, covering_letter, letterhead, signature
from workshop_tracker.reports.documents.paper.styles import (
    BREADTH,
    CAPTION,
    HEADING,
    LEAD,
    MARGIN,
    NOTE,
    QUIET,
    STRONG,
    TEXT,
    TITLE,
    paragraph,
    printable,
)
from workshop_tracker.reports.documents.paper.tables import is_wide, table_on_paper
from workshop_tracker.reports.documents.parts import Part, ReportDocument, Table

FOOT = 12 * mm  # from the lower edge to the line of each page
FOOT_SIZE = 8  # points
UPRIGHT, LANDSCAPE = "upright", "landscape"
FRAME = 6  # pt that ReportLab keeps free inside its margins
BREADTH_OF_CHARTS = 400.0  # pt
HIGHEST_PICTURE = 80 * mm
WITH_HEADING, WITH_CAPTION = 40 * mm, 25 * mm  # room that a heading wants below it, else it begins a page


def draw_report(document: ReportDocument, out: BinaryIO) -> None:
    """Write one PDF to `out`; the same document is the same bytes."""
    register_faces()
    made: Any = BaseDocTemplate  # its stubs know no options of the canvas
    template = made(
        out,
        pageTemplates=[_page(UPRIGHT, A4), _page(LANDSCAPE, landscape(A4))],
        title=f"{document.title} – {document.office}",
        lang="id",
        invariant=1,
        pageCompression=1,
        initialFontName=Face.SANS.value,
    )
    template.build(list(_story(document)), canvasmaker=partial(CountedPages, foot=document.foot))


def _page(name: str, size: tuple[float, float]) -> PageTemplate:
    edge = MARGIN - FRAME
    return PageTemplate(name, [Frame(edge, edge, size[0] - 2 * edge, size[1] - 2 * edge)], pagesize=size)


class CountedPages(Canvas):
    """A canvas that knows at the end how many pages there are, and then writes the foot of each."""

    def __init__(self, *args: Any, foot: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self._foot, self._kept = foot, list[dict[str, Any]]()

    def showPage(self) -> None:  # noqa: N802 - ReportLab's own name
        self._kept.append(dict(self.__dict__))
        begin: Any = self._startPage  # type: ignore[attr-defined]  # not in its stubs
        begin()

    def save(self) -> None:
        for number, page in enumerate(self._kept, 1):
            self.__dict__.update(page)
            self._draw_foot(page["_pagesize"][0] - MARGIN, f"Halaman {number} dari {len(self._kept)}")
            super().showPage()
        super().save()

    def _draw_foot(self, right: float, place: str) -> None:
        """The foot beside the number of the page; a long one is set smaller, so that it never runs into the number."""
        words, face = printable(self._foot), Face.SANS.value
        room = right - MARGIN - stringWidth(place, face, FOOT_SIZE) - FOOT_SIZE
        self.setFillColor(QUIET)
        self.setFont(face, FOOT_SIZE * min(1.0, room / stringWidth(words, face, FOOT_SIZE)))
        self.drawString(MARGIN, FOOT, words)
        self.setFont(face, FOOT_SIZE)
        self.drawRightString(right, FOOT, place)


def _story(document: ReportDocument) -> Iterator[Flowable]:
    frame = document.frame
    yield from letterhead(frame.letterhead)
    if frame.letter:
        yield from covering_letter(frame.letter)
        if frame.signature:
            yield signature(frame.signature, "", None)
        yield PageBreak()
    yield paragraph(document.office, TEXT)
    yield paragraph(document.title, TITLE)
    yield paragraph(document.lead, LEAD)
    if frame.state:
        yield paragraph(frame.state, NOTE)
    for part in document.parts:
        yield from _in_landscape(part) if any(map(is_wide, part.tables)) else _part(part)
    yield from _definitions(document.definitions)
    yield from _pictures(frame.pictures)
    yield from _end(frame)


def _part(part: Part) -> Iterator[Flowable]:
    yield CondPageBreak(WITH_HEADING)
    yield paragraph(part.heading, HEADING)
    if part.finding:
        yield paragraph(part.finding, STRONG)
    for chart in part.charts:
        yield from _chart(chart, "" if chart.title == part.finding else chart.title)
    for table in part.tables:
        yield from _table(table)
    for note in part.notes:
        yield paragraph(note, TEXT)


def _in_landscape(part: Part) -> Iterator[Flowable]:
    """On pages of its own."""
    yield NextPageTemplate(LANDSCAPE)
    yield PageBreakIfNotEmpty()
    yield from _part(part)
    yield NextPageTemplate(UPRIGHT)
    yield PageBreak()


def _chart(chart: Chart, title: str) -> Iterator[Flowable]:
    picture: Any = drawing_of(drawn(chart, BREADTH_OF_CHARTS))  # a flowable, which its stubs do not know
    above = [paragraph(title, CAPTION)] if title else []
    yield KeepTogether([*above, Spacer(0, 3), picture, Spacer(0, 6)])


def _table(table: Table) -> Iterator[Flowable]:
    yield CondPageBreak(WITH_CAPTION)
    yield paragraph(table.caption, CAPTION)
    yield table_on_paper(table)


def _definitions(definitions: tuple[str, ...]) -> Iterator[Flowable]:
    if definitions:
        yield paragraph("Definisi", HEADING)
        for definition in definitions:
            yield paragraph(definition, NOTE)


def _pictures(pictures: tuple[Picture, ...]) -> Iterator[Flowable]:
    if pictures:
        yield paragraph("Dokumentasi", HEADING)
    for picture in pictures:
        image = Image(BytesIO(picture.content), width=BREADTH, height=HIGHEST_PICTURE, kind="proportional")
        yield KeepTogether([image, paragraph(picture.caption, NOTE), Spacer(0, 6)])


def _end(frame: Around) -> Iterator[Flowable]:
    if frame.signature:
        yield signature(frame.signature, _placed(frame.letter), frame.proof)
    elif frame.proof:
        yield KeepTogether([Spacer(0, 14), *code_to_check(frame.proof)])


def _placed(letter: Letter | None) -> str:
    return letter.placed if letter else ""
