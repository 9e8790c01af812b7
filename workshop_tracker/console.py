"""What every command shares: the installation it works on, its session, plain answers and exit codes.

Exit codes: 0 done; 1 done in part or refused, with the reason; 2 called wrongly (click's own).
"""

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property, wraps
from pathlib import Path
from typing import Any, BinaryIO, Concatenate, NoReturn, ParamSpec, TypeVar

import click
from sqlalchemy import Engine
from sqlalchemy.exc import DatabaseError, InterfaceError, OperationalError
from sqlalchemy.orm import Session

from workshop_tracker.config import Settings, WrongSetting, read_settings
from workshop_tracker.database import WritingSession, make_engine, reading, writing
from workshop_tracker.schema import is_empty, is_up_to_date
from workshop_tracker.viewer import COMMAND

REFUSED = 1
AS_JSON = click.option("--json", "as_json", is_flag=True, help="Cetak satu dokumen JSON.")
NO_ANSWER = (
    "Basis data tidak menjawab. Periksa WORKSHOP_TRACKER_DATABASE_URL, berkas atau peladennya, lalu jalankan: "
    "python3 -m workshop_tracker doctor"
)
NO_ADDRESS = "Isi WORKSHOP_TRACKER_BASE_URL dahulu (alamat situs ini): tautan dan kode QR memakainya."
NO_ADDRESS_OF_DEMO = (
    "Ini data peragaan: tulis alamat yang dicetak peragaan di depan perintah, misalnya "
    "WORKSHOP_TRACKER_BASE_URL=http://127.0.0.1:8000"
)
NOT_READY = "Basis data belum siap. Jalankan: python3 -m workshop_tracker db upgrade"
DAMAGED = "Berkas basis data rusak atau bukan basis data SQLite. Pulihkan dari cadangan atau pindahkan berkas itu."
Given = ParamSpec("Given")
Result = TypeVar("Result")


@dataclass
class Installation:
    """Settings and database of one call, read when first needed: `--help` needs neither.

    `fill` makes an empty database ready; a command that was not started through `main` has none and refuses.
    """

    fill: Callable[[Engine], object] = field(default=lambda _: refuse(NOT_READY))

    @cached_property
    def settings(self) -> Settings:
        try:
            return read_settings()
        except WrongSetting as wrong:
            refuse(str(wrong))

    @cached_property
    def engine(self) -> Engine:
        return make_engine(self.settings.database_url)

    def base_url(self) -> str:
        """Address that links and QR codes carry; refused when nobody set it."""
        if not self.settings.base_url:
            refuse(NO_ADDRESS_OF_DEMO if self.settings.is_demo else NO_ADDRESS)
        return self.settings.base_url

    @contextmanager
    def reading(self) -> Iterator[Session]:
        self._require_schema()
        with reading(self.engine) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[WritingSession]:
        """A writing session; the command commits, and whatever it leaves uncommitted is taken back."""
        self._require_schema()
        with writing(self.engine, by=COMMAND) as session:
            yield session

    def close(self) -> None:
        """Let go of the database at the end of the call."""
        if "engine" in self.__dict__:
            self.engine.dispose()

    def _require_schema(self) -> None:
        """A database in which nothing stands is made ready; somebody's data is never migrated unasked."""
        if is_up_to_date(self.engine):
            return
        if not is_empty(self.engine):
            refuse(NOT_READY)
        self.fill(self.engine)
        click.echo(f"Basis data {self.engine.url.database} masih kosong, maka disiapkan lebih dahulu.", err=True)


def pass_installation(command: Callable[Concatenate[Installation, Given], Result]) -> Callable[Given, Result]:
    """Hand the installation to a command; a database that fails it is told in one sentence."""

    @wraps(command)
    def called(*args: Given.args, **options: Given.kwargs) -> Result:
        installation = click.get_current_context().ensure_object(Installation)
        try:
            return command(installation, *args, **options)
        except (OperationalError, InterfaceError):
            refuse(NO_ANSWER)
        except DatabaseError as error:
            if type(error) is not DatabaseError:  # its other kinds are mistakes of ours
                raise
            refuse(DAMAGED)

    return called


def refuse(reason: str) -> NoReturn:
    """Stop with one sentence on stderr and exit code 1; whoever asked for JSON reads `{"error": …}` on stdout."""
    click.echo(reason, err=True)
    if _asks_for_json():
        print_json({"error": reason})
    sys.exit(REFUSED)


def _asks_for_json() -> bool:
    """Whether the command at work was called with `--json`."""
    context = click.get_current_context(silent=True)
    return context is not None and bool(context.params.get("as_json"))


def one_of(values: Iterable[StrEnum]) -> click.Choice[str]:
    """The values of an option as they are typed; given members, the library would ask for their names."""
    return click.Choice([value.value for value in values])


def print_json(document: Any) -> None:
    """One JSON document on stdout, readable and with its letters as they are."""
    click.echo(json.dumps(document, ensure_ascii=False, indent=2))


def print_json_line(document: Any) -> None:
    """One JSON document on a line of its own, for answers as long as what was asked."""
    click.echo(json.dumps(document, ensure_ascii=False))


def lines_of_input() -> Iterator[str]:
    """The lines of stdin without their ends, as UTF-8; a byte that is none reads as a mark that no name has."""
    for number, line in enumerate(sys.stdin.buffer):
        text = line.decode("utf-8-sig" if number == 0 else "utf-8", errors="replace")
        yield text.rstrip("\r\n")


def write_whole(output: Path, write: Callable[[BinaryIO], None]) -> None:
    """Write a file beside its place and move it there: a full disk leaves no half file."""
    partial = output.with_name(f".{output.name}.part")
    try:
        with partial.open("wb") as file:
            write(file)
        partial.replace(output)
    except OSError as error:
        partial.unlink(missing_ok=True)
        refuse(f"{output} tidak dapat ditulis: {error.strerror}.")
