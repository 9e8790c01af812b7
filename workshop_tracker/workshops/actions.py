"""Making, editing and ending workshops, and who organizes and signs. Nothing here commits."""

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_tracker.audit.actions import record
from workshop_tracker.database import Base, Editable, WritingSession, rows_resting_on
from workshop_tracker.organizations.models import Organization
from workshop_tracker.workshops.engagements import PaperHours, PaperRole, Signatory, SignatoryPlace
from workshop_tracker.workshops.models import Workshop, WorkshopOrganizer, WorkshopSession, WorkshopState
from workshop_tracker.workshops.queries import readiness_of, workshops_addressed, zone_of_workshop
from workshop_tracker.workshops.rules import (
    BEFORE_A_COUNT,
    OVER,
    Problem,
    may_edit,
    may_follow,
    missing_for_opening,
    same_local_time,
    slug_of,
)

DEFAULT_PAPERS = (("participant", PaperHours.PROGRAMME), ("speaker", PaperHours.OWN_SESSIONS))
# what goes with a draft; anything else that rests on it keeps it
PARTS = frozenset(
    {
        "committee_grants",
        "engagements",
        "invited_schools",
        "paper_roles",
        "photos",
        "sessions",
        "sheets",
        "signatories",
        "workshop_organizers",
    }
)


class StaleForm(Exception):
    """Somebody saved the row after the form was opened."""


class ReasonMissing(Exception):
    """Valid papers say what would be changed; that needs a reason."""


class WorkshopIsOver(Exception):
    """A closed or cancelled workshop is not changed any more."""


class NotReadyToOpen(Exception):
    """The workshop still lacks what issuing needs: `missing`."""

    def __init__(self, missing: tuple[Problem, ...]) -> None:
        super().__init__(" ".join(problem.message for problem in missing))
        self.missing = missing


class StateDoesNotFollow(Exception):
    """The workshop cannot go from its state to that one."""


class SomethingRestsOnIt(Exception):
    """Rows of other tables need this one: `resting` counts them by table."""

    def __init__(self, resting: dict[str, int]) -> None:
        super().__init__(str(resting))
        self.resting = resting


def require_version(row: Editable, row_version: int) -> None:
    """Raises StaleForm unless the row is still the one that the form showed."""
    if row.row_version != row_version:
        raise StaleForm


def require_editable(workshop: Workshop, fields: Collection[str], reason: str = "") -> None:
    """Raises WorkshopIsOver or ReasonMissing unless these fields of the workshop may change."""
    if fields and workshop.state in OVER:
        raise WorkshopIsOver
    if not may_edit(
        fields, is_locked=workshop.locked_at is not None, is_reported=workshop.reported_at is not None, reason=reason
    ):
        raise ReasonMissing


def change(row: Base, values: Mapping[str, Any]) -> frozenset[str]:
    """Set what differs and say which fields that were."""
    changed = frozenset(field for field, value in values.items() if getattr(row, field) != value)
    for field in changed:
        setattr(row, field, values[field])
    return changed


def create_workshop(session: WritingSession, values: Mapping[str, Any], *, issuer: Organization | None) -> Workshop:
    """A draft with an address of its own; participants and speakers get papers unless somebody decides otherwise."""
    slug = slug_of(values["title"], values.get("starts_on"))
    workshop = Workshop(slug=_free_slug(session, slug), **values)
    session.add(workshop)
    session.flush()
    if issuer is not None:
        set_issuer(session, workshop, issuer)
    session.add_all(PaperRole(workshop_id=workshop.id, role=role, hours=hours) for role, hours in DEFAULT_PAPERS)
    session.flush()
    return workshop


def _free_slug(session: Session, slug: str) -> str:
    taken = {workshop.slug for workshop in workshops_addressed(session, slug)}
    numbered = (f"{slug}{BEFORE_A_COUNT}{number}" for number in range(2, len(taken) + 3))
    return slug if slug not in taken else next(other for other in numbered if other not in taken)


def edit_workshop(
    session: WritingSession, workshop: Workshop, values: Mapping[str, Any], *, reason: str = ""
) -> frozenset[str]:
    """Write these fields; local times of its sessions stay when it moves to another zone.

    Returns the fields that changed. Raises WorkshopIsOver, ReasonMissing.
    """
    require_editable(workshop, [field for field, value in values.items() if getattr(workshop, field) != value], reason)
    zone = zone_of_workshop(session, workshop)
    changed = change(workshop, values)
    if "district_code" in changed:
        _keep_local_times(session, workshop, zone)
    session.flush()
    explain(session, workshop, reason if changed else "")
    return changed


