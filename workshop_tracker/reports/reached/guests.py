"""Everyone in the rooms, so that the numbers of one office add up to the marks on the sheets."""

from collections import Counter
from collections.abc import Sequence

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from workshop_tracker.attendance.models import Participation
from workshop_tracker.organizations.levels import RELIGIOUS, LevelGroup
from workshop_tracker.people.models import StaffKind
from workshop_tracker.reports.counting import Presence, Scope, attended_in, fits, home_school, in_period, is_own
from workshop_tracker.reports.region import Reconciliation
from workshop_tracker.workshops.models import Workshop

GUESTS = ("other_offices", "madrasah", "without_office", "without_school", "left_out")


def reconciliation(session: Session, scope: Scope, counted: Sequence[Presence]) -> Reconciliation:
    """Who else sat in the rooms where the office's people sat, and in those that it held itself. One statement."""
    rooms = {row.workshop_id for row in counted}
    held = select(Workshop.id).where(Workshop.office_id.in_(scope.office_ids))
    others = session.execute(
        attended_in(
            scope,
            Participation.id,
            home_school(scope).label("school"),
            Participation.level_group,
            Participation.office_id,
            is_own(scope).label("is_own"),
        )
        .where(
            in_period(scope),
            or_(Participation.workshop_id.in_(rooms), Participation.workshop_id.in_(held)),
            ~and_(is_own(scope), *(func.coalesce(fit, False) for fit in fits(scope))),
        )
        .group_by(Participation.id)  # the key tells the other columns
    )
    kinds = Counter("left_out" if row.is_own else _kind_of_guest(*row[1:4]) for row in others)
    teachers = len([row for row in counted if row.staff_kind is StaffKind.TEACHER])
    return Reconciliation(
        present=len(counted) + kinds.total(),
        own_teachers=teachers,
        own_other_staff=len(counted) - teachers,
        **{kind: kinds[kind] for kind in GUESTS},
    )


def _kind_of_guest(school_id: int | None, level: LevelGroup | None, office_id: int | None) -> str:
    if school_id is None:
        return "without_school"
    if level in RELIGIOUS:
        return "madrasah"
    return "without_office" if office_id is None else "other_offices"
