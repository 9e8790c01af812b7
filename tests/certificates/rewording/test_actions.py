"""The title was misspelled: all chosen papers say it rightly, each under its own number."""

import pytest
from sqlalchemy import select

from tests.certificates.halls import BASE_URL, DAY, Hall, workshop_of
from tests.clients import make_app, sign_in
from tests.factories import make_user
from workshop_tracker.certificates.actions import ReasonMissing, issue_certificates
from workshop_tracker.certificates.models import Certificate, PaperState
from workshop_tracker.certificates.preparing import prepare_certificates
from workshop_tracker.certificates.rewording.actions import reword_certificates
from workshop_tracker.certificates.rewording.queries import rewordings_of
from workshop_tracker.certificates.rewording.wording import changed_words
from workshop_tracker.certificates.verification.answers import VerifiedState
from workshop_tracker.certificates.verification.queries import verify
from workshop_tracker.database import reading, writing
from workshop_tracker.organizations.models import Organization
from workshop_tracker.viewer import COMMAND, Role

RIGHT = "Pembelajaran Mendalam Contoh yang Benar"


@pytest.fixture
def hall(engine):
    """Ayu and Budi hold valid papers, Citra a prepared one; then the title is put right."""
    hall = Hall(engine, present=("Ayu Contoh", "Budi Contoh"), unmarked=("Citra Contoh",))
    with writing(engine, by=COMMAND) as session:
        workshop = workshop_of(session, hall)
        issue_certificates(session, workshop, on=DAY, base_url=BASE_URL)
        prepare_certificates(session, workshop, on=DAY, base_url=BASE_URL, before_the_end=True)
        workshop.title = RIGHT
        session.commit()
    return hall


def papers(engine):
    with reading(engine) as session:
        rows = session.scalars(select(Certificate).order_by(Certificate.sequence, Certificate.version)).all()
        return [(row.name, row.number, row.version, row.state, RIGHT in row.snapshot) for row in rows]


def reword(hall, chosen=None, reason="Judul salah tulis"):
    with writing(hall.engine, by=COMMAND) as session:
        workshop = workshop_of(session, hall)
        ids = {each.certificate_id for each in rewordings_of(session, workshop)} if chosen is None else chosen
        done = reword_certificates(session, workshop, ids, reason=reason)
        session.commit()
        return done


def test_all_chosen_papers_are_corrected_under_their_numbers_and_old_ones_stay_verifiable(hall, engine):
    before = papers(engine)
    assert reword(hall) == (1, 2)

    after = papers(engine)
    assert [(name, version, state, right) for name, _, version, state, right in after] == [
        ("Ayu Contoh", 1, PaperState.REPLACED, False),
        ("Ayu Contoh", 2, PaperState.VALID, True),
        ("Budi Contoh", 1, PaperState.REPLACED, False),
        ("Budi Contoh", 2, PaperState.VALID, True),
        ("Citra Contoh", 1, PaperState.PREPARED, True),
    ]
    assert {row[1] for row in after} == {row[1] for row in before}
    with reading(engine) as session:
        codes = session.scalars(select(Certificate.code).order_by(Certificate.sequence, Certificate.version)).all()
        states = [verify(session, code).state for code in codes]
        assert states[:2] == [VerifiedState.REPLACED, VerifiedState.VALID]
        assert rewordings_of(session, workshop_of(session, hall)) == []
    assert reword(hall) == (0, 0)


def test_only_the_chosen_and_never_without_a_reason(hall, engine):
    with reading(engine) as session:
        found = rewordings_of(session, workshop_of(session, hall))
        [(old, new, count)] = changed_words(found)
        assert (new, count) == (RIGHT, 3)
        assert old != new

    with pytest.raises(ReasonMissing):
        reword(hall, reason=" ")
    assert reword(hall, {found[0].certificate_id}) == (0, 1)
    assert [row[0] for row in papers(engine) if row[4]] == ["Ayu Contoh"]


def test_the_page_names_what_changes_and_does_it(hall, engine):
    with writing(engine, by=COMMAND) as session:
        user = make_user(session, "panitia", Role.ORGANIZER, organization=session.get_one(Organization, hall.issuer_id))
        session.commit()
        ids = [each.certificate_id for each in rewordings_of(session, workshop_of(session, hall))]
    client = make_app(engine).test_client()
    sign_in(client, user)
    address = f"/workshops/{hall.slug}/certificates/rewording"

    assert "Pilih sertifikat (3)" in client.get(address).text
    assert client.post(address, data={"paper": ids}).status_code == 422
    done = client.post(address, data={"paper": ids, "reason": "Judul salah tulis"}, follow_redirects=True)
    assert "2 sertifikat mendapat terbitan baru, 1 diperbaiki di tempat." in done.text
    assert "Semua sertifikat sesuai" in client.get(address).text
