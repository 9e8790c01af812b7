"""Files of a report at the size of a branch office and of the nation: how long they take, what they need of memory.

The reports are invented values, so only drawing and writing are measured, each in a process of its own: by the
processor, with loading the libraries, and by what the process grew beyond the report it was given.
"""

import resource
import tempfile
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from time import process_time
from typing import Any

from tests.benchmarks.bench_people import Figures, beside_bound
from tests.reports.documents.sample import branch_report
from workshop_tracker.reports.documents.files import FORMS, Form
from workshop_tracker.reports.documents.region_parts import region_document_of

BRANCH, NATION = 281, 120_000  # schools
LONGEST_S = {Form.PDF: 1.5, Form.XLSX: 20.0}
MOST_MIB = 60.0
A_KIBIBYTE = 1024
MEBIBYTE = 1024 * 1024


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
    report = branch_report(schools)
    before, begin = largest(), process_time()
    with tempfile.TemporaryDirectory() as folder, (Path(folder) / "report").open("wb") as out:
        FORMS[form].write(region_document_of(report), out)
    return process_time() - begin, largest() - before


def largest() -> int:
    """Bytes that this process has held at its largest."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * A_KIBIBYTE
