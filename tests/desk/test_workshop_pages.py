"""The list of workshops, and one workshop at a glance: each viewer sees the own ones and nobody else's."""

import pytest

from tests.clients import make_app, sign_in
from tests.factories import make_organization, make_user, make_workshop
from workshop_tracker.database import writing
from workshop_tracker.viewer import COMMAND, Role


@pytest.fixture
def client(engine):
    return make_app(engine).test_client()


@pytest.fixture
def workshops(engine, client):
    """The slugs of the own workshop and of another's; the browser is that of the own body's organizer."""
    with writing(engine, by=COMMAND) as session:
        issuer = make_organization(session, "MGMP Contoh")
        own = make_workshop(session, "Kegiatan Sendiri Contoh", issuer=issuer)
        other = make_workshop(session, "Kegiatan Lain Contoh")
        user = make_user(session, "panitia", Role.ORGANIZER, organization=issuer)
        session.commit()
    sign_in(client, user)
    return own.slug, other.slug


def test_the_list_holds_the_own_workshops_only(client, workshops):
    page = client.get("/workshops").text
    assert "Kegiatan Sendiri Contoh" in page
    assert "Kegiatan Lain Contoh" not in page


def test_another_bodys_workshop_is_not_there(client, workshops):
    own, other = workshops
    assert "Kegiatan Sendiri Contoh" in client.get(f"/workshops/{own}").text
    assert client.get(f"/workshops/{other}").status_code == 404
