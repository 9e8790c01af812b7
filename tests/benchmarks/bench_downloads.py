"""60,000 people taken along with all they say, from the database to the .xlsx: seconds, and memory beside openpyxl.

Theirs writes the same cells, read by the same queries, with `write_only`; both run in a process of their own.
"""

import io
import json
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

import openpyxl
from sqlalchemy import insert
from sqlalchemy.orm import Session

from tests.files import staff_members
from workshop_tracker.database import make_engine, reading, today, writing
from workshop_tracker.operations.upgrade import upgrade_database
from workshop_tracker.people.exporting.exports import template_sheet
from workshop_tracker.people.exporting.queries import ids_of, told_people
from workshop_tracker.people.models import Identifier, Person, StaffKind
from workshop_tracker.people.queries import is_living
from workshop_tracker.people.rules import name_keys
from workshop_tracker.spreadsheets.listed import ListSheet
from workshop_tracker.spreadsheets.writer import write_list
from workshop_tracker.viewer import COMMAND

ROWS = 60_000
MOST_MIB = 30.0


def run() -> dict[str, dict[str, object]]:
    """Rows per second of processor time, then MiB added at the peak, ours beside theirs and beside the bound."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'orang.db'}"
        fill(url)
        ours, theirs = (measured(url, way) for way in ("ours", "theirs"))
    rates = {"ours": ROWS / ours["seconds"], "theirs": ROWS / theirs["seconds"]}
    added = {"ours": ours["mib"], "theirs": MOST_MIB}
    return {
        "60,000 people as .xlsx": rates | {"ratio": rates["ours"] / rates["theirs"], "unit": "rows/s"},
        "memory added by it": added | {"ratio": added["ours"] / MOST_MIB, "unit": "MiB (bound)"},
    }


def fill(url: str) -> None:
    engine = make_engine(url)
    upgrade_database(engine)
    members = staff_members(ROWS)
    with writing(engine, by=COMMAND) as session:
        people = [
            {"id": number, "name": each.name, "phone": f"+62{each.phone[1:]}", "email": each.email, **STAFF}
            | name_keys(each.name)
            for number, each in enumerate(members, start=1)
        ]
        session.execute(insert(Person), people)
        numbers = [
            {"person_id": id_, "kind": "nuptk", "value": each.nuptk} for id_, each in enumerate(members, start=1)
        ]
        session.execute(insert(Identifier), numbers)
        session.commit()
    engine.dispose()


STAFF = {"staff_kind": StaffKind.TEACHER, "birth_place": "Banyumas", "rank": "III/a"}


def measured(url: str, way: str) -> dict[str, float]:
    """Seconds of processor time and MiB added at the peak, by a fresh process."""
    command = [sys.executable, "-m", "tests.benchmarks.bench_downloads", url, way]
    answer = subprocess.run(command, capture_output=True, check=True, text=True)
    figures: dict[str, float] = json.loads(answer.stdout)
    return figures


def taken_along(url: str, way: str) -> dict[str, float]:
    """One list in this process; a short one first, so that libraries count for nobody."""
    engine = make_engine(url)
    with reading(engine) as session:
        ids = ids_of(session, is_living())
        write(session, ids[:10], way)
        before, began = peak_mib(), processor_seconds()
        write(session, ids, way)
    return {"seconds": processor_seconds() - began, "mib": peak_mib() - before}


def write(session: Session, ids: list[int], way: str) -> None:
    sheet, out = template_sheet(told_people(session, ids, today()), ()), io.BytesIO()
    write_list(sheet, "xlsx", out) if way == "ours" else write_with_openpyxl(sheet, out)


def write_with_openpyxl(sheet: ListSheet, out: io.BytesIO) -> None:
    book = openpyxl.Workbook(write_only=True)
    page = book.create_sheet(sheet.name)
    page.append(sheet.headings)
    for row in sheet.rows:
        page.append(row)
    book.save(out)


def peak_mib() -> float:
    """By the kernel's own mark: what `getrusage` tells begins with the peak of the process that started this one."""
    marks = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text("ascii").splitlines())
    return int(marks["VmHWM"].split()[0]) / 1024


def processor_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    sys.stdout.write(json.dumps(taken_along(*sys.argv[1:])))
