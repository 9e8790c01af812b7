"""What the rows of any table are called: a person by the name, a grant by its account, a mark by its sheet."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple

from sqlalchemy import Column, ColumnElement, Integer, Table, select
from sqlalchemy.orm import Session

from workshop_tracker.database import Base

# the column that tells a row from its like; a foreign key stands for the name of the row it points to
LABELS = {
    "approval_papers": "certificate_id",
    "certificates": "number",
    "committee_grants": "user_id",
    "correction_requests": "participation_id",
    "designs": "name",
    "districts": "name",
    "engagements": "person_id",
    "frozen_reports": "office_id",
    "group_links": "workshop_id",
    "handout_messages": "participation_id",
    "heading_rows": "meanings",
    "heading_synonyms": "heading",
    "identifiers": "person_id",
    "import_batches": "kind",
    "ink_pictures": "kind",
    "invited_schools": "school_id",
    "jurisdictions": "district_code",
    "ledger_checkpoints": "size",
    "memberships": "person_id",
    "number_reservations": "reserved_for",
    "number_series": "issuer_id",
    "one_time_links": "user_id",
    "organizations": "name",
    "outside_trainings": "title",
    "overrides": "participation_id",
    "paper_approvals": "workshop_id",
    "paper_roles": "workshop_id",
    "participations": "name_as_registered",
    "people": "name",
    "person_distinctions": "first_id",
    "person_merges": "kept_id",
    "personal_links": "person_id",
    "posts": "person_id",
    "print_batches": "workshop_id",
    "printed_papers": "certificate_id",
    "programme_officials": "name",
    "programme_partners": "organization_id",
    "programme_synonyms": "synonym",
    "programme_targets": "programme_id",
    "programmes": "title",
    "provinces": "name",
    "role_grants": "user_id",
    "school_aliases": "written",
    "school_headcounts": "school_id",
    "school_links": "school_id",
    "school_lists": "school_id",
    "schools": "name",
    "session_speakers": "engagement_id",
    "sessions": "topic",
    "sheet_sessions": "sheet_id",
    "sheets": "label",
    "signatories": "name",
    "users": "display_name",
    "workshop_organizers": "organization_id",
    "workshops": "title",
}


class Object(NamedTuple):
    """One row of a table: by its number, or by the code with which others point to it."""

    table: str
    column: str
    value: str


Names = dict[Object, str]


def names_of(session: Session, objects: Iterable[Object]) -> Names:
    """What these rows are called; gone ones are left out. One statement for each table and column."""
    wanted = defaultdict(set)
    for each in objects:
        if each.table in LABELS:
            wanted[each.table, each.column].add(each.value)
    return {found: name for place, values in wanted.items() for found, name in _names(session, *place, values)}


def _names(session: Session, table_name: str, column_name: str, values: set[str]) -> list[tuple[Object, str]]:
    table = Base.metadata.tables[table_name]
    column = table.c[column_name]
    keys = [_key(column, value) for value in sorted(values)]
    found = session.execute(select(column, _label(table)).where(column.in_(keys)))
    return [(Object(table_name, column_name, str(key)), name) for key, name in found if name]


def _key(column: Column[Any], value: str) -> int | str:
    return int(value) if isinstance(column.type, Integer) else value


def _label(table: Table) -> ColumnElement[Any]:
    column = table.c[LABELS[table.name]]
    target = next(iter(column.foreign_keys), None)
    if target is None:
        return column
    return select(_label(target.column.table)).where(target.column == column).scalar_subquery()


def target_of(column: Column[Any]) -> tuple[str, str] | None:
    """Table and column that a foreign key points to; None for any other column."""
    target = next(iter(column.foreign_keys), None)
    return (target.column.table.name, target.column.name) if target else None
