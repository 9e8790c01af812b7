"""Words of a report: no share without its base, unknown is not zero, rows from the highest share."""

import datetime as dt

import pytest
from flask import Flask
from flask_babel import Babel

from workshop_tracker.reports import wording
from workshop_tracker.reports.region import LevelReach, Reach, Reconciliation, TeachersSources


@pytest.fixture(autouse=True)
def indonesian():
    app = Flask(__name__)
    Babel(app, default_locale="id")
    with app.test_request_context():
        yield


def row(name, reached, known):
    return LevelReach(name, Reach(10, 1, known, reached))


def test_a_share_stands_with_its_base():
    assert wording.teachers_of(Reach(10, 1, 1020, 164)) == "164 dari 1.020 (16,1%)"


def test_without_a_base_there_is_no_share():
    assert wording.teachers_of(Reach(10, 0, None, 0)) == "0 · jumlah guru tidak diketahui"
    assert wording.teachers_of(Reach(10, 1, 3, 5)) == "5 dari 3 · data guru belum lengkap"
    assert wording.percent(0, 0) == ""


def test_rows_go_from_the_highest_share_and_unknown_ones_come_last():
    rows = [row("a", 1, 10), row("b", 0, None), row("c", 5, 10), row("d", 9, 3), row("e", 1, 10)]
    assert [each.level for each in wording.by_share(rows)] == ["c", "a", "e", "b", "d"]


@pytest.mark.parametrize(("shares", "axis"), [([], 20), ([13], 20), ([20], 20), ([21, 3], 40), ([81], 100)])
def test_the_axis_is_the_smallest_that_holds_every_bar(shares, axis):
    assert wording.axis_for([Reach(1, 1, 100, share) for share in shares]) == axis


@pytest.mark.parametrize(
    ("now", "then", "words"),
    [
        (412, 354, "58 lebih banyak dari Triwulan II 2025 (354)"),
        (17, 19, "2 lebih sedikit dari Triwulan II 2025 (19)"),
        (7, 7, "Sama dengan Triwulan II 2025 (7)"),
    ],
)
def test_a_change_names_both_numbers(now, then, words):
    assert wording.change(now, then, "Triwulan II 2025") == words


def test_parts_that_nobody_belongs_to_are_left_out():
    assert wording.reconciled(Reconciliation(447, 412, 0, 21, 9, 0, 5)) == (
        "447 tanda hadir",
        [
            ("present", "412 guru wilayah ini"),
            ("other_offices", "21 wilayah lain"),
            ("madrasah", "9 madrasah"),
            ("without_school", "5 tanpa sekolah"),
        ],
    )
    assert wording.reconciled(Reconciliation(0, 0, 0, 0, 0, 0, 0)) == ("0 tanda hadir", [])


def test_sources_of_a_number_stand_with_their_days():
    first, last = dt.date(2025, 7, 1), dt.date(2025, 11, 12)
    assert wording.sources_sentence(TeachersSources(2, 0, 14, 1, first, last)) == (
        "Sumber jumlah guru: 2 daftar dari sekolah, 14 pernyataan dari sekolah, dan 1 sekolah yang gurunya tercatat "
        "satu per satu; bertanggal 1 Juli s.d. 12 November 2025."
    )
    assert wording.sources_sentence(TeachersSources(0, 0, 0, 3, None, None)) == (
        "Sumber jumlah guru: 3 sekolah yang gurunya tercatat satu per satu."
    )
    assert wording.sources_sentence(TeachersSources(0, 0, 0, 0, None, None)) == ""
