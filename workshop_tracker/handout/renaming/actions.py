"""Correcting the names that were shown. Nothing here commits."""

from collections.abc import Sequence
from dataclasses import dataclass

from workshop_tracker.certificates.actions import ReasonMissing, correct_certificate
from workshop_tracker.certificates.models import Certificate
from workshop_tracker.certificates.preparing import lock_workshop
from workshop_tracker.database import WritingSession
from workshop_tracker.handout.renaming.queries import proposals_of
from workshop_tracker.handout.renaming.rules import Wish, digest_of
from workshop_tracker.workshops.models import Workshop


class ListChanged(Exception):
    """Papers changed since the list was shown; or it was confirmed already."""


@dataclass(frozen=True, slots=True)
class Renamed:
    """How many prepared papers were corrected in place, and how many valid ones got a new version."""

    in_place: int
    anew: int


def correct_names(
    session: WritingSession, workshop: Workshop, wishes: Sequence[Wish], *, seen: str, reason: str
) -> Renamed:
    """Exactly what was `seen`, each paper for itself; old versions stay verifiable.

    Raises ListChanged, ReasonMissing.
    """
    if not reason.strip():
        raise ReasonMissing
    lock_workshop(session, workshop)
    proposals = proposals_of(session, workshop.id, wishes)
    if digest_of(proposals) != seen:
        raise ListChanged
    changes = [(each.paper, each.wish.name) for each in proposals if each.paper and each.is_change]
    for paper, name in changes:
        correct_certificate(
            session, session.get_one(Certificate, paper.certificate_id), name=name, reason=reason.strip()
        )
    anew = len([paper for paper, _ in changes if paper.is_valid])
    return Renamed(len(changes) - anew, anew)
