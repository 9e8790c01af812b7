"""Bodies that organize together. Nothing here commits."""

from sqlalchemy import select

from workshop_tracker.database import WritingSession
from workshop_tracker.organizations.models import Organization
from workshop_tracker.workshops.actions import require_editable
from workshop_tracker.workshops.models import Workshop, WorkshopOrganizer


class PapersNameThem(Exception):
    """Valid papers name the organizers, so they stay as they are."""


class IssuerStays(Exception):
    """The body that issues organizes; another must issue before this one can go."""


def add_organizer(session: WritingSession, workshop: Workshop, body: Organization) -> None:
    """Let a body organize too; the first of all issues. Raises WorkshopIsOver, PapersNameThem."""
    rows = _rows(session, workshop)
    if body.id not in rows:
        position = max((row.position for row in rows.values()), default=0) + 1
        row = WorkshopOrganizer(organization_id=body.id, is_issuer=not rows, position=position)
        row.workshop_id = workshop.id
        session.add(row)
        session.flush()


def remove_organizer(session: WritingSession, workshop: Workshop, body: Organization) -> None:
    """A body organizes no longer. Raises WorkshopIsOver, PapersNameThem, IssuerStays."""
    row = _rows(session, workshop).get(body.id)
    if row is None:
        return
    if row.is_issuer:
        raise IssuerStays
    session.delete(row)
    session.flush()


def let_issue(session: WritingSession, workshop: Workshop, body: Organization) -> None:
    """One of those who organize issues from now on; who did before stays. Raises WorkshopIsOver, PapersNameThem."""
    rows = _rows(session, workshop)
    if body.id not in rows or rows[body.id].is_issuer:
        return
    for row in rows.values():
        row.is_issuer = False
    session.flush()  # the index lets one body issue at a time
    rows[body.id].is_issuer = True
    session.flush()


def _rows(session: WritingSession, workshop: Workshop) -> dict[int, WorkshopOrganizer]:
    """Who organizes, by organization id, while that may change; of two who change it, one waits for the other."""
    session.execute(select(Workshop.id).where(Workshop.id == workshop.id).with_for_update())
    if workshop.locked_at is not None:
        raise PapersNameThem
    require_editable(workshop, {"organizers"})
    found = session.scalars(select(WorkshopOrganizer).where(WorkshopOrganizer.workshop_id == workshop.id))
    return {row.organization_id: row for row in found}
