"""What the database itself refuses where no CHECK can say it: triggers with the name of the rule."""

from sqlalchemy import DDL, FromClause, event
from sqlalchemy.schema import ExecutableDDLElement

TRUNCATE = "TRUNCATE"


def refuse(table: FromClause, name: str, *, on: tuple[str, ...], when: str, one_at_a_time: bool = False) -> None:
    """A rule that no CHECK can say: the database refuses the act `on` a row when `when` holds over OLD and NEW.

    The error carries `name`. It hangs on the table, so that declared and migrated schema agree.
    `one_at_a_time` is for rules that look at other rows: PostgreSQL would let two of them pass side by side. Who
    breaks one came too late, as with a key that is taken. TRUNCATE, which no trigger of a row sees, is an act of
    PostgreSQL alone.
    """
    for operation in on:
        for dialect, statements in refusal(str(table), name, operation, when, one_at_a_time=one_at_a_time).items():
            for statement in statements:
                ddl: ExecutableDDLElement = DDL(statement.replace("%", "%%"))  # type: ignore[no-untyped-call]  # theirs
                event.listen(table, "after_create", ddl.execute_if(dialect=dialect))


def refusal(table: str, name: str, operation: str, when: str, *, one_at_a_time: bool) -> dict[str, list[str]]:
    """The statements of one refusal for each engine."""
    trigger = f"{name}_on_{operation.lower()}"
    lock = "PERFORM pg_advisory_xact_lock(hashtext(TG_NAME)); " if one_at_a_time else ""
    kind = "exclusion_violation" if one_at_a_time else "check_violation"
    each = "STATEMENT" if operation == TRUNCATE else "ROW"
    of_sqlite = (
        f"CREATE TRIGGER {trigger} AFTER {operation} ON {table} WHEN {when} BEGIN SELECT RAISE(ABORT, '{name}'); END"
    )
    return {
        "sqlite": [] if operation == TRUNCATE else [of_sqlite],
        "postgresql": [
            f"CREATE FUNCTION {trigger}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {lock}"
            f"IF {when} THEN "
            f"RAISE EXCEPTION '{name}' USING ERRCODE = '{kind}', CONSTRAINT = '{name}'; END IF; "
            "RETURN NULL; END $$",
            f"CREATE TRIGGER {trigger} AFTER {operation} ON {table} FOR EACH {each} EXECUTE FUNCTION {trigger}()",
        ],
    }
