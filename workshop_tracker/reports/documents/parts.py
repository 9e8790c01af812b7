"""The shape between a report and its forms: frozen values that PDF, Word, Excel, CSV and pages render alike.

Whoever adds a question to a report writes one function from its value to a `Part` and adds it where the document is put
together. Texts are `Sentence`s or plain Indonesian: papers are Indonesian whatever the reader's language.
"""

import datetime as dt
from dataclasses import dataclass, replace
from enum import StrEnum

from workshop_tracker.presentation import Sentence
from workshop_tracker.reports.charts.descriptions import Chart, Share
from workshop_tracker.reports.documents.letters import Frame

UNKNOWN = Sentence("tidak diketahui")
NO_FRAME = Frame()
Cell = str | int | dt.date | Share | None


class Kind(StrEnum):
    """What the cells of a column are; None is `missing` of its column, whatever the kind."""

    TEXT = "text"
    INTEGER = "integer"
    SHARE = "share"  # a Share: part, whole and percentage
    DAY = "day"
    HOURS = "hours"  # JP, whole numbers


@dataclass(frozen=True, slots=True)
class Column:
    """`key` names it for machines, `heading` for people; `missing` is written where a cell is None."""

    key: str
    heading: str
    kind: Kind = Kind.TEXT
    missing: str = UNKNOWN


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of one cell for each column; `total` is such a row, too. `caption` says what the rows are."""

    key: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: tuple[Cell, ...] | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """An answer of the report: the finding as a sentence, then its tables, pictures and notes (paragraphs)."""

    key: str
    title: str
    finding: str = ""
    tables: tuple[Table, ...] = ()
    charts: tuple[Chart, ...] = ()
    notes: tuple[str, ...] = ()
    number: int = 0

    @property
    def heading(self) -> str:
        return f"{self.number} {self.title}"


@dataclass(frozen=True, slots=True)
class ReportDocument:
    """A whole report: whose, of which days, its first sentence, its parts in their order, its definitions.

    `frame` is what stands around it on paper.
    """

    title: str
    office: str
    period: str
    starts_on: dt.date
    ends_on: dt.date
    lead: str
    parts: tuple[Part, ...]
    definitions: tuple[str, ...] = ()
    frame: Frame = NO_FRAME

    @property
    def foot(self) -> str:
        """What stands at the foot of each page of it."""
        sample = "CONTOH – data rekaan · " if self.frame.is_sample else ""
        code = f" · kode {self.frame.proof.code}" if self.frame.proof else ""
        return f"{sample}{self.office} · {self.period}{code}"


def numbered(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """The parts counted from 1 on, as they stand."""
    return tuple(replace(part, number=number) for number, part in enumerate(parts, 1))
