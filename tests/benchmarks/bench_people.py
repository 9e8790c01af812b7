"""A list of 60,000 people from .xlsx to rows: ours with checks, matching and audit, beside openpyxl and the ORM.

A preview against as many who are known, and what the server takes while the file is parsed, stand beside their bounds;
a ratio above 1 keeps within. Processor time is that of all who work: this process, the one that reads the file, and a
PostgreSQL server. Beside it stands the clock, which tells the truth only where nothing else runs.

Theirs is what the two libraries' documentation shows: read-only rows, one query whether the person is there, one
`session.add` with its identifiers and post, one commit. It checks, compares and records nothing; fewer rows of the same
list tell its rate.
"""

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import astuple
from pathlib import Path
from typing import NamedTuple

import openpyxl
from sqlalchemy import Engine, select

from tests.factories import make_office, make_person, make_school
from tests.files import staff_members, xlsx_bytes
from tests.postgres import temporary_server
from workshop_tracker.database import make_engine, reading, today, writing
from workshop_tracker.intake.layouts import RecognisedTable, read_lists
from workshop_tracker.operations.upgrade import upgrade_database
from workshop_tracker.people.actions import apply_people
from workshop_tracker.people.imports import PeopleFile, plan_people
from workshop_tracker.people.models import Identifier
from workshop_tracker.schools.models import School
from workshop_tracker.spreadsheets import COMMAND_LIST
from workshop_tracker.viewer import COMMAND

ROWS, ROWS_OF_THEIRS = 60_000, 3_000
SCHOOLS = 200
HEADINGS = (
    "Nama", "NUPTK", "JK", "Tempat Lahir", "Tanggal Lahir", "NIP", "Status Kepegawaian", "Jenis PTK", "No. HP", "Email",
    "Asal Sekolah",
)  # fmt: skip
LONGEST_PREVIEW_S, MOST_MEMORY_MB = 6.0, 20.0
PARENT, TICKS = 1, slice(11, 15)  # of /proc/PID/stat behind the name: utime, stime and those of ended children
Figures = dict[str, dict[str, object]]


def run() -> Figures:
    """Rows per second on each engine, by processor and by clock, seconds of a preview of the known, megabytes."""
    with tempfile.TemporaryDirectory() as folder, temporary_server() as postgresql:
        file = Path(folder) / "orang.xlsx"
        file.write_bytes(xlsx_bytes(rows_of_list()))
        urls = {"SQLite": f"sqlite:///{folder}/orang.db", "PostgreSQL": postgresql}
        figures = {what: each for name, url in urls.items() for what, each in measured(name, url, file)}
        return figures | {"memory of the server while 60,000 rows are parsed": memory_beside_its_bound(file)}


def rows_of_list() -> list[tuple[str, ...]]:
    people = enumerate(staff_members(ROWS))
    return [HEADINGS, *((*astuple(each)[:10], f"SMK Contoh Nomor {number % SCHOOLS}") for number, each in people)]


def measured(name: str, url: str, file: Path) -> Iterator[tuple[str, dict[str, object]]]:
    """An import into an empty database, the usual way into the same, and a preview against what is there then."""
    with prepared(url) as engine:
        ours, preview = of_import(engine, file), of_preview(engine, file)
    with prepared(url) as engine:
        theirs = of_the_usual_way(engine, file)
    for kind in Seconds._fields:
        rates = [rows / getattr(each, kind) for rows, each in ((ROWS, ours), (ROWS_OF_THEIRS, theirs))]
        yield (
            f"import people, {name}, {kind}",
            {"ours": rates[0], "theirs": rates[1], "ratio": rates[0] / rates[1], "unit": "rows/s"},
        )
        bound = beside_bound(getattr(preview, kind), LONGEST_PREVIEW_S, "s (theirs: the bound)")
        yield f"preview, all {ROWS:,} known, {name}, {kind}", bound


def beside_bound(ours: float, bound: float, unit: str) -> dict[str, object]:
    return {"ours": ours, "theirs": bound, "ratio": bound / ours, "unit": unit}


def memory_beside_its_bound(file: Path) -> dict[str, object]:
    """In a process that has read nothing before: memory that was given back once would be taken unseen."""
    command = [sys.executable, "-c", f"from {__name__} import print_memory; print_memory({str(file)!r})"]
    grown = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return beside_bound(float(grown), MOST_MEMORY_MB, "MB (theirs: the bound)")


def print_memory(file: str) -> None:
    before = megabytes("VmRSS")
    table = table_of(Path(file))
    if not table.columns:
        raise ValueError(table)
    sys.stdout.write(str(megabytes("VmHWM") - before))


