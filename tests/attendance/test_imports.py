"""Marks by file: who is meant, which sessions, what holds already; of two namesakes the degrees decide."""

import datetime as dt

import pytest
from sqlalchemy import func, select

from tests.factories import (
    FIRST_DAY,
    add,
    make_office,
    make_participation,
    make_person,
    make_school,
    make_workshop,
)
from tests.people.rosters.lists import counts, messages, sha_of, table
from workshop_tracker.attendance.grids.actions import apply_marks
from workshop_tracker.attendance.grids.imports import plan_marks, read_marks
from workshop_tracker.attendance.imports import the_marks
from workshop_tracker.attendance.models import AttendanceEvent, Mark
from workshop_tracker.attendance.queries import marks_of
from workshop_tracker.database import now, reading, writing
from workshop_tracker.intake.models import ImportBatch
from workshop_tracker.intake.proposals import Outcome
from workshop_tracker.spreadsheets import UnreadableFile
from workshop_tracker.viewer import COMMAND
from workshop_tracker.workshops.models import Workshop, WorkshopSession

HEADINGS = ("Nama", "Sesi", "Kehadiran")
AFTERWARDS = FIRST_DAY + dt.timedelta(days=1)
NUPTK, OTHER_NUPTK = "1234567890123456", "6543210987654321"


class Event:
    """A workshop of two sessions and its participants by registered name."""

    def __init__(self, engine):
        self.engine = engine
        self.ids = {}
        with writing(engine, by=COMMAND) as session:
            make_office(session)
            self.school = make_school(session, "SMKS CONTOH JATILAWANG")
            self.other_school = make_school(session, "SMKN 1 CONTOH RAWALO")
            self.workshop = make_workshop(session, hours=(4, 4))
            session.commit()

    def take(self, name, *, school=None, certified_at=None, **values):
        with writing(self.engine, by=COMMAND) as session:
            person = make_person(session, name.partition(",")[0], **values)
            participation = make_participation(
                session, self.workshop, person, school=school, name_as_registered=name, certified_at=certified_at
            )
            session.commit()
            self.ids[name] = participation.id

    def plan(self, *rows, headings=HEADINGS, today=AFTERWARDS, damaged=()):
        lines = table([headings, *rows], damaged)
        with reading(self.engine) as session:
            workshop = session.get_one(Workshop, self.workshop.id)
            return plan_marks(session, workshop, read_marks(session, workshop, lines, sha_of(lines), today=today))

    def bring_in(self, *rows, accept=False, **options):
        planned = self.plan(*rows, **options)
        planned = planned.taking_suggestions() if accept else planned
        with writing(self.engine, by=COMMAND) as session:
            apply_marks(session, session.get_one(Workshop, self.workshop.id), planned, today=AFTERWARDS)
            session.commit()
        return planned

    def marks(self, name):
        """The marks of somebody by number of session, as letters."""
        with reading(self.engine) as session:
            numbers = dict(session.execute(select(WorkshopSession.id, WorkshopSession.number)).all())
            marks = marks_of(session, self.workshop.id).get(self.ids[name], {})
        return "".join(f"{number}{mark.value[0]}" for number, mark in sorted((numbers[s], m) for s, m in marks.items()))

    def events(self):
        with reading(self.engine) as session:
            return session.scalar(select(func.count()).select_from(AttendanceEvent))


@pytest.fixture
def event(engine):
    event = Event(engine)
    event.take("Siti Contoh, S.Pd.", school=event.school, nuptk=NUPTK)
    event.take("Budi Contoh", school=event.school)
    return event


def test_marks_by_name_or_number_for_one_session_or_all(event):
    planned = event.bring_in(
        ("Siti Contoh, S.Pd.", "", "semua", "H"),
        ("Budi Contoh", "", "1", "Izin"),
        ("", NUPTK, "2", "h"),
        headings=("Nama", "NUPTK", "Sesi", "Kehadiran"),
    )
    assert counts(planned) == {"new": 3}
    assert (event.marks("Siti Contoh, S.Pd."), event.marks("Budi Contoh")) == ("1p2p", "1e")


