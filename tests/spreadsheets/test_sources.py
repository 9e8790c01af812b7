"""What a file is follows from its bytes; whatever is no plain list is refused with a sentence that says what to do."""

import resource
import threading
import time

import pytest

from tests.bombs import BOMBS
from tests.files import csv_bytes, csv_gz_bytes, workbook_bytes, xls_bytes, xlsx_bytes
from tests.spreadsheets.steps import LONGEST_PAUSE_S, STOPPED_AFTER_S
from workshop_tracker.spreadsheets import PAGE_LIST, UnreadableFile, read_tables, refusals

ROWS = [["Nama", "NIP"], ["Guru Contoh, S.Pd.", "198609172010011004"]]
SENTENCES = {value for name, value in vars(refusals).items() if name.isupper()}
# What the person who uploaded it is told, where the kind of the file decides it.
TOLD = {
    "encrypted entries": refusals.LOCKED,
    "encrypted workbook": refusals.LOCKED,
    "macros": refusals.MACROS,
    "macros in an old workbook": refusals.MACROS,
    "links to other files": refusals.EXTERNAL_LINKS,
    "zip in the zip": refusals.FILES_INSIDE,
    "workbook in the workbook": refusals.FILES_INSIDE,
    "zip of a list": refusals.NOT_A_SPREADSHEET,
    "binary workbook": refusals.NOT_A_SPREADSHEET,
    "PDF called .xlsx": refusals.NOT_A_SPREADSHEET,
    "picture called .csv": refusals.NOT_A_SPREADSHEET,
    "packed workbook": refusals.NOT_A_SPREADSHEET,
    "empty zip": refusals.NOT_A_SPREADSHEET,
    "web page called .xlsx": refusals.WEB_PAGE,
    "web page with a mark": refusals.WEB_PAGE,
    "nothing": refusals.EMPTY,
    "only blanks": refusals.EMPTY,
    "string of 400 MB": refusals.TOO_LARGE,
    "packed text of 1 GB": refusals.TOO_LARGE,
    "20,000 entries": refusals.TOO_LARGE,
    "a million rows": refusals.TOO_MANY_ROWS,
    "a million lines": refusals.TOO_MANY_ROWS,
    "a million columns": refusals.TOO_MANY_COLUMNS,
    "cell of 40,000 characters": refusals.CELL_TOO_LONG,
    "half a workbook": refusals.DAMAGED,
    "text with NUL": refusals.UNKNOWN_LETTERS,
    "letters of no encoding": refusals.UNKNOWN_LETTERS,
    "quote never closed": refusals.LINE_NOT_UNDERSTOOD,
}


@pytest.mark.parametrize("as_file", [xlsx_bytes, xls_bytes, csv_bytes, csv_gz_bytes])
def test_a_list_is_read_from_every_kind_of_file(as_file):
    [table] = read_tables(as_file(ROWS), limits=PAGE_LIST, file_name="tanpa akhiran")
    assert table.rows == ROWS
    assert table.damaged == frozenset()


def test_numbers_of_an_old_workbook_lose_digits_too():
    [table] = read_tables(xls_bytes([["NIP", 7], [198609172010011004, "x"]]), limits=PAGE_LIST)
    assert (table.rows[0], table.damaged) == (["NIP", "7"], {(1, 0)})


def test_a_text_that_happens_to_begin_like_a_zip_is_a_text():
    [table] = read_tables(b"PKBM,Nama\nPKBM Contoh,Guru Contoh\n", limits=PAGE_LIST)
    assert table.rows[1] == ["PKBM Contoh", "Guru Contoh"]


def test_a_file_beyond_the_limit_is_not_even_opened():
    with pytest.raises(UnreadableFile, match="terlalu besar"):
        read_tables(b"x" * (PAGE_LIST.unpacked_bytes + 1), limits=PAGE_LIST)


def test_a_workbook_of_blank_sheets_is_empty():
    with pytest.raises(UnreadableFile, match="kosong"):
        read_tables(workbook_bytes({"Satu": [], "Dua": []}), limits=PAGE_LIST)


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_at_once_with_a_sentence(name):
    data = BOMBS[name]()
    before, started_at = _processor_seconds(), time.monotonic()
    with _Heartbeat() as heart, pytest.raises(UnreadableFile) as caught:
        read_tables(data, limits=PAGE_LIST)
    assert caught.value.message in SENTENCES
    assert caught.value.message == TOLD.get(name, caught.value.message)
    assert "%(" not in str(caught.value)
    assert _processor_seconds() - before < PAGE_LIST.cpu_seconds
    assert time.monotonic() - started_at < STOPPED_AFTER_S
    assert heart.longest_pause < LONGEST_PAUSE_S


def _processor_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


class _Heartbeat:
    """A thread that does a little every 10 ms, as a server answering others would."""

    def __enter__(self):
        self.longest_pause = 0.0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._beat)
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._over.set()
        self._thread.join()

    def _beat(self):
        before = time.monotonic()
        while not self._over.wait(0.01):
            self.longest_pause = max(self.longest_pause, time.monotonic() - before)
            before = time.monotonic()
