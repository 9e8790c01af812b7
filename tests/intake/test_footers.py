"""What stands between and below the entries of a list is left out and counted; no entry is."""

import pytest

from workshop_tracker.intake.footers import rows_of_list
from workshop_tracker.intake.headings import find_headings, known_headings
from workshop_tracker.spreadsheets import Row

NUMBERED = ["No", "Nama", "NIP", "Sekolah", "Tanda Tangan"]
UNNUMBERED = ["Nama", "Sekolah"]


def entries(headings: list[str], *cells: list[str]) -> tuple[list[int], list[int]]:
    """Numbers of the rows that belong to the list (the heading is row 1) and of those left out."""
    found = find_headings([Row(1, headings)], known_headings("people"))
    left_out: list[int] = []
    rows = (Row(number, row) for number, row in enumerate(cells, start=2))
    return [row.number for row in rows_of_list(rows, found, left_out)], left_out


def test_the_signatures_at_the_foot_are_left_out():
    assert entries(
        NUMBERED,
        ["1", "Guru Contoh", "", "SMK Contoh", ""],
        ["2", "", "", "", "2."],
        ["", "Jumlah", "", "", ""],
        ["", "", "", "Banyumas, 12 Juli 2025", ""],
        ["", "Mengetahui,", "", "Ketua Panitia", ""],
        ["", "Kepala Contoh, S.Pd.", "", "Ketua Contoh", ""],
        ["", "NIP. 197001011995011001", "", "", ""],
    ) == ([2], [3, 4, 5, 6, 7, 8])


def test_a_list_of_several_printed_pages_goes_on_below_each_foot():
    page = [["1", "Guru Contoh", "", "", ""], ["", "Mengetahui", "", "", ""], ["", "Kepala Contoh", "", "", ""]]
    assert entries(NUMBERED, *page, NUMBERED, ["2", "Guru Contoh B", "", "", ""]) == ([2, 6], [3, 4, 5])
    assert entries(NUMBERED, *page, ["2", "Guru Contoh B", "", "", ""]) == ([2, 5], [3, 4])
    plain_page = [["Guru Contoh", ""], ["Mengetahui", ""], ["Kepala Contoh", ""]]
    assert entries(UNNUMBERED, *plain_page, UNNUMBERED, ["Guru Contoh B", ""]) == ([2, 6], [3, 4, 5])


def test_the_numbers_of_the_columns_below_the_heading_are_left_out():
    assert entries(NUMBERED, ["1", "2", "3", "4", "5"], ["(1)", "(2)", "(3)", "", ""]) == ([], [2, 3])


@pytest.mark.parametrize(
    "cells",
    [
        ["7", "Total Contoh", "", "", ""],
        ["7", "", "198609172010011004", "", ""],
        ["", "Jumlahati Contoh", "", "", ""],
        ["", "Mengetahuiati Contoh", "", "", ""],
        ["", "", "", "SMK Contoh", ""],
        ["", "Guru Contoh", "", "SMK Contoh, Banyumas 2025", ""],
        ["7", "Mengetahui", "", "", ""],
        ["", "12", "", "", ""],
    ],
)
def test_whatever_could_be_an_entry_stays(cells):
    assert entries(NUMBERED, cells) == ([2], [])
