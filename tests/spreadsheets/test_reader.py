"""Files become text cells in a process of its own, and nothing that a file does reaches the server."""

import datetime as dt
import os
import threading
import time
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from tests.spreadsheets import steps
from workshop_tracker.spreadsheets import PAGE_LIST, Row, Table, UnreadableFile, read_sheets, read_tables, refusals

A_LIST = b"Nama,Sekolah\nGuru Contoh,SMK Contoh\n"


def workbook_bytes(fill) -> bytes:
    workbook = openpyxl.Workbook()
    fill(workbook)
    written = BytesIO()
    workbook.save(written)
    return written.getvalue()


def test_cells_of_a_workbook_are_text_in_the_rows_and_columns_of_the_file():
    def fill(workbook):
        sheet = workbook.active
        sheet.title = "Peserta"
        sheet["B3"], sheet["C3"] = "Guru Contoh", 7.0
        sheet["D3"], sheet["E3"] = dt.date(2025, 7, 12), dt.datetime.fromisoformat("2025-07-12 08:05")
        sheet["F3"], sheet["G3"], sheet["H3"] = dt.time(8, 5), True, dt.timedelta(hours=30, minutes=5)
        sheet["I3"], sheet["J3"] = 0.1 + 0.2, "baris\nkedua"
        sheet["B6"] = "00123"

    [table] = read_tables(workbook_bytes(fill), limits=PAGE_LIST)

    row_3 = ["", "Guru Contoh", "7", "2025-07-12", "2025-07-12 08:05:00", "08:05:00", "TRUE", "30:05:00", "0.3"]
    row_6 = ["", "00123", *[""] * 8]
    assert table == Table("Peserta", [[], [], [*row_3, "baris\nkedua"], [], [], row_6])


def test_numbers_that_lost_digits_are_marked_and_numbers_kept_as_text_are_not():
    def fill(workbook):
        workbook.active.append(["198609172010011004", 198609172010011004, 3302140507860001, 999999999999999, "6,2E+12"])

    [table] = read_tables(workbook_bytes(fill), limits=PAGE_LIST)

    assert table.damaged == {(0, 1), (0, 2), (0, 4)}
    assert table.rows[0][3] == "999999999999999"


def test_every_visible_sheet_is_read_and_hidden_or_blank_ones_are_not():
    def fill(workbook):
        workbook.active.title = "Satu"
        workbook.active["A1"] = "a"
        workbook.create_sheet("Kosong")
        hidden = workbook.create_sheet("Kode")
        hidden["A1"], hidden.sheet_state = "rahasia", "hidden"
        workbook.create_sheet("Dua")["A1"] = "b"

    assert [table.sheet for table in read_tables(workbook_bytes(fill), limits=PAGE_LIST)] == ["Satu", "Dua"]


def test_a_file_on_disk_is_read_like_its_bytes(tmp_path: Path):
    path = tmp_path / "daftar.csv"
    path.write_bytes(A_LIST)
    assert read_tables(path, limits=PAGE_LIST) == read_tables(A_LIST, limits=PAGE_LIST)


def test_rows_can_be_read_twice_and_come_in_the_order_of_the_file():
    lines = "\n".join(f"Guru Contoh {number}" for number in range(1, 1_201)).encode()
    [sheet] = read_sheets(b"Nama\n" + lines, limits=PAGE_LIST, file_name="daftar.csv")
    assert list(sheet.rows()) == list(sheet.rows())
    assert [row.cells for row in sheet.rows()][-1] == ["Guru Contoh 1200"]
    assert [row.number for row in sheet.rows()] == list(range(1, 1_202))
    assert sheet.name == "daftar.csv"


def test_a_step_decides_in_the_child_what_reaches_the_parent():
    def fill(workbook):
        workbook.active.title = "Petunjuk"
        workbook.active["A1"] = "isi dengan benar"
        chosen = workbook.create_sheet("Daftar")
        chosen["A1"], chosen["A2"] = "Nama", "Guru Contoh"

    data = workbook_bytes(fill)
    [sheet] = read_sheets(data, limits=PAGE_LIST, pick=steps.first_sheet_only, options={"sheet": "Daftar"})
    assert (sheet.facts, list(sheet.rows()), sheet.left_out) == ({"name": "Daftar"}, [Row(2, ["Guru Contoh"])], (1,))
    with pytest.raises(UnreadableFile, match="Bukan lembar ini"):
        read_sheets(data, limits=PAGE_LIST, pick=steps.first_sheet_only, options={"sheet": "Tidak ada"})


def test_the_child_sees_neither_the_environment_nor_other_descriptors(monkeypatch):
    monkeypatch.setenv("WORKSHOP_TRACKER_SECRET_KEY", "rahasia")
    with Path(__file__).open():
        [sheet] = read_sheets(A_LIST, limits=PAGE_LIST, pick=steps.look_around)
    assert "WORKSHOP_TRACKER_SECRET_KEY" not in sheet.facts["environment"]
    assert sheet.facts["descriptors"] == [0, 1, 2, 3]  # 3 is the listing of the descriptors itself


@pytest.mark.parametrize(
    ("step", "change", "reason"),
    [
        (steps.burn_processor_time, {"cpu_seconds": 1}, refusals.TOO_SLOW),
        (steps.take_two_gigabytes, {}, refusals.TOO_LARGE),
        (steps.wait_a_minute, {"wall_seconds": 1}, refusals.TOO_SLOW),
        (steps.answer_without_end, {"result_bytes": 1_000_000}, refusals.TOO_LARGE),
        (steps.write_past_the_answer, {"result_bytes": 1_000_000}, refusals.DAMAGED),
        (steps.break_down, {}, refusals.DAMAGED),
    ],
)
def test_a_reader_that_misbehaves_is_stopped_while_other_threads_answer(step, change, reason):
    limits = replace(PAGE_LIST, **change)
    refused: list[UnreadableFile] = []

    def read():
        with pytest.raises(UnreadableFile) as caught:
            read_sheets(A_LIST, limits=limits, pick=step)
        refused.append(caught.value)

    started_at = time.monotonic()
    reading = threading.Thread(target=read)
    reading.start()
    longest_pause = _longest_pause_while(reading)
    assert [refusal.message for refusal in refused] == [reason]
    assert time.monotonic() - started_at < steps.STOPPED_AFTER_S
    assert longest_pause < steps.LONGEST_PAUSE_S


def _longest_pause_while(reading: threading.Thread) -> float:
    longest, before = 0.0, time.monotonic()
    while reading.is_alive():
        time.sleep(0.01)
        longest, before = max(longest, time.monotonic() - before), time.monotonic()
    return longest


def test_a_refusal_says_nothing_of_what_the_file_holds():
    with pytest.raises(UnreadableFile) as caught:
        read_sheets(A_LIST, limits=PAGE_LIST, pick=steps.break_down)
    assert str(caught.value) == refusals.DAMAGED
    assert caught.value.__cause__ is None


def memory_in_use() -> int:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def test_sixty_thousand_rows_stay_small_in_the_parent():
    row = ",".join(f"isi sel {column}" for column in range(11))
    data = ("\n".join([row] * 60_000)).encode()
    before = memory_in_use()
    [sheet] = read_sheets(data, limits=replace(PAGE_LIST, rows=60_000, result_bytes=20_000_000))
    assert sum(1 for _ in sheet.rows()) == 60_000
    assert memory_in_use() - before < 20_000_000
