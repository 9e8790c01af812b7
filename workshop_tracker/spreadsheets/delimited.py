"""Cells of .csv and .txt files as text, whatever their separator and encoding."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator

from workshop_tracker.spreadsheets import refusals
from workshop_tracker.spreadsheets.cells import row_of
from workshop_tracker.spreadsheets.formulas import unguarded
from workshop_tracker.spreadsheets.limits import LONGEST_CELL, ROWS_ABOVE_A_LIST, ReadLimits
from workshop_tracker.spreadsheets.refusals import UnreadableFile
from workshop_tracker.spreadsheets.table import Row, Sheet

# In this order where two fit alike: people rarely type a tab, a bar or a semicolon inside a cell.
SEPARATORS = ("\t", "|", ";", ",")
SAMPLE = 65_536  # characters that decide about the separator
QUOTED = re.compile(r'"[^"]*"')
BYTE_ORDER_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
ENCODINGS = ("utf-8", "cp1252")


def delimited_sheet(data: bytes, name: str, limits: ReadLimits) -> Sheet:
    """The one sheet of a .csv or .txt file; a row is a record, which may span lines inside quotes."""
    encoding = encoding_of(data)
    with io.TextIOWrapper(io.BytesIO(data), encoding=encoding, newline="") as text:
        separator = separator_of(text.read(SAMPLE))
    lines = io.TextIOWrapper(io.BytesIO(data), encoding=encoding, newline="")
    return Sheet(name, _rows(lines, separator, name, limits))


def encoding_of(data: bytes) -> str:
    """UTF-8 with or without its mark, UTF-16 with one, else the Windows code page of western Excel."""
    for mark, encoding in BYTE_ORDER_MARKS.items():
        if data.startswith(mark):
            return encoding if _decodes(data, encoding) else _refuse_letters()
    return next((encoding for encoding in ENCODINGS if _decodes(data, encoding)), None) or _refuse_letters()


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        return "\0" not in data.decode(encoding)
    except UnicodeDecodeError:
        return False


def _refuse_letters() -> str:
    raise UnreadableFile(refusals.UNKNOWN_LETTERS)


def separator_of(sample: str) -> str:
    """The separator that occurs equally often, outside quotes, in the most lines."""
    lines = QUOTED.sub("", sample).splitlines()
    return max(SEPARATORS, key=lambda separator: _evenness(separator, lines))


def _evenness(separator: str, lines: list[str]) -> tuple[int, int]:
    counts = Counter(count for line in lines if (count := line.count(separator)))
    return max(((lines_alike, count) for count, lines_alike in counts.items()), default=(0, 0))


def _rows(lines: Iterator[str], separator: str, name: str, limits: ReadLimits) -> Iterator[Row]:
    csv.field_size_limit(LONGEST_CELL)
    number = 0
    try:
        # strict: an unpaired quote would otherwise swallow the rows that follow, silently.
        for number, values in enumerate(csv.reader(lines, delimiter=separator, strict=True), start=1):
            if row := row_of(number, [unguarded(value) for value in _within_columns(values, name, limits)]):
                yield _within_rows(row, name, limits)
    except csv.Error as error:
        raise UnreadableFile(refusals.LINE_NOT_UNDERSTOOD, row=number + 1) from error


def _within_columns(values: list[str], name: str, limits: ReadLimits) -> list[str]:
    """Before anything is done with them: a line may hold millions."""
    if any(map(str.strip, values[limits.columns :])):
        raise UnreadableFile(refusals.TOO_MANY_COLUMNS, sheet=name, limit=limits.columns)
    return values[: limits.columns]


def _within_rows(row: Row, name: str, limits: ReadLimits) -> Row:
    if row.number > limits.rows + ROWS_ABOVE_A_LIST:
        raise UnreadableFile(refusals.TOO_MANY_ROWS, sheet=name, limit=limits.rows)
    return row
