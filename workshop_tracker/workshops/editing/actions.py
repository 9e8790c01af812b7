"""Making a draft from a form: whoever presses twice means one."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from workshop_tracker.database import WritingSession
from workshop_tracker.organizations.models import Organization
from workshop_tracker.workshops.actions import create_workshop
from workshop_tracker.workshops.models import Workshop, WorkshopOrganizer, WorkshopState

SAME_PRESS = dt.timedelta(seconds=10)


def create_draft_once(
    session: WritingSession, values: Mapping[str, Any], *, issuer: Organization, at: dt.datetime
) -> Workshop:
    """A draft with these values; the one of this title and body that was made a moment ago, if there is one."""
    session.execute(select(Organization.id).where(Organization.id == issuer.id).with_for_update())  # one at a time
    just_made = session.scalar(
        select(Workshop)
        .join(WorkshopOrganizer, WorkshopOrganizer.workshop_id == Workshop.id)
        .where(
            WorkshopOrganizer.organization_id == issuer.id,
            Workshop.title == values["title"],
            Workshop.state == WorkshopState.DRAFT,
            Workshop.created_at > at - SAME_PRESS,
        )
        .order_by(Workshop.id)
    )
    return just_made or create_workshop(session, values, issuer=issuer)
