"""The report of a region as a document: nothing of it is lost, every share keeps its base."""

import datetime as dt

from tests.reports.documents.sample import branch_report
from workshop_tracker.reports.charts.descriptions import Share
from workshop_tracker.reports.documents.parts import Kind
from workshop_tracker.reports.documents.region_parts import region_document_of
from workshop_tracker.reports.documents.words import period_name
from workshop_tracker.reports.region import DEFINITIONS, Period


def test_each_question_is_a_part_and_each_row_of_it_a_row():
    report = branch_report()
    document = region_document_of(report)
    tables = {table.key: table for part in document.parts for table in part.tables}
    assert [part.number for part in document.parts] == list(range(1, len(document.parts) + 1))
    assert [part.key for part in document.parts] == [
        "summary",
        "reached",
        "activities",
        "districts",
        "levels",
        "statuses",
        "unreached",
        "targets",
        "programme",
        "quality",
        "reconciliation",
        "schools",
    ]
    assert [row[0] for row in tables["unreached"].rows] == [row.npsn for row in report.never_reached]
    assert [row[5] for row in tables["schools"].rows] == [
        Share(row.teachers_reached, row.teachers_known) for row in report.schools
    ]
    assert sum(row[1] for row in tables["present"].rows) == tables["present"].total[1] == 447
    assert document.definitions == DEFINITIONS
    assert document.title == "Laporan Triwulan III (Juli–September 2025)"


def test_the_first_sentence_tells_each_number_with_its_base():
    document = region_document_of(branch_report())
    assert document.lead == ("412 dari 3.180 (13%) guru hadir di 17 kegiatan; 61 dari 281 (21,7%) sekolah terjangkau.")


def test_each_cell_is_of_the_kind_of_its_column():
    kinds = {Kind.TEXT: str, Kind.INTEGER: int, Kind.HOURS: int, Kind.SHARE: Share, Kind.DAY: dt.date}
    for part in region_document_of(branch_report(30)).parts:
        for table in part.tables:
            for row in [*table.rows, *([table.total] if table.total else [])]:
                assert len(row) == len(table.columns)
                for column, cell in zip(table.columns, row, strict=True):
                    assert cell is None or isinstance(cell, kinds[column.kind])


def test_a_period_has_its_usual_name():
    names = [
        (dt.date(2025, 7, 1), dt.date(2025, 12, 31), "Semester gasal 2025/2026"),
        (dt.date(2025, 1, 1), dt.date(2025, 6, 30), "Semester genap 2024/2025"),
        (dt.date(2025, 7, 1), dt.date(2026, 6, 30), "Tahun Pelajaran 2025/2026"),
        (dt.date(2025, 1, 1), dt.date(2025, 12, 31), "Tahun 2025"),
        (dt.date(2025, 7, 2), dt.date(2025, 7, 5), "2 s.d. 5 Juli 2025"),
    ]
    assert [period_name(Period(first, last)) for first, last, _ in names] == [name for *_, name in names]
