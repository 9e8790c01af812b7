"""A cell as people read it, and as a spreadsheet holds it: what is unknown is told in words in both."""

import datetime as dt
from decimal import ROUND_HALF_UP, Decimal

from workshop_tracker.presentation import Sentence, format_date, format_number, format_percent
from workshop_tracker.reports.charts.descriptions import Share
from workshop_tracker.reports.documents.parts import UNKNOWN, Cell, Column, Kind
from workshop_tracker.spreadsheets.listed import CellValue

TENTH = Decimal("0.1")


def in_words(column: Column, cell: Cell) -> str:
    """`164 dari 1.020 (16,1%)`, `12 Juli 2025`, `1.020`, `tidak diketahui`."""
    match cell:
        case None:
            return column.missing
        case Share():
            return share_in_words(cell)
        case dt.date():
            return format_date(cell)
        case int():
            return format_number(cell)
        case text:
            return text


def share_in_words(share: Share) -> str:
    """A percentage only of a whole that is known and complete; never 0 % of what nobody knows."""
    if share.whole is None:
        return Sentence("%(count)s · jumlah seluruhnya tidak diketahui", count=share.part)
    if not share.is_known:
        return Sentence("%(part)s dari %(whole)s", part=share.part, whole=share.whole)
    percent = format_percent(share.part, share.whole)
    return Sentence("%(part)s dari %(whole)s (%(percent)s)", part=share.part, whole=share.whole, percent=percent)


def headings(column: Column) -> tuple[str, ...]:
    """The headings in a spreadsheet: a share takes three columns, each a number of its own."""
    if column.kind is not Kind.SHARE:
        return (column.heading,)
    return column.heading, f"{column.heading}: dari", f"{column.heading}: persen"


def values(column: Column, cell: Cell) -> tuple[CellValue, ...]:
    """Real numbers and days for a spreadsheet, as many as the column has headings there."""
    if isinstance(cell, Share):
        percent = percent_of(cell)
        return cell.part, _or_unknown(cell.whole), UNKNOWN if percent is None else float(percent)
    written = column.missing if cell is None else cell
    return (written,) * len(headings(column))


def percent_of(share: Share) -> Decimal | None:
    """Per cent to one place, rounded as in words."""
    if not share.whole or not share.is_known:
        return None
    return (Decimal(100 * share.part) / share.whole).quantize(TENTH, ROUND_HALF_UP)


def _or_unknown(whole: int | None) -> int | str:
    return UNKNOWN if whole is None else whole
