"""Starting rows are added where missing, by code, and what somebody corrected stays corrected."""

import datetime as dt

from sqlalchemy import delete, func, select, update

from workshop_tracker.audit.models import AuditEntry
from workshop_tracker.database import reading, writing
from workshop_tracker.organizations.models import District, Jurisdiction, Organization, Province, Zone
from workshop_tracker.organizations.queries import organization_by_code
from workshop_tracker.organizations.seeding import add_missing_reference
from workshop_tracker.viewer import COMMAND


def count(session, model) -> int:
    return session.scalar(select(func.count()).select_from(model))


def add_again(engine) -> int:
    with writing(engine, by=COMMAND) as session:
        added = add_missing_reference(session)
        session.commit()
    return added


def test_a_new_database_has_them_all_told_by_one_audit_row(engine):
    with reading(engine) as session:
        counts = [count(session, model) for model in (Province, District, Organization, Jurisdiction)]
        assert counts == [38, 514, 83, 385]
        entries = session.scalars(select(AuditEntry)).all()
        assert [(entry.action, entry.new) for entry in entries if entry.object_kind == "organizations"] == [
            ("add_reference", "1020")
        ]
        office = organization_by_code(session, "33-W10")
        assert (office.number, office.parent.code, office.city, office.is_verified) == (10, "33", "Purwokerto", False)
        assert session.scalar(select(District.zone).where(District.code == "94.01")) is Zone.WIT


def test_a_second_time_adds_and_writes_nothing(engine):
    assert add_again(engine) == 0
    with reading(engine) as session:
        assert session.scalar(select(func.count()).where(AuditEntry.action == "add_reference")) == 1


def test_what_is_missing_comes_back_and_what_was_corrected_stays(engine):
    with writing(engine, by=COMMAND) as session:
        office = organization_by_code(session, "33.75")
        office.name = "Dinas Pendidikan dan Kebudayaan Kota Pekalongan"
        session.flush()
        session.execute(delete(Jurisdiction).where(Jurisdiction.district_code == "33.02"))
        session.execute(delete(Organization).where(Organization.code == "33.02-KEMENAG"))
        session.commit()
    assert add_again(engine) == 1 + 11
    with reading(engine) as session:
        assert organization_by_code(session, "33.75").name == "Dinas Pendidikan dan Kebudayaan Kota Pekalongan"
        assert organization_by_code(session, "33.02-KEMENAG") is not None
        assert [count(session, model) for model in (Organization, Jurisdiction)] == [83, 385]


def test_a_place_that_was_given_to_another_office_is_not_given_back(engine):
    with writing(engine, by=COMMAND) as session:
        other = organization_by_code(session, "33-W01")
        session.execute(
            update(Jurisdiction)
            .where(Jurisdiction.district_code == "33.28")
            .values(office_id=other.id, valid_until=dt.date(2024, 12, 31))
        )
        session.commit()
    assert add_again(engine) == 0
