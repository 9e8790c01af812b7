"""Whom a viewer meets at own workshops, whose list may be changed, which uploads of the list wait for answers."""

from sqlalchemy import Select, select, union
from sqlalchemy.orm import Session

from workshop_tracker.attendance.models import Participation
from workshop_tracker.database import now
from workshop_tracker.intake.models import StagedUpload
from workshop_tracker.people.models import OutsideTraining
from workshop_tracker.viewer import Viewer
from workshop_tracker.workshops.engagements import Engagement
from workshop_tracker.workshops.models import Workshop
from workshop_tracker.workshops.queries import editable_workshop, visible_workshop, workshops_visible_to

KIND = "participants"  # of uploads and batches


def people_met(viewer: Viewer) -> Select[int]:
    """The ids of those who take part or do something at a workshop that the viewer sees, or stand in own archives."""
    own = workshops_visible_to(viewer).with_only_columns(Workshop.id)
    met = union(
        select(Participation.person_id).where(Participation.workshop_id.in_(own)),
        select(Engagement.person_id).where(Engagement.workshop_id.in_(own)),
        select(OutsideTraining.person_id).where(OutsideTraining.archive_of_id.in_(viewer.organization_ids)),
    ).subquery()
    return select(met.c.person_id)


def workshop_to_fill(session: Session, viewer: Viewer, slug: str) -> Workshop | None:
    """A workshop whose list this viewer may change: its organizers and its committee may, an office only looks."""
    workshop = editable_workshop(session, viewer, slug)
    if workshop is not None:
        return workshop
    seen = visible_workshop(session, viewer, slug)
    return seen if seen is not None and seen.id in viewer.committee_workshop_ids else None


def waiting_upload(session: Session, viewer: Viewer, workshop_id: int) -> StagedUpload | None:
    """The newest list of this viewer for the workshop that was not confirmed whole."""
    return session.scalar(
        select(StagedUpload)
        .where(
            StagedUpload.kind == KIND,
            StagedUpload.target_id == workshop_id,
            StagedUpload.created_by_id == viewer.user_id,
            StagedUpload.expires_at > now(),
        )
        .order_by(StagedUpload.id.desc())
        .limit(1)
    )
