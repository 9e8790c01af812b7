"""What is known of each holder before printing, read from a hall."""

from sqlalchemy import select

from tests.certificates.halls import BASE_URL, DAY, Hall, workshop_of
from tests.factories import make_person, make_speaker
from tests.statements import selects_of
from workshop_tracker.attendance.models import Participation
from workshop_tracker.certificates.actions import issue_certificates, revoke_certificate
from workshop_tracker.certificates.contents.holders import holders_of
from workshop_tracker.certificates.contents.workshop import workshop_papers
from workshop_tracker.certificates.models import Certificate
from workshop_tracker.certificates.preflight.queries import doubts_of_programme, judged_holders
from workshop_tracker.certificates.preflight.rules import Verdict
from workshop_tracker.certificates.preparing import prepare_certificates
from workshop_tracker.certificates.proposals.models import CorrectionRequest
from workshop_tracker.database import now, reading, writing
from workshop_tracker.viewer import COMMAND
from workshop_tracker.workshops.engagements import Signatory
from workshop_tracker.workshops.models import WorkshopSession


def judged(hall):
    with reading(hall.engine) as session:
        workshop = workshop_of(session, hall)
        papers, holders = workshop_papers(session, workshop), holders_of(session, workshop)
        return {each.holder.text.name: each for each in judged_holders(session, workshop, papers, holders, DAY)}


def change(hall, act):
    with writing(hall.engine, by=COMMAND) as session:
        act(session)
        session.commit()


def test_a_listed_teacher_who_was_present_is_ready(engine):
    hall = Hall(engine, present=("Ayu Contoh",))

    assert judged(hall)["Ayu Contoh"].verdict is Verdict.READY
    with reading(engine) as session:
        assert doubts_of_programme(session, workshop_of(session, hall)) == ()


def test_each_holder_is_judged_by_attendance_place_letters_and_spelling(engine):
    hall = Hall(
        engine,
        present=("Ayu 漢 Contoh", "Budi Contoh", "Dwi Contoh", "Eko Contoh", "Fitri Contoh"),
        absent=("Gita Contoh",),
        unmarked=("Hadi Contoh",),
    )

    def leave_schools(session):
        asked = select(Participation.id).where(Participation.name_as_registered == "Eko Contoh")
        session.add(CorrectionRequest(participation_id=session.scalars(asked).one(), proposed_name="Eko Contoh, S.Pd."))
        for name, unit in (("Budi Contoh", ""), ("Dwi Contoh", "SMK Entah Contoh")):
            row = session.scalars(select(Participation).where(Participation.name_as_registered == name)).one()
            row.school_id, row.work_unit = None, unit
        session.add(
            Signatory(
                workshop_id=hall.workshop_id,
                place="left",
                name="Fitri Contoh",
                person_id=session.scalars(
                    select(Participation.person_id).where(Participation.name_as_registered == "Fitri Contoh")
                ).one(),
            )
        )

    change(hall, leave_schools)

    found = {
        name: (each.verdict.value, " ".join(reason.text for reason in each.reasons))
        for name, each in judged(hall).items()
    }
    assert found == {
        "Ayu 漢 Contoh": ("not_due", "Huruf 漢 tidak dapat dicetak."),
        "Budi Contoh": ("to_check", "Tanpa sekolah atau unit kerja; lengkapi sebelum disahkan."),
        "Dwi Contoh": ("to_check", "Sekolah “SMK Entah Contoh” belum dicocokkan."),
        "Eko Contoh": ("to_check", "Usulan ejaan namanya belum dijawab."),
        "Fitri Contoh": ("to_check", "Ia menandatangani sertifikatnya sendiri."),
        "Gita Contoh": ("not_due", "Hadir 0 dari 8 JP (0%), batas 80%."),
        "Hadi Contoh": ("to_check", "Hadir 0 dari 8 JP (0%), batas 80%. 2 sesi belum ditandai."),
    }


def test_once_somebody_has_confirmed_a_name_whoever_has_not_is_told(engine):
    hall = Hall(engine, present=("Ayu Contoh", "Budi Contoh"))

    def confirm(session):
        row = session.scalars(select(Participation).where(Participation.name_as_registered == "Ayu Contoh")).one()
        row.name_confirmed_at = now()

    change(hall, confirm)

    assert judged(hall)["Ayu Contoh"].reasons == ()
    assert [reason.text for reason in judged(hall)["Budi Contoh"].reasons] == [
        "Ejaan nama dan gelarnya belum dipastikan."
    ]


def test_a_programme_that_changed_after_preparing_is_told(engine):
    hall = Hall(engine, present=("Ayu Contoh",))

    def prepare(session):
        prepare_certificates(session, workshop_of(session, hall), on=DAY, base_url=BASE_URL)

    def shorten(session):
        wanted = select(WorkshopSession).where(WorkshopSession.workshop_id == hall.workshop_id)
        session.scalars(wanted.order_by(WorkshopSession.number)).first().lesson_hours = 2

    change(hall, prepare)
    assert judged(hall)["Ayu Contoh"].reasons == ()
    change(hall, shorten)

    (reason,) = judged(hall)["Ayu Contoh"].reasons
    assert reason.text == "Lembar yang disiapkan memuat 8 JP, struktur program kini 6 JP."


def test_a_speaker_without_sessions_is_told_and_a_revoked_paper_keeps_from_another(engine):
    hall = Hall(engine, present=("Ayu Contoh",))

    def speak_and_issue(session):
        workshop = workshop_of(session, hall)
        make_speaker(session, workshop, make_person(session, "Erni Contoh"))
        issue_certificates(session, workshop, on=DAY, base_url=BASE_URL)
        paper = session.scalars(select(Certificate).where(Certificate.name == "Ayu Contoh")).one()
        revoke_certificate(session, paper, reason="Salah orang", at=now())

    change(hall, speak_and_issue)

    found = judged(hall)
    assert [reason.text for reason in found["Erni Contoh"].reasons] == [
        "Belum tercatat mengisi sesi: sertifikatnya tanpa JP."
    ]
    assert found["Ayu Contoh"].verdict is Verdict.NOT_DUE


def test_more_people_ask_no_more_of_the_database(engine):
    hall = Hall(engine, present=("Ayu Contoh", "Budi Contoh", "Dwi Contoh"))

    with reading(engine) as session:
        workshop = workshop_of(session, hall)
        papers, holders = workshop_papers(session, workshop), holders_of(session, workshop)
        with selects_of(engine) as seen:
            judged_holders(session, workshop, papers, holders, DAY)

    assert len(seen) == 3  # 1) what the list says of each, 2) who signs, 3) who proposed another spelling
