"""The sheets that go along with papers: the cover of a school's pile, the list of receipts, the page for a printer."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from workshop_tracker.certificates.printing.phrases import WORDS, Words
from workshop_tracker.certificates.printing.tables import (
    INK,
    LEFT,
    PLAIN,
    QUIET,
    STRONG,
    Column,
    Listing,
    Row,
    draw_listing,
    right_of,
)
from workshop_tracker.designs.faces import Face
from workshop_tracker.designs.imposition.rules import Shift
from workshop_tracker.designs.ornaments import segment, stroked
from workshop_tracker.designs.rules import Language
from workshop_tracker.designs.sheet import Align, PageSize, Sheet
from workshop_tracker.designs.typesetting import Run, Style, balanced, fitted_lines
from workshop_tracker.presentation import format_number

KIND_OF_SHEET = Style(Face.SANS_STRONG, 10, QUIET, 0.12)
SCHOOL = Style(Face.SERIF_STRONG, 26, INK)
COUNT = Style(Face.SANS_STRONG, 13, INK)
EVENT = Style(Face.SERIF_STRONG, 12, INK)
TITLE = Style(Face.SANS_STRONG, 14, INK, 0.04)
NUMBER_ACROSS, PAPER_NUMBER_ACROSS, DATE_ACROSS, SIGNATURE_ACROSS = 11.0, 48.0, 22.0, 38.0  # mm
RECEIPT_ROW, RECEIPT_LINE = 11.0, 62.0  # mm
CROSS_AT, ARM = 20.0, 8.0  # mm from the edges; of each arm
THIN, STEP_LEAD = 0.4, 7.5  # pt; mm


@dataclass(frozen=True, slots=True)
class ListedPaper:
    """One line of a list."""

    number: str
    name: str
    school: str


@dataclass(frozen=True, slots=True)
class Occasion:
    """What the papers of a run are and for what, as they say it themselves."""

    language: Language
    kind: str
    title: str
    dates: str
    place: str

    @property
    def words(self) -> Words:
        """Fixed words in the language of the papers."""
        return WORDS[self.language]


def draw_cover(sheet: Sheet, occasion: Occasion, papers: Sequence[ListedPaper]) -> None:
    """The cover of one school's pile on A4: its name, what lies below, and who received it."""
    size, words = PageSize.PORTRAIT, occasion.words
    across = right_of(size) - LEFT - NUMBER_ACROSS - PAPER_NUMBER_ACROSS
    columns = (
        Column(words.number, LEFT, NUMBER_ACROSS),
        Column(words.name, LEFT + NUMBER_ACROSS, across),
        Column(words.paper_number, LEFT + NUMBER_ACROSS + across, PAPER_NUMBER_ACROSS),
    )
    rows = tuple(Row((str(index), paper.name, paper.number)) for index, paper in enumerate(papers, start=1))
    head = partial(_draw_cover_head, occasion=occasion, school=papers[0].school or words.no_school, count=len(papers))
    draw_listing(
        sheet,
        Listing(
            size, columns, rows, head, size.top + 98, partial(_draw_receiver, size=size, words=words), 34.0, words.page
        ),
    )


def draw_receipts(sheet: Sheet, occasion: Occasion, piles: Sequence[Sequence[ListedPaper]], size: PageSize) -> None:
    """The list in which everyone signs for the paper; several piles each begin with the name of their school."""
    words = occasion.words
    across = right_of(size) - LEFT - NUMBER_ACROSS - PAPER_NUMBER_ACROSS - DATE_ACROSS - SIGNATURE_ACROSS
    lefts = (LEFT, LEFT + NUMBER_ACROSS, LEFT + NUMBER_ACROSS + across)
    columns = (
        Column(words.number, lefts[0], NUMBER_ACROSS),
        Column(words.name, lefts[1], across),
        Column(words.paper_number, lefts[2], PAPER_NUMBER_ACROSS),
        Column(words.received_on, lefts[2] + PAPER_NUMBER_ACROSS, DATE_ACROSS),
        Column(words.signature, lefts[2] + PAPER_NUMBER_ACROSS + DATE_ACROSS, SIGNATURE_ACROSS),
    )
    rows = tuple(_receipt_rows(piles, words))
    head = partial(_draw_receipts_head, occasion=occasion, size=size)
    tail = partial(_draw_hander, size=size, words=words)
    draw_listing(sheet, Listing(size, columns, rows, head, size.top + 52, tail, 40.0, words.page))


