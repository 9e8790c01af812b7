"""Whose papers wait for a number, and which numbers of the issuer papers bear already."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_tracker.certificates.contents.holders import Holder, holders_of
from workshop_tracker.certificates.models import Certificate
from workshop_tracker.workshops.models import Workshop


def waiting_for_numbers(session: Session, workshop: Workshop) -> list[Holder]:
    """Those who are due a paper or can still earn it and have none, in the order of the list."""
    return [
        holder
        for holder in holders_of(session, workshop)
        if holder.has_none and (holder.can_complete or holder.given_number)
    ]


def borne_numbers(session: Session, issuer_id: int, numbers: Collection[str]) -> dict[str, str]:
    """Those of these numbers that papers of the issuer bear, with the name on the paper."""
    rows = session.execute(
        select(Certificate.number, Certificate.name)
        .where(Certificate.issuer_id == issuer_id, Certificate.number.in_(numbers))
        .order_by(Certificate.version)
    )
    return {row.number: row.name for row in rows}
