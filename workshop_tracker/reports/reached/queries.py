"""The steps from registered to certified, asked in a few statements whatever the number of people."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_tracker.attendance.models import Participation
from workshop_tracker.attendance.queries import completions_in
from workshop_tracker.people.models import Sex, StaffKind
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
        Participation.sex,
    )
    found = Participation.workshop_id.in_([workshop.id for workshop in workshops])
    rows = [Completed(*row) for row in session.execute(select(*columns).where(found, *own(scope)))]
    judged = completions_in(session, workshops, {row.participation_id: row.workshop_id for row in rows})
    return [row for row in rows if judged[row.participation_id].has_completed]


def teachers_by_sex(rows: Iterable[Somebody]) -> BySex:
    """Distinct teachers; of what several rows say of one person the first word counts."""
    sexes: dict[int, Sex | None] = {}
    for row in rows:
        if row.staff_kind is StaffKind.TEACHER:
            sexes[row.person_id] = sexes.get(row.person_id) or row.sex
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
    query = select(Participation.person_id, Participation.staff_kind, Participation.sex).join(
        Workshop, Workshop.id == Participation.workshop_id
    )
    listed = of_programme(query.where(*own(scope), has_a_day(scope)), scope)
    invited = select(InvitedSchool.school_id).distinct().join(Workshop, Workshop.id == InvitedSchool.workshop_id)
    asked = session.scalars(of_programme(invited.where(has_a_day(scope)), scope))
    return Funnel(
        schools_invited=len(schools.keys() & set(asked)),
        registered=teachers_by_sex(Registered(*row) for row in session.execute(listed)),
        present=teachers_by_sex(present),
        completed=teachers_by_sex(finished),
        certified=teachers_by_sex(paper for paper in papers if paper.role == scope.filters.role),
    )