def _keep_local_times(session: WritingSession, workshop: Workshop, zone: str) -> None:
    moved_to = zone_of_workshop(session, workshop)
    if zone == moved_to:
        return
    for row in session.scalars(select(WorkshopSession).where(WorkshopSession.workshop_id == workshop.id)):
        row.starts_at = row.starts_at and same_local_time(row.starts_at, zone, moved_to)
        row.ends_at = row.ends_at and same_local_time(row.ends_at, zone, moved_to)


def explain(session: WritingSession, workshop: Workshop, reason: str) -> None:
    """Write down why something was done, where a reason was given."""
    if reason.strip():
        record(session, "explain", "workshops", workshop.id, reason=reason.strip())


def set_issuer(
    session: WritingSession, workshop: Workshop, issuer: Organization, *, reason: str = ""
) -> frozenset[str]:
    """Let this body issue; who issued before no longer organizes. Raises WorkshopIsOver, ReasonMissing."""
    rows = {
        row.organization_id: row
        for row in session.scalars(select(WorkshopOrganizer).where(WorkshopOrganizer.workshop_id == workshop.id))
    }
    before = next((row for row in rows.values() if row.is_issuer), None)
    if before is not None and before.organization_id == issuer.id:
        return frozenset()
    require_editable(workshop, {"organizers"}, reason)
    if before is not None:
        session.delete(before)
        session.flush()  # the index lets one body issue at a time
    joint = rows.get(issuer.id)
    if joint is not None:
        joint.is_issuer = True
    else:
        session.add(WorkshopOrganizer(workshop_id=workshop.id, organization_id=issuer.id, is_issuer=True))
    session.flush()
    explain(session, workshop, reason)
    return frozenset({"organizers"})


def save_signatory(
    session: WritingSession, workshop: Workshop, place: SignatoryPlace, values: Mapping[str, Any], *, reason: str = ""
) -> frozenset[str]:
    """Who signs at this place of the paper, written over whoever stood there. Raises WorkshopIsOver, ReasonMissing."""
    row = session.scalar(select(Signatory).where(Signatory.workshop_id == workshop.id, Signatory.place == place))
    if row is not None and all(getattr(row, field) == value for field, value in values.items()):
        return frozenset()
    require_editable(workshop, {"signatories"}, reason)
    if row is None:
        session.add(Signatory(workshop_id=workshop.id, place=place, **values))
    else:
        change(row, values)
    session.flush()
    explain(session, workshop, reason)
    return frozenset({"signatories"})


def remove_signatory(session: WritingSession, workshop: Workshop, row: Signatory, *, reason: str = "") -> None:
    """Take a signatory off the papers to come. Raises WorkshopIsOver, ReasonMissing."""
    require_editable(workshop, {"signatories"}, reason)
    session.delete(row)
    session.flush()
    explain(session, workshop, reason)


def open_workshop(session: WritingSession, workshop: Workshop) -> None:
    """From now on people take part and papers can be issued. Raises NotReadyToOpen, StateDoesNotFollow."""
    missing = missing_for_opening(readiness_of(session, workshop))
    if missing:
        raise NotReadyToOpen(missing)
    _become(session, workshop, WorkshopState.OPEN)


def mark_held(session: WritingSession, workshop: Workshop) -> None:
    """The workshop has taken place. Raises StateDoesNotFollow."""
    _become(session, workshop, WorkshopState.HELD)


def close_workshop(session: WritingSession, workshop: Workshop) -> None:
    """All is done; nothing of it changes any more. Raises StateDoesNotFollow."""
    _become(session, workshop, WorkshopState.CLOSED)


def cancel_workshop(session: WritingSession, workshop: Workshop, *, reason: str = "") -> None:
    """It does not take place. Raises StateDoesNotFollow, also while valid papers rest on it."""
    if workshop.locked_at is not None:
        raise StateDoesNotFollow
    _become(session, workshop, WorkshopState.CANCELLED)
    explain(session, workshop, reason)


def _become(session: WritingSession, workshop: Workshop, state: WorkshopState) -> None:
    if not may_follow(workshop.state, state):
        raise StateDoesNotFollow
    workshop.state = state
    session.flush()


def delete_draft(session: WritingSession, workshop: Workshop) -> None:
    """Only a draft goes, with its own parts. Raises StateDoesNotFollow, SomethingRestsOnIt."""
    if workshop.state is not WorkshopState.DRAFT:
        raise StateDoesNotFollow
    resting = {table: rows for table, rows in rows_resting_on(session, workshop).items() if table not in PARTS}
    if resting:
        raise SomethingRestsOnIt(resting)
    session.delete(workshop)
    session.flush()
