"""A hall whose papers are prepared and wait for their signatory."""

import pytest

from tests.certificates.halls import BASE_URL, DAY, Hall, workshop_of
from workshop_tracker.certificates.preparing import prepare_certificates
from workshop_tracker.database import writing
from workshop_tracker.viewer import COMMAND

NAMES = ("Ayu Contoh", "Budi Contoh", "Citra Contoh")


@pytest.fixture
def hall(engine):
    made = Hall(engine, present=NAMES)
    with writing(engine, by=COMMAND) as session:
        prepare_certificates(session, workshop_of(session, made), on=DAY, base_url=BASE_URL)
        session.commit()
    return made
