"""The list of people: what somebody is told who finds nobody."""

import pytest

from tests.clients import make_app, sign_in
from tests.factories import make_office, make_user
from workshop_tracker.database import writing
from workshop_tracker.viewer import COMMAND, Role

WHOM_ONE_SEES = "Terlihat di sini"


@pytest.fixture
def seen_by(engine):
    """What the admin and an office read on a page."""
    with writing(engine, by=COMMAND) as session:
        office = make_office(session)
        users = make_user(session, "admin", Role.ADMIN), make_user(session, "kantor", Role.OFFICE, organization=office)
        session.commit()
    app = make_app(engine)
    clients = [app.test_client() for _ in users]
    for client, user in zip(clients, users, strict=True):
        sign_in(client, user)
    return lambda address: [client.get(address).text for client in clients]


def test_only_who_does_not_see_everybody_is_told_whom_he_sees(seen_by):
    admin, office = seen_by("/people?q=Sutjipto")
    assert WHOM_ONE_SEES not in admin
    assert "atau akhir nomornya" in admin
    assert WHOM_ONE_SEES in office
