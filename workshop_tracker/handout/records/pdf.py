"""A transcript on A4 portrait: a table for each year, and the code by which anybody checks it on every page."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import accumulate
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from workshop_tracker.designs.canvas import CanvasSheet, register_faces
from workshop_tracker.designs.faces import Face
from workshop_tracker.designs.ornaments import box, filled, segment, stroked
from workshop_tracker.designs.press.codes import code_content
from workshop_tracker.designs.press.recorder import OwnCode
from workshop_tracker.designs.rules import missing_letters
from workshop_tracker.designs.sections.codes import code_lines
from workshop_tracker.designs.sheet import Align, PageSize
from workshop_tracker.designs.typesetting import Line, Run, Style, wrapped
from workshop_tracker.handout.records.transcripts import OutsideText, TranscriptLine, TranscriptText

PAGE = PageSize.PORTRAIT
MARGIN, CODE = 20.0, 24.0  # mm: on all sides; side of the QR code
TOP, FOOT = PAGE.top + MARGIN, 210.0 - MARGIN  # y of the edges between which everything stands
LEADING, ROW_ABOVE = 4.6, 1.6  # mm between lines, and above the first line of a row
HEAD, YEAR = 34.0, 12.0  # mm: name and title; a year's heading with the head of its table
COLUMNS = (9.0, 72.0, 53.0, 24.0, 12.0)  # mm: number, training, certificate, role, JP
TO_BASELINE = 3.4  # mm from the upper edge of a line
HAIRLINE = 0.4  # pt
INK, QUIET, GROUND = "#1b1f29", "#555b68", "#e3e5ea"
TITLE, NAME = Style(Face.SANS_STRONG, 15, INK), Style(Face.SANS_STRONG, 12, INK)
HEADING, STRONG = Style(Face.SANS_STRONG, 8, QUIET), Style(Face.SANS_STRONG, 9.5, INK)
TEXT, SMALL = Style(Face.SANS, 9, INK), Style(Face.SANS, 8, QUIET)


HEADS_ABOVE = 2.5  # mm from the baseline of a table's head to its first rule
BAR, BAR_HEIGHT, BAR_ROOM = 60.0, 1.6, 4.5  # mm: of all hours of a year, of which trainings elsewhere are a part
PROOFS = {"verified": "terverifikasi", "waiting": "belum diverifikasi", "archived": "dari arsip, belum diverifikasi"}


@dataclass(frozen=True, slots=True)
class _Row:
    """A heading of a year, or a training: its cells' lines, and its height in mm; `share` of a heading has a bar."""

    cells: tuple[list[Line], ...]
    height: float
    heading: str = ""
    share: float | None = None


def draw_transcript(text: TranscriptText, code: str, address: str, made_on: str) -> bytes:
    """One PDF; years are parted between their rows only. `made_on` is a date in words."""
    register_faces()
    make: Any = Canvas  # its stubs take a font's name for a number
    out = BytesIO()
    options = {"pageCompression": 1, "invariant": 1, "initialFontName": Face.SANS.value, "lang": "id"}
    canvas = make(out, pagesize=PAGE.points, **options)
    canvas.setTitle(f"Transkrip pelatihan {text.name}")
    _Transcript(text, code, address, made_on, CanvasSheet(canvas)).print()
    canvas.save()
    return out.getvalue()


