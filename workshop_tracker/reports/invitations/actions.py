"""Inviting schools to a workshop, each once however often it is asked."""

from collections.abc import Collection
from dataclasses import dataclass

from workshop_tracker.database import WritingSession
from workshop_tracker.reports.invitations.queries import invited_ids
from workshop_tracker.workshops.models import InvitedSchool, Workshop


@dataclass(frozen=True, slots=True)
class Invited:
    """How many schools were invited now, and how many of those asked for had been before."""

    new: int
    before: int


def invite_schools(session: WritingSession, workshop: Workshop, school_ids: Collection[int], *, source: str) -> Invited:
    """Add what is missing; `source` tells from which list. Each invitation stands in the audit by itself."""
    there = invited_ids(session, workshop.id)
    new = sorted(set(school_ids) - there)
    for school_id in new:
        session.add(InvitedSchool(workshop_id=workshop.id, school_id=school_id, source=source))
    session.flush()  # a second one at the same time is refused by the database here, not later
    return Invited(len(new), len(set(school_ids) & there))
