"""Somebody who came without being on the list, as typed in the hall: a list of one row, read and asked as any other."""

from dataclasses import dataclass

from workshop_tracker.attendance.participants.imports import ParticipantFile, participant_file
from workshop_tracker.intake.actions import fingerprint
from workshop_tracker.intake.layouts import ListRows, RecognisedTable
from workshop_tracker.spreadsheets import Row

LAYOUT = "walk_in"
HEADINGS = {"name": "Nama", "school": "Sekolah", "phone": "No. WA"}
COLUMNS = tuple(HEADINGS)


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
    table = RecognisedTable(
        sheet="",
        layout="free_list",
        heading_row=0,
        columns={column: place for place, column in enumerate(COLUMNS)},
        headings=HEADINGS,
        unused_headings=(),
        school_name="",
        subdistrict="",
        district="",
        downloaded_on=None,
        rows=ListRows(COLUMNS, [Row(1, cells)].__iter__),
        left_out=(),
    )
    sha256 = fingerprint("\t".join([walk_in.form_id, *cells]).encode("utf-8", "replace"))
    return ParticipantFile(participant_file(table, sha256).entries, LAYOUT, sha256)
