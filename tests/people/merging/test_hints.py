"""Who is new on a list although somebody at the same school is spelled alike."""

from tests.attendance.participants.lists import NUPTK, OTHER_NUPTK, SCHOOL, known, listed, made_workshop, plan
from tests.factories import make_school
from tests.people.rosters import lists
from workshop_tracker.database import reading, writing
from workshop_tracker.people.merging.finding import pairs_among
from workshop_tracker.people.merging.rules import Clue
from workshop_tracker.people.queries import is_living
from workshop_tracker.viewer import COMMAND

REMARK = "Mirip dengan Rudi Hartono Contoh (SMK CONTOH JATILAWANG); dicatat sebagai orang baru."


def made_school(engine, name="SMK CONTOH JATILAWANG"):
    with writing(engine, by=COMMAND) as session:
        school = make_school(session, name)
        session.commit()
        return school


def test_a_participant_spelled_like_a_colleague_is_new_and_says_so(engine):
    known(engine, "Rudi Hartono Contoh", school=made_school(engine))
    workshop = made_workshop(engine)
    planned = plan(engine, workshop, listed(("Rudi Hartanto Contoh", "", SCHOOL), ("Sri Rejeki Contoh", "", SCHOOL)))
    assert lists.counts(planned) == {"new": 2}
    assert lists.messages(planned) == [(2, "Nama Lengkap (beserta gelar)", REMARK)]


def test_another_school_or_number_is_no_likeness(engine):
    known(engine, "Rudi Hartono Contoh", school=made_school(engine), nuptk=NUPTK)
    made_school(engine, "SMK CONTOH RAWALO")
    workshop = made_workshop(engine)
    rows = listed(("Rudi Hartanto Contoh", OTHER_NUPTK, SCHOOL), ("Rudi Hartati Contoh", "", "SMK Contoh Rawalo"))
    assert lists.messages(plan(engine, workshop, rows)) == []


def test_a_person_brought_in_so_is_listed_among_the_duplicates_afterwards(engine):
    school = made_school(engine)
    known(engine, "Rudi Hartono Contoh", school=school)
    rows = lists.table([("Nama", "Asal Sekolah"), ("Rudi Hartanto Contoh", SCHOOL)])
    planned = lists.bring_in(engine, rows)
    assert (lists.counts(planned), [each[2] for each in lists.messages(planned)]) == ({"new": 1}, [REMARK])
    with reading(engine) as session:
        (pair,) = pairs_among(session, is_living())
    assert pair.clues == (Clue.NAME_IS_SPELLED_ALIKE, Clue.SAME_SCHOOL)
