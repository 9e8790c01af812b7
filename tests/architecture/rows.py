"""One valid row of any table, its parents made with it: the ground from which a test breaks one rule at a time."""

import datetime as dt
import itertools
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Boolean, Column, Connection, Date, Enum, Integer, LargeBinary, Table, insert

from workshop_tracker.database import UtcDateTime
from workshop_tracker.tables import METADATA

SOME_DAY = dt.date(2025, 7, 11)
SOME_INSTANT = dt.datetime(2025, 7, 11, 1, 0, tzinfo=dt.UTC)
_numbers = itertools.count(1)

# what the type of a column does not tell; `n` is another number for every row
WANTED = {
    "certificates.code": lambda n: f"{n:026}",
    "certificates.version": lambda n: n,
    "closed_quarters.quarter": lambda n: 1,
    "districts.code": lambda n: f"{n:05}",
    "ink_pictures.signer_name": lambda n: f"Kepala {n} Contoh",
    "office_targets.unit": lambda n: "schools",
    "paper_approvals.expires_at": lambda n: dt.datetime(2999, 1, 1, tzinfo=dt.UTC),
    "paper_roles.role": lambda n: "speaker",
    "programme_targets.percent": lambda n: 50,
    "report_schedules.every": lambda n: "month",
    "school_links.expires_at": lambda n: dt.datetime(2999, 1, 1, tzinfo=dt.UTC),
    "schools.npsn": lambda n: f"{n:08}",
    "staged_bundles.expires_at": lambda n: dt.datetime(2999, 1, 1, tzinfo=dt.UTC),
    "transcripts.code": lambda n: f"{n:026}",
    "staged_uploads.expires_at": lambda n: dt.datetime(2999, 1, 1, tzinfo=dt.UTC),
}
# a parent that may be absent, and the one that may stand in for it
ONE_OF_TWO = {"attendance_events.session_id": "sheet_id"}
# a column that says the same as another: it follows where that one is given
FOLLOWS = {"school_aliases.place_code": "district_code"}


def add_row(connection: Connection, table: str, **values: Any) -> Mapping[str, Any]:
    """Insert a valid row, with `values` in place of what it would have; returns it as stored."""
    found = METADATA.tables[table]
    statement = insert(found).values(complete(connection, found, values)).returning(*found.columns)
    return connection.execute(statement).mappings().one()


def complete(connection: Connection, table: Table, values: Mapping[str, Any]) -> dict[str, Any]:
    """`values`, and one for every other column that needs one; the parents are inserted."""
    wanted = [column for column in table.columns if column.name not in values and _needs_a_value(column, values)]
    followed = {each.name: values[first] for each in table.columns if (first := FOLLOWS.get(str(each))) in values}
    return {**{column.name: _value(connection, column) for column in wanted}, **followed, **values}


def _needs_a_value(column: Column[Any], values: Mapping[str, Any]) -> bool:
    if column.primary_key:
        return False
    if str(column) in ONE_OF_TWO:
        return ONE_OF_TWO[str(column)] not in values
    return str(column) in WANTED or not (column.nullable or column.default is not None)


def _value(connection: Connection, column: Column[Any]) -> object:
    number = next(_numbers)
    for key in column.foreign_keys:
        return add_row(connection, key.column.table.name)[key.column.name]
    if str(column) in WANTED:
        return WANTED[str(column)](number)
    return _by_type(column, number)


def _by_type(column: Column[Any], number: int) -> object:
    kind = column.type
    if isinstance(kind, Enum):
        return kind.enum_class(kind.enums[0]) if kind.enum_class else kind.enums[0]
    if isinstance(kind, Boolean):
        return False
    if isinstance(kind, Integer):
        return number
    if isinstance(kind, Date):
        return SOME_DAY
    if isinstance(kind, UtcDateTime):
        return SOME_INSTANT
    if isinstance(kind, LargeBinary):
        return b"%d" % number
    return {} if kind.python_type is dict else f"{column.name} {number}"
