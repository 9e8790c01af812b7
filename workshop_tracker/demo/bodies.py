"""Who organizes in the demonstration: invented bodies with a letterhead, and the people of their boards."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from workshop_tracker.database import WritingSession
from workshop_tracker.demo.sources import document_of
from workshop_tracker.organizations.actions import OrganizationDetails, add_organization
from workshop_tracker.organizations.models import Organization, OrganizationKind
from workshop_tracker.organizations.queries import organization_by_code
from workshop_tracker.people.models import Membership
from workshop_tracker.workshops.speakers import person_named

BOARDS_SINCE = dt.date(2024, 1, 1)


def add_bodies(session: WritingSession) -> None:
    for body in document_of("bodies.json"):
        organization = add_organization(session, body["code"], _details(body, known(session, body["parent"])))
        for member in body["board"]:
            person = person_named(session, member["name"])
            session.add(
                Membership(
                    person_id=person.id,
                    organization_id=organization.id,
                    position=member["position"],
                    starts_on=BOARDS_SINCE,
                )
            )
    session.flush()


def known(session: WritingSession, code: str) -> Organization:
    """An organization of which the demonstration knows that it is there. Raises LookupError."""
    found = organization_by_code(session, code)
    if found is None:
        raise LookupError(code)
    return found


def _details(body: Mapping[str, Any], parent: Organization) -> OrganizationDetails:
    return OrganizationDetails(
        name=body["name"],
        kind=OrganizationKind(body["kind"]),
        parent_id=parent.id,
        district_code=body["district"],
        city=body["city"],
        unit=body["unit"],
        letterhead="\n".join(body["letterhead"]),
        valid_from=BOARDS_SINCE,
        source="contoh",
    )