def test_a_preview_stores_nothing_and_applying_does_what_it_promised(event):
    rows = [("Siti Contoh", "semua", "H"), ("Budi Contoh", "2", "S"), ("Rina Contoh", "1", "H")]
    planned = event.plan(*rows)
    assert (event.events(), counts(planned)) == (0, {"new": 2, "rejected": 1})
    assert event.bring_in(*rows).proposals == planned.proposals
    assert event.events() == 3


def test_the_same_file_twice_is_all_the_same_and_stores_nothing(event):
    rows = [("Siti Contoh", "semua", "H"), ("Budi Contoh", "2", "S")]
    event.bring_in(*rows)
    assert counts(event.bring_in(*rows)) == {"same": 2}
    assert event.events() == 3


def test_a_file_that_comes_again_after_somebody_changed_a_mark_sets_it_back(event):
    rows = [("Budi Contoh", "1", "H")]
    event.bring_in(*rows)
    event.bring_in(("Budi Contoh", "1", "A"))
    assert counts(event.bring_in(*rows)) == {"changed": 1}
    assert event.marks("Budi Contoh") == "1p"


def test_what_is_sent_again_before_it_was_known_is_stored_once(event):
    planned = event.plan(("Budi Contoh", "1", "H"))
    ids = []
    for _ in range(2):
        with writing(event.engine, by=COMMAND) as session:
            apply_marks(session, session.get_one(Workshop, event.workshop.id), planned, today=AFTERWARDS)
            ids.append(session.scalars(select(AttendanceEvent.operation_id)).all())
            session.rollback()
    assert ids[0] == ids[1]


def test_all_except(event):
    """`Semua` for everybody, then the exceptions: the exceptions hold in whatever order they stand."""
    rows = [("Budi Contoh", "2", "A"), ("Siti Contoh", "semua", "H"), ("Budi Contoh", "semua", "H")]
    planned = event.bring_in(*rows)
    assert (event.marks("Siti Contoh, S.Pd."), event.marks("Budi Contoh")) == ("1p2p", "1p2a")
    assert counts(planned) == {"new": 3}
    assert counts(event.bring_in(*rows)) == {"same": 3}


def test_two_marks_for_one_session_contradict_each_other(event):
    """Whatever is stored, neither is taken: the same file twice changes nothing."""
    event.bring_in(("Budi Contoh", "1", "H"))
    rows = [("Budi Contoh", "1", "H"), ("Siti Contoh", "1", "H"), ("Budi Contoh", "1", "A"), ("Budi Contoh", "1", "H")]
    planned = event.bring_in(*rows)
    assert [each.outcome.value for each in planned.proposals] == ["rejected", "new", "rejected", "rejected"]
    told = [(row, "Kehadiran", f"Bertentangan dengan baris {other}.") for row, other in ((2, 4), (4, 2), (5, 4))]
    assert messages(planned) == told
    assert counts(event.bring_in(*rows)) == {"rejected": 3, "same": 1}
    assert (event.marks("Budi Contoh"), event.events()) == ("1p", 2)


@pytest.mark.parametrize("session", ["semua", ""])
def test_two_marks_for_all_sessions_contradict_each_other_too(event, session):
    rows = [("Budi Contoh", session, "H"), ("Budi Contoh", session, "A")]
    assert counts(event.bring_in(*rows, accept=True)) == {"rejected": 2}
    with_exceptions = [("Budi Contoh", "2", "S"), rows[0], ("Budi Contoh", "1", "I")]
    assert counts(event.bring_in(*with_exceptions, accept=True)) == {"new": 2, "same": 1}


def test_a_doubted_row_stops_no_certain_one(event):
    rows = [("Siti Contoh, S.Pd.", "1", "H"), ("Siti Contoh, M.Pd.", "1", "A")]
    for outcome in ("new", "same"):
        assert counts(event.bring_in(*rows, accept=True)) == {outcome: 1, "rejected": 1}
    assert event.marks("Siti Contoh, S.Pd.") == "1p"


