"""Headings are found wherever they stand and however they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_tracker.intake.headings import (
    column_named,
    compared,
    find_headings,
    known_headings,
    with_own_headings,
)
from workshop_tracker.spreadsheets import Row

PEOPLE = known_headings("people")


def rows(*cells: list[str]) -> list[Row]:
    return [Row(number, list(row)) for number, row in enumerate(cells, start=1)]


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("Nama", "name"),
        ("NAMA LENGKAP (beserta gelar)", "name"),
        ("Nama Lengkap (contoh: Guru Contoh, S.Pd.)", "name"),
        (" nama\nlengkap * ", "name"),
        ("2. Nama Lengkap", "name"),
        ("NIP/NUPTK", "identifier"),
        ("NIP / NUPTK / NIY", "identifier"),
        ("N.I.P", "nip"),
        ("NIP", "nip"),
        ("NUPTK", "nuptk"),
        ("Unit Kerja/Asal Sekolah", "school"),
        ("No WA", "phone"),
        ("No. HP/WA (aktif)", "phone"),
        ("E-mail", "email"),
        ("L/P", "sex"),
        ("Tgl. Lahir", "birth_date"),
        ("Timestamp", "timestamp"),
        ("No", "number"),
        ("Nama Sekolah", "school"),
        ("Nama Ibu Kandung", None),
        ("NIK", None),
        ("NIP/NIK", None),
        ("No KK", None),
        ("", None),
    ],
)
def test_headings_of_people_are_recognised_in_the_spellings_people_use(heading, column):
    assert column_named(heading, PEOPLE) == column


def test_no_heading_of_a_citizen_number_is_known():
    assert not [heading for heading in PEOPLE if "nik" in heading.split() or "kk" in heading.split()]


@pytest.mark.parametrize("kind", ["people", "attendance", "schools"])
def test_every_known_heading_means_one_column(kind):
    known = known_headings(kind)
    assert len(known) > 40
    assert all(compared(heading) == heading for heading in known)
    assert {"name", "npsn", "number"} <= set(known.values())


def test_the_heading_row_may_stand_below_titles_and_blank_rows():
    found = find_headings(
        rows(
            ["DAFTAR PESERTA"], ["Workshop Contoh"], ["No", "NAMA", "NIP", "UNIT KERJA"], ["1", "Guru Contoh", "", ""]
        ),
        PEOPLE,
    )
    assert found.row_number == 3
    assert found.columns == {"number": 0, "name": 1, "nip": 2, "school": 3}


def test_two_rows_of_headings_are_read_as_one():
    found = find_headings(
        rows(
            ["No", "Nama", "Identitas", "", "Sekolah", "Kontak", ""],
            ["", "", "NIP", "NUPTK", "", "HP", "Surel"],
            ["1", "Guru Contoh", "", "", "SMK Contoh", "", ""],
        ),
        PEOPLE,
    )
    assert found.row_number == 2
    assert found.columns == {"number": 0, "name": 1, "nip": 2, "nuptk": 3, "school": 4, "phone": 5, "email": 6}


def test_words_split_over_two_rows_are_joined():
    found = find_headings(rows(["Nama", "Tanggal", "Status"], ["Lengkap", "Lahir", "Kepegawaian"]), PEOPLE)
    assert found.columns == {"name": 0, "birth_date": 1, "employment": 2}
    assert found.written == ("Nama Lengkap", "Tanggal Lahir", "Status Kepegawaian")


def test_a_row_of_data_is_never_taken_for_a_second_row_of_headings():
    found = find_headings(rows(["Nama", "Keterangan", "NIP"], ["Guru Contoh", "Hadir", ""]), PEOPLE)
    assert found.row_number == 1
    assert found.columns == {"name": 0, "nip": 2}


def test_of_two_columns_with_one_meaning_the_first_is_read_and_the_other_named():
    found = find_headings(rows(["Nama", "Email Address", "Email", "Hobi"]), PEOPLE)
    assert found.columns == {"name": 0, "email": 1}
    assert found.unused == ("Email", "Hobi")


def test_a_heading_repeated_among_the_data_is_noticed_and_a_person_is_not():
    found = find_headings(rows(["No", "Nama", "Sekolah"]), PEOPLE)
    assert found.is_repeated_by(["No", "Nama", "Sekolah"])
    assert found.is_repeated_by(["NO", "NAMA", "SEKOLAH"])
    assert not found.is_repeated_by(["1", "Nama", "SMK Contoh"])
    assert not found.is_repeated_by(["1", "Guru Contoh", "Sekolah"])
    assert not found.is_repeated_by([])


def test_nothing_known_is_nothing_found():
    assert find_headings(rows(["a", "b"], ["c", "d"]), PEOPLE) is None
    assert find_headings([], PEOPLE) is None


def test_an_installation_adds_headings_of_its_own_for_known_columns_only():
    own = with_own_headings("people", {"Satuan Tugas!": "school", "Agama": "religion"})
    assert column_named("satuan tugas", own) == "school"
    assert column_named("Agama", own) is None
    assert column_named("Nama", own) == "name"


@given(st.text())
def test_comparing_is_stable_and_blind_to_case_and_edges(text):
    assert compared(compared(text)) == compared(text)
    assert compared(f"  {text}* ") == compared(text)
