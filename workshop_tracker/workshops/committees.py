"""Users who help with one workshop, until a day on which that ends by itself."""

import datetime as dt

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from workshop_tracker.accounts.models import User
from workshop_tracker.database import WritingSession
from workshop_tracker.workshops.models import CommitteeGrant, Workshop


def committee_of(session: Session, workshop_id: int) -> list[CommitteeGrant]:
    """Who helps or helped, with the user, by login."""
    return list(
        session.scalars(
            select(CommitteeGrant)
            .join(CommitteeGrant.user)
            .where(CommitteeGrant.workshop_id == workshop_id)
            .options(joinedload(CommitteeGrant.user))
            .order_by(User.login, CommitteeGrant.id)
        )
    )


def grant_committee(session: WritingSession, workshop: Workshop, user: User, *, until: dt.date) -> CommitteeGrant:
    """Let the user help until that day; whoever helps already helps until then instead."""
    found = session.scalar(
        select(CommitteeGrant).where(CommitteeGrant.workshop_id == workshop.id, CommitteeGrant.user_id == user.id)
    )
    grant = found or CommitteeGrant(workshop_id=workshop.id, user_id=user.id)
    grant.ends_on = until
    session.add(grant)
    session.flush()
    return grant


def end_committee(session: WritingSession, grant: CommitteeGrant) -> None:
    """The user helps no longer."""
    session.delete(grant)
    session.flush()
