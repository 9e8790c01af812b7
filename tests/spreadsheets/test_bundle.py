"""Many files in one zip: each is read for itself, each refusal names its file, and a bomb stops no other."""

from dataclasses import replace

import pytest

from tests import files
from tests.bombs import BOMBS, with_encrypted_flag, workbook_with
from workshop_tracker.spreadsheets import BUNDLE, UnreadableFile, packed_together, read_bundle, refusals
from workshop_tracker.spreadsheets.bundle import shown_name
from workshop_tracker.spreadsheets.table import every_cell

GOOD = files.csv_bytes([["Nama"], ["Guru Contoh"]])


def read(*sent: tuple[str, bytes], limits=BUNDLE):
    return read_bundle(packed_together(sent), limits=limits, pick=every_cell)


def test_files_come_back_in_their_order_with_their_sheets_and_digests():
    book = files.workbook_bytes({"Satu": [["a"]], "Dua": [["b"], ["c"]]})
    first, second = read(("a.csv", GOOD), ("sekolah/b.xlsx", book))
    assert (first.name, [row.cells for row in first.sheets[0].rows()]) == ("a.csv", [["Nama"], ["Guru Contoh"]])
    assert (second.name, [sheet.name for sheet in second.sheets]) == ("sekolah/b.xlsx", ["Satu", "Dua"])
    assert len({first.sha256, second.sha256}) == 2
    assert first.refusal is second.refusal is None


@pytest.mark.parametrize(
    ("name", "content", "refusal"),
    [
        ("__MACOSX/._a.csv", b"x", refusals.JUNK),
        ("foto/Thumbs.db", b"x", refusals.JUNK),
        ("~$daftar.xlsx", b"x", refusals.JUNK),
        ("dalam.zip", packed_together([("a.csv", GOOD)]), refusals.ZIP_INSIDE),
        ("foto.jpg", b"\xff\xd8\xff", refusals.NOT_A_SPREADSHEET),
        ("kosong.csv", b"", refusals.EMPTY),
        ("terkunci.xlsx", with_encrypted_flag(workbook_with({})), refusals.LOCKED),
    ],
)
def test_what_is_no_list_is_named_and_the_others_are_read(name, content, refusal):
    before, odd, after = read(("a.csv", GOOD), (name, content), ("b.csv", GOOD))
    assert (odd.name, odd.refusal, odd.sheets) == (name, refusal, ())
    assert odd.is_junk is (refusal is refusals.JUNK)
    assert before.sheets
    assert after.sheets


def test_a_file_that_ends_the_process_is_named_and_the_rest_is_read():
    bomb = BOMBS["one string in every cell"]()
    found = read(("a.csv", GOOD), ("bom.xlsx", bomb), ("b.csv", GOOD), limits=replace(BUNDLE, memory_bytes=300 << 20))
    assert [(file.name, bool(file.sheets)) for file in found] == [("a.csv", True), ("bom.xlsx", False), ("b.csv", True)]
    assert found[1].refusal in (refusals.TOO_LARGE, refusals.TOO_SLOW, refusals.DAMAGED)


def test_a_zip_as_a_whole_may_be_refused():
    with pytest.raises(UnreadableFile, match="ZIP ini rusak"):
        read_bundle(b"PK\x03\x04" + bytes(50), limits=BUNDLE, pick=every_cell)
    with pytest.raises(UnreadableFile, match="lebih dari 300 berkas"):
        read(*[(f"{number}.csv", GOOD) for number in range(301)])
    with pytest.raises(UnreadableFile, match="bersama-sama terlalu besar"):
        read(("a.csv", GOOD), ("b.csv", b"x" * 900), limits=replace(BUNDLE, unpacked_bytes=700, result_bytes=10**6))


def test_names_are_shown_without_what_cannot_be_seen():
    assert shown_name("a\u202egpj\x00.xlsx") == "a gpj .xlsx"
    assert len(shown_name("x" * 500)) == 200


def test_two_files_of_one_name_are_two_files():
    with pytest.warns(UserWarning, match="Duplicate name"):
        assert len(read(("a.csv", GOOD), ("a.csv", GOOD))) == 2