def megabytes(of: str) -> float:
    """`VmRSS`: in memory now; `VmHWM`: the most there ever was of this process."""
    [kibibytes] = re.findall(rf"^{of}:\s+([0-9]+) kB", Path("/proc/self/status").read_text(), re.MULTILINE)
    return int(kibibytes) * 1024 / 1_000_000


@contextmanager
def prepared(url: str) -> Iterator[Engine]:
    """A database with a register of schools; what an earlier run left in it is taken away first."""
    if url.startswith("sqlite"):
        Path(url.removeprefix("sqlite:///")).unlink(missing_ok=True)
    engine = make_engine(url)
    if not url.startswith("sqlite"):
        with engine.execution_options(writes=True).begin() as connection:
            connection.exec_driver_sql("DROP SCHEMA public CASCADE")
            connection.exec_driver_sql("CREATE SCHEMA public")
    upgrade_database(engine)
    with writing(engine, by=COMMAND) as session:
        make_office(session)
        for number in range(SCHOOLS):
            make_school(session, f"SMKS CONTOH NOMOR {number}")
        session.commit()
    yield engine
    engine.dispose()


class Seconds(NamedTuple):
    """What something took: of all processors, and on the wall."""

    processor: float
    clock: float

    def since(self, began: "Seconds") -> "Seconds":
        return Seconds(self.processor - began.processor, self.clock - began.clock)


def seconds_now(engine: Engine) -> Seconds:
    """Of this process and of its children that ended, for reading runs in one of them, and of the server."""
    return Seconds(sum(os.times()[:4]) + seconds_of_server(engine), time.perf_counter())


def seconds_of_server(engine: Engine) -> float:
    """Of PostgreSQL: its first process, those that it has now, and those that ended; of SQLite, which has none, 0."""
    if engine.dialect.name == "sqlite":
        return 0.0
    with engine.connect() as connection:
        own = connection.exec_driver_sql("SELECT pg_backend_pid()").scalar_one()
    stats = {path.parent.name: fields_of(path) for path in Path("/proc").glob("[0-9]*/stat")}
    first = stats[str(own)][PARENT]
    ticks = [sum(map(int, each[TICKS])) for pid, each in stats.items() if first in (pid, each[PARENT])]
    return sum(ticks) / os.sysconf("SC_CLK_TCK")


def fields_of(stat: Path) -> list[str]:
    """What stands behind the name of a process; of one that has just ended nothing."""
    try:
        return stat.read_text().rpartition(")")[2].split()
    except OSError:
        return ["0"] * TICKS.stop


def table_of(file: Path) -> RecognisedTable:
    [found] = read_lists(file, limits=COMMAND_LIST)
    return found


def of_import(engine: Engine, file: Path) -> Seconds:
    began = seconds_now(engine)
    table = table_of(file)
    with writing(engine, by=COMMAND) as session:
        plan = plan_people(session, PeopleFile(table, "first", today())).taking_suggestions()
        apply_people(session, plan)
        session.commit()
    taken = seconds_now(engine).since(began)
    if len(plan.to_write()) != ROWS:
        raise ValueError(plan.report().counts())
    return taken


def of_preview(engine: Engine, file: Path) -> Seconds:
    began = seconds_now(engine)
    table = table_of(file)
    with reading(engine) as session:
        report = plan_people(session, PeopleFile(table, "second", today())).report()
    taken = seconds_now(engine).since(began)
    if report.rows != ROWS or report.new or report.rejected:
        raise ValueError(report.counts())
    return taken


def of_the_usual_way(engine: Engine, file: Path) -> Seconds:
    began = seconds_now(engine)
    rows = openpyxl.load_workbook(file, read_only=True).active.iter_rows(
        min_row=2, max_row=ROWS_OF_THEIRS + 1, values_only=True
    )
    with writing(engine, by=COMMAND) as session:
        for name, nuptk, sex, birth_place, _, nip, employment, _, phone, email, school_name in rows:
            if session.scalar(select(Identifier.id).where(Identifier.value == nuptk)) is None:
                school = session.scalar(select(School).where(School.name == school_name.upper().replace("SMK", "SMKS")))
                numbers = {"nuptk": nuptk, **({"nip": nip} if nip else {})}
                details = {"sex": sex, "birth_place": birth_place, "phone": phone, "email": email}
                make_person(session, name, school=school, employment=employment, **numbers, **details)
        session.commit()
    return seconds_now(engine).since(began)
