"""Old registers: what becomes of each row, who is asked about, and that nothing of ours is made of it."""

from sqlalchemy import func, select

from tests.attendance.archives.registers import HEADINGS, SCHOOL, bring_in, plan, register, trainings
from tests.attendance.undoing.test_actions import undo
from tests.factories import make_organization, make_person, make_school
from tests.people.rosters.lists import counts, messages, posts, table_sizes
from workshop_tracker.attendance.archives.imports import TWICE
from workshop_tracker.attendance.models import Participation
from workshop_tracker.certificates.models import Certificate
from workshop_tracker.database import reading, writing
from workshop_tracker.viewer import COMMAND

NUPTK = "1234567890123456"
EVENT = ("Workshop K13", "11 s.d. 12 Juli 2017", "32 JP", "MGMP Contoh", "001/MGMP/2017", "Peserta")
SITI = ("Siti Contoh, S.Pd.", "", SCHOOL, *EVENT)


def make_schools(engine):
    with writing(engine, by=COMMAND) as session:
        school = make_school(session, "SMKS CONTOH JATILAWANG")
        body = make_organization(session, "MGMP Contoh")
        session.commit()
        return school, body.id


def test_a_row_becomes_an_entry_of_the_archive_and_nothing_else(engine):
    school, body_id = make_schools(engine)
    told = counts(bring_in(engine, register(SITI), archive_of_id=body_id))
    [found] = trainings(engine)
    assert told == {"new": 1}
    assert (found.title, found.days, found.ended_on.isoformat(), found.lesson_hours, found.organizer) == (
        "Workshop K13", "11 s.d. 12 Juli 2017", "2017-07-12", 32, "MGMP Contoh",
    )  # fmt: skip
    assert (found.number, found.role, found.source, found.verified_at, found.archive_of_id) == (
        "001/MGMP/2017", "Peserta", "arsip", None, body_id,
    )  # fmt: skip
    [post] = posts(engine)
    assert (post.school_id, post.starts_on, post.ends_on) == (school.id, found.ended_on, found.ended_on)
    with reading(engine) as session:
        assert [session.scalar(select(func.count()).select_from(each)) for each in (Participation, Certificate)] == [
            0,
            0,
        ]


def test_the_same_register_twice_changes_nothing(engine):
    make_schools(engine)
    rows = register(
        SITI,
        ("Budi Contoh", NUPTK, SCHOOL, "Bimtek Contoh", "03/04/2018"),
        ("Budi Contoh", NUPTK, "", "Bimtek Lain Contoh", "2019"),
        ("Eko Contoh", "", "Universitas Contoh", "Bimtek Contoh", "2019"),
    )
    assert counts(bring_in(engine, rows, accept=True)) == {"new": 2, "questions": 2}
    before = table_sizes(engine)
    assert counts(bring_in(engine, rows, accept=True)) == {"same": 4}
    assert table_sizes(engine) == before


def test_people_are_found_by_number_and_asked_about_by_name(engine):
    school, _ = make_schools(engine)
    with writing(engine, by=COMMAND) as session:
        budi = make_person(session, "Budi Contoh", school=school, nuptk=NUPTK)
        siti = make_person(session, "Siti Contoh", school=school)
        session.commit()
    rows = register(SITI, ("B. Contoh", NUPTK, "", "Bimtek Contoh", "2018"))
    assert counts(plan(engine, rows)) == {"questions": 1, "new": 1}
    bring_in(engine, rows)
    assert [each.person_id for each in trainings(engine)] == [budi.id]
    bring_in(engine, rows, accept=True)
    assert [each.person_id for each in trainings(engine)] == [budi.id, siti.id]
    assert [(post.person_id, post.ends_on) for post in posts(engine)] == [(budi.id, None), (siti.id, None)]


def test_what_cannot_be_recorded_is_told_with_its_column(engine):
    make_schools(engine)
    rows = register(
        ("Siti Contoh", "", "", "", "2017"),
        ("Siti Contoh", "", "", "Workshop Contoh", ""),
        ("Siti Contoh", "", "", "Workshop Contoh", "31-02-2017"),
        ("", "", "", "Workshop Contoh", "2017"),
        ("Budi Contoh", "123", "", "Workshop Contoh", "2017", "banyak"),
        ("Budi Contoh", "", "", "WORKSHOP CONTOH", "2017"),
    )
    planned = plan(engine, rows)
    assert counts(planned) == {"rejected": 4, "new": 1, "questions": 1}
    told = [(row, column) for row, column, _ in messages(planned)]
    assert told == [
        (2, "Kegiatan"), (3, "Tanggal"), (4, "Tanggal"), (5, "Nama"), (6, "NUPTK"), (6, "JP"), (7, "Nama"),
    ]  # fmt: skip


def test_a_row_that_says_the_same_as_one_above_is_recorded_once(engine):
    make_schools(engine)
    rows = register(("Budi Contoh", NUPTK, "", "Bimtek", "2018"), ("Budi Contoh", NUPTK, "", "BIMTEK", "2018", "8"))
    planned = bring_in(engine, rows)
    assert (counts(planned), len(trainings(engine))) == ({"new": 1, "same": 1}, 1)
    assert messages(planned) == [(3, "Kegiatan", TWICE)]


def test_first_and_last_day_may_stand_in_columns_of_their_own(engine):
    headings = ("Nama Peserta", "Nama Diklat", "Tgl. Mulai", "Tgl. Selesai", "Jumlah JP")
    bring_in(engine, register(("Siti Contoh", "Diklat Contoh", "2017-07-10", "2017-07-12", "24"), headings=headings))
    [found] = trainings(engine)
    assert (found.days, found.ended_on.isoformat()) == ("2017-07-10 s.d. 2017-07-12", "2017-07-12")


def test_an_archive_is_taken_back(engine):
    make_schools(engine)
    before = table_sizes(engine)
    bring_in(engine, register(SITI, ("Budi Contoh", NUPTK, SCHOOL, *EVENT)))
    undo(engine)
    logs = {"audit_entries", "import_batches", "import_changes"}
    assert {k: v for k, v in table_sizes(engine).items() if k not in logs} == {
        k: v for k, v in before.items() if k not in logs
    }


def test_headings_are_those_of_a_register():
    assert register(SITI, headings=HEADINGS).layout == "history"
