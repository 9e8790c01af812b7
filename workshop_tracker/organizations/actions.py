"""Making and editing organizations, and saying who oversees what. Nothing here commits."""

import datetime as dt
from dataclasses import asdict, dataclass

from sqlalchemy import func, select

from workshop_tracker.database import WritingSession
from workshop_tracker.organizations.levels import LevelGroup
from workshop_tracker.organizations.models import Jurisdiction, Organization, OrganizationKind
from workshop_tracker.organizations.names import body_kind, name_key
from workshop_tracker.organizations.queries import (
    Place,
    offices_under,
    organization_by_code,
    organization_named,
    overlapping,
)
from workshop_tracker.presentation import file_name_part, tidy_text

LONGEST_CODE = 56  # of 64: leaves room for a number behind it


class CodeIsTaken(Exception):
    """Another organization has this code."""


class SuperiorIsBelow(Exception):
    """An organization would stand below itself."""


class JurisdictionsOverlap(Exception):
    """Somebody oversees this level group of this district on one of these days already: `other`."""

    def __init__(self, other: Jurisdiction) -> None:
        super().__init__(f"jurisdiction {other.id}")
        self.other = other


class JurisdictionEndsBeforeItStarts(Exception):
    """The last day lies before the first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationDetails:
    """What people fill in about an organization; `letterhead` has one line per line of text."""

    name: str
    kind: OrganizationKind
    number: int | None = None
    parent_id: int | None = None
    district_code: str | None = None
    city: str = ""
    address: str = ""
    phone: str = ""
    letterhead: str = ""
    unit: str = ""
    classification: str = "400.3"
    valid_from: dt.date | None = None
    valid_until: dt.date | None = None
    source: str = ""
    is_verified: bool = True
    is_given_numbers: bool = False


def add_organization(session: WritingSession, code: str, details: OrganizationDetails) -> Organization:
    """A new organization. Raises CodeIsTaken."""
    if organization_by_code(session, code) is not None:
        raise CodeIsTaken(code)
    organization = Organization(code=code, name_key=name_key(details.name), **asdict(details))
    session.add(organization)
    session.flush()
    return organization


def edit_organization(session: WritingSession, organization: Organization, details: OrganizationDetails) -> None:
    """Write the details over what stands; papers that were issued keep what they were printed with.

    Raises SuperiorIsBelow.
    """
    if details.parent_id in offices_under(session, [organization.id]):
        raise SuperiorIsBelow(organization.code)
    for field, value in asdict(details).items():
        setattr(organization, field, value)
    organization.name_key = name_key(details.name)
    session.flush()


def body_named(session: WritingSession, name: str) -> Organization:
    """The organization of that name, however it is spaced and capitalised; made as a body where nobody has it."""
    found = organization_named(session, name)
    if found is not None:
        return found
    written = tidy_text(name)
    details = OrganizationDetails(name=written, kind=body_kind(written))
    return add_organization(session, _free_code(session, written), details)


def _free_code(session: WritingSession, name: str) -> str:
    """A code out of the name, the same for the same name; numbered where two names come out alike."""
    code = file_name_part(name, longest=LONGEST_CODE).lower()
    taken = session.scalar(
        select(func.count()).where((Organization.code == code) | Organization.code.like(f"{code}--%"))
    )
    return f"{code}--{taken + 1}" if taken else code


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """Since when and until when (both days included), and what it rests on."""

    valid_from: dt.date
    valid_until: dt.date | None = None
    source: str = ""
    is_verified: bool = False


def add_jurisdiction(
    session: WritingSession, office: Organization, district_code: str, level_group: LevelGroup, terms: Terms
) -> Jurisdiction:
    """On the days of `terms` this office oversees this level group of this district.

    Raises JurisdictionsOverlap, JurisdictionEndsBeforeItStarts.
    """
    _refuse_impossible(session, (district_code, level_group), terms)
    jurisdiction = Jurisdiction(
        office_id=office.id, district_code=district_code, level_group=level_group, **asdict(terms)
    )
    session.add(jurisdiction)
    session.flush()
    return jurisdiction


def edit_jurisdiction(session: WritingSession, jurisdiction: Jurisdiction, terms: Terms) -> None:
    """End a jurisdiction or say what it rests on; its office and place stay, since old reports rest on them.

    Raises JurisdictionsOverlap, JurisdictionEndsBeforeItStarts.
    """
    place = (jurisdiction.district_code, jurisdiction.level_group)
    _refuse_impossible(session, place, terms, apart_from=jurisdiction.id)
    for name, value in asdict(terms).items():
        setattr(jurisdiction, name, value)
    session.flush()


def _refuse_impossible(session: WritingSession, place: Place, terms: Terms, *, apart_from: int | None = None) -> None:
    """A plain answer before the database's own: it refuses overlaps too, also of two who try at once."""
    if terms.valid_until is not None and terms.valid_until < terms.valid_from:
        raise JurisdictionEndsBeforeItStarts
    other = overlapping(session, place, terms.valid_from, terms.valid_until, apart_from=apart_from)
    if other is not None:
        raise JurisdictionsOverlap(other)
