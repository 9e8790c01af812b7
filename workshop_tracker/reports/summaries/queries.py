"""What the summaries tell, and whether they still are what the base tables give."""

from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Select,
    Table,
    bindparam,
    exists,
    func,
    literal,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import Session

from workshop_tracker.organizations.models import OFFICES, Organization
from workshop_tracker.reports.region import Period
from workshop_tracker.reports.summaries.dashboard import Dashboard, Totals, kept_period
from workshop_tracker.reports.summaries.derivations import keys_of_months, months_of_participations
from workshop_tracker.reports.summaries.models import PARTICIPATION_MONTHS, SUMMARY_KEYS, SUMMARY_TOTALS, SummaryNote
from workshop_tracker.reports.summaries.rules import ALL, NATION, Grain
from workshop_tracker.reports.summaries.totals import totals_of_keys

# in the order of the columns of the totals
AMOUNTS = [field.name for field in fields(Totals)]
_PARTS = ("all", "month", "level", "district", "office")
_COUNTS = or_(*(SUMMARY_TOTALS.c[name] != 0 for name in ("marks", "papers", "teachers_completed")))


class Difference(NamedTuple):
    """A row that only stands in a summary (`kept`), or that only the tables below it give (`derived`)."""

    table: str
    side: str
    row: dict[str, Any]


def dashboard(session: Session, office_id: int, period: Period) -> Dashboard | None:
    """What was reached by an office (0: the nation) with all below it; None for days that are no period of ours.

    One statement, so all of it is of one instant, and exact as of the last fold: see `freshness`. Four reads along
    the key of the totals, whatever the number of rows.
    """
    kept = kept_period(period)
    if kept is None:
        return None
    found: dict[str, dict[Any, Totals]] = {part: {} for part in _PARTS}
    asked = {
        "office_id": office_id,
        "grain": kept.grain.value,
        "number": kept.number,
        "months": list(range(kept.first_month, kept.last_month + 1)),
    }
    for part, number, word, *amounts in session.connection().execute(_parts(of_nation=office_id == NATION), asked):
        found[part][word if part in ("level", "district") else number] = Totals(*amounts)
    return Dashboard(
        office_id,
        kept,
        totals=found["all"].get(kept.number, Totals()),
        months=tuple(sorted(found["month"].items())),
        levels=tuple(sorted(found["level"].items())),
        districts=tuple(sorted(found["district"].items())),
        offices=tuple(sorted(found["office"].items())),
    )


@cache
def _parts(*, of_nation: bool) -> CompoundSelect[*tuple[Any, ...]]:
    """Put together once: the parts of a dashboard, of the office, period and months that are sent."""
    row = SUMMARY_TOTALS.c
    period = (row.grain == bindparam("grain"), row.number == bindparam("number"))
    own, whole = row.office_id == bindparam("office_id"), (row.district_code == ALL, row.level_group == ALL)
    months = (row.grain == Grain.MONTH.value, row.number.in_(bindparam("months", expanding=True)))
    below = row.office_id.in_(_offices_below(of_nation=of_nation))
    levels, districts = row.level_group != ALL, row.district_code != ALL
    return union_all(
        _part("all", row.number, literal("")).where(own, *period, *whole),
        _part("month", row.number, literal("")).where(own, *months, *whole),
        _part("level", row.number, row.level_group).where(own, *period, row.district_code == ALL, levels),
        _part("district", row.number, row.district_code).where(own, *period, row.level_group == ALL, districts),
        _part("office", row.office_id, literal("")).where(below, *period, *whole),
    )


def _part(name: str, number: ColumnElement[int], word: ColumnElement[str]) -> Select[*tuple[Any, ...]]:
    row = SUMMARY_TOTALS.c
    return select(literal(name), number, word, *(row[amount] for amount in AMOUNTS)).where(_COUNTS)


def _offices_below(*, of_nation: bool) -> Select[int]:
    """The offices whose superior it is; of the nation those without one."""
    is_below = Organization.parent_id.is_(None) if of_nation else Organization.parent_id == bindparam("office_id")
    return select(Organization.id).where(is_below, Organization.kind.in_(OFFICES))


def is_pending(session: Session) -> bool:
    """Whether something was changed that is not folded yet."""
    return bool(session.scalar(select(exists(select(SummaryNote.id)))))


def differences(session: Session) -> Iterator[Difference]:
    """Every row in which the summaries differ from the base tables. Fold first: what is pending differs rightly."""
    months, keys, totals = PARTICIPATION_MONTHS, SUMMARY_KEYS, SUMMARY_TOTALS
    yield from _differences(session, months, select(months), months_of_participations())
    yield from _differences(session, keys, select(keys).where(keys.c.months != 0), keys_of_months())
    yield from _differences(session, totals, select(totals).where(_COUNTS), totals_of_keys())


def _differences(session: Session, table: Table, kept: Select[Any], derived: Select[Any]) -> Iterator[Difference]:
    names = [column.name for column in table.columns]
    for side, these, others in (("kept", kept, derived), ("derived", derived, kept)):
        one, other = these.subquery("one"), others.subquery("other")
        rows = select(*(one.c[name] for name in names)).except_(select(*(other.c[name] for name in names)))
        for row in session.execute(rows):
            yield Difference(table.name, side, dict(zip(names, row, strict=True)))


def rows_kept(session: Session) -> dict[str, int]:
    """How many rows each summary has."""
    tables = (PARTICIPATION_MONTHS, SUMMARY_KEYS, SUMMARY_TOTALS)
    return {table.name: session.scalar(select(func.count()).select_from(table)) or 0 for table in tables}
