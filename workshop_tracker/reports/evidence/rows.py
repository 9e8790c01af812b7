"""The rows behind a number as values, and what each of them opens."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from workshop_tracker.attendance.models import ParticipationRole

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Listed:
    """One participation, or one paper of it (`row_id` is then the paper's).

    `name` is None where the reader may not name the person; school and place of a guest go with the name.
    """

    row_id: int
    participation_id: int
    person_id: int
    is_own: bool
    name: str | None
    school: str | None
    npsn: str
    district: str | None
    title: str
    slug: str
    starts_on: dt.date | None
    role: ParticipationRole
    attended: int
    recognised: int
    number: str
    unmarked: int

    @property
    def opens(self) -> bool:
        """Whether its marks may be looked at: of own people always, of a guest where the guest may be named."""
        return self.is_own or self.name is not None


@dataclass(frozen=True, slots=True)
class Teacher:
    """One human being with all that stands behind the number; `schools` are how many she counted at."""

    person_id: int
    name: str | None
    school: str | None
    npsn: str
    schools: int
    workshops: int
    attended: int
    recognised: int


@dataclass(frozen=True, slots=True)
class OnRecord:
    """A teacher with the main post at an overseen school, with the JP of the year up to the period's last day.

    `last_trained_on` is the last day before the period on which she was present; `came` whether she was in it.
    """

    person_id: int
    name: str | None
    school: str
    npsn: str
    employment: str
    recognised: int
    outside: int
    target: int | None
    came: bool
    last_trained_on: dt.date | None


@dataclass(frozen=True, slots=True)
class Rows(Generic[Row]):
    """Some rows of a number, how many it has in all, and how many of these the reader may not name.

    `people` are the human beings among all of them; `next_id` continues behind the last row, None at the end.
    """

    rows: Sequence[Row] = field(repr=False)
    total: int
    people: int
    unnamed: int
    next_id: int | None = None
