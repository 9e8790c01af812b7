"""Work units that somebody confirmed to be no school."""

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from workshop_tracker.organizations.models import District
from workshop_tracker.schools.models import SchoolAlias


def work_units() -> Select[*tuple[object, ...]]:
    """All of them by their letters; `Spelling(*row)` of `schools.queries` names the columns."""
    return (
        select(SchoolAlias.id, SchoolAlias.written, func.coalesce(District.name, ""), SchoolAlias.confirmed_at)
        .outerjoin(District, District.code == SchoolAlias.district_code)
        .where(SchoolAlias.school_id.is_(None))
        .order_by(SchoolAlias.alias_key, func.coalesce(District.name, ""))
    )


def work_unit(session: Session, unit_id: int) -> SchoolAlias | None:
    """One of them, never the spelling of a school."""
    return session.scalar(select(SchoolAlias).where(SchoolAlias.id == unit_id, SchoolAlias.school_id.is_(None)))
