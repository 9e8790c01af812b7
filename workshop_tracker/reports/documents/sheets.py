"""A document as sheets: the sentences on the first, then each table on one of its own, numbers and days as such."""

import re
from collections.abc import Iterator
from itertools import chain

from workshop_tracker.reports.documents.cells import headings, values
from workshop_tracker.reports.documents.parts import Cell, Part, ReportDocument, Table
from workshop_tracker.spreadsheets.listed import CellValue, ListSheet

LONGEST_NAME = 31  # characters, by Excel's rule
REFUSED_IN_NAMES = re.compile(r"[\[\]:*?/\\']")


def sheets_of(document: ReportDocument) -> Iterator[ListSheet]:
    """The sentences, then the tables in their order; rows are made while they are written."""
    yield ListSheet("Laporan", ("Bagian", "Isi"), sentences_of(document))
    for part in document.parts:
        for place, table in enumerate(part.tables):
            yield ListSheet(sheet_name(part, place), _headings(table), _rows(table))


def sentences_of(document: ReportDocument) -> Iterator[tuple[str, CellValue]]:
    """All that is no table: what a row is about, and its sentence or day."""
    yield "Judul", document.title
    yield "Kantor", document.office
    yield "Periode", document.period
    yield "Hari pertama", document.starts_on
    yield "Hari terakhir", document.ends_on
    yield "Ringkasan", document.lead
    for part in document.parts:
        yield part.heading, part.finding
        yield from ((f"{part.number} Tabel", table.caption) for table in part.tables)
        yield from ((f"{part.number} Catatan", note) for note in part.notes)
    yield from (("Definisi", definition) for definition in document.definitions)


def sheet_name(part: Part, place: int) -> str:
    """`3 Per jenjang`; the second table of a part is `1b Ringkasan`, so that no two are alike."""
    letter = "" if place == 0 else chr(ord("a") + place)
    return REFUSED_IN_NAMES.sub(" ", f"{part.number}{letter} {part.title}")[:LONGEST_NAME].strip()


def _headings(table: Table) -> list[str]:
    return list(chain.from_iterable(headings(column) for column in table.columns))


def _rows(table: Table) -> Iterator[list[CellValue]]:
    yield from (_row(table, cells) for cells in table.rows)
    if table.total:
        yield _row(table, table.total)


def _row(table: Table, cells: tuple[Cell, ...]) -> list[CellValue]:
    pairs = zip(table.columns, cells, strict=True)
    return list(chain.from_iterable(values(column, cell) for column, cell in pairs))
