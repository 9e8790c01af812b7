"""The sheet as it is marked: rows in printed order, what holds, what the other sheets say, in few statements."""

import datetime as dt

import pytest

from tests.attendance.sheets.rooms import NAMES, room_at_nine
from tests.statements import selects_of
from workshop_tracker.attendance.marking import MarkMade, record_attendance
from workshop_tracker.attendance.models import Mark
from workshop_tracker.attendance.sheets.page import letters_on, sheet_at, sheet_page, sheet_progress
from workshop_tracker.database import now, reading, writing
from workshop_tracker.viewer import COMMAND


@pytest.fixture
def room(engine):
    with room_at_nine(engine) as room:
        yield room


def mark(room, name, letter, place=3, *, session_id=None):
    where = {"session_id": session_id} if session_id else {"sheet_id": room.sheet_ids[place - 1]}
    made = MarkMade(f"{name}-{letter}-{place}-{session_id}", room.people[name], Mark(letter), now(), **where)
    with writing(room.engine, by=COMMAND) as session:
        record_attendance(session, room.workshop_id, [made], today=room.today)
        session.commit()


def page_of(room, place=3):
    with reading(room.engine) as session:
        return sheet_page(session, room.workshop_id, place, room.today)


def test_rows_stand_in_printed_order_with_what_holds(room):
    mark(room, NAMES[1], "present")
    mark(room, NAMES[2], "sick")

    page = page_of(room)

    assert [(row.number, row.name, row.school, row.letter) for row in page.rows] == [
        (1, NAMES[0], "SMK Contoh", ""),
        (2, NAMES[1], "SMK Contoh", "H"),
        (3, NAMES[2], "SMK Contoh", "S"),
    ]
    assert (page.marked, [row.name for row in page.left], page.left_names) == (2, [NAMES[0]], "Agus")
    assert page.saved_at == pytest.approx(now(), abs=dt.timedelta(minutes=1))


def test_hours_tell_this_sheet_from_the_others(room):
    mark(room, NAMES[0], "present", 1)
    mark(room, NAMES[0], "present", 3)
    mark(room, NAMES[1], "absent", 3)

    page = page_of(room)

    assert [(row.hours, row.other_hours) for row in page.rows] == [(8, 4), (0, None), (None, None)]
    assert page.hours == 4


def test_other_sheets_stand_beside_and_days_ahead_are_closed(room):
    mark(room, NAMES[0], "excused", 2)

    page = page_of(room)

    assert [(tab.position, tab.is_open, tab.marked) for tab in page.tabs] == [
        (1, True, 0),
        (2, True, 1),
        (3, True, 0),
        (4, True, 0),
        (5, False, 0),
    ]
    assert [(tab.position, letter) for tab, letter in page.beside(page.rows[0])] == [(1, ""), (2, "I"), (4, "")]
    assert page.later == [(room.today + dt.timedelta(days=1), ["Hari 3"])]


def test_sessions_that_differ_are_told_and_not_taken_for_a_mark(room):
    with reading(room.engine) as session:
        first, second = sheet_at(session, room.workshop_id, 3).session_ids
    mark(room, NAMES[0], "present", session_id=first)
    mark(room, NAMES[1], "present", session_id=first)
    mark(room, NAMES[1], "absent", session_id=second)

    rows = page_of(room).rows

    assert [(row.letter, row.mixed, row.is_complete) for row in rows] == [
        ("", "H", False),
        ("", "H, A", True),
        ("", "", False),
    ]


def test_letters_of_one_sheet(room):
    mark(room, NAMES[0], "absent", 1)
    mark(room, NAMES[0], "present", 3)

    with reading(room.engine) as session:
        found = letters_on(session, room.workshop_id, sheet_at(session, room.workshop_id, 3))

    assert found == {room.people[NAMES[0]]: "H", room.people[NAMES[1]]: "", room.people[NAMES[2]]: ""}


def test_progress_of_each_sheet(room):
    for name in NAMES:
        mark(room, name, "present", 1)
    mark(room, NAMES[0], "present", 2)

    with reading(room.engine) as session:
        assert [sheet.is_complete for sheet in sheet_progress(session, room.workshop_id)] == [
            True,
            False,
            False,
            False,
            False,
        ]


def test_there_is_no_sheet_at_another_place(room):
    assert page_of(room, 6) is None
    with reading(room.engine) as session:
        assert sheet_at(session, room.workshop_id, 6) is None


def test_a_page_costs_the_same_statements_whatever_the_number_of_people(engine):
    counts = []
    for names in (NAMES, tuple(f"Guru Contoh {number}" for number in range(40))):
        with room_at_nine(engine, names=names) as room, reading(engine) as session, selects_of(engine) as seen:
            sheet_page(session, room.workshop_id, 3, room.today)
            counts.append(len(seen))

    assert counts == [5, 5]  # sheets, participants, marks, sessions, when last saved
