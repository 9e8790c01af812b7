"""A letter takes the place of one certificate: counted once, verified by itself, and the old one names it."""

import pytest
from sqlalchemy import select

from tests.certificates.halls import BASE_URL, DAY, Hall, workshop_of
from workshop_tracker.certificates.actions import correct_certificate, issue_certificates, revoke_certificate
from workshop_tracker.certificates.models import Certificate, PaperKind, PaperState
from workshop_tracker.certificates.overview import overview_of
from workshop_tracker.certificates.preparing import CannotPrepare
from workshop_tracker.certificates.replacing.actions import Replacement, replace_by_letter
from workshop_tracker.certificates.replacing.rules import Fault, SignerToday
from workshop_tracker.certificates.sealing.checking import contradictions_with_log
from workshop_tracker.certificates.verification.answers import VerifiedState, verification_document
from workshop_tracker.certificates.verification.queries import verify
from workshop_tracker.certificates.versions.actions import WrongState
from workshop_tracker.database import now, reading, writing
from workshop_tracker.handout.corrections.queries import Stage, names_of_workshop
from workshop_tracker.handout.queries import own_record
from workshop_tracker.handout.records.queries import trainings_of
from workshop_tracker.viewer import COMMAND

SIGNER = SignerToday(("Kepala Dinas Contoh",), "Dr. Hendra Contoh, M.Pd.")
AYU, BUDI = "Ayu Contoh", "Budi Contoh"


@pytest.fixture
def hall(engine):
    hall = Hall(engine, present=(AYU, BUDI))
    with writing(engine, by=COMMAND) as session:
        issue_certificates(session, workshop_of(session, hall), on=DAY, base_url=BASE_URL)
        session.commit()
    return hall


def paper_named(session, name, kind=PaperKind.SERTIFIKAT):
    wanted = select(Certificate).where(Certificate.name == name, Certificate.kind == kind)
    return session.scalars(wanted.order_by(Certificate.version.desc())).first()


def write(hall, *, fault=Fault.WRONG, name="Ayu Contoh, S.Pd.", of=AYU, kind=PaperKind.SERTIFIKAT):
    with writing(hall.engine, by=COMMAND) as session:
        wanted = Replacement(fault=fault, name=name, signer=SIGNER)
        letter = replace_by_letter(session, paper_named(session, of, kind), wanted, on=DAY, base_url=BASE_URL)
        session.commit()
    return letter


def test_the_letter_is_valid_under_its_own_number_and_the_old_paper_names_it(hall):
    letter = write(hall)
    with reading(hall.engine) as session:
        old = paper_named(session, AYU)
        said, answer = verify(session, old.code), verify(session, letter.code)
        assert (said.state, said.successor, said.successor_number) == (
            VerifiedState.REPLACED,
            letter.code,
            letter.number,
        )
        assert verification_document(said)["replaced_by_letter"] == letter.number
        assert (answer.state, answer.kind, answer.text.name) == (
            VerifiedState.VALID,
            PaperKind.SURAT_KETERANGAN,
            "Ayu Contoh, S.Pd.",
        )
        assert old.number in answer.text.statement
        assert letter.number.startswith("001/SK/")
        assert list(contradictions_with_log(session)) == []


def test_it_counts_once_wherever_the_certificate_counted(hall):
    letter = write(hall)
    with reading(hall.engine) as session:
        overview = overview_of(session, workshop_of(session, hall), DAY, at=now())
        assert (overview.count("valid"), overview.to_prepare, overview.is_complete) == (2, 0, True)
        assert overview.ready + overview.to_check + overview.not_due == ()
        person = session.get_one(Certificate, letter.id).participation.person
        [training], record = trainings_of(session, person.id), own_record(session, person)
        assert (training.number, training.lesson_hours) == (letter.number, 8)
        assert (record.hours_by_year(), len(record.papers), record.waiting) == ({2025: 8}, 1, ())
        names = {name.name: name for name in names_of_workshop(session, hall.workshop_id)}
        assert names["Ayu Contoh, S.Pd."].stage is Stage.VALID


def test_issuing_again_makes_nothing_and_the_letter_itself_is_corrected_like_any_paper(hall):
    letter = write(hall)
    with writing(hall.engine, by=COMMAND) as session:
        again = issue_certificates(session, workshop_of(session, hall), on=DAY, base_url=BASE_URL)
        assert (again.prepared, again.validated) == (0, 0)
        anew = correct_certificate(
            session, session.get_one(Certificate, letter.id), name="Ayu Contoh, M.Pd.", reason="Gelar"
        )
        session.commit()
    with reading(hall.engine) as session:
        assert (anew.number, anew.version, anew.replaces_id) == (letter.number, 2, letter.replaces_id)
        assert verify(session, paper_named(session, AYU).code).successor == anew.code


def test_a_lost_paper_needs_no_other_name_but_a_wrong_one_does(hall):
    with pytest.raises(CannotPrepare, match="Belum ada yang berbeda"):
        write(hall, name=AYU)
    assert write(hall, fault=Fault.LOST, name=AYU).name == AYU


def test_only_a_valid_certificate_is_replaced_and_only_once(hall):
    letter = write(hall)
    with pytest.raises(WrongState):
        write(hall)
    with pytest.raises(WrongState):
        write(hall, of=letter.name, kind=PaperKind.SURAT_KETERANGAN)
    with writing(hall.engine, by=COMMAND) as session:
        revoke_certificate(session, session.get_one(Certificate, letter.id), reason="Salah", at=now())
        session.commit()
    with reading(hall.engine) as session:
        assert paper_named(session, AYU).state is PaperState.REPLACED
        assert letter.participation_id not in {
            name.participation_id for name in names_of_workshop(session, hall.workshop_id) if name.stage is Stage.VALID
        }
