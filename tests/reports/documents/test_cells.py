"""Cells in words and as values: what is unknown stays unknown."""

import pytest

from workshop_tracker.reports.charts.descriptions import Share
from workshop_tracker.reports.documents.cells import headings, in_words, share_in_words, values
from workshop_tracker.reports.documents.parts import Column, Kind


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (Share(164, 1020), "164 dari 1.020 (16,1%)"),
        (Share(0, None), "0 · jumlah seluruhnya tidak diketahui"),
        (Share(5, 3), "5 dari 3"),
        (Share(0, 0), "0 dari 0"),
    ],
)
def test_a_percentage_is_told_only_of_a_whole_that_is_complete(share, words):
    assert share_in_words(share) == words


def test_a_share_is_three_numbers_in_a_spreadsheet():
    column = Column("teachers", "Guru", Kind.SHARE)
    assert headings(column) == ("Guru", "Guru: dari", "Guru: persen")
    assert values(column, Share(164, 1020)) == (164, 1020, 16.1)
    assert values(column, Share(3, None)) == (3, "tidak diketahui", "tidak diketahui")
    assert values(column, Share(5, 3)) == (5, 3, "tidak diketahui")


def test_what_is_missing_is_told_as_the_column_says():
    column = Column("last", "Terakhir ikut", Kind.DAY, "belum pernah")
    assert in_words(column, None) == "belum pernah"
    assert values(column, None) == ("belum pernah",)
