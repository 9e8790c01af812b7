"""Whose report a viewer may read: the own offices and those below them; an admin all."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_tracker.organizations.models import OFFICES, Organization
from workshop_tracker.organizations.queries import offices, offices_under
from workshop_tracker.viewer import Role, Viewer

HOLDERS = frozenset({Role.ADMIN, Role.OFFICE})  # each of them has a report to read
READERS = HOLDERS | {Role.ORGANIZER}  # an organizer only where the own organization is an office


def readable_offices(session: Session, viewer: Viewer) -> list[Organization]:
    """Offices in the order of lists; an organizer has one only where the own organization is an office."""
    found = offices(session)
    if viewer.has_role(Role.ADMIN):
        return found
    readable = _office_ids(session, viewer)
    return [office for office in found if office.id in readable]


def readable_office(session: Session, viewer: Viewer, code: str) -> Organization | None:
    """The office of that code, if the viewer may read its report."""
    office = session.scalar(select(Organization).where(Organization.code == code, Organization.kind.in_(OFFICES)))
    if office is None or viewer.has_role(Role.ADMIN):
        return office
    return office if office.id in _office_ids(session, viewer) else None


def _office_ids(session: Session, viewer: Viewer) -> frozenset[int]:
    own = viewer.office_ids | viewer.organization_ids
    are_offices = select(Organization.id).where(Organization.id.in_(own), Organization.kind.in_(OFFICES))
    return offices_under(session, session.scalars(are_offices).all()) if own else frozenset()
