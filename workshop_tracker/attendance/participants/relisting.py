"""What a list changes about somebody who is on it already."""

from dataclasses import dataclass

from workshop_tracker.attendance.participants.listed import Listed
from workshop_tracker.attendance.participants.names import completed_name
from workshop_tracker.people.rosters.entries import Entry


@dataclass(frozen=True, slots=True)
class Relisting:
    """How somebody stands on the list from now on."""

    name: str
    school_id: int | None
    work_unit: str


def relisted(listed: Listed, entry: Entry, school_id: int | None) -> Relisting | None:
    """Degrees that were missing, and the school or work unit that a list writes; none where all stands so already."""
    unit = entry.workplace.text if school_id is None and listed.school_id is None else ""
    wanted = Relisting(
        name=completed_name(listed.parts, entry) or listed.name,
        school_id=school_id if school_id is not None else listed.school_id,
        work_unit=unit or (listed.work_unit if school_id is None else ""),
    )
    present = Relisting(listed.name, listed.school_id, listed.work_unit)
    return wanted if wanted != present else None
