"""Lists of people as they come, planned and applied in one call."""

import datetime as dt
from collections.abc import Iterable, Sequence

from sqlalchemy import Engine, func, select

from tests import files
from tests.factories import make_person
from workshop_tracker.database import Base, reading, writing
from workshop_tracker.intake.actions import fingerprint
from workshop_tracker.intake.layouts import RecognisedTable, recognise_layout
from workshop_tracker.intake.proposals import ImportPlan
from workshop_tracker.people.actions import apply_people
from workshop_tracker.people.imports import PeopleFile, plan_people
from workshop_tracker.people.models import Identifier, Person, Post
from workshop_tracker.people.rosters.workplaces import school_numbered
from workshop_tracker.spreadsheets import Table
from workshop_tracker.viewer import COMMAND

TODAY = dt.date(2025, 7, 10)
NUPTK, OTHER_NUPTK = "1234567890123456", "6543210987654321"
NIP, OTHER_NIP = "198609172010011001", "199001012015012002"
HEADINGS = ("Nama", "NUPTK", "NIP", "Asal Sekolah", "Tanggal Lahir")
SCHOOL = "SMK Contoh Jatilawang"


def table(rows: Iterable[Sequence[object]], damaged: Iterable[tuple[int, int]] = ()) -> RecognisedTable:
    """The list that these rows hold, heading first; `damaged` cells by row and column from 0."""
    return recognise_layout(Table("Daftar", [[str(cell) for cell in row] for row in rows], frozenset(damaged)))


def sha_of(rows: RecognisedTable) -> str:
    return fingerprint(repr([row.values for row in rows.rows]).encode())


def plan(engine: Engine, rows: RecognisedTable, *, npsn: str = "", today: dt.date = TODAY) -> ImportPlan:
    with reading(engine) as session:
        school = school_numbered(session, npsn) if npsn else None
        return plan_people(session, PeopleFile(rows, sha_of(rows), today, school))


def bring_in(engine: Engine, rows: RecognisedTable, *, accept: bool = False, **options: object) -> ImportPlan:
    """Plan and apply; returns the plan as it was applied."""
    planned = plan(engine, rows, **options)
    planned = planned.taking_suggestions() if accept else planned
    with writing(engine, by=COMMAND) as session:
        apply_people(session, planned)
        session.commit()
    return planned


def staff_list(count: int = 3, **top: str) -> RecognisedTable:
    return table(files.staff_list_rows(files.staff_members(count), **top))


def people(engine: Engine) -> dict[str, Person]:
    """Everybody by name; namesakes hide one another."""
    with reading(engine) as session:
        return {person.name: person for person in session.scalars(select(Person).order_by(Person.id))}


def names(engine: Engine) -> list[str]:
    with reading(engine) as session:
        return list(session.scalars(select(Person.name).order_by(Person.id)))


def identifiers(engine: Engine) -> list[tuple[str, str, str]]:
    """(name, kind, value) in the order of writing."""
    with reading(engine) as session:
        found = select(Person.name, Identifier.kind, Identifier.value).join(Identifier.person).order_by(Identifier.id)
        return [(name, kind.value, value) for name, kind, value in session.execute(found)]


def posts(engine: Engine) -> list[Post]:
    with reading(engine) as session:
        return list(session.scalars(select(Post).order_by(Post.id)))


def messages(planned: ImportPlan) -> list[tuple[int, str, str]]:
    return [(problem.row, problem.column, problem.message) for problem in planned.problems()]


def counts(planned: ImportPlan) -> dict[str, int]:
    """What a plan counts, without what is zero."""
    return {name: count for name, count in planned.report().counts().items() if count and name != "rows"}


def table_sizes(engine: Engine) -> dict[str, int]:
    """How many rows each table holds."""
    with reading(engine) as session:
        tables = Base.metadata.sorted_tables
        return {each.name: session.scalar(select(func.count()).select_from(each)) or 0 for each in tables}


def known(engine, name="Siti Contoh", school=None, **values):
    with writing(engine, by=COMMAND) as session:
        person = make_person(session, name, school=school, **values)
        session.commit()
        return person
