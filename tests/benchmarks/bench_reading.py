"""A list of people read from .xlsx: ours in a process of its own, beside openpyxl's read-only mode."""

import io
import os
from collections.abc import Callable
from dataclasses import astuple
from typing import Any

import openpyxl

from tests.files import staff_members, xlsx_bytes
from workshop_tracker.intake.layouts import read_lists
from workshop_tracker.spreadsheets import COMMAND_LIST

ROWS = 20_000
HEADINGS = (
    "Nama", "NUPTK", "JK", "Tempat Lahir", "Tanggal Lahir", "NIP", "Status Kepegawaian", "Jenis PTK", "No. HP", "Email",
    "Tugas Tambahan",
)  # fmt: skip


def run() -> dict[str, dict[str, Any]]:
    """Rows per second of processor time, starting the process included."""
    data = xlsx_bytes([HEADINGS, *[astuple(member)[: len(HEADINGS)] for member in staff_members(ROWS)]])
    ours = ROWS / seconds(lambda: rows_of_ours(data))
    theirs = ROWS / seconds(lambda: rows_of_openpyxl(data))
    return {"reading a list of 11 columns": {"ours": ours, "theirs": theirs, "ratio": ours / theirs, "unit": "rows/s"}}


def rows_of_ours(data: bytes) -> int:
    [found] = read_lists(data, limits=COMMAND_LIST)
    return sum(1 for _ in found.rows)


def rows_of_openpyxl(data: bytes) -> int:
    sheet = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True).active
    return sum(1 for _ in sheet.iter_rows(values_only=True)) - 1


def seconds(read: Callable[[], int]) -> float:
    """Processor time of reading all rows, that of ended child processes included."""
    before = sum(os.times()[:4])
    if read() != ROWS:
        raise ValueError("rows are missing")
    return sum(os.times()[:4]) - before
