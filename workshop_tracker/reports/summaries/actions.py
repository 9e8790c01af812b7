"""Keeping the summaries: folding what was noted, and building them anew. Nothing here commits."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Table, bindparam, delete, insert, or_, select, text
from sqlalchemy.dialects import postgresql, sqlite

from workshop_tracker.attendance.models import Participation
from workshop_tracker.database import Base, WritingSession, batched, one_of
from workshop_tracker.organizations.models import Organization
from workshop_tracker.reports.summaries.derivations import (
    MONTHS,
    PLACE,
    keys_at_target,
    keys_of_months,
    months_of_participations,
)
from workshop_tracker.reports.summaries.models import (
    PARTICIPATION_MONTHS,
    SUMMARY_KEYS,
    SUMMARY_TOTALS,
)
from workshop_tracker.reports.summaries.rules import (
    Cell,
    Counted,
    MonthRow,
    Place,
    Scopes,
    Subject,
    cells_of,
    distinct_change,
    subjects_of,
)
from workshop_tracker.reports.summaries.telling import Noted
from workshop_tracker.reports.summaries.totals import ADDED, CELL, COLUMN_OF, KEYS, offices_above, totals_of_keys

ONE_AT_A_TIME = text("SELECT pg_advisory_xact_lock(hashtext('summaries'))")
NO_TIMEOUT = text("SET LOCAL statement_timeout = 0")
AT_ONCE = 1_000  # participations folded in one step: what it holds in memory
NOTES = Base.metadata.tables["summary_notes"]
INSERT: dict[str, Callable[[Table], sqlite.Insert | postgresql.Insert]] = {
    "sqlite": sqlite.insert,
    "postgresql": postgresql.insert,
}

Rows = set[MonthRow]
Places = dict[Subject, dict[Place, int]]  # with the number of rows of months there
Totals = dict[Cell, Counter[str]]


def rebuild(session: WritingSession) -> None:
    """Build all summaries anew out of the base tables, set by set."""
    _take_turns(session)
    if session.get_bind().dialect.name == "postgresql":
        session.execute(NO_TIMEOUT)
    for table in (NOTES, PARTICIPATION_MONTHS, SUMMARY_KEYS, SUMMARY_TOTALS):
        session.execute(delete(table))
    for table, rows in (
        (PARTICIPATION_MONTHS, months_of_participations(session)),
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
    for subject, subject_id in session.execute(delete(NOTES).returning(NOTES.c.subject, NOTES.c.subject_id)):
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
    if session.get_bind().dialect.name == "postgresql":
        session.execute(ONE_AT_A_TIME)


def _touched(session: WritingSession, noted: Mapping[Noted, set[int]]) -> list[int]:
    """The participations that were noted, and those of the noted people and workshops."""
    found = set(noted.get(Noted.PARTICIPATION, ()))
    for subject, column in ((Noted.PERSON, Participation.person_id), (Noted.WORKSHOP, Participation.workshop_id)):
        if subject in noted:
            found.update(session.scalars(select(Participation.id).where(one_of(session, column, list(noted[subject])))))
    return sorted(found)


def _fold_some(session: WritingSession, participation_ids: Sequence[int]) -> None:
    kept = select(PARTICIPATION_MONTHS).where(one_of(session, MONTHS.participation_id, participation_ids))
    before = {MonthRow(*row) for row in session.execute(kept)}
    after = {MonthRow(*row) for row in session.execute(months_of_participations(session, participation_ids))}
    gone, come = before - after, after - before
    if not gone and not come:
        return
    _replace_months(session, gone, come)
    moved = _moved(gone, come)
    people = sorted({row.person_id for row in gone | come if row.teacher})
    moved.update(_moved_at_target(session, people))
    stood = _standing(session, moved)
    offices = {row.office_id for row in gone | come} | {place.office_id for each in stood.values() for place in each}
    scopes = _scopes(session, offices | {place.office_id for _, place in moved})
    totals: Totals = defaultdict(Counter)
    _add_sums(totals, gone, come, scopes)
    _add_participations(totals, before, after, scopes)
    _add_moves(totals, stood, moved, scopes)
    _write_keys(session, moved)
    _write_totals(session, totals)


def _replace_months(session: WritingSession, gone: Rows, come: Rows) -> None:
    if gone:
        session.execute(
            delete(PARTICIPATION_MONTHS).where(
                MONTHS.participation_id == bindparam("p"), MONTHS.month == bindparam("m")
            ),
            [{"p": row.participation_id, "m": row.month} for row in gone],
        )
    if come:
        session.execute(insert(PARTICIPATION_MONTHS), [row._asdict() for row in come])


def _moved(gone: Rows, come: Rows) -> Counter[tuple[Subject, Place]]:
    """By how many rows each subject stands more or less in each place."""
    moved: Counter[tuple[Subject, Place]] = Counter()
    moved.update((subject, row.place) for row in come for subject in subjects_of(row))
    moved.subtract((subject, row.place) for row in gone for subject in subjects_of(row))
    return Counter({key: by for key, by in moved.items() if by})


def _moved_at_target(session: WritingSession, person_ids: Sequence[int]) -> Counter[tuple[Subject, Place]]:
    """The same of the teachers who came to their target or are no longer there."""
    if not person_ids:
        return Counter()
    is_theirs = (KEYS.kind == Counted.AT_TARGET.value, one_of(session, KEYS.key_id, person_ids))
    moved = Counter(_by_place(session.execute(keys_at_target(session, person_ids))))
    moved.subtract(_by_place(session.execute(select(SUMMARY_KEYS).where(*is_theirs))))
    return Counter({key: by for key, by in moved.items() if by})


def _by_place(rows: Iterable[Any]) -> dict[tuple[Subject, Place], int]:
    return {(Subject(kind, key_id), Place(*place)): months for kind, key_id, *place, months in rows}


def _standing(session: WritingSession, moved: Iterable[tuple[Subject, Place]]) -> Places:
    """Where the moved subjects stood, all their places."""
    ids: dict[str, set[int]] = defaultdict(set)
    for subject, _ in moved:
        ids[subject.kind].add(subject.key_id)
    if not ids:
        return {}
    theirs = [(KEYS.kind == kind) & one_of(session, KEYS.key_id, sorted(some)) for kind, some in ids.items()]
    stood: Places = defaultdict(dict)
    for (subject, place), months in _by_place(session.execute(select(SUMMARY_KEYS).where(or_(*theirs)))).items():
        stood[subject][place] = months
    return stood


def _scopes(session: WritingSession, office_ids: Iterable[int]) -> Scopes:
    above = offices_above(one_of(session, Organization.id, sorted(office_ids)))
    scopes: dict[int, list[int]] = defaultdict(list)
    for office_id, scope_id in session.execute(select(above)):
        scopes[office_id].append(scope_id)
    return scopes


def _add_sums(totals: Totals, gone: Rows, come: Rows, scopes: Scopes) -> None:
    sums: dict[Place, Counter[str]] = defaultdict(Counter)
    for sign, rows in ((1, come), (-1, gone)):
        for row in rows:
            sums[row.place].update({name: sign * getattr(row, name) for name in ADDED})
    for place, amounts in sums.items():
        for cell in cells_of(place, scopes):
            totals[cell].update(amounts)


def _add_participations(totals: Totals, before: Rows, after: Rows, scopes: Scopes) -> None:
    were, are = _places_by_participation(before), _places_by_participation(after)
    for participation_id in were.keys() | are.keys():
        change = distinct_change(were[participation_id], are[participation_id], scopes)
        _add(totals, COLUMN_OF[Counted.PARTICIPATION], change)


def _places_by_participation(rows: Rows) -> dict[int, set[Place]]:
    places: dict[int, set[Place]] = defaultdict(set)
    for row in rows:
        if row.marks:
            places[row.participation_id].add(row.place)
    return places


def _add_moves(totals: Totals, stood: Places, moved: Counter[tuple[Subject, Place]], scopes: Scopes) -> None:
    by_subject: Places = defaultdict(dict)
    for (subject, place), by in moved.items():
        by_subject[subject][place] = by
    for subject, changes in by_subject.items():
        was = stood.get(subject, {})
        stands = Counter(was)
        stands.update(changes)
        before, after = ({place for place, months in each.items() if months} for each in (was, stands))
        _add(totals, COLUMN_OF[Counted(subject.kind)], distinct_change(before, after, scopes))


def _add(totals: Totals, column: str, change: Mapping[Cell, int]) -> None:
    for cell, by in change.items():
        totals[cell][column] += by


def _write_keys(session: WritingSession, moved: Counter[tuple[Subject, Place]]) -> None:
    rows = [{**subject._asdict(), **place._asdict(), "months": by} for (subject, place), by in moved.items()]
    _write(session, SUMMARY_KEYS, ("kind", "key_id", *PLACE), ("months",), rows)


def _write_totals(session: WritingSession, totals: Totals) -> None:
    columns = (*COLUMN_OF.values(), *ADDED)
    rows = [
        cell._asdict() | {name: amounts[name] for name in columns}
        for cell, amounts in totals.items()
        if any(amounts.values())
    ]
    _write(session, SUMMARY_TOTALS, CELL, columns, rows)


def _write(
    session: WritingSession, table: Table, key: Sequence[str], columns: Sequence[str], rows: Sequence[Mapping[str, Any]]
) -> None:
    """Add the rows to those of the same key."""
    if rows:
        added = INSERT[session.get_bind().dialect.name](table)
        sums = {name: table.c[name] + added.excluded[name] for name in columns}
        session.execute(added.on_conflict_do_update(index_elements=key, set_=sums), rows)
