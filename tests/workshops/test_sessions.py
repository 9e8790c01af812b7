import datetime as dt

import pytest

from tests.factories import FIRST_DAY, make_participation, make_person, make_workshop
from workshop_tracker.attendance.models import AttendanceEvent, Mark
from workshop_tracker.database import now, reading, writing
from workshop_tracker.viewer import COMMAND, ActorKind
from workshop_tracker.workshops import queries
from workshop_tracker.workshops.actions import ReasonMissing, SomethingRestsOnIt, WorkshopIsOver
from workshop_tracker.workshops.engagements import EngagementRole
from workshop_tracker.workshops.models import SessionKind, SheetSpan, Workshop, WorkshopState
from workshop_tracker.workshops.rules import instant
from workshop_tracker.workshops.sessions import (
    NumberIsTaken,
    add_session,
    arrange_sheets,
    changing_programme,
    edit_session,
    next_number,
    remove_session,
)

SATURDAY = FIRST_DAY + dt.timedelta(days=1)


@pytest.fixture
def workshop_id(engine):
    """A workshop with two sessions of 4 JP on one day, without hours."""
    with writing(engine, by=COMMAND) as session:
        make_workshop(session, "Lain")
        workshop = make_workshop(session)
        session.commit()
        return workshop.id


def at(hour, day=FIRST_DAY):
    return instant(dt.datetime.combine(day, dt.time(hour)), "WIB")


def changing(engine, workshop_id, act):
    with writing(engine, by=COMMAND) as session:
        workshop = session.get_one(Workshop, workshop_id)
        with changing_programme(session, workshop):
            said = act(session, workshop, queries.sessions_of(session, workshop_id))
        session.commit()
        return said


def sheets(engine, workshop_id):
    with reading(engine) as session:
        numbers = {part.id: part.number for part in queries.sessions_of(session, workshop_id)}
        return [
            (sheet.position, sheet.label, [numbers[part] for part in parts])
            for sheet, parts in queries.sheets_of(session, workshop_id)
        ]


def mark_sheet(engine, workshop_id):
    """Somebody was marked on the workshop's first sheet."""
    with writing(engine, by=COMMAND) as session:
        workshop = session.get_one(Workshop, workshop_id)
        sheet = queries.sheets_of(session, workshop_id)[0][0]
        participation = make_participation(session, workshop, make_person(session))
        session.add(
            AttendanceEvent(
                operation_id=f"contoh-{sheet.id}",
                participation_id=participation.id,
                sheet_id=sheet.id,
                mark=Mark.PRESENT,
                marked_at=now(),
                actor_kind=ActorKind.COMMAND,
            )
        )
        session.commit()
        return sheet.id


def test_a_session_is_added_to_the_sheet_of_its_day_with_its_speakers(engine, workshop_id):
    def add(session, workshop, _parts):
        values = {"number": next_number(session, workshop.id), "topic": "Refleksi", "lesson_hours": 2}
        return add_session(session, workshop, values | {"held_on": SATURDAY}, ["Erna Contoh", "Budi Contoh"]).id

    part_id = changing(engine, workshop_id, add)
    assert sheets(engine, workshop_id) == [(1, "Hari 1", [1, 2]), (2, "Hari 2", [3])]
    with reading(engine) as session:
        speakers = queries.speakers_of_sessions(session, workshop_id)[part_id]
        assert [engagement.person.name for engagement in speakers] == ["Erna Contoh", "Budi Contoh"]


def test_hours_on_both_sides_of_noon_divide_the_day(engine, workshop_id):
    def plan(session, workshop, parts):
        edit_session(session, workshop, parts[0], {"starts_at": at(8), "ends_at": at(11)})
        edit_session(session, workshop, parts[1], {"starts_at": at(13), "ends_at": at(16)})

    changing(engine, workshop_id, plan)
    assert sheets(engine, workshop_id) == [(1, "Hari 1 – pagi", [1]), (2, "Hari 1 – siang", [2])]
    with reading(engine) as session:
        assert [sheet.span for sheet, _ in queries.sheets_of(session, workshop_id)] == [
            SheetSpan.MORNING,
            SheetSpan.AFTERNOON,
        ]


def test_a_sheet_that_somebody_was_marked_on_is_kept_and_found_again(engine, workshop_id):
    marked = mark_sheet(engine, workshop_id)

    def divide(session, workshop, parts):
        edit_session(session, workshop, parts[0], {"starts_at": at(8), "ends_at": at(11)})
        edit_session(session, workshop, parts[1], {"starts_at": at(13), "ends_at": at(16)})

    changing(engine, workshop_id, divide)
    assert [label for _, label, _ in sheets(engine, workshop_id)] == ["Hari 1 – pagi", "Hari 1 – siang"]
    changing(
        engine,
        workshop_id,
        lambda session, workshop, parts: edit_session(session, workshop, parts[1], {"starts_at": at(9)}),
    )
    with reading(engine) as session:
        [(sheet, _parts)] = queries.sheets_of(session, workshop_id)
        assert (sheet.id, sheet.label, sheet.position) == (marked, "Hari 1", 1)


