"""Text pasted from a chat as a list of participants."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from sqlalchemy.orm import Session

from workshop_tracker.attendance.participants.imports import ParticipantFile, participant_file
from workshop_tracker.intake.actions import fingerprint
from workshop_tracker.intake.glossary.reading import Received, lists_of
from workshop_tracker.intake.proposals import LeftOut
from workshop_tracker.people.importing.pasted import pasted_list, text_of
from workshop_tracker.people.rosters.entries import Entry
from workshop_tracker.people.rosters.lists import the_list
from workshop_tracker.people.rosters.reading import read_entries
from workshop_tracker.spreadsheets import ReadLimits, UnreadableFile

PASTED = "pasted_text"  # the layout of a list that came line by line


def received_people(session: Session, received: Received, *, limits: ReadLimits) -> ParticipantFile:
    """The list that a file or a pasted text holds: by its headings, else of a text line by line. Raises UnreadableFile.

    A file is taken for a text by its name.
    """
    sha256 = fingerprint(received.content)
    try:
        return participant_file(the_list(lists_of(session, received, limits=limits)), sha256, received.file_name)
    except UnreadableFile:
        text = text_of(received)
        if text is None:
            raise
    return replace(pasted_file(text, sha256, longest=limits.rows), file_name=received.file_name)


def pasted_file(text: str, sha256: str, *, longest: int, as_people: Collection[int] = ()) -> ParticipantFile:
    """The same, read. Raises UnreadableFile."""
    read = pasted_list(text, longest=longest, as_people=as_people)
    return ParticipantFile(read_entries(read.table), PASTED, sha256, left_out=read.left_out)


def lines_of(entries: Iterable[Entry], left_out: Iterable[LeftOut]) -> dict[int, str]:
    """The lines of a text by number, as they were pasted; blank ones are absent."""
    lines = {entry.row: entry.line for entry in entries} | {each.number: each.text for each in left_out}
    return {number: lines[number] for number in sorted(lines) if lines[number]}
