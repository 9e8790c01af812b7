"""Workshops as their readers see them: who may look, what is planned, who organizes, speaks and signs."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection

from sqlalchemy import ColumnElement, Select, bindparam, exists, false, func, or_, select
from sqlalchemy.orm import Session, joinedload

from workshop_tracker.database import plain_rows
from workshop_tracker.organizations.models import District, Organization, Zone
from workshop_tracker.organizations.queries import zone_of
from workshop_tracker.people.models import Person
from workshop_tracker.people.names import join_name
from workshop_tracker.presentation import tidy_text
from workshop_tracker.viewer import Role, Viewer
from workshop_tracker.workshops.days import end_of_workshop, in_time_order
from workshop_tracker.workshops.engagements import Engagement, SessionSpeaker, Signatory, SignatoryPlace
from workshop_tracker.workshops.models import (
    CommitteeGrant,
    Sheet,
    SheetSession,
    Workshop,
    WorkshopOrganizer,
    WorkshopSession,
)
from workshop_tracker.workshops.numbering import unit_of
from workshop_tracker.workshops.rules import BEFORE_A_COUNT, Readiness

KINDS_OF_DISTRICT = {"kab": "kabupaten", "kab.": "kabupaten", "kabupaten": "kabupaten", "kota": "kota"}
PLACES_FROM_THE_LEFT = (SignatoryPlace.LEFT, SignatoryPlace.CENTER, SignatoryPlace.RIGHT)
# put together once: every page of somebody signed in asks it
_COMMITTEE_WORKSHOPS = select(CommitteeGrant.workshop_id).where(
    CommitteeGrant.user_id == bindparam("user_id"), CommitteeGrant.ends_on >= bindparam("on")
)


def workshops_visible_to(viewer: Viewer) -> Select[Workshop]:
    """Workshops whose name and numbers one may read: of the own bodies, offices and committees; all to an admin."""
    if viewer.has_role(Role.ADMIN):
        return select(Workshop)
    return select(Workshop).where(
        or_(
            _held_by(viewer.organization_ids | viewer.overseeing_ids),
            Workshop.id.in_(viewer.committee_workshop_ids),
        )
    )


def workshops_open_to(viewer: Viewer) -> Select[Workshop]:
    """Of those, the ones whose own pages open, with people and marks: an office as such reads numbers only."""
    if viewer.has_role(Role.ADMIN):
        return select(Workshop)
    return select(Workshop).where(
        or_(_held_by(viewer.organization_ids), Workshop.id.in_(viewer.committee_workshop_ids))
    )


def ids_open_to(session: Session, viewer: Viewer, workshop_ids: Collection[int]) -> frozenset[int]:
    """Which of these workshops the viewer may open, so that a page links to no closed door."""
    if not workshop_ids:
        return frozenset()
    return frozenset(
        session.scalars(workshops_open_to(viewer).where(Workshop.id.in_(workshop_ids)).with_only_columns(Workshop.id))
    )


def workshops_editable_by(viewer: Viewer) -> Select[Workshop]:
    """Of those, the ones that the viewer may change: workshops of the bodies whose organizer the viewer is."""
    if viewer.has_role(Role.ADMIN):
        return select(Workshop)
    if not viewer.has_role(Role.ORGANIZER):
        return select(Workshop).where(false())
    return select(Workshop).where(_held_by(viewer.organization_ids))


def _held_by(organization_ids: frozenset[int]) -> ColumnElement[bool]:
    """Organized by one of them, alone or with others, or under its office."""
    organizes = exists().where(
        WorkshopOrganizer.workshop_id == Workshop.id, WorkshopOrganizer.organization_id.in_(organization_ids)
    )
    return or_(organizes, Workshop.office_id.in_(organization_ids))


def workshop_by_slug(session: Session, slug: str) -> Workshop | None:
    """For commands; pages look through `visible_workshop` or `editable_workshop`."""
    return session.scalar(select(Workshop).where(Workshop.slug == slug))


def workshops_addressed(session: Session, slug: str) -> list[Workshop]:
    """Every workshop whose address is made of the same title and day, the first one first."""
    is_counted = Workshop.slug.like(f"{slug}{BEFORE_A_COUNT}%")
    return list(session.scalars(select(Workshop).where((Workshop.slug == slug) | is_counted).order_by(Workshop.id)))


def visible_workshop(session: Session, viewer: Viewer, slug: str) -> Workshop | None:
    """For its pages: the workshop of that address, if it is open to the viewer."""
    return session.scalar(workshops_open_to(viewer).where(Workshop.slug == slug))


def editable_workshop(session: Session, viewer: Viewer, slug: str) -> Workshop | None:
    return session.scalar(workshops_editable_by(viewer).where(Workshop.slug == slug))


def committee_workshops_of(session: Session, user_id: int, on: dt.date) -> frozenset[int]:
    """Ids of the workshops in whose committee a user is on that day; accounts makes the viewer of them."""
    return frozenset(
        workshop_id for (workshop_id,) in plain_rows(session, _COMMITTEE_WORKSHOPS, user_id=user_id, on=on)
    )


def districts_named(session: Session, written: str) -> list[District]:
    """The districts that a code or a name may mean: `33.02`, `Kab. Banyumas`; `Semarang` alone means two."""
    whole = tidy_text(written).casefold()
    kind, _, rest = whole.partition(" ")
    names = (
        [f"{KINDS_OF_DISTRICT[kind]} {rest}"] if kind in KINDS_OF_DISTRICT else [f"kabupaten {whole}", f"kota {whole}"]
    )
    found = select(District).where((District.code == written) | func.lower(District.name).in_(names))
    return list(session.scalars(found.order_by(District.code)))


def zone_of_workshop(session: Session, workshop: Workshop) -> str:
    """WIB, WITA or WIT by its district; western time while the district is unknown."""
    return (workshop.district_code and zone_of(session, workshop.district_code)) or Zone.WIB


def sessions_of(session: Session, workshop_id: int) -> list[WorkshopSession]:
    """The programme as it runs."""
    return in_time_order(session.scalars(select(WorkshopSession).where(WorkshopSession.workshop_id == workshop_id)))


def end_of(session: Session, workshop: Workshop) -> dt.datetime | None:
    """The instant at which the last session ends; none while no day is known."""
    return end_of_workshop(workshop, sessions_of(session, workshop.id), zone_of_workshop(session, workshop))


def lesson_hours_of(session: Session, workshop_id: int) -> int:
    """JP of the whole programme."""
    return (
        session.scalar(
            select(func.coalesce(func.sum(WorkshopSession.lesson_hours), 0)).where(
                WorkshopSession.workshop_id == workshop_id
            )
        )
        or 0
    )


def sheets_of(session: Session, workshop_id: int) -> list[tuple[Sheet, list[int]]]:
    """The attendance sheets in their order, each with the ids of its sessions; one without sessions is left out."""
    rows = session.execute(
        select(Sheet, WorkshopSession.id)
        .join(SheetSession, SheetSession.sheet_id == Sheet.id)
        .join(WorkshopSession, WorkshopSession.id == SheetSession.session_id)
        .where(Sheet.workshop_id == workshop_id)
        .order_by(Sheet.position, WorkshopSession.number)
    )
    sheets: dict[Sheet, list[int]] = {}
    for sheet, session_id in rows:
        sheets.setdefault(sheet, []).append(session_id)
    return list(sheets.items())


def organizers_of(session: Session, workshop_id: int) -> list[Organization]:
    """The bodies that organize, in the order in which they are named."""
    return list(
        session.scalars(
            select(Organization)
            .join(WorkshopOrganizer, WorkshopOrganizer.organization_id == Organization.id)
            .where(WorkshopOrganizer.workshop_id == workshop_id)
            .order_by(WorkshopOrganizer.position, WorkshopOrganizer.id)
        )
    )


def issuer_of(session: Session, workshop_id: int) -> Organization | None:
    """The one body that issues the papers."""
    return session.scalar(
        select(Organization)
        .join(WorkshopOrganizer, WorkshopOrganizer.organization_id == Organization.id)
        .where(WorkshopOrganizer.workshop_id == workshop_id, WorkshopOrganizer.is_issuer)
    )


def engagements_of(session: Session, workshop_id: int) -> list[Engagement]:
    """Who does something, with the person, in the order in which they are named."""
    return list(
        session.scalars(
            select(Engagement)
            .where(Engagement.workshop_id == workshop_id)
            .options(joinedload(Engagement.person))
            .order_by(Engagement.position, Engagement.id)
        )
    )


def speakers_of_sessions(session: Session, workshop_id: int) -> dict[int, list[Engagement]]:
    """By session id, who speaks in it, in the order printed; one statement for the whole workshop."""
    rows = session.execute(
        select(SessionSpeaker.session_id, Engagement)
        .join(Engagement, Engagement.id == SessionSpeaker.engagement_id)
        .where(Engagement.workshop_id == workshop_id)
        .options(joinedload(Engagement.person))
        .order_by(SessionSpeaker.session_id, SessionSpeaker.position, SessionSpeaker.id)
    )
    speakers: dict[int, list[Engagement]] = defaultdict(list)
    for session_id, engagement in rows:
        speakers[session_id].append(engagement)
    return dict(speakers)


def written_name(person: Person) -> str:
    """The name with its titles, as it is printed."""
    return person.printed_name or join_name(person.title_before, person.name, person.title_after)


def signatories_of(session: Session, workshop_id: int) -> list[Signatory]:
    """Who signs, from the left of the paper to its right."""
    found = session.scalars(select(Signatory).where(Signatory.workshop_id == workshop_id))
    return sorted(found, key=lambda signatory: PLACES_FROM_THE_LEFT.index(signatory.place))


def readiness_of(session: Session, workshop: Workshop) -> Readiness:
    """What the workshop has of the things that opening and papers need."""
    return readiness(
        workshop,
        issuer=issuer_of(session, workshop.id),
        lesson_hours=lesson_hours_of(session, workshop.id),
        signatories=len(signatories_of(session, workshop.id)),
    )


def readiness(workshop: Workshop, *, issuer: Organization | None, lesson_hours: int, signatories: int) -> Readiness:
    """The same of what is at hand already."""
    return Readiness(
        title=workshop.title,
        organizer=issuer.name if issuer else "",
        office=str(workshop.office_id or ""),
        district=workshop.district_code or "",
        place=workshop.place,
        lesson_hours=lesson_hours,
        signatories=signatories,
        number_pattern=workshop.number_pattern,
        staff_number_pattern=workshop.staff_number_pattern,
        starts_on=workshop.starts_on,
        number_unit=unit_of(issuer.unit, issuer.name) if issuer else "",
        number_code=issuer.classification if issuer else "",
    )
