"""The school that lists of people name."""

import pytest

from tests.factories import make_school
from workshop_tracker.database import writing
from workshop_tracker.viewer import COMMAND


@pytest.fixture
def school(engine):
    with writing(engine, by=COMMAND) as session:
        school = make_school(session, "SMKS CONTOH JATILAWANG")
        make_school(session, "SMKN 1 CONTOH RAWALO", subdistrict="Rawalo")
        session.commit()
        return school
