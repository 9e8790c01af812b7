"""A file as its lists, read with all that the installation knows of headings."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import click
from sqlalchemy.orm import Session

from workshop_tracker.console import Installation
from workshop_tracker.intake.glossary.queries import own_headings
from workshop_tracker.intake.layouts import RecognisedTable, read_lists
from workshop_tracker.presentation import Sentence
from workshop_tracker.spreadsheets import ReadLimits, UnreadableFile

Command = TypeVar("Command", bound=Callable[..., Any])
NO_SUCH_SHEET = Sentence("Lembar “%(sheet)s” tidak berisi daftar yang dikenali. Daftar ada pada: %(sheets)s.")


@dataclass(frozen=True, slots=True)
class Received:
    """A file as somebody sent it; `sheet` names the one list that is meant, empty where there is only one."""

    content: bytes | Path
    file_name: str = ""
    sheet: str = ""


def lists_of(session: Session, received: Received, *, limits: ReadLimits) -> list[RecognisedTable]:
    """The lists of a file, or the one of the sheet that was named. Raises UnreadableFile."""
    found = read_lists(
        received.content, limits=limits, file_name=received.file_name, own_headings=own_headings(session)
    )
    if not received.sheet:
        return found
    wanted = received.sheet.strip().casefold()
    named = [each for each in found if each.sheet.strip().casefold() == wanted]
    if not named:
        sheets = ", ".join(f"“{each.sheet}”" for each in found)
        raise UnreadableFile(NO_SUCH_SHEET, sheet=received.sheet, sheets=sheets)
    return named


def sheet_option(command: Command) -> Command:
    """--sheet, handed over as `sheet: str`."""
    told = "Lembar yang dibaca bila berkas memuat beberapa daftar."
    return click.option("--sheet", default="", metavar="NAMA", help=told)(command)


def lists_in(installation: Installation, received: Received, *, limits: ReadLimits) -> list[RecognisedTable]:
    """The same for a command. Raises UnreadableFile."""
    with installation.reading() as session:
        return lists_of(session, received, limits=limits)
