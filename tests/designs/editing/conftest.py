"""Who makes designs."""

import pytest

from tests.clients import make_app, sign_in
from tests.factories import make_organization, make_user
from workshop_tracker.database import writing
from workshop_tracker.viewer import COMMAND, Role


@pytest.fixture
def organizer(engine):
    """The browser of an organizer of the MGMP whose id is its `body`."""
    with writing(engine, by=COMMAND) as session:
        body = make_organization(session, "MGMP Contoh", code="mgmp-contoh")
        user = make_user(session, "penyelenggara", Role.ORGANIZER, organization=body)
        session.commit()
        client = make_app(engine).test_client()
        sign_in(client, user)
        client.body = str(body.id)
    return client
