"""A sheet is recognised as one of the known lists, and only its readable columns are handed on."""

import datetime as dt

import pytest

from tests import files
from workshop_tracker.intake.layouts import pick_list, read_lists, recognise_layout
from workshop_tracker.spreadsheets import COMMAND_LIST, PAGE_LIST, Table, UnreadableFile, read_sheets

MEMBERS = files.staff_members(3)
STAFF = files.staff_members(40)


def table(rows, damaged=frozenset()) -> Table:
    return Table("Daftar", [[str(cell) for cell in row] for row in rows], damaged)


def test_a_staff_list_is_read_without_its_other_columns():
    found = recognise_layout(table(files.staff_list_rows(MEMBERS)))
    assert (found.layout, found.heading_row) == ("dapodik_staff_list", 5)
    assert (found.school_name, found.subdistrict, found.district) == (
        "SMKS Contoh Jatilawang",
        "Jatilawang",
        "Kabupaten Banyumas",
    )
    assert found.downloaded_on == dt.date(2025, 7, 1)
    assert found.headings["birth_date"] == "Tanggal Lahir"
    assert [row.number for row in found.rows] == [6, 7, 8]
    assert [row.values for row in found.rows] == [vars(member) for member in MEMBERS]


def test_a_free_list_is_read_between_titles_and_signatures():
    rows = files.free_list_rows(MEMBERS, above=[["DAFTAR PESERTA"], []], below=files.SIGNATURES)
    found = recognise_layout(table(rows))
    assert (found.layout, found.heading_row) == ("free_list", 3)
    assert found.columns == {"name": 1, "identifier": 2, "school": 3, "phone": 4, "email": 5}
    assert [row.number for row in found.rows] == [4, 5, 6]
    assert next(iter(found.rows)).values["name"] == f"{MEMBERS[0].name}, S.Pd."
    assert found.left_out == (7, 8, 9, 10, 11, 12)
    assert found.school_name == ""


def test_unused_headings_are_named_so_that_they_can_be_mapped():
    rows = [["Nama", "Satuan Tugas", "Hobi"], ["Guru Contoh", "SMK Contoh", "berkebun"]]
    assert recognise_layout(table(rows)).unused_headings == ("Satuan Tugas", "Hobi")
    mapped = recognise_layout(table(rows), own_headings={"satuan tugas": "school"})
    assert next(iter(mapped.rows)).values == {"name": "Guru Contoh", "school": "SMK Contoh"}


def test_dashes_and_blanks_are_no_value_and_short_rows_are_filled():
    rows = [["Nama", "NIP", "HP"], ["Guru Contoh", " - ", "--"], ["Guru Contoh B"]]
    values = [row.values for row in recognise_layout(table(rows)).rows]
    assert values == [
        {"name": "Guru Contoh", "nip": "", "phone": ""},
        {"name": "Guru Contoh B", "nip": "", "phone": ""},
    ]


def test_damaged_cells_are_told_by_column_and_those_not_read_are_not():
    rows = [["Rekening", "Nama", "NIP"], ["9" * 18, "Guru Contoh", "198609172010011000"]]
    [row] = recognise_layout(table(rows, frozenset({(1, 0), (1, 2)}))).rows
    assert row.damaged == {"nip"}


@pytest.mark.parametrize(
    ("headings", "layout"),
    [
        (files.REGISTER_HEADINGS, "school_register"),
        (("npsn", "nama", "jenjang", "status", "kecamatan", "kabupaten"), "school_register"),
        (("No", "NPSN", "Nama Sekolah", "Bentuk", "Kepala Sekolah", "Email", "Telepon"), "school_register"),
        (("NPSN", "Nama Sekolah", "Nama Guru", "NIP", "Jenjang", "Kecamatan"), "free_list"),
        (("Nama", "Asal Sekolah", "NPSN", "Status", "Kecamatan"), "free_list"),
        (("Nama",), "free_list"),
        (("Nama", "Sesi", "Kehadiran"), "attendance_list"),
        (("NUPTK", "Hadir"), "attendance_list"),
        (("Nama", "Sesi", "Status"), "attendance_list"),
        (("No", "NIP/NUPTK", "Nama", "Sesi", "Ket."), "attendance_list"),
        (("Nama", "Status"), "free_list"),
        (("No", "Nama", "NIP", "Unit Kerja", "Tanda Tangan"), "free_list"),
    ],
)
def test_the_layout_follows_from_the_headings(headings, layout):
    assert recognise_layout(table([headings, ["isi"] * len(headings)])).layout == layout


def test_a_clear_mark_goes_before_an_unclear_one():
    rows = [["Nama", "Sesi", "Status", "Kehadiran"], ["Guru Contoh", "1", "PNS", "H"]]
    assert next(iter(recognise_layout(table(rows)).rows)).values == {"name": "Guru Contoh", "session": "1", "mark": "H"}


@pytest.mark.parametrize("rows", [[], [["Isi dengan benar"]], [["Alamat", "Hobi"], ["a", "b"]], [["NIP"], ["1"]]])
def test_a_sheet_without_known_headings_is_refused_with_what_was_expected(rows):
    with pytest.raises(UnreadableFile, match=r"Nama.*NIP/NUPTK.*Asal Sekolah.*NPSN.*Kehadiran"):
        recognise_layout(table(rows))


