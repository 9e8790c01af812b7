"""A register book as values: its cover, its lines, and what is wrong with its numbers."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import merge

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
    sequence: int | None


@dataclass(frozen=True, slots=True)
class Reserved:
    """Numbers that no paper bears, with the reason; released ones were passed by the counter before."""

    id: int
    first: int
    last: int
    reserved_for: str
    reason: str
    reserved_on: dt.date
    released_on: dt.date | None

    @property
    def numbers(self) -> str:
        """As counters, for each workshop prints them by its own pattern."""
        return f"{self.first}–{self.last}" if self.first < self.last else str(self.first)

    @property
    def state(self) -> str:
        """What a list says of them, in Indonesian."""
        return "dilepas, tidak dipakai" if self.released_on else "direservasi"


Entry = Line | Reserved


def in_order(lines: Iterable[Line], reserved: Iterable[Reserved]) -> Iterator[Entry]:
    """Both in the order of the book, each as it comes."""

    def place(entry: Entry) -> int:
        return entry.first if isinstance(entry, Reserved) else entry.sequence or 0

    return merge(lines, reserved, key=place)


@dataclass(frozen=True, slots=True)
class Soundness:
    """Counters that no paper bears, at most so many as a sentence names, and numbers that two holders bear."""

    counted: int
    missing: tuple[int, ...] = ()
    doubled: tuple[str, ...] = ()
    reserved: int = 0  # numbers that no paper bears for a reason that the book tells
    is_ours: bool = True  # numbers of another office's agenda need not follow each other

    @property
    def is_sound(self) -> bool:
        return not self.missing and not self.doubled

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """What the book says of itself."""
        return tuple(filter(None, (self._about_gaps(), self._about_reserved(), self._about_doubles())))

    def _about_gaps(self) -> Sentence | None:
        if not self.is_ours:
            return None
        if self.missing:
            return Sentence("Nomor yang terlewat: %(numbers)s.", numbers=tuple(map(str, self.missing)))
        return Sentence("%(count)s nomor, tidak ada yang terlewat.", count=self.counted)

    def _about_reserved(self) -> Sentence | None:
        return Sentence("%(count)s nomor direservasi.", count=self.reserved) if self.reserved else None

    def _about_doubles(self) -> Sentence:
        if self.doubled:
            return Sentence("Nomor ganda: %(numbers)s.", numbers=self.doubled)
        return Sentence("Tidak ada nomor ganda.")
