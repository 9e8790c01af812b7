"""One paper's way: prepared, printed, earned, validated, corrected at its holder's word, old when it is dropped."""

from io import BytesIO

import pytest
from sqlalchemy import select

from tests.certificates.halls import Hall
from tests.clients import make_app, sign_in
from tests.factories import make_user
from workshop_tracker.attendance.models import Participation
from workshop_tracker.certificates.models import Certificate, PaperState
from workshop_tracker.certificates.proposals.models import CorrectionRequest
from workshop_tracker.database import reading, writing
from workshop_tracker.handout.actions import make_personal_links
from workshop_tracker.organizations.models import Organization
from workshop_tracker.viewer import COMMAND, Role

WRITTEN, MEANT = "Ayu Conto, S.Pd.", "Ayu Contoh, S.Pd."


@pytest.fixture
def hall(engine):
    return Hall(engine, unmarked=(WRITTEN,))


def test_an_old_paper_is_told_to_be_replaced_and_what_the_new_one_says(hall, engine):
    app = make_app(engine)
    organizer, teacher, anybody = app.test_client(), app.test_client(), app.test_client()
    with writing(engine, by=COMMAND) as session:
        issuer = session.get_one(Organization, hall.issuer_id)
        user = make_user(session, "panitia", Role.ORGANIZER, organization=issuer)
        participation = session.scalars(select(Participation)).one()
        token = make_personal_links(session, [participation.person_id])[participation.person_id]
        session.commit()
    sign_in(organizer, user)
    papers = f"/workshops/{hall.slug}/certificates"

    organizer.post(f"{papers}/prepare")
    printed = organizer.get(f"{papers}/all.pdf").data
    assert "menunggu pengesahan" in drop(anybody, printed)

    hall.mark_present(WRITTEN)
    organizer.post(f"{papers}/validate", data={"is_early": "y"})
    assert "Sertifikat ini sah." in drop(anybody, paper_of(organizer, papers, engine))

    teacher.post(f"/t/{token}/names/{participation.id}", data={"name": MEANT})
    with reading(engine) as session:
        request = session.scalars(select(CorrectionRequest.id)).one()
    organizer.post(f"/workshops/{hall.slug}/spellings/{request}/accept")

    old = drop(anybody, printed)
    assert "Sertifikat ini sudah diganti." in old
    assert "Terbitan yang berlaku" in old
    assert MEANT in old
    assert "Sertifikat ini sah." in drop(anybody, paper_of(organizer, papers, engine))


def drop(client, file):
    return client.post("/check/file", data={"file": (BytesIO(file), "sertifikat.pdf")}).text


def paper_of(client, papers, engine):
    with reading(engine) as session:
        number = session.scalars(select(Certificate.id).where(Certificate.state == PaperState.VALID)).one()
    return client.get(f"{papers}/{number}.pdf").data
