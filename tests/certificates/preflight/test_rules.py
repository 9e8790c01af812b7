"""Ready, to be looked at, or not due: each reason alone, and all of them together."""

import dataclasses
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_tracker.certificates.preflight.rules import (
    HolderFacts,
    Remedy,
    SessionHours,
    Verdict,
    Workplace,
    doubts_of_days,
    doubts_of_proposals,
    hours_held,
    reasons_of,
    verdict_of,
)

READY = HolderFacts(has_completed=True, can_complete=True, attendance="Hadir 8 dari 8 JP (100%), batas 80%.")
DAY = dt.date(2025, 7, 11)
EIGHT = dt.datetime(2025, 7, 11, 1, 0, tzinfo=dt.UTC)

OBSTACLES = {
    "revoked": ({"is_revoked": True}, Remedy.PAPER, "dicabut"),
    "attendance short": ({"has_completed": False, "can_complete": False}, Remedy.ATTENDANCE, "Hadir 8"),
    "letters": ({"missing_letters": ("漢",)}, Remedy.LIST, "漢"),
    "too long": ({"is_too_long": True}, Remedy.LIST, "terlalu panjang"),
}
DOUBTS = {
    "unmarked": ({"has_completed": False}, Remedy.ATTENDANCE, "Hadir 8"),
    "no school": ({"workplace": Workplace.UNKNOWN}, Remedy.SCHOOL, "Tanpa sekolah"),
    "unmatched school": (
        {"workplace": Workplace.WRITTEN, "written_workplace": "SMK Entah Contoh"},
        Remedy.SCHOOL,
        "“SMK Entah Contoh” belum dicocokkan",
    ),
    "spelling": ({"is_spelling_open": True}, Remedy.LIST, "belum dipastikan"),
    "proposed spelling": ({"has_proposal": True, "is_spelling_open": True}, Remedy.SPELLINGS, "belum dijawab"),
    "own paper": ({"is_signer": True}, Remedy.NUMBERS, "sertifikatnya sendiri"),
    "no sessions": ({"speaks_without_hours": True}, Remedy.SESSIONS, "tanpa JP"),
    "hours differ": (
        {"has_prepared": True, "prepared_hours": 32, "programme_hours": 24},
        Remedy.PAPER,
        "memuat 32 JP, struktur program kini 24 JP",
    ),
}


def test_who_has_completed_and_lacks_nothing_is_ready():
    assert reasons_of(READY) == ()
    assert verdict_of(()) is Verdict.READY


@pytest.mark.parametrize(("change", "remedy", "words"), OBSTACLES.values(), ids=OBSTACLES)
def test_an_obstacle_keeps_the_paper_from_being_made(change, remedy, words):
    (reason,) = reasons_of(dataclasses.replace(READY, **change))

    assert (reason.remedy, reason.is_blocking) == (remedy, True)
    assert words in reason.text
    assert verdict_of([reason]) is Verdict.NOT_DUE


@pytest.mark.parametrize(("change", "remedy", "words"), DOUBTS.values(), ids=DOUBTS)
def test_a_doubt_warns_and_keeps_nothing(change, remedy, words):
    (reason,) = reasons_of(dataclasses.replace(READY, **change))

    assert (reason.remedy, reason.is_blocking) == (remedy, False)
    assert words in reason.text
    assert verdict_of([reason]) is Verdict.TO_CHECK


def test_a_supervisors_work_unit_and_a_paper_that_says_what_is_planned_are_no_doubts():
    supervisor = dataclasses.replace(READY, is_teacher=False, workplace=Workplace.WRITTEN, written_workplace="Dinas")
    prepared = dataclasses.replace(READY, has_prepared=True, prepared_hours=8, programme_hours=8)

    assert reasons_of(supervisor) == reasons_of(prepared) == ()


@given(st.sets(st.sampled_from([*OBSTACLES, *DOUBTS])))
def test_every_reason_is_told_and_one_obstacle_decides(names):
    change = {key: value for name in names for key, value in (OBSTACLES | DOUBTS)[name][0].items()}
    verdict = verdict_of(reasons_of(dataclasses.replace(READY, **change)))

    expected = Verdict.NOT_DUE if names & OBSTACLES.keys() else Verdict.TO_CHECK if names else Verdict.READY
    assert verdict is expected


def session(start, minutes, lesson_hours, *, day=DAY, is_task=False):
    starts_at = EIGHT + dt.timedelta(minutes=start)
    return SessionHours(day, starts_at, starts_at + dt.timedelta(minutes=minutes), lesson_hours, is_task)


def test_a_day_that_holds_its_lesson_hours_is_no_doubt_and_breaks_are_not_counted_against_it():
    assert doubts_of_days([session(0, 180, 4), session(240, 180, 4)]) == ()


def test_more_lesson_hours_than_the_day_holds_are_told_with_the_day():
    (doubt,) = doubts_of_days([session(0, 180, 10), session(0, 90, 1, day=DAY + dt.timedelta(days=1))])

    assert doubt.text == "11 Juli 2025 memuat 10 JP, waktunya cukup untuk 4 JP."
    assert (doubt.remedy, doubt.is_blocking) == (Remedy.SESSIONS, False)


def test_a_task_is_held_by_no_clock_and_a_day_without_hours_holds_ten():
    no_hours = SessionHours(DAY, None, None, 10)

    assert doubts_of_days([no_hours, session(0, 10, 24, is_task=True)]) == ()
    assert len(doubts_of_days([no_hours, SessionHours(DAY, None, None, 1)])) == 1
    assert doubts_of_days([SessionHours(None, None, None, 99)]) == ()


@given(st.lists(st.tuples(st.integers(0, 600), st.integers(1, 300)), min_size=1, max_size=6))
def test_hours_held_never_grow_by_leaving_a_session_out(spans):
    sessions = [session(start, minutes, 1) for start, minutes in spans]

    assert all(hours_held(sessions[:count]) <= hours_held(sessions) for count in range(1, len(sessions) + 1))


def test_proposed_spellings_are_counted_before_anything_is_printed():
    asked, other = (reasons_of(dataclasses.replace(READY, **{field: True})) for field in ("has_proposal", "is_signer"))

    assert [reason.text for reason in doubts_of_proposals([asked, other, asked])] == ["2 usulan ejaan belum dijawab."]
    assert doubts_of_proposals([other]) == ()
