"""What is meant by what was typed: certain, chosen, or still to be chosen."""

import pytest

from workshop_tracker.attendance.placing.placed import WORK_UNIT, Placed, placed
from workshop_tracker.people.rosters.workplaces import FoundSchool, Workplace

SCHOOL = FoundSchool(7, "99000007", "SMK Contoh", "Jatilawang", "Kabupaten Banyumas")
TYPED = "SMK Conto"


@pytest.mark.parametrize(
    ("found", "chosen", "decided"),
    [
        (Workplace(TYPED, SCHOOL), "", Placed(TYPED, 7)),
        (Workplace("Universitas Contoh"), "", Placed("Universitas Contoh", None)),
        (Workplace(TYPED, None, (SCHOOL,)), "", None),
        (Workplace(TYPED, None, (SCHOOL,)), "99000008", None),
        (Workplace(TYPED, None, (SCHOOL,)), SCHOOL.npsn, Placed(TYPED, 7, was_asked=True)),
        (Workplace(TYPED, None, (SCHOOL,)), WORK_UNIT, Placed(TYPED, None, was_asked=True)),
        (Workplace(TYPED, is_unresolved=True), WORK_UNIT, Placed(TYPED, None, was_asked=True)),
    ],
)
def test_what_is_decided(found, chosen, decided):
    assert placed(found, chosen) == decided


def test_only_what_is_no_school_is_a_work_unit():
    assert (Placed(TYPED, 7).work_unit, Placed(TYPED, None).work_unit) == ("", TYPED)
