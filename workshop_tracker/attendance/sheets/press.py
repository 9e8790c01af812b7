"""Where sheets are printed: what draws them is loaded with the first one (decision 0012)."""

from collections.abc import Sequence
from importlib import import_module
from typing import BinaryIO

from workshop_tracker.attendance.sheets.printed import Paper, SheetText


def print_sheets(sheets: Sequence[SheetText], paper: Paper, out: BinaryIO) -> None:
    """Write one PDF with all sheets to the binary file `out`, as `pdf.draw_attendance_sheets` says."""
    import_module("workshop_tracker.attendance.sheets.pdf").draw_attendance_sheets(sheets, paper, out)