def test_headings_below_the_thirtieth_row_are_not_sought():
    assert recognise_layout(table([*[["x"]] * 29, ["Nama", "NIP"], ["Guru Contoh", ""]])).heading_row == 30
    with pytest.raises(UnreadableFile):
        recognise_layout(table([*[["x"]] * 30, ["Nama", "NIP"], ["Guru Contoh", ""]]))


def test_a_degree_split_off_by_its_comma_is_refused_and_not_lost():
    with pytest.raises(UnreadableFile, match=r"Baris 3 memuat lebih banyak sel"):
        recognise_layout(table([["Nama", "Sekolah"], ["Guru Contoh", "A"], ["Guru Contoh", " S.Pd.", "SMK Contoh"]]))


def test_the_rows_can_be_gone_through_again():
    found = recognise_layout(table(files.attendance_rows(["Guru Contoh", "Guru Contoh B"])))
    assert list(found.rows) == list(found.rows)
    assert [row.values["mark"] for row in found.rows] == ["H", "H"]


@pytest.mark.parametrize("as_file", [files.xlsx_bytes, files.csv_bytes, files.csv_gz_bytes])
def test_nothing_of_the_other_columns_reaches_the_server(as_file):
    data = as_file(files.staff_list_rows(STAFF))
    [sheet] = read_sheets(data, limits=PAGE_LIST, pick=pick_list)
    answered = repr((sheet.facts, sheet.chunks, sheet.left_out))
    assert files.NEVER_READ not in answered
    assert "Pengunduh" not in answered
    assert "operator" not in answered
    [found] = read_lists(data, limits=PAGE_LIST)
    assert [row.values for row in found.rows] == [vars(member) for member in STAFF]


def test_a_staff_list_without_its_title_hides_the_same_columns():
    data = files.xlsx_bytes(files.staff_list_rows(STAFF)[4:])
    [sheet] = read_sheets(data, limits=PAGE_LIST, pick=pick_list)
    assert files.NEVER_READ not in repr((sheet.facts, sheet.chunks))


def test_columns_of_a_free_list_that_nobody_asked_for_stay_in_the_child_too():
    rows = [["Nama", "NIK", "Asal Sekolah"], ["Guru Contoh", files.NEVER_READ, "SMK Contoh"]]
    [sheet] = read_sheets(files.xlsx_bytes(rows), limits=PAGE_LIST, pick=pick_list)
    assert files.NEVER_READ not in repr((sheet.facts, sheet.chunks))


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_list_is_the_same_whatever_program_saved_it(separator, encoding):
    rows = files.free_list_rows(STAFF, below=files.SIGNATURES)
    [as_csv] = read_lists(files.csv_bytes(rows, separator=separator, encoding=encoding), limits=PAGE_LIST)
    [as_xlsx] = read_lists(files.xlsx_bytes(rows), limits=PAGE_LIST)
    assert list(as_csv.rows) == list(as_xlsx.rows)
    assert as_csv.left_out == as_xlsx.left_out


def test_of_several_sheets_those_that_hold_a_list_come_back():
    data = files.workbook_bytes(
        {
            "Petunjuk": [["Isi lembar Guru"]],
            "Guru": files.free_list_rows(STAFF[:2]),
            "Tendik": files.free_list_rows(STAFF[2:3]),
        }
    )
    found = read_lists(data, limits=PAGE_LIST)
    assert [(table.sheet, len(list(table.rows))) for table in found] == [("Guru", 2), ("Tendik", 1)]


def test_a_workbook_without_any_list_is_refused():
    with pytest.raises(UnreadableFile, match="Judul kolom tidak dikenali"):
        read_lists(files.workbook_bytes({"Satu": [["a"]], "Dua": [["b"]]}), limits=PAGE_LIST)


def test_headings_of_the_installation_travel_to_the_child():
    data = files.csv_bytes([["Nama", "Satuan Tugas"], ["Guru Contoh", "SMK Contoh"]])
    [found] = read_lists(data, limits=PAGE_LIST, own_headings={"Satuan Tugas": "school"})
    assert found.columns == {"name": 0, "school": 1}


def test_a_number_that_lost_digits_is_told_and_its_row_is_kept():
    rows = [["Nama", "NIP"], ["Guru Contoh", 198609172010011004], ["Guru Contoh B", "198609172010011004"]]
    [found] = read_lists(files.xlsx_bytes(rows), limits=PAGE_LIST)
    assert [(row.number, sorted(row.damaged)) for row in found.rows] == [(2, ["nip"]), (3, [])]


def test_a_register_is_read_whole():
    [found] = read_lists(files.csv_gz_bytes(files.register_rows(6_000)), limits=COMMAND_LIST)
    rows = list(found.rows)
    assert (found.layout, len(rows), found.left_out) == ("school_register", 6_000, ())
    assert rows[-1].values["npsn"] == "99005999"
    assert rows[-1].values["district_code"] == "33.75"