def draw_test(sheet: Sheet, size: PageSize, shift: Shift, language: Language) -> None:
    """A page with crosses at known places and a few sentences that tell what to measure."""
    words, (across, down) = WORDS[language], size.value
    for x in (CROSS_AT, across - CROSS_AT):
        for y in (CROSS_AT, down - CROSS_AT):
            _draw_cross(sheet, x, size.top + y)
    place = words.cross.format(right=round(CROSS_AT), down=round(CROSS_AT))
    sheet.line(CROSS_AT + 4, size.top + CROSS_AT - 3, (Run(place, Style(Face.SANS, 8, QUIET)),))
    y = size.top + down / 2 - STEP_LEAD * (len(words.test_steps) + 2) / 2
    sheet.line(across / 2, y, (Run(words.test, TITLE),), Align.CENTER)
    right, below = (format_number(value, decimals=2, language=language) for value in (shift.right, shift.down))
    said = [step.format(across=round(across - 2 * CROSS_AT)) for step in words.test_steps]
    lines = [*(f"{index}. {step}" for index, step in enumerate(said, start=1))]
    lines.append(words.present_shift.format(right=right, down=below))
    for index, text in enumerate(lines, start=1):
        y += STEP_LEAD
        style = STRONG if index == len(lines) else PLAIN
        for line in fitted_lines(text, style, across - 2 * CROSS_AT - 8, 8):
            sheet.line(across / 2, y, line, Align.CENTER)
    sheet.end_side(size)


def _receipt_rows(piles: Sequence[Sequence[ListedPaper]], words: Words) -> list[Row]:
    rows, number = list[Row](), 0
    for pile in piles:
        if len(piles) > 1:
            rows.append(Row((pile[0].school or words.no_school,), is_band=True))
        for paper in pile:
            number += 1
            rows.append(Row((str(number), paper.name, paper.number), RECEIPT_ROW))
    return rows


def _draw_cover_head(sheet: Sheet, occasion: Occasion, school: str, count: int) -> None:
    top, across = PageSize.PORTRAIT.top, right_of(PageSize.PORTRAIT) - LEFT
    words = occasion.words
    sheet.line(LEFT, top + 26, (Run(words.cover, KIND_OF_SHEET),))
    y = top + 40.0
    for line in fitted_lines(school, SCHOOL, across, 18):
        sheet.line(LEFT, y, line)
        y += 9.0
    counted = words.counted.format(count=count, kind=occasion.kind)
    sheet.line(LEFT, top + 72, (Run(counted, COUNT),))
    _draw_event(sheet, occasion, top + 80, across)


def _draw_receipts_head(sheet: Sheet, occasion: Occasion, size: PageSize) -> None:
    title = occasion.words.receipts.format(kind=occasion.kind.upper())
    sheet.line(LEFT, size.top + 24, (Run(title, TITLE),))
    _draw_event(sheet, occasion, size.top + 32, right_of(size) - LEFT)


def _draw_event(sheet: Sheet, occasion: Occasion, y: float, across: float) -> None:
    """The title on at most two lines, then day and place."""
    size = EVENT.size
    lines = balanced([Run(occasion.title, EVENT)], across)
    while len(lines) > 2 and size > 8:
        size -= 0.5
        lines = balanced([Run(occasion.title, Style(EVENT.face, size, INK))], across)
    for line in lines:
        sheet.line(LEFT, y, line)
        y += 5.0
    when = "  ·  ".join(filter(None, (occasion.dates, occasion.place)))
    for line in fitted_lines(when, Style(Face.SANS, 10, QUIET), across, 8):
        sheet.line(LEFT, y, line)
        y += 4.4


def _draw_receiver(sheet: Sheet, y: float, size: PageSize, words: Words) -> None:
    """Lines for name, date and signature of whoever takes the pile along."""
    third = (right_of(size) - LEFT) / 3
    for index, label in enumerate((words.received_by, words.received_on.capitalize(), words.signature.capitalize())):
        x = LEFT + index * third
        sheet.line(x, y + 12, (Run(label, PLAIN),))
        sheet.draw(stroked(segment(x, y + 28, x + third - 6, y + 28), INK, THIN))


def _draw_hander(sheet: Sheet, y: float, size: PageSize, words: Words) -> None:
    """Where whoever hands the papers over signs."""
    x = right_of(size) - RECEIPT_LINE
    sheet.line(x, y + 12, (Run(words.handed_over_by, PLAIN),))
    sheet.draw(stroked(segment(x, y + 36, x + RECEIPT_LINE, y + 36), INK, THIN))


def _draw_cross(sheet: Sheet, x: float, y: float) -> None:
    arms = (segment(x - ARM, y, x + ARM, y), segment(x, y - ARM, x, y + ARM))
    sheet.draw("\n".join(stroked(arm, INK, THIN) for arm in arms))
