"""Adds the regions and offices of the gazetteer to a database where they are missing; never changes a row."""

from typing import Any

from sqlalchemy import insert, select

from workshop_tracker.audit.actions import record
from workshop_tracker.database import WritingSession
from workshop_tracker.organizations import gazetteer
from workshop_tracker.organizations.models import District, Jurisdiction, Organization, Province
from workshop_tracker.organizations.names import name_key

Rows = list[dict[str, Any]]


def add_missing_reference(session: WritingSession) -> int:
    """Provinces, districts, offices and jurisdictions whose code is not there yet; returns how many rows were added.

    A level group of a district that anybody ever oversaw keeps its jurisdictions as people left them.
    One audit row tells of the whole batch; where nothing is missing nothing is written.
    """
    added = _add_regions(session) + _add_offices(session) + _add_jurisdictions(session)
    if added:
        record(session, "add_reference", "organizations", new=f"{added}")
    return added


def _add_regions(session: WritingSession) -> int:
    zones = gazetteer.zone_of_province()
    provinces = [{"code": each.code, "name": each.name} for each in gazetteer.provinces()]
    districts = [
        {
            "code": each.code,
            "name": each.name,
            "kind": each.kind,
            "province_code": each.province_code,
            "zone": zones[each.province_code],
        }
        for each in gazetteer.districts()
    ]
    return _add(session, Province, provinces) + _add(session, District, districts)


def _add_offices(session: WritingSession) -> int:
    """Offices come in two rounds: those without a superior first, since the others point at them."""
    superiors = [each for each in gazetteer.offices() if not each.parent_code]
    others = [each for each in gazetteer.offices() if each.parent_code]
    added = _add(session, Organization, [_office(each, None) for each in superiors])
    ids = _ids_by_code(session)
    return added + _add(session, Organization, [_office(each, ids[each.parent_code]) for each in others])


def _office(listed: gazetteer.ListedOffice, parent_id: int | None) -> dict[str, Any]:
    return {
        "code": listed.code,
        "name": listed.name,
        "name_key": name_key(listed.name),
        "kind": listed.kind,
        "number": listed.number,
        "parent_id": parent_id,
        "district_code": listed.district_code,
        "city": listed.city,
        "letterhead": listed.letterhead,
        "source": listed.source,
        "is_verified": False,
        "row_version": 1,
    }


def _add_jurisdictions(session: WritingSession) -> int:
    listed = session.execute(select(Jurisdiction.district_code, Jurisdiction.level_group))
    known = {(district, level) for district, level in listed}
    ids = _ids_by_code(session)
    missing = [
        {
            "office_id": ids[each.office_code],
            "district_code": each.district_code,
            "level_group": each.level_group,
            "valid_from": gazetteer.LISTED_FROM,
            "source": each.source,
            "is_verified": each.is_verified,
            "row_version": 1,
        }
        for each in gazetteer.jurisdictions()
        if (each.district_code, each.level_group) not in known
    ]
    return _insert(session, Jurisdiction, missing)


def _add(session: WritingSession, model: type[Province] | type[District] | type[Organization], rows: Rows) -> int:
    known = set(session.scalars(select(model.code)))
    return _insert(session, model, [row for row in rows if row["code"] not in known])


def _insert(session: WritingSession, model: type[Any], rows: Rows) -> int:
    if rows:
        session.execute(insert(model), rows)
    return len(rows)


def _ids_by_code(session: WritingSession) -> dict[str, int]:
    return dict(session.execute(select(Organization.code, Organization.id)).all())
