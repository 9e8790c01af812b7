"""What a database holds, as one number or as values: two states of it are compared, row by row.

What is counted from other tables (`derived`) is no content.
"""

import hashlib
from typing import Any

from sqlalchemy import Engine, func, literal, select, union_all

from workshop_tracker.database import Base, reading

Contents = dict[str, dict[int, dict[str, Any]]]


def contents_of(engine: Engine, *, but: frozenset[str] = frozenset()) -> Contents:
    """Table -> id -> row, of every table but these."""
    with reading(engine) as session:
        return {
            table.name: {row["id"]: dict(row) for row in session.execute(select(table)).mappings()}
            for table in Base.metadata.sorted_tables
            if table.name not in but and not table.info.get("derived")
        }


def rows_of(engine: Engine, *, but: frozenset[str] = frozenset()) -> dict[str, int]:
    """Table -> number of its rows, of every table but these."""
    tables = [table for table in Base.metadata.sorted_tables if table.name not in but and not table.info.get("derived")]
    count = func.count().label("rows")
    counted = [select(literal(table.name).label("name"), count).select_from(table) for table in tables]
    with reading(engine) as session:
        return {row.name: row.rows for row in session.execute(union_all(*counted))}


def digest_of(engine: Engine, *, but: frozenset[str] = frozenset()) -> str:
    """All rows of all tables but these as one number."""
    found = hashlib.sha256()
    for table, rows in contents_of(engine, but=but).items():
        found.update(repr((table, sorted(rows.items()))).encode())
    return found.hexdigest()


def differences(before: Contents, after: Contents) -> set[tuple[str, int, str]]:
    """(table, id, column) of every value that changed; the column is `*` where a row came or went."""
    changed: set[tuple[str, int, str]] = set()
    for table, rows in after.items():
        earlier = before[table]
        changed |= {(table, row_id, "*") for row_id in rows.keys() ^ earlier.keys()}
        for row_id in rows.keys() & earlier.keys():
            changed |= {
                (table, row_id, column) for column, value in rows[row_id].items() if earlier[row_id][column] != value
            }
    return changed
