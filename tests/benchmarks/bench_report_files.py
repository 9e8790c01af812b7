"""Files of a report at the size of a branch office and of the nation: how long they take, what they need of memory.

The reports are invented values, so only drawing and writing are measured, each in a process of its own: by the
processor, with loading the libraries, and by what the process grew beyond the report it was given.
"""

import datetime as dt
import resource
import tempfile
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from time import process_time
from typing import Any

from tests.benchmarks.bench_people import Figures, beside_bound
from workshop_tracker.reports.documents.files import FORMS, Form
from workshop_tracker.reports.documents.region_parts import region_document_of
from workshop_tracker.reports.region import (
    DistrictReach,
    LevelReach,
    NeverReached,
    OfficeName,
    Period,
    Reach,
    Reconciliation,
    RegionReport,
    SchoolReach,
    StatusReach,
    TeachersSources,
)

BRANCH, NATION = 281, 120_000  # schools
LONGEST_S = {Form.PDF: 1.5, Form.XLSX: 20.0}
MOST_MIB = 60.0
YEAR = Period(dt.date(2025, 1, 1), dt.date(2025, 12, 31))
A_KIBIBYTE = 1024
MEBIBYTE = 1024 * 1024
TEACHERS = 8  # of a school, half of them reached, except in every third


def run() -> Figures:
    seconds, _ = measured(Form.PDF, BRANCH)
    book_seconds, added = measured(Form.XLSX, NATION)
    return {
        f"PDF of {BRANCH} schools, processor": bound(seconds, LONGEST_S[Form.PDF], "s"),
        f"workbook of {NATION:,} schools, processor": bound(book_seconds, LONGEST_S[Form.XLSX], "s"),
        f"workbook of {NATION:,} schools, added": bound(added / MEBIBYTE, MOST_MIB, "MiB"),
    }


def bound(ours: float, most: float, unit: str) -> dict[str, Any]:
    return beside_bound(ours, most, f"{unit} (theirs: the bound)")


def measured(form: Form, schools: int) -> tuple[float, int]:
    """Seconds of the processor, and bytes by which the process grew, of writing one file in a fresh process."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        return process.submit(written, form, schools).result()


def written(form: Form, schools: int) -> tuple[float, int]:
    report = invented(schools)
    before, begin = largest(), process_time()
    with tempfile.TemporaryDirectory() as folder, (Path(folder) / "report").open("wb") as out:
        FORMS[form].write(region_document_of(report), out)
    return process_time() - begin, largest() - before


def largest() -> int:
    """Bytes that this process has held at its largest."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * A_KIBIBYTE


def invented(schools: int) -> RegionReport:
    """A report in which every third school was never reached; names as long as real ones."""
    reached = [number % 3 != 0 for number in range(schools)]
    names = {f"33.{number:02}": f"Kabupaten Contoh {number}" for number in range(1, 5)}
    every = Reach(schools, sum(reached), TEACHERS * schools, TEACHERS // 2 * sum(reached))
    return RegionReport(
        office=OfficeName("contoh", "Cabang Dinas Pendidikan Contoh"),
        period=YEAR,
        programme="",
        workshops=40,
        participations=every.teachers_reached,
        teachers_reached=every.teachers_reached,
        teachers_completed=every.teachers_reached,
        teachers_known=every.teachers_known,
        schools_with_known_teachers=schools,
        teachers_sources=TeachersSources(schools, 0, 0, 0, YEAR.starts_on, YEAR.starts_on),
        lesson_hours=32 * every.teachers_reached,
        lesson_hours_attended=32 * every.teachers_reached,
        certificates=every.teachers_reached,
        schools_reached=every.schools_reached,
        schools_overseen=schools,
        levels=(LevelReach("SMA", every),),
        districts=tuple(DistrictReach(code, name, every) for code, name in names.items()),
        statuses=(StatusReach("negeri", every),),
        schools=tuple(school(number, is_reached=was) for number, was in enumerate(reached)),
        never_reached=tuple(silent(number) for number, was in enumerate(reached) if not was),
        reconciliation=Reconciliation(every.teachers_reached, every.teachers_reached, 0, 0, 0, 0, 0),
    )


def school(number: int, *, is_reached: bool) -> SchoolReach:
    reached = TEACHERS // 2 if is_reached else 0
    return SchoolReach(*named(number), "SMA", reached, TEACHERS, 32 * reached)


def silent(number: int) -> NeverReached:
    return NeverReached(*named(number), TEACHERS, dt.date(2024, 1 + number % 12, 1))


def named(number: int) -> tuple[str, str, str, str]:
    return f"{number:08}", f"SMA NEGERI {number} CONTOH", f"Kecamatan {number % 30}", f"Kabupaten Contoh {number % 4}"
