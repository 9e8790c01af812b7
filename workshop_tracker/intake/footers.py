"""Rows that stand below or between the rows of a list without being part of it: signatures, sums, empty seats."""

import re
from collections.abc import Iterator

from workshop_tracker.intake.headings import Headings
from workshop_tracker.spreadsheets import Row

# Each looks at a whole row, a cell a line. A break before the line is found twice as fast as the line's beginning.
SIGNATURES = re.compile(
    r"\n[ \t]*(?:mengetahui|menyetujui|mengesahkan|disahkan|diketahui oleh|disetujui oleh|dibuat oleh)\b",
    re.IGNORECASE,
)
SUM = re.compile(
    r"\s*(?:(?:sub|grand)[ -]?)?(?:jumlah|total)(?: (?:peserta|guru|hadir|seluruh|keseluruhan|semua))*[ :.=]*(?:\n|\Z)",
    re.IGNORECASE,
)
PLACE_AND_DATE = re.compile(r"[^\W0-9_][^0-9,\n]{2,40}, *[0-9.…_]* *[^\W0-9_]{3,10} [0-9]{4}")  # Banyumas, 12 Juli 2025
COLUMN_NUMBERS = re.compile(r"(?:\(?[0-9]{1,2}\)?\s+){2,}\(?[0-9]{1,2}\)?")  # (1) (2) (3) below the heading
SEAT_NUMBER = re.compile(r"[0-9]{1,6}[.)]?")


def rows_of_list(rows: Iterator[Row], headings: Headings, left_out: list[int]) -> Iterator[Row]:
    """The rows that belong to the list; the numbers of the others are noted in `left_out`, so that none is lost unseen.

    A row with its running number and a letter in any cell belongs to it, unless nothing stands in the read columns.
    """
    is_below_the_list = False
    for row in rows:
        text = "\n".join(row.cells)
        is_heading = headings.is_repeated_by(row.cells)
        goes_on = is_heading or has_seat_number(row, headings)
        is_below_the_list = not goes_on and (is_below_the_list or opens_signatures(text))
        if is_heading or is_below_the_list or is_no_entry(text) or is_empty_seat(row, headings):
            left_out.append(row.number)
        else:
            yield row


def has_seat_number(row: Row, headings: Headings) -> bool:
    """Whether the row carries its running number in the list."""
    index = headings.columns.get("number")
    return index is not None and index < len(row.cells) and SEAT_NUMBER.fullmatch(row.cells[index].strip()) is not None


def is_empty_seat(row: Row, headings: Headings) -> bool:
    """A row kept free for somebody who never came: nothing in any column that is read."""
    return not any(index < len(row.cells) and row.cells[index].strip() for index in headings.read)


def opens_signatures(text: str) -> bool:
    """A cell that begins with `Mengetahui` or a word of its kind; everything below belongs to the signatures."""
    return SIGNATURES.search(f"\n{text}") is not None


def is_no_entry(text: str) -> bool:
    """A sum, a place and date on their own, or the numbers of the columns below the heading."""
    alone = text.strip()
    is_one_cell = "\n" not in alone
    return bool(SUM.match(text) or COLUMN_NUMBERS.fullmatch(alone) or (is_one_cell and PLACE_AND_DATE.fullmatch(alone)))
