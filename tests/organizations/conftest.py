"""Browsers of the users that these pages know."""

import pytest

from tests.clients import make_app, sign_in
from tests.factories import make_user
from workshop_tracker.database import writing
from workshop_tracker.organizations.queries import organization_by_code
from workshop_tracker.viewer import COMMAND, Role


@pytest.fixture
def client_of(engine):
    """A browser of a user with that role, for the organization of that code."""
    app = make_app(engine)

    def make(role: Role, code: str = ""):
        with writing(engine, by=COMMAND) as session:
            organization = organization_by_code(session, code) if code else None
            user = make_user(session, f"{role}-{code}", role, organization=organization)
            session.commit()
        client = app.test_client()
        sign_in(client, user)
        return client

    return make


@pytest.fixture
def admin(client_of):
    return client_of(Role.ADMIN)
