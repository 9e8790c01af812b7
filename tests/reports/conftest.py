"""What tests of reports share: a region, and somebody at its office who looks."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy import Engine

from tests.clients import make_app, sign_in
from tests.reports.test_queries import Region
from tests.reports.test_routes import somebody
from workshop_tracker.viewer import Role


@pytest.fixture
def region(engine: Engine) -> Region:
    return Region(engine)


@pytest.fixture
def client(engine: Engine, region: Region) -> FlaskClient:
    """The browser of somebody at the office contoh-x."""
    client = make_app(engine).test_client()
    sign_in(client, somebody(engine, region, Role.OFFICE))
    return client