@pytest.mark.parametrize(
    "headings",
    [
        ("Nama", "Sesi", "Kehadiran"),
        ("Nama/NIP", "Sesi ke", "Presensi"),
        ("Nama atau NIP/NUPTK", "Nomor sesi", "Tanda"),
        ("Nama/NIP/NUPTK", "session", "mark"),
        ("Peserta", "Sesi", "Status"),
        ("Nama Peserta", "Sesi", "Keterangan"),
        ("Identitas", "Sesi", "Kehadiran"),
    ],
)
def test_a_number_stands_where_others_have_their_names(event, headings):
    planned = event.bring_in((NUPTK, "1", "H"), ("Budi Contoh", "2", "S"), (OTHER_NUPTK, "1", "H"), headings=headings)
    assert counts(planned) == {"new": 2, "rejected": 1}
    assert (event.marks("Siti Contoh, S.Pd."), event.marks("Budi Contoh")) == ("1p", "2s")
    assert messages(planned) == [(4, headings[0], "Nomor ini tidak ada dalam daftar peserta.")]


@pytest.mark.parametrize("mark", ["Kehadiran", "Status", "Tanda"])
def test_a_remark_is_a_mark_only_where_nothing_clearer_is(event, mark):
    headings = ("Identitas", "Nama", "Sesi", "Keterangan", mark)
    event.bring_in(("Kelompok A", "Budi Contoh", "1", "terlambat", "H"), headings=headings)
    assert event.marks("Budi Contoh") == "1p"


@pytest.mark.parametrize(
    ("written", "marks"),
    [("1", "1p"), ("Sesi 2", "2p"), ("Pertemuan ke-1", "1p"), ("1, 2", "1p2p"), ("1-2", "1p2p"), ("1 dan 2", "1p2p")],
)
def test_sessions_as_people_write_them(event, written, marks):
    event.bring_in(("Budi Contoh", written, "H"))
    assert event.marks("Budi Contoh") == marks


@pytest.mark.parametrize("written", ["3", "٢", "1_0", "pagi", "0", "99999"])
def test_a_session_that_is_not_there_is_rejected(event, written):
    planned = event.bring_in(("Budi Contoh", written, "H"))
    assert counts(planned) == {"rejected": 1}
    assert messages(planned)[0][:2] == (2, "Sesi")


def test_without_a_session_all_are_proposed_and_asked(event):
    rows = [("Budi Contoh", "", "H")]
    assert counts(event.bring_in(*rows)) == {"questions": 1}
    assert event.marks("Budi Contoh") == ""
    assert counts(event.bring_in(*rows, accept=True)) == {"questions": 1}
    assert event.marks("Budi Contoh") == "1p2p"
    assert counts(event.bring_in(*rows)) == {"same": 1}


@pytest.mark.parametrize("mark", ["", "-", "X", "datang"])
def test_a_mark_that_says_nothing_is_rejected(event, mark):
    planned = event.plan(("Budi Contoh", "1", mark))
    assert counts(planned) == {"rejected": 1}
    assert messages(planned)[0][:2] == (2, "Kehadiran")


def test_whoever_is_not_on_the_list_is_rejected_with_the_reason(event):
    with writing(event.engine, by=COMMAND) as session:
        make_person(session, "Rina Contoh", nuptk=OTHER_NUPTK)
        session.commit()
    headings = ("Nama", "NUPTK", "Sesi", "Kehadiran")
    planned = event.plan(
        ("Rina Contoh", "", "1", "H"),
        ("Rina Contoh", OTHER_NUPTK, "1", "H"),
        ("", "9999999999999999", "1", "H"),
        ("Bambang Wibowo", NUPTK, "1", "H"),
        headings=headings,
    )
    assert counts(planned) == {"rejected": 4}
    assert [message[1] for message in messages(planned)] == ["Nama", "NUPTK", "NUPTK", "NUPTK"]


def test_somebody_taken_off_the_list_is_not_marked(event):
    with writing(event.engine, by=COMMAND) as session:
        person = make_person(session, "Rina Contoh")
        make_participation(session, event.workshop, person, cancelled_at=now())
        session.commit()
    assert counts(event.plan(("Rina Contoh", "1", "H"))) == {"rejected": 1}


def test_of_two_namesakes_the_degrees_decide(event):
    event.take("Siti Contoh, M.Pd.", school=event.school)
    planned = event.bring_in(
        ("Siti Contoh M.Pd", "1", "H"), ("siti contoh, s.pd.", "1", "A"), ("Siti Contoh", "1", "S")
    )
    assert [each.outcome for each in planned.proposals] == [Outcome.NEW, Outcome.NEW, Outcome.QUESTION]
    assert (event.marks("Siti Contoh, M.Pd."), event.marks("Siti Contoh, S.Pd.")) == ("1p", "1a")
    assert "Siti Contoh, S.Pd. dan Siti Contoh, M.Pd." in messages(planned)[0][2]


