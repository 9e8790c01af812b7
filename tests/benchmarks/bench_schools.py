"""A register of schools from file to rows: ours with checks, comparison and audit, beside openpyxl and the ORM.

Theirs is what the two libraries' documentation shows: read-only rows, `session.scalars(select(…))` for what is there,
`session.add_all`, one commit. It checks, compares and records nothing. The register of the whole nation stands beside
its bound.
"""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from tests.benchmarks.bench_people import beside_bound
from tests.files import register_rows, xlsx_bytes
from workshop_tracker.database import make_engine, reading, writing
from workshop_tracker.intake.layouts import read_lists
from workshop_tracker.intake.models import ImportBatch
from workshop_tracker.operations.upgrade import upgrade_database
from workshop_tracker.schools.actions import apply_schools
from workshop_tracker.schools.imports import plan_schools, the_register
from workshop_tracker.schools.models import School
from workshop_tracker.spreadsheets import REGISTER
from workshop_tracker.viewer import COMMAND

ROWS, ROWS_OF_THE_NATION = 25_002, 215_000
LONGEST_IMPORT_S = 25.0


def run() -> dict[str, dict[str, object]]:
    """Processor time of a first import, from .xlsx into a new SQLite database; a second one must write nothing."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "sekolah.xlsx"
        file.write_bytes(xlsx_bytes(register_rows(ROWS)))
        ours, theirs = (rows_per_second(way, file, Path(folder) / f"{way.__name__}.db") for way in (import_ours, usual))
        file.write_bytes(xlsx_bytes(register_rows(ROWS_OF_THE_NATION)))
        nation = seconds_of_two_imports(file, Path(folder) / "nation.db")
    return {
        "import schools": {"ours": ours, "theirs": theirs, "ratio": ours / theirs, "unit": "rows/s"},
        f"import {ROWS_OF_THE_NATION:,} schools": beside_bound(nation, LONGEST_IMPORT_S, "s (theirs: the bound)"),
    }


def seconds_of_two_imports(file: Path, database: Path) -> float:
    """Of the first; the second finds every school as it stands in the register."""
    engine = make_engine(f"sqlite:///{database}")
    upgrade_database(engine)
    before = processor_seconds()
    import_ours(engine, file)
    taken = processor_seconds() - before
    import_ours(engine, file)
    with reading(engine) as session:
        written = session.scalars(select(ImportBatch.counts)).all()
    engine.dispose()
    if [counts["new"] for counts in written] != [ROWS_OF_THE_NATION]:
        raise ValueError(written)
    return taken


def rows_per_second(way: Callable[[Engine, Path], None], file: Path, database: Path) -> float:
    engine = make_engine(f"sqlite:///{database}")
    upgrade_database(engine)
    before = processor_seconds()
    way(engine, file)
    taken = processor_seconds() - before
    engine.dispose()
    return ROWS / taken


def processor_seconds() -> float:
    """Of this process and of its children that ended: reading runs in one of them."""
    return sum(os.times()[:4])


def import_ours(engine: Engine, file: Path) -> None:
    table = the_register(read_lists(file, limits=REGISTER))
    with writing(engine, by=COMMAND) as session:
        apply_schools(session, plan_schools(session, table, ""))
        session.commit()


def usual(engine: Engine, file: Path) -> None:
    rows = openpyxl.load_workbook(file, read_only=True).active.iter_rows(min_row=2, values_only=True)
    with Session(engine.execution_options(writes=True)) as session:
        known = {school.npsn for school in session.scalars(select(School))}
        session.add_all(school_of(row) for row in rows if row[0] not in known)
        session.commit()


def school_of(row: tuple[str, ...]) -> School:
    return School(
        npsn=row[0],
        name=row[1],
        level=row[2],
        level_group=row[2],
        status=row[3].lower(),
        address=row[4],
        subdistrict=row[5],
        district_code=row[10],
        match_key=row[1],
        sort_key=row[1].lower(),
        search_key=row[1].lower(),
    )
