"""The parent's side of reading: starts the reading process, holds it to its limits, unpacks its answer.

The server never opens an uploaded file itself. The process inherits no descriptor, no environment and none of the
server's memory; on Windows only the wall clock bounds it.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path
from typing import Any, BinaryIO

from workshop_tracker.spreadsheets import refusals
from workshop_tracker.spreadsheets.limits import MEGABYTE, ReadLimits
from workshop_tracker.spreadsheets.refusals import UnreadableFile
from workshop_tracker.spreadsheets.table import PackedSheet, PickStep, Table, every_cell, table_of

PACKAGE_ROOT = str(Path(__file__).parents[2])
# Without these the interpreter itself may not start; nothing else of the server's environment travels.
NEEDED_TO_START = ("SYSTEMROOT", "LD_LIBRARY_PATH")
OUT_OF_TIME = {-int(getattr(signal, name)) for name in ("SIGXCPU", "SIGKILL") if hasattr(signal, name)}
OUT_OF_MEMORY = {-int(signal.SIGABRT)}  # how the parser ends when it is refused memory


def start_of(module: str) -> str:
    """What the interpreter of a child is told to run: `main` of that module."""
    return f"import sys; sys.path.insert(0, sys.argv.pop(1)); from {module} import main; main()"


START_CHILD = start_of("workshop_tracker.spreadsheets.child")
START_BUNDLE = start_of("workshop_tracker.spreadsheets.bundle")


def read_tables(source: bytes | Path, *, limits: ReadLimits, file_name: str = "") -> list[Table]:
    """Every visible sheet of an .xlsx, .xls, .csv or .csv.gz file as a table of text cells.

    `file_name` names the one sheet of a .csv. Raises UnreadableFile with a sentence for whoever uploaded it.
    """
    return [table_of(sheet) for sheet in read_sheets(source, limits=limits, file_name=file_name)]


def read_sheets(
    source: bytes | Path,
    *,
    limits: ReadLimits,
    file_name: str = "",
    pick: PickStep = every_cell,
    options: Mapping[str, str] | None = None,
) -> list[PackedSheet]:
    """What `pick` takes from each sheet, packed; nothing else of the file reaches this process.

    `pick` is a module-level function of a pure module; `options` is handed to it. Raises UnreadableFile.
    """
    request = {
        "limits": asdict(limits),
        "file_name": file_name,
        "pick": f"{pick.__module__}:{pick.__qualname__}",
        "options": dict(options or {}),
    }
    with tempfile.TemporaryFile() as answer:  # has no name: nothing is left of it, however this ends
        failure = run_child(START_CHILD, source, json.dumps(request), answer, limits)
        if failure:
            raise UnreadableFile(failure)
        answer.seek(0)
        return _sheets_of(answer)


def run_child(start: str, source: bytes | Path, request: str, answer: BinaryIO, limits: ReadLimits) -> str | None:
    """Let the reading process write into `answer`; returns the reason where it came to no good end, else None."""
    command = [sys.executable, "-I", "-c", start, PACKAGE_ROOT, request]
    environment = {name: os.environ[name] for name in NEEDED_TO_START if name in os.environ}
    with ExitStack() as opened:
        stdin = subprocess.PIPE if isinstance(source, bytes) else opened.enter_context(source.open("rb"))
        child = opened.enter_context(
            subprocess.Popen(  # noqa: S603 - our own interpreter and code, no shell
                command, stdin=stdin, stdout=answer, stderr=subprocess.DEVNULL, env=environment
            )
        )
        alarm = threading.Timer(limits.wall_seconds, child.kill)  # a wait with a limit looks up to 50 ms late
        alarm.start()
        try:
            child.communicate(source if isinstance(source, bytes) else None)
        finally:
            alarm.cancel()
    if child.returncode != 0 or os.fstat(answer.fileno()).st_size > limits.result_bytes + MEGABYTE:
        return _reason_of(child.returncode)
    return None


def answer_of_child(start: str, source: bytes, request: str, limits: ReadLimits) -> bytes | None:
    """All that the reading process wrote; None where it came to no good end."""
    with tempfile.TemporaryFile() as answer:  # has no name: nothing is left of it, however this ends
        if run_child(start, source, request, answer, limits):
            return None
        answer.seek(0)
        return answer.read()


def _reason_of(return_code: int) -> str:
    if return_code in OUT_OF_TIME:
        return refusals.TOO_SLOW
    return refusals.TOO_LARGE if return_code in OUT_OF_MEMORY else refusals.DAMAGED


def _sheets_of(answer: BinaryIO) -> list[PackedSheet]:
    sheets: list[PackedSheet] = []
    heading: list[Any] = []
    for kind, told, rows in messages_of(answer):
        if kind == "sheet":
            heading = told
        elif kind == "left_out":
            sheets.append(PackedSheet(heading[0], heading[1], rows, tuple(told[0])))
    return sheets


def messages_of(answer: BinaryIO) -> Iterator[tuple[str, list[Any], tuple[bytes, ...]]]:
    """What the reading process told: the kind of each message, its values, the packed rows that came before it.

    Raises UnreadableFile where it refused the whole. What was cut off, because the process ended, is left out.
    """
    rows: list[bytes] = []
    for line in answer:
        if line.startswith(b'["rows"'):
            rows.append(line)
            continue
        if not line.endswith(b"\n"):
            return
        kind, *told = json.loads(line)
        if kind == "refused":
            raise UnreadableFile(told[0], **told[1])
        yield kind, told, tuple(rows)
        rows = []
