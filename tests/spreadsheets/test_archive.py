"""The directory of a workbook is judged before anything is unpacked, and honest workbooks pass."""

from dataclasses import replace

import pytest

from tests.bombs import SHEET, cell_xml, plain_zip, sheet_xml, workbook_with
from tests.files import free_list_rows, staff_members, xlsx_bytes
from workshop_tracker.spreadsheets import PAGE_LIST, UnreadableFile, refusals
from workshop_tracker.spreadsheets.archive import check_workbook_archive


def reason_of(data: bytes, **limits: int) -> str:
    with pytest.raises(UnreadableFile) as caught:
        check_workbook_archive(data, replace(PAGE_LIST, **limits))
    return caught.value.message


def test_a_long_honest_list_passes():
    check_workbook_archive(xlsx_bytes(free_list_rows(staff_members(5_000))), PAGE_LIST)


def test_links_to_addresses_are_no_links_to_other_files():
    relations = b'<Relationships><Relationship TargetMode="External" Target="mailto:x@contoh.invalid"/></Relationships>'
    check_workbook_archive(workbook_with({"xl/worksheets/_rels/sheet1.xml.rels": relations}), PAGE_LIST)


def test_two_hundred_entries_pass_and_one_more_does_not():
    few = {f"xl/media/{number}": b"" for number in range(200)}
    few["xl/workbook.xml"] = few.pop("xl/media/199")
    check_workbook_archive(plain_zip(few), PAGE_LIST)
    assert reason_of(plain_zip({**few, "xl/one-more": b""})) == refusals.TOO_LARGE


def test_what_it_unpacks_to_counts_whatever_it_is_packed_to():
    data = workbook_with({SHEET: sheet_xml(cell_xml("x" * 30_000))})
    check_workbook_archive(data, replace(PAGE_LIST, unpacked_bytes=60_000))
    assert reason_of(data, unpacked_bytes=30_000) == refusals.TOO_LARGE


def test_a_small_part_may_shrink_as_much_as_it_likes_a_large_one_may_not():
    check_workbook_archive(workbook_with({SHEET: sheet_xml(" " * 900_000)}), PAGE_LIST)
    assert reason_of(workbook_with({SHEET: sheet_xml(" " * 1_100_000)})) == refusals.TOO_LARGE


def test_names_with_backslashes_or_capitals_hide_nothing():
    assert reason_of(workbook_with({"XL\\vbaProject.BIN": b""})) == refusals.MACROS
    assert reason_of(workbook_with({"xl\\ExternalLinks\\1.xml": b""})) == refusals.EXTERNAL_LINKS
