"""The office that the plans name."""

import pytest

from tests.factories import make_office
from workshop_tracker.database import writing
from workshop_tracker.viewer import COMMAND


@pytest.fixture
def office(engine):
    with writing(engine, by=COMMAND) as session:
        made = make_office(session, "Cabang Dinas Pendidikan Contoh", code="contoh-cabdin")
        session.commit()
        return made
