"""Keeping the summaries: folding what was noted, and building them anew. Nothing here commits."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Row, Table, bindparam, delete, insert, text

from workshop_tracker.database import Base, WritingSession, batched, plain_rows
from workshop_tracker.reports.summaries.changes import (
    Keys,
    Rows,
    Totals,
    difference,
    keys_of,
    moves_of_participations,
    moves_of_subjects,
    offices_in,
    totals_change,
)
from workshop_tracker.reports.summaries.derivations import MONTHS, keys_of_months, months_of_participations
from workshop_tracker.reports.summaries.models import PARTICIPATION_MONTHS, SUMMARY_KEYS, SUMMARY_TOTALS
from workshop_tracker.reports.summaries.rules import ADDED, COLUMN_OF, MonthRow, Place, Scopes, Subject
from workshop_tracker.reports.summaries.statements import (
    Statement,
    Statements,
    adding,
    sent,
    sent_rows,
    sent_subjects,
    statements_for,
)
from workshop_tracker.reports.summaries.telling import Noted
from workshop_tracker.reports.summaries.totals import totals_of_keys

ONE_AT_A_TIME = text("SELECT pg_advisory_xact_lock(hashtext('summaries'))")
NO_TIMEOUT = text("SET LOCAL statement_timeout = 0")
AT_ONCE = 1_000  # participations folded in one step: what it holds in memory
NOTES = Base.metadata.tables["summary_notes"]
TAKE_NOTES = delete(NOTES).returning(NOTES.c.subject, NOTES.c.subject_id)
AMOUNTS = (*COLUMN_OF.values(), *ADDED)


def rebuild(session: WritingSession) -> None:
    """Build all summaries anew out of the base tables, set by set."""
    _take_turns(session)
    if _dialect(session) == "postgresql":
        session.execute(NO_TIMEOUT)
    for table in (NOTES, PARTICIPATION_MONTHS, SUMMARY_KEYS, SUMMARY_TOTALS):
        session.execute(delete(table))
    for table, rows in (
        (PARTICIPATION_MONTHS, months_of_participations()),
        (SUMMARY_KEYS, keys_of_months()),
        (SUMMARY_TOTALS, totals_of_keys()),
    ):
        session.execute(insert(table).from_select([column.name for column in rows.selected_columns], rows))


def fold(session: WritingSession) -> int:
    """Count anew exactly what was noted since the last fold, and add the difference; how many participations that was.

    After it, and in the same transaction, the summaries are exact.
    """
    _take_turns(session)
    noted: dict[Noted, set[int]] = defaultdict(set)
    for subject, subject_id in session.connection().execute(TAKE_NOTES):
        noted[subject].add(subject_id)
    if Noted.EVERYTHING in noted:
        rebuild(session)
        return 0
    participation_ids = _touched(session, noted)
    for some in batched(participation_ids, AT_ONCE):
        _fold_some(session, some)
    return len(participation_ids)


def _take_turns(session: WritingSession) -> None:
    """Folds go one after the other; on SQLite every writer does."""
    session.flush()
    if _dialect(session) == "postgresql":
        session.execute(ONE_AT_A_TIME)


def _dialect(session: WritingSession) -> str:
    return session.get_bind().dialect.name


def _asked(
    session: WritingSession, which: Callable[[Statements], Statement], ids: Collection[int]
) -> Sequence[Row[*tuple[Any, ...]]]:
    if not ids:
        return ()
    dialect = _dialect(session)
    return plain_rows(session, which(statements_for(dialect)), **sent(dialect, ids))


def _touched(session: WritingSession, noted: Mapping[Noted, set[int]]) -> list[int]:
    """The participations that were noted, and those of the noted people and workshops."""
    of_people = _asked(session, lambda of: of.of_people, noted.get(Noted.PERSON, ()))
    of_workshops = _asked(session, lambda of: of.of_workshops, noted.get(Noted.WORKSHOP, ()))
    return sorted({*noted.get(Noted.PARTICIPATION, ()), *(number for (number,) in (*of_people, *of_workshops))})


def _fold_some(session: WritingSession, participation_ids: Sequence[int]) -> None:
    before = {MonthRow(*row) for row in _asked(session, lambda of: of.kept_months, participation_ids)}
    after = {MonthRow(*row) for row in _asked(session, lambda of: of.derived_months, participation_ids)}
    gone, come = before - after, after - before
    if not gone and not come:
        return
    _replace_months(session, gone, come)
    change = difference(keys_of(gone), keys_of(come))
    stood = _standing(session, {subject for subject, _ in change})
    moves = moves_of_subjects(stood, change) + moves_of_participations(before, after)
    scopes = _scopes(session, offices_in(stood, change, rows=gone | come))
    _write_keys(session, change)
    _write_totals(session, totals_change(gone, come, moves, scopes))


def _replace_months(session: WritingSession, gone: Rows, come: Rows) -> None:
    connection = session.connection()
    if gone:
        is_gone = (MONTHS.participation_id == bindparam("participation"), MONTHS.month == bindparam("its_month"))
        rows = [{"participation": row.participation_id, "its_month": row.month} for row in gone]
        connection.execute(delete(PARTICIPATION_MONTHS).where(*is_gone), rows)
    if come:
        connection.execute(insert(PARTICIPATION_MONTHS), [row._asdict() for row in come])


def _standing(session: WritingSession, subjects: Collection[Subject]) -> Keys:
    """All places in which the subjects stood."""
    if not subjects:
        return {}
    dialect = _dialect(session)
    return _keys(plain_rows(session, statements_for(dialect).standing, **sent_subjects(dialect, subjects)))


def _keys(rows: Iterable[Row[*tuple[Any, ...]]]) -> Keys:
    return {(Subject(kind, key_id), Place(*place)): months for kind, key_id, *place, months in rows}


def _scopes(session: WritingSession, office_ids: Collection[int]) -> Scopes:
    scopes: dict[int, list[int]] = defaultdict(list)
    for office_id, scope_id in _asked(session, lambda of: of.scopes, office_ids):
        scopes[office_id].append(scope_id)
    return scopes


def _write_keys(session: WritingSession, change: Keys) -> None:
    rows = [{**subject._asdict(), **place._asdict(), "months": by} for (subject, place), by in change.items()]
    _add(session, SUMMARY_KEYS, rows)


def _write_totals(session: WritingSession, totals: Totals) -> None:
    rows = [cell._asdict() | {name: amounts[name] for name in AMOUNTS} for cell, amounts in totals.items()]
    _add(session, SUMMARY_TOTALS, rows)


def _add(session: WritingSession, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    if rows:
        dialect = _dialect(session)
        session.connection().execute(adding(dialect, table), sent_rows(dialect, table, rows))
