"""A workshop in Banyumas and the schools that lists name."""

import pytest

from tests.attendance.participants.lists import NUPTK, made_workshop
from tests.factories import make_office, make_person, make_school, make_workshop
from workshop_tracker.database import writing
from workshop_tracker.viewer import COMMAND


@pytest.fixture
def school(engine):
    with writing(engine, by=COMMAND) as session:
        make_office(session)
        school = make_school(session, "SMKS CONTOH JATILAWANG")
        make_school(session, "SMKS CONTOH JATILAWANG", district_code="33.01")
        make_school(session, "SMKN 1 CONTOH RAWALO", subdistrict="Rawalo")
        make_school(session, "SMAN 3 CONTOH LAIN", level="SMA", district_code="33.75")
        session.commit()
        return school


@pytest.fixture
def workshop(engine, school):
    return made_workshop(engine)


@pytest.fixture
def fresh(lender):
    """Puts the database back, with a workshop, two schools and two people who are known."""

    def make():
        engine = lender.engine_put_back()
        with writing(engine, by=COMMAND) as session:
            make_office(session)
            school = make_school(session, "SMKS CONTOH JATILAWANG")
            make_school(session, "SMKN 1 CONTOH RAWALO")
            make_person(session, "Siti Contoh", school=school, nuptk=NUPTK)
            make_person(session, "Budi Contoh", school=school)
            workshop = make_workshop(session)
            session.commit()
        return engine, workshop

    return make
