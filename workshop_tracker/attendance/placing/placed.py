"""Which school is meant by what somebody typed, with the choice that was made where several may be."""

from dataclasses import dataclass

from workshop_tracker.people.rosters.workplaces import Workplace

WORK_UNIT = "unit"


@dataclass(frozen=True, slots=True)
class Placed:
    """A school, or the text of a work unit; `was_asked`: somebody chose it for what was `written`."""

    written: str
    school_id: int | None
    was_asked: bool = False

    @property
    def work_unit(self) -> str:
        return self.written if self.school_id is None else ""


def placed(found: Workplace, chosen: str) -> Placed | None:
    """What is decided, none while it has to be chosen; `chosen` is an NPSN or `WORK_UNIT`."""
    if not found.is_asked:
        return Placed(found.text, found.school.id if found.school else None)
    if chosen == WORK_UNIT:
        return Placed(found.text, None, was_asked=True)
    school = next((each for each in found.choices if each.npsn == chosen), None)
    return Placed(found.text, school.id, was_asked=True) if school else None
