"""Whose report a viewer may read: the own offices and those below them; an admin all."""

from collections import defaultdict
from collections.abc import Collection

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from workshop_tracker.organizations.models import OFFICES, Organization
from workshop_tracker.organizations.queries import offices, offices_under
from workshop_tracker.reports.summaries.models import SummaryNote
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


def readable_tree(session: Session, viewer: Viewer) -> tuple[list[Organization], bool]:
    """The readable offices, and whether something is pending for the summaries. One statement for both."""
    pending = exists(select(SummaryNote.id)).label("pending")
    query = select(Organization, pending).where(Organization.kind.in_(OFFICES))
    if not viewer.has_role(Role.ADMIN):
        own = Organization.id.in_(viewer.office_ids | viewer.organization_ids) & Organization.kind.in_(OFFICES)
        below = select(Organization.id).where(own).cte("below", recursive=True)
        child = select(Organization.id).join(below, Organization.parent_id == below.c.id)
        readable = below.union(child.where(Organization.kind.in_(OFFICES)))
        query = query.where(Organization.id.in_(select(readable.c.id)))
    rows = session.execute(query).all()
    return [office for office, _ in rows], any(is_pending for _, is_pending in rows)


def below_in(offices: Collection[Organization], office: Organization) -> frozenset[int]:
    """The ids of an office and of all below it among those that were read."""
    children: dict[int | None, list[int]] = defaultdict(list)
    for each in offices:
        children[each.parent_id].append(each.id)
    found, to_see = {office.id}, [office.id]
    while to_see:
        new = set(children[to_see.pop()]) - found
        found |= new
        to_see += new
    return frozenset(found)


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
