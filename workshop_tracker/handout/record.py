"""One person's papers and what is still to come, as a frozen value."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OwnPaper:
    """A paper of hers that holds or held; hours in JP as printed.

    A letter is a training only where it has taken the place of a certificate, not where it tells what was attended.
    """

    certificate_id: int
    participation_id: int
    code: str
    name: str
    title: str
    dates: str
    place: str
    role: str
    lesson_hours: int | None
    issuer: str
    ended_on: dt.date
    validated_at: dt.datetime | None
    is_revoked: bool
    is_sample: bool
    is_letter: bool = False
    is_training: bool = True

    @property
    def counts(self) -> bool:
        """Whether it stands in the JP of a year."""
        return self.is_training and not self.is_revoked


@dataclass(frozen=True, slots=True)
class Waiting:
    """A workshop of hers without a valid paper: whether only the validation is missing, else why."""

    participation_id: int
    title: str
    dates: str
    is_waiting: bool
    reason: str


@dataclass(frozen=True, slots=True)
class OwnRecord:
    """All that a person sees of herself by her link; papers newest first."""

    name: str
    papers: tuple[OwnPaper, ...]
    waiting: tuple[Waiting, ...]
    elsewhere: tuple[tuple[int, int], ...] = ()  # JP of verified trainings of other bodies, by year

    @property
    def has_letters(self) -> bool:
        """Whether any of them is no certificate."""
        return any(paper.is_letter for paper in self.papers)

    def hours_by_year(self) -> dict[int, int]:
        """Recognised JP: printed on valid papers, in the year in which the event ended; the newest year first."""
        return hours_by_year((paper.ended_on, paper.lesson_hours or 0) for paper in self.papers if paper.counts)

    def yearly_hours(self, *, counts_elsewhere: bool) -> dict[int, int]:
        """The same with verified trainings elsewhere, where this site counts them."""
        own = self.hours_by_year()
        return added_up(own, dict(self.elsewhere)) if counts_elsewhere else own

    def of_year(self, year: int) -> tuple[OwnPaper, ...]:
        """Valid papers whose hours count in a year."""
        return tuple(paper for paper in self.papers if paper.ended_on.year == year and paper.counts)


def hours_by_year(papers: Iterable[tuple[dt.date, int]]) -> dict[int, int]:
    """JP per year, the newest first."""
    years: dict[int, int] = defaultdict(int)
    for ended_on, hours in papers:
        years[ended_on.year] += hours
    return {year: years[year] for year in sorted(years, reverse=True)}


def added_up(one: Mapping[int, int], other: Mapping[int, int]) -> dict[int, int]:
    """Two counts of JP per year as one, the newest year first."""
    return {year: one.get(year, 0) + other.get(year, 0) for year in sorted(one.keys() | other.keys(), reverse=True)}
