"""Which organizations there are, and which office oversees a school on a day."""

import datetime as dt
from collections.abc import Collection, Iterable
from typing import NamedTuple

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select, true
from sqlalchemy.orm import Session, aliased

from workshop_tracker.organizations.levels import LevelGroup
from workshop_tracker.organizations.models import (
    OFFICES,
    District,
    Jurisdiction,
    Organization,
    OrganizationKind,
    Zone,
)
from workshop_tracker.organizations.names import DistrictNames, name_key
from workshop_tracker.organizations.rules import UNNUMBERED, office_order
from workshop_tracker.viewer import Role, Viewer

Place = tuple[str, LevelGroup]
KIND_ORDER = {kind: place for place, kind in enumerate(OrganizationKind)}


def organization_by_code(session: Session, code: str) -> Organization | None:
    return session.scalar(select(Organization).where(Organization.code == code))


def organization_named(session: Session, name: str) -> Organization | None:
    """The organization of that name, however it is spaced and capitalised; the oldest of namesakes."""
    key = name_key(name)
    return session.scalar(select(Organization).where(Organization.name_key == key).order_by(Organization.id).limit(1))


def organizations(session: Session, *, kinds: Collection[OrganizationKind] = ()) -> list[Organization]:
    """Organizations of these kinds (of all when none is named): kind by kind, then by number, then by name."""
    wanted = select(Organization).where(Organization.kind.in_(kinds)) if kinds else select(Organization)
    return sorted(session.scalars(wanted), key=_in_order)


def offices(session: Session) -> list[Organization]:
    """Every office that may oversee schools, in the order of lists: Wilayah II before IX before X."""
    return organizations(session, kinds=OFFICES)


def _in_order(organization: Organization) -> tuple[int, int, int, str, int]:
    place = office_order(organization.number, organization.name)
    return (KIND_ORDER[organization.kind], organization.parent_id or 0, *place, organization.id)


def offices_under(session: Session, office_ids: Collection[int]) -> frozenset[int]:
    """These offices and all below them: what a branch office oversees, its province sees too. One statement."""
    below = select(Organization.id).where(Organization.id.in_(office_ids)).cte("below", recursive=True)
    child = select(Organization.id).join(below, Organization.parent_id == below.c.id)
    return frozenset(session.scalars(select(below.union(child.where(Organization.kind.in_(OFFICES))).c.id)))


def offices_of_bodies(session: Session, organization_ids: Collection[int]) -> frozenset[int]:
    """The office of each body: its superior, or the organization itself where it is an office."""
    own = select(Organization.id).where(Organization.id.in_(organization_ids), Organization.kind.in_(OFFICES))
    superiors = select(Organization.parent_id).where(
        Organization.id.in_(organization_ids), Organization.parent_id.is_not(None), Organization.kind.not_in(OFFICES)
    )
    return frozenset(office_id for office_id in session.scalars(own.union(superiors)) if office_id is not None)


def valid_on(day: dt.date) -> ColumnElement[bool]:
    """The condition under which a jurisdiction holds on a day."""
    return and_(
        Jurisdiction.valid_from <= day,
        or_(Jurisdiction.valid_until.is_(None), Jurisdiction.valid_until >= day),
    )


def office_of(session: Session, district_code: str, level_group: LevelGroup, on: dt.date) -> Organization | None:
    """The office that oversees a level group of a district on a day; None when nobody is known."""
    return session.scalar(
        select(Organization)
        .join(Jurisdiction, Jurisdiction.office_id == Organization.id)
        .where(Jurisdiction.district_code == district_code, Jurisdiction.level_group == level_group, valid_on(on))
    )


def office_ids(session: Session, places: Iterable[Place], on: dt.date) -> dict[Place, int]:
    """The overseeing office of many (district code, level group) at once; a place that nobody oversees is absent.

    One statement, whatever the number of places.
    """
    wanted = set(places)
    rows = session.execute(
        select(Jurisdiction.district_code, Jurisdiction.level_group, Jurisdiction.office_id).where(
            Jurisdiction.district_code.in_({district for district, _ in wanted}), valid_on(on)
        )
    )
    return {(district, level): office for district, level, office in rows if (district, level) in wanted}


def jurisdictions_of(session: Session, office_id: int, on: dt.date) -> list[Jurisdiction]:
    """What an office oversees on a day, by district and level group."""
    return list(
        session.scalars(
            select(Jurisdiction)
            .where(Jurisdiction.office_id == office_id, valid_on(on))
            .order_by(Jurisdiction.district_code, Jurisdiction.level_group, Jurisdiction.id)
        )
    )


