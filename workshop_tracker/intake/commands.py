"""What every `import` command shares: its switches, its answer and its exit code."""

import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import wraps
from pathlib import Path
from typing import Any, NoReturn, TypeVar, cast

import click

from workshop_tracker.console import AS_JSON, print_json
from workshop_tracker.intake.models import ImportBatch
from workshop_tracker.intake.proposals import Asked, ImportReport, Problem
from workshop_tracker.presentation import format_number

Command = TypeVar("Command", bound=Callable[..., Any])
PROBLEMS_TOLD, ROWS_TOLD = 50, 5  # on the terminal; --json has all of them


@dataclass(frozen=True, slots=True)
class ImportSwitches:
    """How an import was called: write or only preview, take suggestions or leave questions out, JSON or words."""

    apply: bool
    accept: bool
    as_json: bool


def file_argument(command: Command) -> Command:
    """The FILE that is imported, handed over as `file: Path`."""
    return click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))(command)


def import_switches(command: Command) -> Command:
    """--apply, --accept and --json, handed over as `switches: ImportSwitches`."""

    @wraps(command)
    def switched(*args: Any, apply: bool, accept: bool, as_json: bool, **others: Any) -> Any:
        return command(*args, switches=ImportSwitches(apply=apply, accept=accept, as_json=as_json), **others)

    with_json = AS_JSON(switched)
    with_accept = click.option("--accept", is_flag=True, help="Pakai usulan untuk baris yang ditanyakan.")(with_json)
    whole = click.option("--apply", is_flag=True, help="Tulis ke basis data; tanpa ini hanya pratinjau.")(with_accept)
    return cast(Command, whole)


def answer(
    report: ImportReport, switches: ImportSwitches, batch: ImportBatch | None = None, asked: Sequence[Asked] = ()
) -> NoReturn:
    """Print what an import did or would do and end the command with its exit code; `batch` may be taken back.

    `asked` are its questions with what is proposed.

    Its number is talk beside the document: whoever reads the JSON of a preview and of what was written reads one shape.
    """
    if switches.as_json:
        print_json(report.to_json() | {"asked": [asdict(each) for each in asked]})
    else:
        _tell(report, switches, asked)
    if batch is not None:
        taken_back_with = f"import undo {batch.id} --apply"
        click.echo(f"Impor nomor {batch.id}. Tarik kembali dengan: {taken_back_with}", err=switches.as_json)
    sys.exit(report.exit_code)


def _tell(report: ImportReport, switches: ImportSwitches, asked: Sequence[Asked]) -> None:
    parts = (
        (report.new, "baru"),
        (report.changed, "berubah"),
        (report.same, "sama"),
        (report.questions, "ditanyakan"),
        (report.rejected, "ditolak"),
    )
    counted = ", ".join(f"{format_number(count)} {word}" for count, word in parts)
    click.echo(f"{format_number(report.rows)} baris: {counted}.")
    told = _told_once(report.problems, {(each.row, str(each.question)): _proposed(each) for each in asked})
    for line in told[:PROBLEMS_TOLD]:
        click.echo(f"  {line}")
    if len(told) > PROBLEMS_TOLD:
        click.echo(f"  … dan {format_number(len(told) - PROBLEMS_TOLD)} lagi (lihat dengan --json).")
    if report.questions and not switches.accept:
        click.echo("Yang ditanyakan belum ikut. Dengan --accept usulannya dipakai; yang tanpa usulan tetap di luar.")
    if not switches.apply:
        click.echo("Belum ada yang ditulis. Ulangi dengan --apply untuk menulis.")


def _proposed(asked: Asked) -> str:
    """What is proposed, unless the question says it already."""
    if "Usulan" in asked.question:
        return ""
    return f" Usulan: {asked.suggestion}." if asked.suggestion else " Tanpa usulan."


def _told_once(problems: Iterable[Problem], proposed: Mapping[tuple[int, str], str]) -> list[str]:
    """What is the same in many rows, as the spelling of a school, is told once with its rows."""
    rows: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for each in problems:
        message = str(each.message)
        rows[each.column, message + proposed.get((each.row, message), "")].append(each.row)
    return [
        f"baris {_numbers(of_rows)}{f', kolom {column}' if column else ''}: {message}"
        for (column, message), of_rows in rows.items()
    ]


def _numbers(rows: Sequence[int]) -> str:
    first = ", ".join(str(row) for row in rows[:ROWS_TOLD])
    return first if len(rows) <= ROWS_TOLD else f"{first} dan {format_number(len(rows) - ROWS_TOLD)} lagi"
