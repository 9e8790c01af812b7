"""The totals out of months and keys, set by set.

Nearly everything that counts once stays in one place: of that the first month in each period is counted, and the sums
are spread over offices above, levels and districts. What was in several places is spread first and then counted.
"""

from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    FromClause,
    Integer,
    Select,
    and_,
    case,
    func,
    literal,
    or_,
    select,
    true,
    union_all,
)
from sqlalchemy.orm import aliased

from workshop_tracker.organizations.models import OFFICES, Organization
from workshop_tracker.reports.summaries.derivations import MONTHS, PLACE
from workshop_tracker.reports.summaries.models import SUMMARY_KEYS
from workshop_tracker.reports.summaries.rules import ADDED, ALL, COLUMN_OF, LENGTHS, NATION, Counted, Grain

KEYS = SUMMARY_KEYS.c
CELL = ("office_id", "grain", "number", "district_code", "level_group")


def totals_of_keys() -> Select[Any]:
    """The rows of `summary_totals`."""
    grains, scopes, ways = _grains(), offices_above(), _ways()
    parts = union_all(
        _spread(_settled_counts(grains), scopes, ways),
        _spread(_sums(grains), scopes, ways),
        _moving_counts(grains, scopes, ways),
    ).subquery("parts")
    amounts = [func.sum(parts.c[name]).label(name) for name in (*COLUMN_OF.values(), *ADDED)]
    cell = [parts.c[name] for name in CELL]
    return select(*cell, *amounts).group_by(*cell)


def offices_above(*of: ColumnElement[bool]) -> CTE:
    """Pairs of an office (0: none) and each at which its people count: itself, those above it, the nation."""
    begin = select(Organization.id.label("office_id"), Organization.id.label("scope_id")).where(*of)
    walk = begin.cte("walk", recursive=True)
    below = aliased(Organization)
    parents = (
        select(walk.c.office_id, below.parent_id)
        .join(below, below.id == walk.c.scope_id)
        .where(below.parent_id.is_not(None), below.kind.in_(OFFICES))
    )
    walk = walk.union(parents)
    nation = literal(NATION).label("scope_id")
    return union_all(
        select(walk.c.office_id, walk.c.scope_id),
        select(Organization.id, nation).where(*of),
        select(literal(0), nation),
    ).cte("scopes")


def _grains() -> CTE:
    rows = [
        select(literal(grain.value).label("grain"), literal(before).label("before"), literal(length).label("length"))
        for grain, (before, length) in LENGTHS.items()
    ]
    return union_all(*rows).cte("grains")


def _counted() -> FromClause:
    """Teachers, schools and workshops with their places."""
    places = [KEYS[name] for name in PLACE]
    return select(KEYS.kind, KEYS.key_id, *places).where(KEYS.months != 0).subquery("counted")


def _taken_part() -> FromClause:
    """Participations with their place, which is frozen: the months differ, nothing else."""
    kind = literal(Counted.PARTICIPATION.value).label("kind")
    key, place = MONTHS.participation_id.label("key_id"), [MONTHS[name] for name in PLACE]
    return select(kind, key, *place).where(MONTHS.marks > 0).subquery("taken_part")


def _settled_counts(grains: CTE) -> FromClause:
    """How many settled ones came first in a period, by place of that first month."""
    arrivals = union_all(_arrivals(_counted()), _arrivals(_taken_part())).subquery("arrivals")
    came = case({grain.value: arrivals.c[_firsts(grain)] for grain in Grain}, value=grains.c.grain)
    number = (arrivals.c.month - grains.c.before) // grains.c.length
    place = [arrivals.c[name] for name in PLACE[1:]]
    return (
        select(grains.c.grain, number.label("number"), *place, *_pivot(arrivals.c.kind, came), *_none(ADDED))
        .select_from(arrivals)
        .join(grains, true())
        .group_by(grains.c.grain, number, *place)
        .subquery("settled_counts")
    )


def _arrivals(counted: FromClause) -> Select[Any]:
    """Settled ones by place of each month in which they are the first time in a period, for each length of period."""
    one = (counted.c.kind, counted.c.key_id)
    stays = [
        func.min(counted.c[name]).over(partition_by=one) == func.max(counted.c[name]).over(partition_by=one)
        for name in PLACE[1:]
    ]
    last = func.lag(counted.c.month, type_=Integer).over(partition_by=one, order_by=counted.c.month)
    flagged = select(counted, last.label("last"), and_(*stays).label("is_settled")).subquery("flagged")
    firsts = [func.sum(case((_is_first(flagged, grain), 1), else_=0)).label(_firsts(grain)) for grain in Grain]
    place = [flagged.c[name] for name in PLACE]
    return select(flagged.c.kind, *place, *firsts).where(flagged.c.is_settled).group_by(flagged.c.kind, *place)


