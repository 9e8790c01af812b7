"""The school's own sheet of a profile workbook says whose list stands on the sheet beside it."""

import pytest

from tests import files
from workshop_tracker.intake.layouts import read_lists
from workshop_tracker.spreadsheets import PAGE_LIST, UnreadableFile

NPSN = "99000001"
PROFILE = [
    ["PROFIL SEKOLAH"],
    ["1.", "Identitas Sekolah"],
    ["1", "Nama Sekolah", ":", "SMKS Contoh Jatilawang"],
    ["2", "NPSN", ":", NPSN],
    ["3", "Nama Kepala Sekolah", ":", files.NEVER_READ],
]
STAFF = [["No", "Nama", "NUPTK", "JK"], ["1", "Siti Contoh", "1234567890123456", "P"]]


def lists(**sheets):
    return read_lists(files.workbook_bytes(sheets), limits=PAGE_LIST)


def test_the_list_beside_a_profile_is_its_schools():
    [found] = lists(Profil=PROFILE, PTK=STAFF)
    assert (found.sheet, found.npsn, found.school_name) == ("PTK", NPSN, "SMKS Contoh Jatilawang")
    assert files.NEVER_READ not in repr(found)
    [staff] = lists(Profil=PROFILE, GTK=files.staff_list_rows(files.staff_members(2), school="SMKS Lain Contoh"))
    assert (staff.layout, staff.npsn, staff.school_name) == ("dapodik_staff_list", NPSN, "SMKS Lain Contoh")


def test_a_list_may_tell_its_npsn_above_its_headings():
    [found] = lists(Daftar=[["DAFTAR GURU"], [f"NPSN : {NPSN}"], *STAFF])
    assert (found.layout, found.npsn, len(list(found.rows))) == ("free_list", NPSN, 1)


def test_a_profile_alone_is_no_list_and_two_profiles_tell_nothing():
    with pytest.raises(UnreadableFile, match="Judul kolom tidak dikenali"):
        lists(Profil=PROFILE)
    [found] = lists(Profil=PROFILE, Profil2=PROFILE, PTK=STAFF)
    assert found.npsn == ""


def test_a_register_of_schools_is_no_profile():
    [found] = read_lists(files.xlsx_bytes(files.register_rows(3)), limits=PAGE_LIST)
    assert (found.layout, found.npsn) == ("school_register", "")
