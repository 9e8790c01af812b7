"""The programme, session by session, as a browser meets it."""

import datetime as dt

import pytest

from tests.factories import make_participation, make_person
from tests.workshops.pages import planning, text_of, values_of
from workshop_tracker.attendance.models import AttendanceEvent, Mark
from workshop_tracker.database import now, reading, writing
from workshop_tracker.viewer import COMMAND, ActorKind
from workshop_tracker.workshops import queries
from workshop_tracker.workshops.editing.fields import ClockField
from workshop_tracker.workshops.models import SessionKind, Workshop
from workshop_tracker.workshops.rules import instant
from workshop_tracker.workshops.sessions import changing_programme, edit_session

SATURDAY = dt.date(2025, 7, 12)


@pytest.fixture
def plan(engine):
    return planning(engine)


def path(plan, rest=""):
    return f"/workshops/{plan.draft.slug}/edit/sessions{rest}"


def programme(plan):
    with reading(plan.engine) as session:
        return {part.number: part for part in queries.sessions_of(session, plan.draft.id)}


def test_the_programme_is_listed_with_its_sum_and_the_way_on(plan):
    text = text_of(plan.client.get(path(plan)))
    assert "Langkah 3 dari 4" in text
    assert "Materi Contoh 2 Jumat, 11 Juli 2025" in text
    assert "Jumlah 8 JP" in text
    assert "Lanjut ke penanda tangan" in text


def test_a_new_session_follows_the_last_one(plan):
    answer = plan.send(
        path(plan, "/new"),
        topic="Refleksi",
        lesson_hours="2",
        held_on="12/07/2025",
        starts="08.00",
        ends="9:30",
        speakers="Erna Contoh, S.Pd.\r\n\r\nBudi Contoh",
    )
    assert (answer.status_code, answer.location) == (303, path(plan))
    part = programme(plan)[3]
    assert (part.topic, part.lesson_hours, part.part, part.held_on) == ("Refleksi", 2, "B", SATURDAY)
    assert part.starts_at == dt.datetime(2025, 7, 12, 1, 0, tzinfo=dt.UTC)
    assert part.ends_at == dt.datetime(2025, 7, 12, 2, 30, tzinfo=dt.UTC)
    text = text_of(plan.client.get(path(plan)))
    assert "Sabtu, 12 Juli 2025 · 08.00 – 09.30 WIB" in text
    assert "Erna Contoh, S.Pd. dan Budi Contoh" in text


def test_a_session_is_edited_and_what_was_not_touched_stays(plan):
    plan.send(path(plan, "/1"), starts="08.00", ends="11.00", speakers="Erna Contoh")
    plan.send(path(plan, "/1"), topic="Materi baru", kind="task")
    part = programme(plan)[1]
    assert (part.topic, part.kind, part.lesson_hours) == ("Materi baru", SessionKind.TASK, 4)
    assert part.starts_at == dt.datetime(2025, 7, 11, 1, 0, tzinfo=dt.UTC)
    with reading(plan.engine) as session:
        speakers = queries.speakers_of_sessions(session, plan.draft.id)[part.id]
        assert [engagement.person.name for engagement in speakers] == ["Erna Contoh"]


def test_a_task_that_ends_days_later_keeps_its_end(plan):
    ends_at = instant(dt.datetime.fromisoformat("2025-07-18T16:00"), "WIB")
    with writing(plan.engine, by=COMMAND) as session:
        workshop = session.get_one(Workshop, plan.draft.id)
        with changing_programme(session, workshop):
            starts_at = instant(dt.datetime.fromisoformat("2025-07-11T17:00"), "WIB")
            part = queries.sessions_of(session, plan.draft.id)[1]
            edit_session(session, workshop, part, {"starts_at": starts_at, "ends_at": ends_at})
        session.commit()
    assert plan.send(path(plan, "/2"), topic="Tugas mandiri").status_code == 303
    assert (programme(plan)[2].topic, programme(plan)[2].ends_at) == ("Tugas mandiri", ends_at)


