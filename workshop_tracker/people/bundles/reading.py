"""The files of a bundle as lists of people, or the sentence that says why a file is none."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.orm import Session

from workshop_tracker.intake.glossary.queries import own_headings
from workshop_tracker.intake.layouts import RecognisedTable, joined_lists, pick_list
from workshop_tracker.people.rosters.lists import the_list
from workshop_tracker.presentation import Sentence
from workshop_tracker.spreadsheets import BUNDLE, ReadFile, UnreadableFile, read_bundle


@dataclass(frozen=True)
class BundledList:
    """One file: the list that it holds, else why it was refused; junk of systems is skipped."""

    name: str
    sha256: str = ""
    table: RecognisedTable | None = None
    refusal: Sentence | None = None
    is_junk: bool = False


def lists_of_bundle(session: Session, source: bytes | Path) -> list[BundledList]:
    """Every file of a zip, in its order. Raises UnreadableFile where the zip itself is refused."""
    files = read_bundle(source, limits=BUNDLE, pick=pick_list, options=own_headings(session))
    return [_list_of(file) for file in files]


def _list_of(file: ReadFile) -> BundledList:
    if file.refusal is not None:
        return BundledList(file.name, file.sha256, refusal=file.refusal, is_junk=file.is_junk)
    try:
        table = the_list(joined_lists(file.sheets))
    except UnreadableFile as unreadable:
        return BundledList(file.name, file.sha256, refusal=unreadable.sentence)
    return BundledList(file.name, file.sha256, table)
