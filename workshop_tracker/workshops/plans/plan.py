"""A workshop's plan as a value: what a file gives and nothing else."""

import datetime as dt
from dataclasses import dataclass

from workshop_tracker.workshops.rules import Problem


class PlanRefused(ValueError):
    """The plan cannot be followed; `problems` are all that is wrong with it."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(" ".join(problem.message for problem in problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class PlannedSession:
    """A session as planned; times are local, without zone."""

    number: int
    topic: str = ""
    group: str = ""
    starts_at: dt.datetime | None = None
    ends_at: dt.datetime | None = None
    lesson_hours: int | None = None
    speakers: tuple[str, ...] = ()

    @property
    def held_on(self) -> dt.date | None:
        """The local day, where a time says it."""
        moment = self.starts_at or self.ends_at
        return moment.date() if moment else None

    @property
    def last_on(self) -> dt.date | None:
        moment = self.ends_at or self.starts_at
        return moment.date() if moment else None


@dataclass(frozen=True, slots=True)
class PlannedEngagement:
    """Somebody moderates, helps or opens; an opening official may represent a post."""

    name: str
    role: str
    represents: str = ""


@dataclass(frozen=True, slots=True)
class PlannedSignatory:
    """Who signs, and where on the paper."""

    name: str
    place: str
    title_lines: tuple[str, ...] = ()
    identity: str = ""
    rank: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """What the file says and nothing else, key by key: what is not given is an empty text, none, or an empty tuple.

    `slug` names the very workshop; it is there in plans that were written out, people need none.
    """

    slug: str = ""
    title: str = ""
    kind: str = ""
    organizer: str = ""
    office: str = ""
    district: str = ""
    place: str = ""
    mode: str = ""
    starts_on: dt.date | None = None
    ends_on: dt.date | None = None
    minimum_attendance: int | None = None
    programme: str = ""
    hashtags: tuple[str, ...] = ()
    sessions: tuple[PlannedSession, ...] = ()
    engagements: tuple[PlannedEngagement, ...] = ()
    signatories: tuple[PlannedSignatory, ...] = ()
    number_pattern: str = ""
    staff_number_pattern: str = ""
    design: str = ""

    @property
    def first_session_on(self) -> dt.date | None:
        return min((session.held_on for session in self.sessions if session.held_on), default=None)

    @property
    def last_session_on(self) -> dt.date | None:
        return max((session.last_on for session in self.sessions if session.last_on), default=None)

    @property
    def first_day(self) -> dt.date | None:
        """The first day: as written, else of the sessions, else the only day that is known."""
        return self.starts_on or self.first_session_on or self.ends_on
