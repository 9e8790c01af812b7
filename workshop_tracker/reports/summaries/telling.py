"""Which changes of other features' tables are noted for the summaries: triggers of reports' own, so no writer knows.

A new row of people, workshops or participations tells nothing: no number rests on it before somebody is marked, a
paper is valid or a completion decided. What goes was marked or papered before, and that was noted. A new session
adds to what is to be attended, so it tells.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import DDL, MetaData, event
from sqlalchemy.schema import ExecutableDDLElement

NOTE = "INSERT INTO summary_notes (subject, subject_id)"


class Noted(StrEnum):
    """What has to be counted anew."""

    PARTICIPATION = "participation"
    PERSON = "person"
    WORKSHOP = "workshop"
    EVERYTHING = "everything"


@dataclass(frozen=True, slots=True)
class Told:
    """A change that tells: an operation on a table, of these columns, where `when` holds over OLD and NEW."""

    table: str
    operation: str
    subject: Noted
    key: str
    columns: tuple[str, ...] = ()
    when: str = ""

    @property
    def name(self) -> str:
        return f"summaries_hear_of_{self.table}_on_{self.operation.lower()}"

    @property
    def rows(self) -> tuple[str, ...]:
        """The rows whose key is noted: a change may move something from one to another."""
        return {"INSERT": ("NEW",), "DELETE": ("OLD",)}.get(self.operation, ("OLD", "NEW"))


_PLACED = (
    *("person_id", "workshop_id", "role", "school_id", "office_id", "district_code", "level_group", "employment"),
    *("staff_kind", "cancelled_at"),
)
_VALID = "(OLD.state = 'valid' OR NEW.state = 'valid')"
TOLD = (
    Told("attendances", "INSERT", Noted.PARTICIPATION, "participation_id", when="NEW.mark = 'present'"),
    Told("attendances", "DELETE", Noted.PARTICIPATION, "participation_id", when="OLD.mark = 'present'"),
    Told("attendances", "UPDATE", Noted.PARTICIPATION, "participation_id", ("mark", "participation_id", "session_id")),
    Told("participations", "UPDATE", Noted.PARTICIPATION, "id", _PLACED),
    Told("overrides", "INSERT", Noted.PARTICIPATION, "participation_id"),
    Told("overrides", "DELETE", Noted.PARTICIPATION, "participation_id"),
    Told(
        *("overrides", "UPDATE", Noted.PARTICIPATION, "participation_id"),
        ("has_completed", "withdrawn_at", "participation_id"),
    ),
    Told("certificates", "INSERT", Noted.PARTICIPATION, "participation_id", when="NEW.state = 'valid'"),
    Told(
        *("certificates", "UPDATE", Noted.PARTICIPATION, "participation_id"),
        ("state", "participation_id", "lesson_hours", "event_ended_on", "kind", "replaces_id"),
        when=_VALID,
    ),
    # what a workshop asks of whoever completes it
    Told("sessions", "INSERT", Noted.WORKSHOP, "workshop_id"),
    Told("sessions", "DELETE", Noted.WORKSHOP, "workshop_id"),
    Told("sessions", "UPDATE", Noted.WORKSHOP, "workshop_id", ("held_on", "lesson_hours", "workshop_id")),
    Told("workshops", "UPDATE", Noted.WORKSHOP, "id", ("state", "starts_on", "ends_on", "minimum_attendance")),
    Told("people", "UPDATE", Noted.PERSON, "id", ("sex",)),
    Told("organizations", "UPDATE", Noted.EVERYTHING, "id", ("parent_id", "kind")),
)


def hang_triggers(metadata: MetaData) -> None:
    """Let tables that are made without a migration tell as well."""
    for told in TOLD:
        for dialect, statements in statements_of(told).items():
            for statement in statements:
                ddl: ExecutableDDLElement = DDL(statement.replace("%", "%%"))  # type: ignore[no-untyped-call]  # theirs
                event.listen(metadata, "after_create", ddl.execute_if(dialect=dialect))


def statements_of(told: Told) -> dict[str, list[str]]:
    """The trigger on each engine."""
    return {"sqlite": list(_of_sqlite(told)), "postgresql": list(_of_postgresql(told))}


def _of_sqlite(told: Told) -> Iterator[str]:
    rows = told.rows[-1:] if told.key == "id" else told.rows
    notes = " ".join(f"{NOTE} VALUES ({_values(told, row)});" for row in rows)
    condition = _condition(told, "IS NOT")
    yield f"CREATE TRIGGER {told.name} AFTER {told.operation} ON {told.table}{condition} BEGIN {notes} END"


def _of_postgresql(told: Told) -> Iterator[str]:
    """Many new or lost rows are noted by one statement; of a changed row the engine sees by itself that it tells."""
    changed = told.operation == "UPDATE"
    body = _note_changed(told) if changed else _note_many(told)
    yield (
        f"CREATE FUNCTION {told.name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {NOTE} {body}; RETURN NULL; END $$"
    )
    head = f"CREATE TRIGGER {told.name} AFTER {told.operation} ON {told.table}"
    tail = f"EXECUTE FUNCTION {told.name}()"
    if changed:
        yield f"{head} FOR EACH ROW{_condition(told, 'IS DISTINCT FROM', brackets=True)} {tail}"
    else:
        yield f"{head} REFERENCING {told.rows[0]} TABLE AS told FOR EACH STATEMENT {tail}"


def _note_changed(told: Told) -> str:
    rows = told.rows[-1:] if told.key == "id" else told.rows
    return "VALUES " + ", ".join(f"({_values(told, row)})" for row in rows)


def _note_many(told: Told) -> str:
    when = " WHERE " + told.when.partition(".")[2] if told.when else ""
    return " ".join(("SELECT DISTINCT", f"'{told.subject.value}', {told.key}", "FROM told" + when))


def _values(told: Told, row: str) -> str:
    return f"'{told.subject.value}', {row}.{told.key}"


def _condition(told: Told, differs: str, *, brackets: bool = False) -> str:
    """When a row tells: one of the columns has another value, and what else is asked for."""
    changes = " OR ".join(f"OLD.{column} {differs} NEW.{column}" for column in told.columns)
    conditions = [part for part in (told.when, f"({changes})" if changes else "") if part]
    joined = " AND ".join(conditions)
    if not joined:
        return ""
    return f" WHEN ({joined})" if brackets else f" WHEN {joined}"
