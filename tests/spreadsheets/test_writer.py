"""What is written opens as it was: text as text, real dates and numbers, no formula, and the same bytes every time."""

import csv
import datetime as dt
import io
import re
import subprocess
import sys
import tracemalloc
from dataclasses import replace

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workshop_tracker.spreadsheets import PAGE_LIST, read_tables
from workshop_tracker.spreadsheets.formulas import guarded, unguarded
from workshop_tracker.spreadsheets.listed import ListSheet
from workshop_tracker.spreadsheets.writer import write_csv, write_xlsx

PAYLOADS = (
    "=1+1", "=cmd|' /C calc'!A0", "=HYPERLINK(\"http://contoh.invalid\",\"x\")", "+62-1+cmd|'x'!A0", "-2+3", "@SUM(1)",
    "\t=1", "=", "+", "http://contoh.invalid", "mailto:contoh@contoh.invalid", "00123", "198609172010011004", "1E5",
    "TRUE", "#N/A", "{=1}", " =1", "'=1", "_x0041_", "<b>&amp;</b>", "baris\nkedua",
)  # fmt: skip
# Letters, marks, numbers, punctuation, symbols and blanks: what rules on entry let pass.
TEXT = st.text(st.characters(exclude_categories=("C",), include_characters="\n"), max_size=40)
SPLIT_CELLS = st.text(alphabet="ab;,\t\n\"'=+-@ ", max_size=12)
CELLS = st.one_of(
    SPLIT_CELLS.filter(lambda text: "\t" not in text),
    TEXT,
    st.sampled_from("=+-@").flatmap(lambda start: TEXT.map(start.__add__)),
)


def xlsx(*sheets: ListSheet) -> io.BytesIO:
    written = io.BytesIO()
    write_xlsx(sheets, written)
    written.seek(0)
    return written


def csv_of(rows) -> bytes:
    written = io.BytesIO()
    write_csv(rows, written)
    return written.getvalue()


@settings(deadline=None)  # opens two files each time
@given(st.lists(CELLS, min_size=1, max_size=4).flatmap(lambda row: st.lists(st.just(row), min_size=1, max_size=3)))
def test_text_never_becomes_a_formula_and_comes_back_unchanged(rows):
    headings = [f"Kolom {number}" for number in range(len(rows[0]))]
    sheet = openpyxl.load_workbook(xlsx(ListSheet("Daftar", headings, rows))).active
    cells = [list(row) for row in sheet.iter_rows(min_row=2, max_row=len(rows) + 1, max_col=len(headings))]
    assert all(cell.data_type != "f" and cell.hyperlink is None for row in cells for cell in row)
    assert [[cell.value or "" for cell in row] for row in cells] == rows


def test_payloads_are_text_in_both_files_and_read_back_the_same():
    rows = [[payload, "SMK Contoh"] for payload in PAYLOADS]
    workbook = xlsx(ListSheet("Daftar", ["Nama", "Sekolah"], rows))
    cells = [row[0] for row in openpyxl.load_workbook(workbook).active.iter_rows(min_row=2)]
    assert {cell.data_type for cell in cells} == {"s"}
    for data in (workbook.getvalue(), csv_of([["Nama", "Sekolah"], *rows])):
        [table] = read_tables(data, limits=PAGE_LIST)
        assert table.rows[1:] == rows


@given(CELLS)
def test_the_guard_of_a_csv_comes_off_exactly(text):
    assert unguarded(guarded(text)) == text
    assert unguarded(guarded("'" + text)) == "'" + text


@given(CELLS)
def test_no_cell_of_a_csv_starts_a_formula(text):
    [row] = csv.reader(io.StringIO(csv_of([[text, "x"]]).decode("utf-8-sig"), newline=""))
    assert not row[0].startswith(("=", "+", "-", "@", "\t", "\r"))


@given(st.lists(st.lists(SPLIT_CELLS, min_size=1, max_size=4), min_size=1, max_size=3))
def test_no_part_of_a_cell_starts_a_formula_wherever_a_spreadsheet_splits_it(rows):
    """As Excel splits in Indonesian settings, and as a program does that knows no quotes."""
    written = csv_of(rows).decode("utf-8-sig")
    splits = [part for row in csv.reader(io.StringIO(written, newline=""), delimiter=";") for part in row]
    splits += re.split(r"[;\t\r\n]", written)
    assert not [part for part in splits if part.startswith(("=", "+", "-", "@"))]


