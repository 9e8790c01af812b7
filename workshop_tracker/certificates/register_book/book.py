"""A register book as values: its cover, its lines, and what is wrong with its numbers."""

import datetime as dt
from dataclasses import dataclass

from workshop_tracker.certificates.models import PaperKind, PaperState, SeriesMode
from workshop_tracker.presentation import Sentence

MOST_NAMED = 20  # missing numbers that a sentence names


@dataclass(frozen=True, slots=True)
class Cover:
    """Whose book it is and what it counts; `first` and `last` are numbers as printed, empty before the first paper."""

    series_id: int
    issuer: str
    kind: PaperKind
    mode: SeriesMode
    scope: str
    first: str
    last: str
    papers: int


@dataclass(frozen=True, slots=True)
class Line:
    """One edition of one paper."""

    number: str
    edition: int
    name: str
    state: PaperState
    issued_on: dt.date
    workshop: str


@dataclass(frozen=True, slots=True)
class Soundness:
    """Counters that no paper bears, at most so many as a sentence names, and numbers that two holders bear."""

    counted: int
    missing: tuple[int, ...] = ()
    doubled: tuple[str, ...] = ()
    is_ours: bool = True  # numbers of another office's agenda need not follow each other

    @property
    def is_sound(self) -> bool:
        return not self.missing and not self.doubled

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """What the book says of itself."""
        return tuple(filter(None, (self._about_gaps(), self._about_doubles())))

    def _about_gaps(self) -> Sentence | None:
        if not self.is_ours:
            return None
        if self.missing:
            return Sentence("Nomor yang terlewat: %(numbers)s.", numbers=tuple(map(str, self.missing)))
        return Sentence("%(count)s nomor, tidak ada yang terlewat.", count=self.counted)

    def _about_doubles(self) -> Sentence:
        if self.doubled:
            return Sentence("Nomor ganda: %(numbers)s.", numbers=self.doubled)
        return Sentence("Tidak ada nomor ganda.")