def test_an_earlier_day_moves_the_sheets_after_it(engine, workshop_id):
    before = FIRST_DAY - dt.timedelta(days=1)
    values = {"number": 3, "topic": "Pra-kegiatan", "lesson_hours": 1, "held_on": before}
    changing(engine, workshop_id, lambda session, workshop, _parts: add_session(session, workshop, values))
    assert sheets(engine, workshop_id) == [(1, "Hari 1", [3]), (2, "Hari 2", [1, 2])]


def test_a_task_is_marked_on_a_sheet_of_its_own(engine, workshop_id):
    changing(
        engine,
        workshop_id,
        lambda session, workshop, parts: edit_session(session, workshop, parts[1], {"kind": SessionKind.TASK}),
    )
    assert sheets(engine, workshop_id) == [(1, "Hari 1", [1]), (2, "Tugas sesi 2", [2])]


def test_arranging_what_stands_changes_nothing(engine, workshop_id):
    changing(engine, workshop_id, lambda *_: None)
    with writing(engine, by=COMMAND) as session:
        arrange_sheets(session, session.get_one(Workshop, workshop_id))
        assert not session.dirty
        assert not session.new
    assert sheets(engine, workshop_id) == [(1, "Hari 1", [1, 2])]


def test_an_edit_says_whether_it_changed_anything(engine, workshop_id):
    values = {"topic": "Materi baru", "lesson_hours": 3}

    def edit(session, workshop, parts):
        return edit_session(session, workshop, parts[0], values, ["Erna Contoh"])

    assert changing(engine, workshop_id, edit) is True
    assert changing(engine, workshop_id, edit) is False


def test_speakers_whom_no_session_names_are_dismissed_and_others_stay(engine, workshop_id):
    def speak(*names):
        return lambda session, workshop, parts: edit_session(session, workshop, parts[0], {}, names)

    changing(engine, workshop_id, speak("Erna Contoh", "Budi Contoh"))
    changing(engine, workshop_id, speak("Budi Contoh"))
    with reading(engine) as session:
        engaged = queries.engagements_of(session, workshop_id)
        assert [(e.person.name, e.role) for e in engaged] == [("Budi Contoh", EngagementRole.SPEAKER)]
    changing(engine, workshop_id, lambda session, workshop, parts: remove_session(session, workshop, parts[0]))
    with reading(engine) as session:
        assert queries.engagements_of(session, workshop_id) == []


def test_a_number_belongs_to_one_session(engine, workshop_id):
    with pytest.raises(NumberIsTaken):
        changing(
            engine,
            workshop_id,
            lambda session, workshop, parts: edit_session(session, workshop, parts[0], {"number": 2}),
        )
    values = {"number": 1, "topic": "Lagi", "lesson_hours": 1}
    with pytest.raises(NumberIsTaken):
        changing(engine, workshop_id, lambda session, workshop, _parts: add_session(session, workshop, values))


def test_a_session_goes_with_its_place_on_the_sheet(engine, workshop_id):
    changing(engine, workshop_id, lambda session, workshop, parts: remove_session(session, workshop, parts[0]))
    assert sheets(engine, workshop_id) == [(1, "Hari 1", [2])]


def test_a_session_in_which_somebody_was_marked_stays(engine, workshop_id):
    with writing(engine, by=COMMAND) as session:
        workshop = session.get_one(Workshop, workshop_id)
        participation = make_participation(session, workshop, make_person(session))
        part = queries.sessions_of(session, workshop_id)[0]
        session.add(
            AttendanceEvent(
                operation_id="contoh",
                participation_id=participation.id,
                session_id=part.id,
                mark=Mark.PRESENT,
                marked_at=now(),
                actor_kind=ActorKind.COMMAND,
            )
        )
        session.commit()
    with pytest.raises(SomethingRestsOnIt) as refused:
        changing(engine, workshop_id, lambda session, workshop, parts: remove_session(session, workshop, parts[0]))
    assert refused.value.resting == {"attendance_events": 1}


def test_what_valid_papers_say_of_a_session_changes_only_for_a_reason(engine, workshop_id):
    with writing(engine, by=COMMAND) as session:
        session.get_one(Workshop, workshop_id).locked_at = now()
        session.commit()

    def edit(values, **options):
        return lambda session, workshop, parts: edit_session(session, workshop, parts[0], values, **options)

    with pytest.raises(ReasonMissing):
        changing(engine, workshop_id, edit({"lesson_hours": 9}))
    assert changing(engine, workshop_id, edit({"summary": "Isi materi"})) is True
    assert changing(engine, workshop_id, edit({"lesson_hours": 9}, reason="salah hitung")) is True


def test_a_workshop_that_is_over_keeps_its_programme(engine, workshop_id):
    with writing(engine, by=COMMAND) as session:
        session.get_one(Workshop, workshop_id).state = WorkshopState.CLOSED
        session.commit()
    with pytest.raises(WorkshopIsOver):
        changing(engine, workshop_id, lambda session, workshop, parts: remove_session(session, workshop, parts[0]))
