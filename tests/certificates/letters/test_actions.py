"""A letter is written once, valid at once, and counts nowhere as a certificate."""

import datetime as dt
import json

import pytest
from sqlalchemy import select

from tests.certificates.halls import BASE_URL, DAY, Hall, workshop_of
from workshop_tracker.attendance.actions import decide_completion
from workshop_tracker.attendance.models import Participation
from workshop_tracker.certificates.actions import issue_certificates, revoke_certificate
from workshop_tracker.certificates.letters.actions import LetterNotDue, write_letter
from workshop_tracker.certificates.models import Certificate, PaperKind, PaperState
from workshop_tracker.certificates.overview import overview_of
from workshop_tracker.certificates.preparing import CannotPrepare, prepare_certificates
from workshop_tracker.certificates.printing.queries import papers_to_print
from workshop_tracker.certificates.queries import snapshots_of
from workshop_tracker.certificates.sealing.checking import contradictions_with_log
from workshop_tracker.certificates.verification.answers import VerifiedState
from workshop_tracker.certificates.verification.queries import verify
from workshop_tracker.database import now, reading, writing
from workshop_tracker.handout.queries import own_record
from workshop_tracker.handout.records.queries import trainings_of
from workshop_tracker.people.models import Person
from workshop_tracker.viewer import COMMAND

PARTLY, WHOLLY, ABSENT, UNMARKED = "Budi Contoh", "Ayu Contoh", "Dewi Contoh", "Citra Contoh"


@pytest.fixture
def hall(engine):
    """Budi was there, but the committee does not let him complete."""
    hall = Hall(engine, present=(WHOLLY, PARTLY), absent=(ABSENT,), unmarked=(UNMARKED,))
    decide(hall, PARTLY, has_completed=False)
    return hall


def decide(hall, name, *, has_completed):
    with writing(hall.engine, by=COMMAND) as session:
        participation = session.get_one(Participation, number_of(hall, name))
        decide_completion(session, participation, has_completed=has_completed, reason="Tugas kurang", at=now())
        session.commit()


def number_of(hall, name):
    with reading(hall.engine) as session:
        return session.scalars(select(Participation.id).where(Participation.name_as_registered == name)).one()


def write(hall, name, *, on=DAY):
    with writing(hall.engine, by=COMMAND) as session:
        participation = session.get_one(Participation, number_of(hall, name))
        paper = write_letter(session, workshop_of(session, hall), participation, on=on, base_url=BASE_URL)
        session.commit()
    return paper


def test_a_letter_is_valid_at_once_under_a_number_of_its_own_and_states_the_hours(hall):
    paper = write(hall, PARTLY)
    with reading(hall.engine) as session:
        answer = verify(session, paper.code)
        assert answer.state is VerifiedState.VALID
        assert answer.text.statement == "telah hadir 8 dari 8\u00a0JP pada Workshop"
        assert (paper.kind, paper.sequence, paper.lesson_hours) == (PaperKind.SURAT_KETERANGAN, 1, None)
        assert paper.number.startswith("001/SK/")
        assert session.get_one(Participation, paper.participation_id).certified_at is not None
        assert list(contradictions_with_log(session)) == []


@pytest.mark.parametrize("name", [WHOLLY, ABSENT, UNMARKED])
def test_who_completed_was_absent_or_is_not_marked_yet_gets_none(hall, name):
    with pytest.raises(LetterNotDue):
        write(hall, name)


def test_it_is_offered_and_written_once(hall):
    with reading(hall.engine) as session:
        offered = overview_of(session, workshop_of(session, hall), DAY, at=now()).letters_due
    assert offered == {number_of(hall, PARTLY)}
    write(hall, PARTLY)
    with pytest.raises(LetterNotDue):
        write(hall, PARTLY)
    with reading(hall.engine) as session:
        overview = overview_of(session, workshop_of(session, hall), DAY, at=now())
    assert (overview.letters_due, len(overview.papers), overview.count("valid")) == (frozenset(), 1, 0)


def test_it_bears_no_day_before_the_workshop(hall):
    with pytest.raises(CannotPrepare, match="mendahului"):
        write(hall, PARTLY, on=dt.date(2025, 7, 1))


def test_it_is_no_certificate_and_no_training(hall):
    paper = write(hall, PARTLY)
    with reading(hall.engine) as session:
        person = session.get_one(Person, session.get_one(Participation, paper.participation_id).person_id)
        assert papers_to_print(session, hall.workshop_id) == []
        assert trainings_of(session, person.id) == []
        record = own_record(session, person)
        assert [(own.lesson_hours, own.code) for own in record.papers] == [(None, paper.code)]
        assert (record.has_letters, record.hours_by_year()) == (True, {})


def test_it_lies_behind_the_certificates_in_one_file_with_them(hall):
    paper = write(hall, PARTLY)
    with writing(hall.engine, by=COMMAND) as session:
        prepare_certificates(session, workshop_of(session, hall), on=DAY, base_url=BASE_URL)
        session.commit()
    with reading(hall.engine) as session:
        together = snapshots_of(session, hall.workshop_id)
        assert [json.loads(each)["name"] for each in together] == [WHOLLY, PARTLY]  # prepared, and valid at once
        assert snapshots_of(session, hall.workshop_id, [PaperState.VALID]) == [paper.snapshot]


def test_who_completes_after_all_gets_a_certificate_and_stays_locked_when_the_letter_is_revoked(hall):
    letter = write(hall, PARTLY)
    decide(hall, PARTLY, has_completed=True)
    with writing(hall.engine, by=COMMAND) as session:
        assert issue_certificates(session, workshop_of(session, hall), on=DAY, base_url=BASE_URL).validated == 2
        revoke_certificate(session, session.get_one(Certificate, letter.id), reason="Kini tuntas", at=now())
        session.commit()
    with reading(hall.engine) as session:
        assert session.get_one(Participation, letter.participation_id).certified_at is not None
