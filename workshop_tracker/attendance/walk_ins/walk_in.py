"""Somebody who came without being on the list, as typed in the hall: a list of one row, read and asked as any other."""

from dataclasses import dataclass

from workshop_tracker.attendance.participants.imports import ParticipantFile
from workshop_tracker.intake.actions import fingerprint
from workshop_tracker.people.importing.pasted import typed_list
from workshop_tracker.people.rosters.reading import read_entries
from workshop_tracker.spreadsheets import Row

LAYOUT = "walk_in"
HEADINGS = {"name": "Nama", "school": "Sekolah", "phone": "No. WA"}


@dataclass(frozen=True, slots=True)
class WalkIn:
    """What was typed; `form_id` names the opened form, so that it counts once however often it is sent."""

    form_id: str
    name: str
    school: str = ""
    phone: str = ""

    @property
    def operation_id(self) -> str:
        """Under which the mark is stored."""
        return f"{self.form_id}-walk-in"


def file_of(walk_in: WalkIn) -> ParticipantFile:
    """The list of one row that a plan is made of."""
    cells = [walk_in.name, walk_in.school, walk_in.phone]
    sha256 = fingerprint("\t".join([walk_in.form_id, *cells]).encode("utf-8", "replace"))
    return ParticipantFile(read_entries(typed_list(HEADINGS, [Row(1, cells)])), LAYOUT, sha256)