class _Transcript:
    """Decides what stands on which page, then prints page after page."""

    def __init__(self, text: TranscriptText, code: str, address: str, made_on: str, sheet: CanvasSheet) -> None:
        self.text, self.code, self.address, self.made_on, self.sheet = text, code, address, made_on, sheet
        self.edges = list(accumulate(COLUMNS, initial=MARGIN))

    def print(self) -> None:
        pages = self._pages()
        for number, rows in enumerate(pages, 1):
            self._head(f"Halaman {number} dari {len(pages)}")
            y = TOP + HEAD
            for row in rows:
                self._row(y, row)
                y += row.height
            self._foot()
            self.sheet.end_side(PAGE)

    def _pages(self) -> list[list[_Row]]:
        pages: list[list[_Row]] = [[]]
        room = FOOT - CODE - TOP - HEAD - LEADING
        for row in self._rows():
            follows = LEADING * 3 if row.heading else 0.0  # a heading never stands alone at the foot
            if sum(each.height for each in pages[-1]) + row.height + follows > room:
                pages.append([])
            pages[-1].append(row)
        return pages

    def _rows(self) -> Iterator[_Row]:
        for year, hours in self.text.hours:
            yield _Row((), YEAR, f"JP diakui tahun {year}: {hours}")
            for number, line in enumerate(self.text.of_year(year), 1):
                yield self._training(number, line)
        for year in self.text.outside_years:
            yield self._year_elsewhere(year)
            for number, told in enumerate(self.text.outside_of_year(year), 1):
                yield self._training(number, told, f" – {PROOFS[told.state]}")

    def _year_elsewhere(self, year: int) -> _Row:
        """Apart from the papers above; the setting of the day says whether these hours count."""
        hours, together = self.text.hours_elsewhere(year), self.text.hours_together(year)
        counted = (
            f"bersama sertifikat di atas {together} JP"
            if self.text.counts_outside
            else "tidak dihitung dalam JP diakui"
        )
        heading = f"Pelatihan di tempat lain tahun {year}: {hours} JP terverifikasi, {counted}"
        return _Row((), YEAR + BAR_ROOM, heading, hours / together if together else 0.0)

    def _training(self, number: int, line: TranscriptLine | OutsideText, proof: str = "") -> _Row:
        hours = "–" if line.lesson_hours is None else str(line.lesson_hours)
        organized = ", ".join(filter(None, (line.organizer, line.days))) + proof
        about = [*self._wrapped(line.title, TEXT, 1), *self._wrapped(organized, SMALL, 1)]
        paper, role = self._wrapped(line.number, TEXT, 2), self._wrapped(line.role, TEXT, 3)
        cells = (self._wrapped(str(number), TEXT, 0), about, paper, role, self._wrapped(hours, TEXT, 4))
        return _Row(cells, max(map(len, cells)) * LEADING + ROW_ABOVE)

    def _row(self, y: float, row: _Row) -> None:
        if row.heading:
            self._write(MARGIN, y + TO_BASELINE + 1, row.heading, STRONG)
            self._bar(y, row.share)
            for x, heading in zip(self.edges, ("NO", "PELATIHAN", "NOMOR", "SEBAGAI", "JP"), strict=False):
                self._write(x, y + row.height - HEADS_ABOVE, heading, HEADING)
            return
        self.sheet.draw(stroked(segment(MARGIN, y, self.edges[-1], y), QUIET, HAIRLINE))
        for x, lines in zip(self.edges, row.cells, strict=False):
            for place, line in enumerate(lines):
                self.sheet.line(x, y + ROW_ABOVE + TO_BASELINE + place * LEADING - 1, line)

    def _bar(self, y: float, share: float | None) -> None:
        """How much of a year's hours was earned elsewhere."""
        if share is not None:
            self.sheet.draw(filled(box(MARGIN, y + TO_BASELINE + 3, BAR, BAR_HEIGHT), GROUND))
            self.sheet.draw(filled(box(MARGIN, y + TO_BASELINE + 3, BAR * share, BAR_HEIGHT), QUIET))

    def _head(self, page: str) -> None:
        self._write(self.edges[-1], TOP, page, SMALL, Align.RIGHT)
        if self.text.is_sample:
            self._write(MARGIN, TOP, "CONTOH – data rekaan, tidak berlaku", HEADING)
        self._write(MARGIN, TOP + 10, "TRANSKRIP PELATIHAN", TITLE)
        self._write(MARGIN, TOP + 18, self.text.name, NAME)
        self._write(MARGIN, TOP + 24, f"Sertifikat yang sah pada {self.made_on}.", SMALL)

    def _foot(self) -> None:
        y = FOOT - CODE
        self.sheet.draw(code_content(OwnCode(self.address, MARGIN, y, CODE, INK)))
        self.sheet.link(self.address, MARGIN, y, CODE)
        told = ("Periksa keaslian transkrip ini dengan kode QR", "atau ketik kode ini:", *code_lines(self.code))
        for place, line in enumerate(told):
            self._write(MARGIN + CODE + 5, y + 6 + place * LEADING, line, SMALL if place < 2 else TEXT)

    def _wrapped(self, text: str, style: Style, column: int) -> list[Line]:
        return wrapped([Run(_printable(text), style)], COLUMNS[column] - 2)

    def _write(self, x: float, y: float, text: str, style: Style, align: Align = Align.LEFT) -> None:
        self.sheet.line(x, y, (Run(_printable(text), style),), align)


def _printable(text: str) -> str:
    """Letters that the fonts lack become a question mark."""
    return text.translate(dict.fromkeys(map(ord, missing_letters(text)), "?"))