def test_a_guard_stands_where_a_formula_would_begin_and_nowhere_else():
    written = csv_of([["Contoh;=1+1", 'a;"=1', "a\n-1", "Dr. A; B", "SMK Contoh; Jl. Contoh 1-2", "a,-b"]])
    assert next(csv.reader(io.StringIO(written.decode("utf-8-sig"), newline=""))) == [
        *("Contoh;'=1+1", "a;\"'=1", "a\n'-1"),
        *("Dr. A; B", "SMK Contoh; Jl. Contoh 1-2", "a,-b"),
    ]


def test_phones_and_negative_numbers_keep_their_sign_in_a_csv():
    written = csv_of([["Nama", "HP"], ["Guru Contoh", "+628123456789"], [-3, "-3"], ["", "+62 812-345"]])
    assert written == "\ufeffNama,HP\r\nGuru Contoh,+628123456789\r\n-3,'-3\r\n,'+62 812-345\r\n".encode()


def test_a_csv_has_dates_as_iso_and_none_as_blank():
    moment = dt.datetime.fromisoformat("2025-07-12 08:05")
    assert csv_of([[dt.date(2025, 7, 12), moment, None, 1.5]]) == (
        b"\xef\xbb\xbf2025-07-12,2025-07-12 08:05:00,,1.5\r\n"
    )


def test_dates_and_numbers_are_real_ones_and_identifiers_stay_text():
    moment = dt.datetime.fromisoformat("2025-07-12 08:05")
    rows = [["00123", dt.date(2025, 7, 12), moment, 32, 87.5, None]]
    sheet = openpyxl.load_workbook(
        xlsx(ListSheet("Daftar", ["NIP", "Tanggal", "Pukul", "JP", "%", "Ket."], rows))
    ).active
    assert [cell.value for cell in sheet[2]] == [
        "00123",
        dt.datetime.fromisoformat("2025-07-12"),
        moment,
        32,
        87.5,
        None,
    ]
    assert [cell.is_date for cell in sheet[2]] == [False, True, True, False, False, False]
    assert (sheet["A2"].number_format, sheet["B2"].number_format) == ("@", "dd/mm/yyyy")
    assert sheet.freeze_panes == "A2"


def test_columns_are_wide_enough_for_their_first_rows():
    rows = [["Guru Contoh dengan nama panjang", "x" * 500]]
    sheet = openpyxl.load_workbook(xlsx(ListSheet("Daftar", ["Nama", "Catatan"], rows))).active
    assert sheet.column_dimensions["A"].width > 31
    assert sheet.column_dimensions["B"].width < 62


def test_sheets_keep_their_order_and_the_bytes_are_the_same_twice():
    sheets = [ListSheet("Guru", ["Nama"], [["Guru Contoh"]]), ListSheet("Kosong", ["Nama"], [])]
    assert openpyxl.load_workbook(xlsx(*sheets)).sheetnames == ["Guru", "Kosong"]
    assert xlsx(*sheets).getvalue() == xlsx(*sheets).getvalue()


def test_text_beyond_a_cell_is_an_error_and_not_lost():
    with pytest.raises(ValueError, match="row 1 column 0"):
        xlsx(ListSheet("Daftar", ["Nama"], [["x" * 32_768]]))


def test_a_long_list_is_written_as_it_comes(tmp_path):
    rows = ((f"Guru Contoh {number}", "198609172010011004", number) for number in range(20_000))
    xlsx(ListSheet("Daftar", ["Nama"], []))  # loads the library
    tracemalloc.start()  # what the process ever held says nothing: tests before this one held more
    with (tmp_path / "daftar.xlsx").open("wb") as out:
        write_xlsx([ListSheet("Daftar", ["Nama", "NIP", "No"], rows)], out)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 1_000_000
    [table] = read_tables(tmp_path / "daftar.xlsx", limits=replace(PAGE_LIST, rows=20_001))
    assert (len(table.rows), table.rows[-1], table.damaged) == (
        20_001,
        ["Guru Contoh 19999", "198609172010011004", "19999"],
        frozenset(),
    )


def test_the_app_starts_without_the_libraries_of_spreadsheets():
    code = (
        "import sys, workshop_tracker.spreadsheets.writer, workshop_tracker.intake.layouts;"
        "print(sorted({'xlsxwriter', 'python_calamine', 'openpyxl', 'zipfile'} & set(sys.modules)))"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "[]"