def overlapping(
    session: Session, place: Place, valid_from: dt.date, valid_until: dt.date | None, *, apart_from: int | None = None
) -> Jurisdiction | None:
    """A jurisdiction over this place that holds on one of these days already (None: without end)."""
    district, level = place
    found = select(Jurisdiction).where(
        Jurisdiction.district_code == district,
        Jurisdiction.level_group == level,
        or_(Jurisdiction.valid_until.is_(None), Jurisdiction.valid_until >= valid_from),
    )
    if valid_until is not None:
        found = found.where(Jurisdiction.valid_from <= valid_until)
    if apart_from is not None:
        found = found.where(Jurisdiction.id != apart_from)
    return session.scalar(found.order_by(Jurisdiction.valid_from).limit(1))


def seen_offices(session: Session, viewer: Viewer) -> frozenset[int]:
    """Ids of the offices whose doings this viewer sees: the own ones and all below them."""
    return offices_under(session, viewer.overseeing_ids | offices_of_bodies(session, viewer.organization_ids))


def is_visible(session: Session, viewer: Viewer) -> ColumnElement[bool]:
    """The condition under which a viewer sees an organization: the own, its offices, their bodies; admins see all."""
    if viewer.has_role(Role.ADMIN):
        return true()
    office_ids = seen_offices(session, viewer)
    own = viewer.organization_ids | viewer.overseeing_ids | office_ids
    return or_(Organization.id.in_(own), Organization.parent_id.in_(office_ids))


def visible_organization(session: Session, viewer: Viewer, code: str) -> Organization | None:
    """The organization of that code, if the viewer sees it."""
    return session.scalar(select(Organization).where(Organization.code == code, is_visible(session, viewer)))


def listed_organizations(written: str = "") -> Select[str, str, OrganizationKind, str | None, str, bool]:
    """Code, name, kind, superior's name, city, whether it is verified, in the order of lists; by part of the name."""
    superior = aliased(Organization)
    kinds = case(KIND_ORDER, value=Organization.kind)
    number = func.coalesce(Organization.number, UNNUMBERED)
    found = (
        select(
            Organization.code,
            Organization.name,
            Organization.kind,
            superior.name,
            Organization.city,
            Organization.is_verified,
        )
        .outerjoin(superior, superior.id == Organization.parent_id)
        .order_by(kinds, number, Organization.name_key, Organization.id)
    )
    return found.where(Organization.name_key.contains(name_key(written), autoescape=True)) if written else found


def visible_offices(session: Session, viewer: Viewer) -> list[Organization]:
    """The offices whose doings a viewer sees, in the order of lists; admins see all."""
    found = offices(session)
    if viewer.has_role(Role.ADMIN):
        return found
    seen = seen_offices(session, viewer)
    return [office for office in found if office.id in seen]


class ListedJurisdiction(NamedTuple):
    """A jurisdiction with the code and name of its office and the name of its district."""

    jurisdiction: Jurisdiction
    office_code: str
    office: str
    district: str


def listed_jurisdictions(
    office_ids: Collection[int] | None = None, *, district_code: str = ""
) -> Select[Jurisdiction, str, str, str]:
    """Every jurisdiction that holds or held, of these offices or of all, the newest of a place first."""
    found = (
        select(Jurisdiction, Organization.code, Organization.name, District.name)
        .join(Organization, Jurisdiction.office_id == Organization.id)
        .join(District, Jurisdiction.district_code == District.code)
        .order_by(Jurisdiction.district_code, Jurisdiction.level_group, Jurisdiction.valid_from.desc(), Jurisdiction.id)
    )
    if office_ids is not None:
        found = found.where(Organization.id.in_(office_ids))
    return found.where(Jurisdiction.district_code == district_code) if district_code else found


def jurisdiction_of_list(session: Session, jurisdiction_id: int) -> ListedJurisdiction | None:
    """One jurisdiction with its names."""
    found = session.execute(listed_jurisdictions().where(Jurisdiction.id == jurisdiction_id)).first()
    return ListedJurisdiction(*found) if found else None


def levels_by_district(session: Session, office_id: int, on: dt.date) -> list[tuple[str, list[str], bool]]:
    """What an office oversees on a day: district, its level groups, whether all of it is verified."""
    overseen: dict[str, list[Jurisdiction]] = {}
    for jurisdiction, _, _, district in session.execute(listed_jurisdictions([office_id]).where(valid_on(on))):
        overseen.setdefault(district, []).append(jurisdiction)
    return [
        (district, [each.level_group.value for each in found], all(each.is_verified for each in found))
        for district, found in overseen.items()
    ]


def district_names(session: Session) -> DistrictNames:
    """Finds districts by their written names."""
    return DistrictNames((code, name) for code, name in session.execute(select(District.code, District.name)))


def district_by_code(session: Session, code: str) -> District | None:
    return session.scalar(select(District).where(District.code == code))


def districts(session: Session, *, province_code: str = "") -> list[District]:
    """Districts by code, of one province or of all."""
    wanted = select(District).order_by(District.code)
    return list(session.scalars(wanted.where(District.province_code == province_code) if province_code else wanted))


def zone_of(session: Session, district_code: str) -> Zone | None:
    """The time zone of a district; None for an unknown code."""
    return session.scalar(select(District.zone).where(District.code == district_code))
