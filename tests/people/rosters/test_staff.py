"""The kind of staff by stated words, else by the work unit: nobody at an office or a university is a teacher by it."""

import pytest

from workshop_tracker.people.models import StaffKind
from workshop_tracker.people.rosters.staff import staff_kind_at, staff_kind_of


@pytest.mark.parametrize(
    ("unit", "kind"),
    [
        ("Pengawas SMK Cabdin Wilayah X", StaffKind.SUPERVISOR),
        ("penilik Kec. Contoh", StaffKind.SUPERVISOR),
        ("Dinas Pendidikan Kab. Contoh", StaffKind.OFFICIAL),
        ("CABANG DINAS PENDIDIKAN WILAYAH X", StaffKind.OFFICIAL),
        ("Korwilcam Dindik Contoh", StaffKind.OFFICIAL),
        ("Universitas Contoh", StaffKind.OTHER),
        ("PT. Contoh Jaya", StaffKind.OTHER),
        ("Sekolah Tinggi Contoh", StaffKind.OTHER),
        ("SMK Contoh", StaffKind.TEACHER),
        ("SMK PT Contoh", StaffKind.TEACHER),
        ("Ptolemeus School Contoh", StaffKind.TEACHER),
        ("Sanggar Contoh", StaffKind.TEACHER),
        ("", StaffKind.TEACHER),
    ],
)
def test_who_works_at_no_school_is_no_teacher_by_that(unit, kind):
    assert staff_kind_at(unit) is kind


def test_stated_words_say_it_first():
    assert staff_kind_of("Guru Mapel", "Kepala Dinas Contoh") is StaffKind.TEACHER
    assert staff_kind_of("", "Pengawas Sekolah") is StaffKind.SUPERVISOR
    assert staff_kind_of("", "") is None
