"""A revocation is taken back by an act of its own: reason, actor, log."""

from sqlalchemy import select

from tests.certificates.halls import BASE_URL, DAY, Hall, workshop_of
from tests.clients import make_app, sign_in
from tests.factories import make_user
from workshop_tracker.audit.models import AuditEntry
from workshop_tracker.certificates.actions import issue_certificates, revoke_certificate
from workshop_tracker.certificates.models import Certificate, PaperState
from workshop_tracker.certificates.verification.answers import VerifiedState
from workshop_tracker.certificates.verification.queries import verify
from workshop_tracker.database import now, reading, writing
from workshop_tracker.ledger.models import LedgerEntry
from workshop_tracker.organizations.models import Organization
from workshop_tracker.viewer import COMMAND, Role


def test_a_revocation_is_taken_back_with_a_reason_and_stays_on_record(engine):
    hall = Hall(engine, present=("Ayu Contoh",))
    with writing(engine, by=COMMAND) as session:
        issue_certificates(session, workshop_of(session, hall), on=DAY, base_url=BASE_URL)
        paper = session.scalars(select(Certificate)).one()
        revoke_certificate(session, paper, reason="Salah orang", at=now())
        user = make_user(session, "panitia", Role.ORGANIZER, organization=session.get_one(Organization, hall.issuer_id))
        session.commit()
    client = make_app(engine).test_client()
    sign_in(client, user)
    page = f"/workshops/{hall.slug}/certificates/{paper.id}"
    assert "Batalkan pencabutan" in client.get(page).text

    without = client.post(f"{page}/restore", data={"reason": " "}, follow_redirects=True)
    assert "Isi alasannya" in without.text
    done = client.post(f"{page}/restore", data={"reason": "Nomor tertukar"}, follow_redirects=True)
    assert "sah kembali" in done.text
    again = client.post(f"{page}/restore", data={"reason": "Nomor tertukar"}, follow_redirects=True)
    assert "sudah berubah" in again.text

    with reading(engine) as session:
        restored = session.get_one(Certificate, paper.id)
        assert (restored.state, restored.reason, restored.actor_id) == (PaperState.VALID, "Nomor tertukar", user.id)
        assert verify(session, paper.code).state is VerifiedState.VALID
        told = session.scalars(select(LedgerEntry.entry).order_by(LedgerEntry.seq.desc())).first()
        assert '"type":"restored"' in told
        states = select(AuditEntry.new).where(AuditEntry.field == "state", AuditEntry.object_id == paper.id)
        assert session.scalars(states.order_by(AuditEntry.id.desc())).first() == "valid"
