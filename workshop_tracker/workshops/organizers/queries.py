"""Bodies found by their names."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_tracker.organizations.models import Organization

MOST_FOUND = 10  # who means one of more types another word


def bodies_found(session: Session, words: str, besides: Collection[int]) -> list[Organization]:
    """Bodies and offices whose name holds these words, by name; none while nothing was typed."""
    if not words.strip():
        return []
    found = select(Organization).where(
        Organization.name.icontains(words.strip(), autoescape=True), Organization.id.not_in(besides)
    )
    return list(session.scalars(found.order_by(Organization.name_key, Organization.id).limit(MOST_FOUND)))
