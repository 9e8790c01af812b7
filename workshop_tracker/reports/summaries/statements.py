"""What a fold asks for, as statements that are put together once: to build them takes longer than to answer them."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    FromClause,
    Integer,
    Select,
    String,
    Table,
    and_,
    bindparam,
    func,
    select,
)
from sqlalchemy.dialects import postgresql, sqlite

from workshop_tracker.attendance.models import Participation
from workshop_tracker.organizations.models import Organization
from workshop_tracker.reports.summaries.derivations import MONTHS, months_of_participations
from workshop_tracker.reports.summaries.models import PARTICIPATION_MONTHS, SUMMARY_KEYS
from workshop_tracker.reports.summaries.rules import Subject
from workshop_tracker.reports.summaries.totals import KEYS, offices_above

Statement = Select[*tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Statements:
    """Each takes what `sent` or `sent_subjects` makes of the ids it asks about."""

    of_people: Statement
    of_workshops: Statement
    kept_months: Statement
    derived_months: Statement
    standing: Statement
    scopes: Statement


@cache
def statements_for(dialect: str) -> Statements:
    """The statements in the words of an engine."""
    asked = _asked_subjects(dialect)
    return Statements(
        of_people=select(Participation.id).where(Participation.person_id.in_(_asked(dialect))),
        of_workshops=select(Participation.id).where(Participation.workshop_id.in_(_asked(dialect))),
        kept_months=select(PARTICIPATION_MONTHS).where(MONTHS.participation_id.in_(_asked(dialect))),
        derived_months=months_of_participations(Participation.id.in_(_asked(dialect))),
        standing=select(SUMMARY_KEYS).join(asked, and_(KEYS.kind == asked.c.kind, KEYS.key_id == asked.c.key_id)),
        scopes=select(offices_above(Organization.id.in_(_asked(dialect)))),
    )


def sent(dialect: str, ids: Collection[int]) -> dict[str, Any]:
    """Ids as the one parameter of a statement: thousands of parameters take longer to write than their rows to find."""
    return {"ids": list(ids) if dialect == "postgresql" else json.dumps(list(ids))}


def sent_subjects(dialect: str, subjects: Collection[Subject]) -> dict[str, Any]:
    """The same of subjects."""
    if dialect == "postgresql":
        return {"kinds": [kind for kind, _ in subjects], "ids": [key_id for _, key_id in subjects]}
    return {"subjects": json.dumps(list(subjects))}


def _asked(dialect: str) -> Select[int]:
    if dialect == "postgresql":
        return select(func.unnest(bindparam("ids", type_=ARRAY(Integer))))
    return select(func.json_each(bindparam("ids", type_=String)).table_valued("value").c.value)


def _asked_subjects(dialect: str) -> FromClause:
    if dialect == "postgresql":
        kinds, ids = bindparam("kinds", type_=ARRAY(String)), bindparam("ids", type_=ARRAY(Integer))
        return func.unnest(kinds, ids).table_valued("kind", "key_id").render_derived(name="asked")
    pairs = func.json_each(bindparam("subjects", type_=String)).table_valued("value", name="pairs")

    def part(place: int) -> ColumnElement[Any]:
        return func.json_extract(pairs.c.value, f"$[{place}]")

    return select(part(0).label("kind"), part(1).label("key_id")).subquery("asked")


@cache
def adding(dialect: str, table: Table) -> sqlite.Insert | postgresql.Insert:
    """Adds rows to those of the same key: on PostgreSQL all that are sent, in one statement; on SQLite each."""
    key = [column.name for column in table.primary_key]
    if dialect == "postgresql":
        added: sqlite.Insert | postgresql.Insert = postgresql.insert(table).from_select(
            [column.name for column in table.columns], _sent_rows(table)
        )
    else:
        added = sqlite.insert(table)
    sums = {column.name: column + added.excluded[column.name] for column in table.columns if not column.primary_key}
    return added.on_conflict_do_update(index_elements=key, set_=sums)


def _sent_rows(table: Table) -> Select[*tuple[Any, ...]]:
    columns = [bindparam(f"sent_{column.name}", type_=ARRAY(column.type)) for column in table.columns]
    names = [column.name for column in table.columns]
    return select(*func.unnest(*columns).table_valued(*names).render_derived(name="sent").c)


def sent_rows(
    dialect: str, table: Table, rows: Sequence[Mapping[str, Any]]
) -> dict[str, Any] | Sequence[Mapping[str, Any]]:
    """What `adding` takes: on PostgreSQL column by column."""
    if dialect != "postgresql":
        return rows
    return {f"sent_{column.name}": [row[column.name] for row in rows] for column in table.columns}
