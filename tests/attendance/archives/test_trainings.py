"""The days of past events as registers write them."""

import datetime as dt

import pytest

from workshop_tracker.attendance.archives.trainings import NO_DAY, NOT_YET, Training, read_days, training_key
from workshop_tracker.intake.cells import CellProblem

TODAY = dt.date(2026, 11, 20)


@pytest.mark.parametrize(
    ("written", "ended_on", "is_one_day"),
    [
        ("12 Juli 2019", "2019-07-12", True),
        ("Jumat, 12 Juli 2019", "2019-07-12", True),
        ("2019-07-12", "2019-07-12", True),
        ("43658", "2019-07-12", True),
        ("11 s.d. 12 Juli 2019", "2019-07-12", False),
        ("11 sd 12 Juli 2019", "2019-07-12", False),
        ("11-12 Juli 2019", "2019-07-12", False),
        ("30 Juli – 2 Agustus 2019", "2019-08-02", False),
        ("11, 12, dan 19 Juli 2019", "2019-07-19", False),
        ("Kamis-Jumat, 11-12 Juli 2019", "2019-07-12", False),
        ("12/07/2019-14/07/2019", "2019-07-14", False),
        ("Juli 2019", "2019-07-31", False),
        ("Juli - Agustus 2019", "2019-08-31", False),
        ("2019", "2019-12-31", False),
        ("Tahun 2019", "2019-12-31", False),
        ("2018/2019", "2019-06-30", False),
        ("2018/19", "2019-06-30", False),
        ("Tahun Pelajaran 2018 / 2019", "2019-06-30", False),
        ("TA. 2018-2019", "2019-06-30", False),
        ("Semester Ganjil 2018/2019", "2018-12-31", False),
        ("Semester 2 TP 2018/2019", "2019-06-30", False),
        ("Hari/Tanggal: Jumat, 12 Juli 2019", "2019-07-12", True),
        ("2026/2027", "2026-11-20", False),
        ("2026", "2026-11-20", False),
        ("November 2026", "2026-11-20", False),
    ],
)
def test_the_last_day_is_found(written, ended_on, is_one_day):
    days = read_days(written, None, TODAY)
    assert (days.ended_on.isoformat(), days.other, days.is_one_day) == (ended_on, None, is_one_day)


def test_a_date_that_reads_two_ways_is_told_with_both():
    days = read_days("03/04/2018", None, TODAY)
    assert (days.ended_on, days.other) == (dt.date(2018, 4, 3), dt.date(2018, 3, 4))
    assert read_days("03/04/2018", "day_first", TODAY).other is None


@pytest.mark.parametrize(
    "written",
    [
        "",
        "31-02-2019",
        "45-12-07-2019",
        "2 Agustus 2019 dan kawan",
        "apa saja, 2 Agustus 2019",
        "abc",
        "2017/2019",
        "2019/2018",
    ],
)
def test_what_is_no_day_is_refused(written):
    assert isinstance(read_days(written, None, TODAY), CellProblem)


def test_nothing_is_archived_before_it_was():
    assert [
        read_days(each, None, TODAY)
        for each in ("2027", "2027/2028", "Semester Genap 2026/2027", "Desember 2026", "21 November 2026")
    ] == [CellProblem(NOT_YET)] * 5
    assert read_days("-", None, TODAY) == CellProblem(NO_DAY)


def test_one_training_is_one_however_it_is_written():
    written = Training("Workshop  K-13", "2017-07-12", role="Peserta")
    assert written.key("2017-07-12") == training_key("WORKSHOP K13", "2017-07-12", "")
    assert written.key("2017-07-12") != training_key("Workshop K13", "2017-07-12", "Narasumber")
    assert Training(**written.to_json()) == written