@pytest.mark.parametrize("typed", ["8", "Jam 8", "pukul 8", "08.00", "8:00", "Pkl. 08.00"])
def test_an_hour_is_read_as_people_write_it(typed):
    assert ClockField.read(None, typed) == dt.time(8)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"topic": ""}, "Isi materi sesi ini."),
        ({"lesson_hours": ""}, "Isi jumlah JP; 0 untuk istirahat."),
        ({"lesson_hours": "dua"}, "Isi bilangan bulat 0 sampai 999."),
        ({"lesson_hours": "-1"}, "Isi bilangan bulat 0 sampai 999."),
        ({"starts": "25.00"}, "“25.00” bukan jam. Contoh: 08.00."),
        ({"starts": "10.00", "ends": "09.00"}, "Selesai pukul 09.00 lebih awal daripada mulai pukul 10.00."),
        ({"starts": "10.00", "held_on": ""}, "Isi juga tanggalnya."),
        ({"number": "2"}, "Nomor ini sudah dipakai sesi lain."),
        ({"speakers": "a" * 121}, "Nama paling panjang 120 huruf"),
    ],
)
def test_wrong_values_are_told_and_nothing_is_lost_or_saved(plan, changes, sentence):
    before = programme(plan)[1].row_version
    answer = plan.send(path(plan, "/1"), **changes)
    assert answer.status_code == 422
    assert sentence in text_of(answer)
    sent = values_of(answer.text)
    assert {name: sent[name] for name in changes} == changes
    assert programme(plan)[1].row_version == before


def test_a_new_session_with_a_taken_number_is_told(plan):
    answer = plan.send(path(plan, "/new"), topic="Lagi", lesson_hours="1", number="1")
    assert answer.status_code == 422
    assert "Nomor ini sudah dipakai sesi lain." in text_of(answer)
    assert len(programme(plan)) == 2


def test_a_stale_form_shows_both_values(plan):
    mine = plan.form(path(plan, "/1")) | {"topic": "Materi saya"}
    plan.send(path(plan, "/1"), topic="Materi mereka", part="C")
    answer = plan.client.post(path(plan, "/1"), data=mine)
    assert answer.status_code == 409
    assert "Materi mereka" in text_of(answer)
    assert "C – Penunjang" in text_of(answer)
    choice = values_of(answer.text) | {"topic": "Materi saya", "part": "C"}
    assert plan.client.post(path(plan, "/1"), data=choice).status_code == 303
    assert (programme(plan)[1].topic, programme(plan)[1].part) == ("Materi saya", "C")


def test_what_does_not_fit_is_said_beside_the_session(plan):
    plan.send(path(plan, "/1"), held_on="20/07/2025", starts="08.00", ends="10.00")
    text = text_of(plan.client.get(path(plan)))
    assert "Tanggalnya di luar tanggal kegiatan." in text
    assert "JP lebih lama 60 menit daripada jamnya" in text


def test_a_session_is_removed_and_the_effect_stands_on_the_button(plan):
    assert "Hapus sesi 1 (4 JP)" in text_of(plan.client.get(path(plan, "/1")))
    answer = plan.client.post(path(plan, "/1/remove"))
    assert (answer.status_code, answer.location) == (303, path(plan))
    assert list(programme(plan)) == [2]
    assert plan.client.get(path(plan, "/1")).status_code == 404


def test_a_session_in_which_somebody_was_marked_is_not_removed(plan):
    with writing(plan.engine, by=COMMAND) as session:
        participation = make_participation(session, session.get_one(Workshop, plan.draft.id), make_person(session))
        session.add(
            AttendanceEvent(
                operation_id="contoh",
                participation_id=participation.id,
                session_id=queries.sessions_of(session, plan.draft.id)[0].id,
                mark=Mark.PRESENT,
                marked_at=now(),
                actor_kind=ActorKind.COMMAND,
            )
        )
        session.commit()
    answer = plan.client.post(path(plan, "/1/remove"), follow_redirects=True)
    assert "sudah berisi tanda hadir" in text_of(answer)
    assert list(programme(plan)) == [1, 2]


def test_valid_papers_ask_for_a_reason(plan):
    with writing(plan.engine, by=COMMAND) as session:
        session.get_one(Workshop, plan.draft.id).locked_at = now()
        session.commit()
    refused = plan.send(path(plan, "/1"), lesson_hours="9")
    assert refused.status_code == 422
    assert "Tulis alasan perubahan" in text_of(refused)
    assert "Tulis alasan penghapusan" in text_of(plan.client.post(path(plan, "/1/remove"), follow_redirects=True))
    assert plan.send(path(plan, "/1"), lesson_hours="9", reason="salah hitung").status_code == 303
    assert plan.client.post(path(plan, "/2/remove"), data={"reason": "batal"}).location == path(plan)
    assert [(number, part.lesson_hours) for number, part in programme(plan).items()] == [(1, 9)]


def test_another_bodys_programme_does_not_exist_here(plan):
    address = f"/workshops/{plan.others.slug}/edit/sessions"
    for page in ("", "/new", "/1"):
        assert plan.client.get(address + page).status_code == 404
    for act in ("/new", "/1", "/1/remove"):
        assert plan.client.post(address + act, data={"topic": "Titipan", "lesson_hours": "1"}).status_code == 404
    with reading(plan.engine) as session:
        assert len(queries.sessions_of(session, plan.others.id)) == 2
