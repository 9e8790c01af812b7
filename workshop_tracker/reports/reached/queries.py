"""The steps from registered to certified, asked in a few statements whatever the number of people."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from workshop_tracker.attendance.models import Participation
from workshop_tracker.attendance.queries import completions_in
from workshop_tracker.people.models import Person, Sex, StaffKind
from workshop_tracker.reports.counting import (
    Paper,
    Presence,
    Scope,
    has_a_day,
    of_programme,
    own,
    workshops_ending,
)
from workshop_tracker.reports.reached.funnel import BySex, Funnel, by_sex
from workshop_tracker.reports.roster import OverseenSchool
from workshop_tracker.workshops.models import InvitedSchool, Workshop


class Somebody(Protocol):
    """A row about one human being, who may stand in several."""

    @property
    def person_id(self) -> int: ...
    @property
    def staff_kind(self) -> StaffKind: ...
    @property
    def sex(self) -> Sex | None: ...


@dataclass(frozen=True, slots=True)
class Completed:
    """An own participant who has completed a workshop that ended in the period."""

    participation_id: int
    workshop_id: int
    person_id: int
    staff_kind: StaffKind
    sex: Sex | None


def completed(session: Session, scope: Scope) -> list[Completed]:
    """Everyone of the office, teachers or not. Five statements."""
    workshops = workshops_ending(session, scope)
    columns = (
        Participation.id,
        Participation.workshop_id,
        Participation.person_id,
        Participation.staff_kind,
        Person.sex,
    )
    found = Participation.workshop_id.in_([workshop.id for workshop in workshops])
    listed = select(*columns).join(Person, Person.id == Participation.person_id).where(found, *own(scope))
    rows = [Completed(*row) for row in session.execute(listed)]
    judged = completions_in(session, workshops, {row.participation_id: row.workshop_id for row in rows})
    return [row for row in rows if judged[row.participation_id].has_completed]


def teachers_by_sex(rows: Iterable[Somebody]) -> BySex:
    """Distinct teachers, each under the sex of the person."""
    sexes: dict[int, Sex | None] = {}
    for row in rows:
        if row.staff_kind is StaffKind.TEACHER:
            sexes[row.person_id] = row.sex
    return by_sex(sexes.values())


@dataclass(frozen=True, slots=True)
class Registered:
    """An own participant on the list of a workshop with a day in the period."""

    person_id: int
    staff_kind: StaffKind
    sex: Sex | None


def funnel(
    session: Session,
    scope: Scope,
    *,
    present: Sequence[Presence],
    finished: Sequence[Completed],
    papers: Sequence[Paper],
    schools: Mapping[int, OverseenSchool],
) -> Funnel:
    """The steps of the office's teachers; its schools that were invited. Two statements."""
    return Funnel(
        schools_invited=len(schools.keys() & set(session.scalars(invited(scope)))),
        registered=teachers_by_sex(Registered(*row) for row in session.execute(registered(scope))),
        present=teachers_by_sex(present),
        completed=teachers_by_sex(finished),
        certified=teachers_by_sex(paper for paper in papers if paper.role == scope.filters.role),
    )


def registered(scope: Scope) -> Select[int, StaffKind, Sex | None]:
    """Own participants on lists of workshops with a day in the period."""
    query = (
        select(Participation.person_id, Participation.staff_kind, Person.sex)
        .join(Workshop, Workshop.id == Participation.workshop_id)
        .join(Person, Person.id == Participation.person_id)
    )
    return of_programme(query.where(*own(scope), has_a_day(scope, Participation.workshop_id)), scope)


def invited(scope: Scope) -> Select[int]:
    """Schools that were invited to workshops with a day in the period, whoever oversees them.

    Looked up by school: + 0 keeps SQLite from trying each workshop of the period for each school.
    """
    query = select(InvitedSchool.school_id).join(Workshop, Workshop.id == InvitedSchool.workshop_id)
    return of_programme(query.where(has_a_day(scope, InvitedSchool.workshop_id + 0)), scope)