def _firsts(grain: Grain) -> str:
    return f"first_of_{grain.value}"


def _is_first(flagged: FromClause, grain: Grain) -> ColumnElement[bool]:
    before, length = LENGTHS[grain]
    month, last = flagged.c.month, flagged.c.last
    return or_(last.is_(None), (last - before) // length != (month - before) // length)


def _sums(grains: CTE) -> FromClause:
    """JP, marks and papers by period and place: they add up."""
    place = [MONTHS[name] for name in PLACE]
    monthly = (
        select(*place, *(func.sum(MONTHS[name]).label(name) for name in ADDED)).group_by(*place).subquery("monthly")
    )
    number = (monthly.c.month - grains.c.before) // grains.c.length
    where = [monthly.c[name] for name in PLACE[1:]]
    return (
        select(
            grains.c.grain,
            number.label("number"),
            *where,
            *_none(COLUMN_OF.values()),
            *(func.sum(monthly.c[name]).label(name) for name in ADDED),
        )
        .select_from(monthly)
        .join(grains, true())
        .group_by(grains.c.grain, number, *where)
        .subquery("sums")
    )


def _pivot(kind: ColumnElement[str], amount: Any) -> list[ColumnElement[int]]:
    """One column for each kind of what counts once."""
    return [func.sum(case((kind == counted.value, amount), else_=0)).label(name) for counted, name in COLUMN_OF.items()]


def _none(names: Any) -> list[ColumnElement[int]]:
    return [literal(0).label(name) for name in names]


def _spread(counts: FromClause, scopes: CTE, ways: CTE) -> Select[Any]:
    """Rows of one place each, over the offices above, and over one and all districts and level groups."""
    return (
        select(*_cell(counts, scopes, ways), *(counts.c[name] for name in (*COLUMN_OF.values(), *ADDED)))
        .select_from(counts)
        .join(scopes, scopes.c.office_id == counts.c.office_id)
        .join(ways, true())
    )


def _ways() -> CTE:
    """Of its own or of all districts, and the same of level groups."""
    rows = [
        select(literal(district).label("all_districts"), literal(level).label("all_levels"))
        for district in (0, 1)
        for level in (0, 1)
    ]
    return union_all(*rows).cte("ways")


def _cell(counts: FromClause, scopes: CTE, ways: CTE) -> list[ColumnElement[Any]]:
    return [
        scopes.c.scope_id.label("office_id"),
        counts.c.grain,
        counts.c.number,
        case((ways.c.all_districts == 1, ALL), else_=counts.c.district_code).label("district_code"),
        case((ways.c.all_levels == 1, ALL), else_=counts.c.level_group).label("level_group"),
    ]


def _moving_counts(grains: CTE, scopes: CTE, ways: CTE) -> Select[Any]:
    """What was in several places: each of its cells once."""
    moving = _moving(_counted()).subquery("moving")
    placed = (
        select(
            moving.c.kind,
            moving.c.key_id,
            grains.c.grain,
            ((moving.c.month - grains.c.before) // grains.c.length).label("number"),
            *(moving.c[name] for name in PLACE[1:]),
        )
        .select_from(moving)
        .join(grains, true())
        .subquery("placed")
    )
    once = (
        select(placed.c.kind, placed.c.key_id, *_cell(placed, scopes, ways))
        .select_from(placed)
        .join(scopes, scopes.c.office_id == placed.c.office_id)
        .join(ways, true())
        .distinct()
        .subquery("once")
    )
    cell = [once.c[name] for name in CELL]
    return select(*cell, *_pivot(once.c.kind, 1), *_none(ADDED)).group_by(*cell)


def _moving(counted: FromClause) -> Select[Any]:
    unsettled = or_(*(func.min(counted.c[name]) != func.max(counted.c[name]) for name in PLACE[1:]))
    movers = (
        select(counted.c.kind, counted.c.key_id)
        .group_by(counted.c.kind, counted.c.key_id)
        .having(unsettled)
        .subquery("movers")
    )
    return select(counted).join(movers, and_(movers.c.kind == counted.c.kind, movers.c.key_id == counted.c.key_id))
