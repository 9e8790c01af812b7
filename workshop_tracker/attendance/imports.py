"""A list of marks as proposals, one per row; nothing is proposed that stands so already."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from workshop_tracker.attendance.models import Mark
from workshop_tracker.attendance.participants.listed import Listed, listed_rows, workshop_list
from workshop_tracker.attendance.queries import marks_of
from workshop_tracker.attendance.sightings import (
    Place,
    Reader,
    Refused,
    Sighting,
    contradictions,
    places_meant,
    single_marks,
)
from workshop_tracker.intake.grids.days import day_columns
from workshop_tracker.intake.layouts import ListRow, RecognisedTable
from workshop_tracker.intake.proposals import ImportPlan, Outcome, Proposal
from workshop_tracker.people.identifiers import IdentifierValue, recognise_identifier
from workshop_tracker.people.names import NameParts
from workshop_tracker.people.rosters.entries import Entry
from workshop_tracker.people.rosters.known import known_people
from workshop_tracker.people.rosters.reading import read_entries
from workshop_tracker.people.rosters.workplaces import find_workplaces
from workshop_tracker.presentation import Sentence
from workshop_tracker.spreadsheets import UnreadableFile
from workshop_tracker.workshops.models import Workshop
from workshop_tracker.workshops.queries import sessions_of

KIND = "attendance"
LAYOUT = "attendance_list"
NO_MARKS = Sentence(
    "Berkas ini bukan daftar kehadiran: diperlukan kolom Nama (atau NIP/NUPTK), Sesi, dan Kehadiran (H, I, S, A); "
    "atau satu kolom untuk setiap hari atau sesi, misalnya Hari 1, 11/7, Sesi 2."
)
CERTIFIED = Sentence("Sertifikatnya sudah terbit: ubah tanda ini pada halaman daftar hadir dengan menulis alasan.")


def the_marks(tables: list[RecognisedTable]) -> RecognisedTable:
    """The one list of marks among those of a file. Raises UnreadableFile."""
    lists = [each for each in tables if each.layout == LAYOUT or day_columns(each.columns)]
    if len(lists) != 1:
        raise UnreadableFile(NO_MARKS)
    return lists[0]


def plan_attendance(
    session: Session, workshop: Workshop, table: RecognisedTable, sha256: str, *, today: dt.date
) -> ImportPlan:
    """What a list of marks would do. A few statements, however long it is."""
    entries = [numbered_by_name(entry, row) for entry, row in zip(read_entries(table), table.rows, strict=True)]
    reader = reader_of(session, workshop, entries, today)
    read: list[Sighting | Refused] = []
    for row, entry in zip(table.rows, entries, strict=True):
        try:
            read.append(reader.read(row, entry))
        except Refused as refused:
            read.append(refused)
    single = single_marks(read)
    against = contradictions(zip((entry.row for entry in entries), read, strict=True), single)
    judge = Judge(marks_of(session, workshop.id), single, against)
    proposals = tuple(judge.proposal(entry, each) for entry, each in zip(entries, read, strict=True))
    return ImportPlan(KIND, table.layout, sha256, proposals, target_id=workshop.id)


def reader_of(session: Session, workshop: Workshop, entries: Sequence[Entry], today: dt.date) -> Reader:
    """What rows of marks are read against: the list of the workshop, its sessions, the people whom the rows name."""
    on_list = [row for row in listed_rows(session, workshop.id) if not row.is_cancelled]
    known = known_people(session, entries, person_ids=[row.person_id for row in on_list])
    return Reader(
        known=known,
        listed=workshop_list(on_list, known),
        workplaces=find_workplaces(session, {each.workplace for each in entries}, district_code=workshop.district_code),
        sessions={each.number: each for each in sessions_of(session, workshop.id)},
        starts_on=workshop.starts_on,
        today=today,
    )


def numbered_by_name(entry: Entry, row: ListRow) -> Entry:
    """An entry whose NUPTK or NIP stands where others have their names; a name as it was."""
    number = recognise_identifier(row.values.get("name", "")) if entry.refusal else None
    if not isinstance(number, IdentifierValue):
        return entry
    parts = NameParts("", "", "")
    identifiers = (*entry.identifiers, number)
    return replace(entry, written="", parts=parts, keys=(), doubt="", refusal="", identifiers=identifiers)


@dataclass(slots=True)
class Judge:
    """Compares what rows say with what holds; what a row changes holds for the rows below it.

    `single` are the (participation, session) that some row names by itself, `against` the row that each contradicts.
    """

    marks: dict[int, dict[int, Mark]]
    single: frozenset[Place]
    against: Mapping[int, int]

    def proposal(self, entry: Entry, read: Sighting | Refused) -> Proposal:
        if isinstance(read, Refused):
            return _rejected(entry, read.column, read.reason)
        if len(read.people) > 1:
            return Proposal(entry.row, Outcome.QUESTION, problems=entry.problems(*read.doubts))
        return self._of_one(entry, read, read.people[0])

    def _of_one(self, entry: Entry, read: Sighting, listed: Listed) -> Proposal:
        if (other := self.against.get(entry.row)) is not None:
            return _rejected(entry, "mark", Sentence("Bertentangan dengan baris %(row)s.", row=str(other)))
        number = listed.participation_id or 0
        present = self.marks.setdefault(number, {})
        meant = [session_id for _, session_id in places_meant(read, self.single)]
        changed = [each for each in meant if present.get(each) is not read.mark]
        values = {"participation_id": number, "session_ids": changed, "mark": read.mark.value}
        if not changed:
            return Proposal(entry.row, Outcome.SAME, values, entry.problems())
        if listed.is_certified:
            return _rejected(entry, "mark", CERTIFIED)
        if read.doubts:
            return Proposal(entry.row, Outcome.QUESTION, values, entry.problems(*read.doubts), suggestion=values)
        outcome = Outcome.CHANGED if any(each in present for each in changed) else Outcome.NEW
        present |= dict.fromkeys(changed, read.mark)
        return Proposal(entry.row, outcome, values, entry.problems())


def _rejected(entry: Entry, column: str, reason: str) -> Proposal:
    return Proposal(entry.row, Outcome.REJECTED, problems=entry.problems((column, reason)))
