"""Workbooks and CSV files, read back and compared whole with the document that they were made of."""

import csv
import datetime as dt
import io
import re
from itertools import zip_longest
from zipfile import ZipFile

import openpyxl
from hypothesis import given, settings

from tests.reports.documents.sample import branch_report, documents
from workshop_tracker.reports.charts.descriptions import Share
from workshop_tracker.reports.documents.files import FORMS, Form
from workshop_tracker.reports.documents.parts import Kind
from workshop_tracker.reports.documents.region_parts import region_document_of
from workshop_tracker.reports.documents.sheets import sentences_of


def written(document, form):
    out = io.BytesIO()
    FORMS[form].write(document, out)
    out.seek(0)
    return out


def read_workbook(file):
    book = openpyxl.load_workbook(file)
    return [[[_day(cell) for cell in row] for row in sheet.iter_rows(values_only=True)] for sheet in book]


def _day(cell):
    return cell.date() if isinstance(cell, dt.datetime) else cell


def read_csvs(file):
    with ZipFile(file) as archive:
        files = [archive.read(name).decode("utf-8-sig") for name in archive.namelist()]
    return [list(csv.reader(io.StringIO(text, newline=""), delimiter=";")) for text in files]


def told_again(columns, cells):
    """The row that these values of a spreadsheet were made of."""
    rest = iter(cells)
    for column in columns:
        value = next(rest)
        if column.kind is Kind.SHARE:
            whole = next(rest)
            next(rest)
            yield Share(value, None if whole == "tidak diketahui" else whole)
        else:
            yield None if value == column.missing else "" if value is None else value


def compare(document, sheets, rows_again=told_again):
    tables = [table for part in document.parts for table in part.tables]
    assert len(sheets) == len(tables) + 1
    for table, (_, *rows) in zip(tables, sheets[1:], strict=True):
        whole = [*table.rows, *([table.total] if table.total else [])]
        assert [tuple(rows_again(table.columns, row)) for row in rows] == whole


class TestWorkbooks:
    def test_a_branch_office_comes_back_whole(self):
        document = region_document_of(branch_report())
        first, *rest = read_workbook(written(document, Form.XLSX))
        compare(document, [first, *rest])
        told = [(about, sentence or None) for about, sentence in sentences_of(document)]
        assert [tuple(row) for row in first[1:]] == told

    def test_percentages_are_real_numbers_and_the_unknown_is_told(self):
        document = region_document_of(branch_report())
        sheets = read_workbook(written(document, Form.XLSX))
        levels = next(sheet for sheet in sheets if sheet[0][0] == "Jenjang")
        assert levels[0][:4] == ["Jenjang", "Guru terjangkau", "Guru terjangkau: dari", "Guru terjangkau: persen"]
        assert levels[1][:4] == ["SMA", 198, 1720, 11.5]
        assert levels[3][:4] == ["SLB", 0, "tidak diketahui", "tidak diketahui"]

    @settings(max_examples=25, deadline=None)
    @given(documents())
    def test_any_document_comes_back_whole(self, document):
        compare(document, read_workbook(written(document, Form.XLSX)))


class TestCommaFiles:
    def test_a_branch_office_comes_back_whole(self):
        document = region_document_of(branch_report(40))
        first, *rest = read_csvs(written(document, Form.CSV))
        compare(document, [first, *rest], read_from_text)
        assert [row[1] for row in first[1:]] == [
            cell.isoformat() if isinstance(cell, dt.date) else cell for _, cell in sentences_of(document)
        ]

    def test_they_are_as_excel_opens_them_in_indonesia(self):
        file = written(region_document_of(branch_report(10)), Form.CSV)
        with ZipFile(file) as archive:
            name = next(name for name in archive.namelist() if name.endswith("-Per-jenjang.csv"))
            assert re.fullmatch("[0-9]+-Per-jenjang.csv", name)
            text = archive.read(name).decode()
        assert text.startswith("\ufeffJenjang;Guru terjangkau;")
        assert "SMA;198;1720;11,5;27;128;21,1\r\n" in text
        assert written(region_document_of(branch_report(10)), Form.CSV).getvalue() == file.getvalue()


def read_from_text(columns, cells):
    """The same out of text: whole numbers and days are written as such."""
    kinds = [column.kind for column in columns for _ in range(3 if column.kind is Kind.SHARE else 1)]
    typed = [_typed(kind, cell) for kind, cell in zip_longest(kinds, cells)]
    return told_again(columns, typed)


def _typed(kind, cell):
    if kind is Kind.DAY and cell[:1].isdigit():
        return dt.date.fromisoformat(cell)
    return int(cell) if kind in {Kind.INTEGER, Kind.HOURS, Kind.SHARE} and cell.isdigit() else cell
