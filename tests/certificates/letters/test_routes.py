"""The button stands beside who did not complete, and what it makes can be read by anyone; a badge it is not."""

from sqlalchemy import select

from tests.certificates.halls import Hall
from tests.clients import make_app, sign_in
from tests.factories import make_user
from workshop_tracker.attendance.actions import decide_completion
from workshop_tracker.attendance.models import Participation
from workshop_tracker.certificates.models import Certificate
from workshop_tracker.database import now, reading, writing
from workshop_tracker.organizations.models import Organization
from workshop_tracker.viewer import COMMAND, Role


def test_one_press_makes_a_letter_that_anyone_can_check(engine):
    hall = Hall(engine, present=("Budi Contoh",))
    with writing(engine, by=COMMAND) as session:
        participation = session.scalars(select(Participation)).one()
        decide_completion(session, participation, has_completed=False, reason="Tugas kurang", at=now())
        user = make_user(session, "panitia", Role.ORGANIZER, organization=session.get_one(Organization, hall.issuer_id))
        session.commit()
    client = make_app(engine).test_client()
    sign_in(client, user)
    papers, letter = (
        f"/workshops/{hall.slug}/certificates",
        f"/workshops/{hall.slug}/participants/{participation.id}/letter",
    )
    shown = client.get(papers).text
    assert "1 surat menerangkan bahwa Budi Contoh hadir 8 dari 8 JP" in shown
    assert f'action="{letter}"' in shown

    made = client.post(letter, follow_redirects=True)
    assert "sah." in made.text
    assert "telah hadir 8 dari 8\u00a0JP pada Workshop" in made.text
    assert "sudah ada" in client.post(letter, follow_redirects=True).text
    assert f'action="{letter}"' not in client.get(papers).text

    with reading(engine) as session:
        code = session.scalars(select(Certificate.code)).one()
    assert "telah hadir 8 dari 8\u00a0JP pada Workshop" in client.get(f"/v/{code}").text
    assert client.get(f"/v/{code}/badge.json").status_code == 404