def test_between_namesakes_of_the_same_degrees_the_school_decides_and_nothing_else_is_guessed(event):
    event.take("Rina Contoh, S.Pd.", school=event.school)
    event.take("Rina Contoh, S.Pd. ", school=event.other_school)
    headings = ("Nama", "Asal Sekolah", "Sesi", "Kehadiran")
    planned = event.bring_in(
        ("Rina Contoh, S.Pd.", "SMKN 1 Contoh Rawalo", "1", "H"),
        ("Rina Contoh, S.Pd.", "", "2", "H"),
        headings=headings,
        accept=True,
    )
    assert [each.outcome for each in planned.proposals] == [Outcome.NEW, Outcome.QUESTION]
    assert (event.marks("Rina Contoh, S.Pd. "), event.marks("Rina Contoh, S.Pd.")) == ("1p", "")


def test_a_name_without_degrees_or_with_a_doubtful_one_is_enough_where_it_is_the_only_one(event):
    event.take("Eko, S.T.")
    event.take("Sri Ma")
    rows = [("SITI CONTOH", "1", "H"), ("Budi Contoh, S.Kom.", "1", "H"), ("Eko S.T", "1", "H"), ("Sri Ma", "1", "H")]
    assert counts(event.bring_in(*rows)) == {"new": 4}


def test_other_degrees_than_registered_are_asked(event):
    planned = event.bring_in(("Siti Contoh, M.Kom.", "1", "H"), accept=True)
    assert counts(planned) == {"questions": 1}
    assert event.marks("Siti Contoh, S.Pd.") == "1p"


def test_a_day_that_has_not_come_is_rejected(event):
    with writing(event.engine, by=COMMAND) as session:
        add(
            session,
            WorkshopSession(
                workshop_id=event.workshop.id,
                number=3,
                topic="Materi Contoh",
                held_on=AFTERWARDS + dt.timedelta(days=1),
                lesson_hours=2,
            ),
        )
        session.commit()
    planned = event.bring_in(("Siti Contoh", "3", "H"), ("Budi Contoh", "semua", "H"), ("Budi Contoh", "1", "H"))
    assert [each.outcome for each in planned.proposals] == [Outcome.REJECTED, Outcome.REJECTED, Outcome.NEW]
    assert "belum berlangsung (13 Juli 2025)" in messages(planned)[0][2]
    assert counts(event.plan(("Budi Contoh", "1", "H"), today=FIRST_DAY - dt.timedelta(days=1))) == {"rejected": 1}


def test_what_a_valid_paper_rests_on_is_not_changed_by_file(event):
    event.take("Rina Contoh", certified_at=now())
    planned = event.bring_in(("Rina Contoh", "1", "H"), ("Budi Contoh", "1", "H"))
    assert [each.outcome for each in planned.proposals] == [Outcome.REJECTED, Outcome.NEW]


def test_a_damaged_number_is_told_and_the_name_is_enough(event):
    headings = ("Nama", "NIP", "Sesi", "Kehadiran")
    planned = event.bring_in(("Budi Contoh", "198609172010011000", "1", "H"), headings=headings, damaged={(1, 1)})
    assert counts(planned) == {"new": 1}
    assert messages(planned)[0][:2] == (2, "NIP")


def test_a_batch_is_remembered_without_names(event):
    event.bring_in(("Budi Contoh", "1", "H"), ("Rina Contoh", "1", "H"))
    with reading(event.engine) as session:
        batch = session.scalars(select(ImportBatch)).one()
    assert (batch.kind, batch.target_id, batch.stayed_out) == ("attendance", event.workshop.id, [3])
    assert batch.problems == [[3, "Nama"]]


def test_a_file_without_marks_is_no_list_of_marks():
    with pytest.raises(UnreadableFile, match="Kehadiran"):
        the_marks([table([("Nama", "NIP"), ("Siti Contoh", "")])])


def test_marks_in_words(event):
    words = ("Sakit", "tanpa keterangan")
    event.bring_in(*[("Budi Contoh", str(number), word) for number, word in enumerate(words, 1)])
    assert event.marks("Budi Contoh") == f"1{Mark.SICK.value[0]}2{Mark.ABSENT.value[0]}"
