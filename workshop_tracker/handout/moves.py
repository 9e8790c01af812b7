"""How personal links move when two people become one, and how many papers go with their participations."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from workshop_tracker.attendance.models import Participation
from workshop_tracker.attendance.moves import moving_whole
from workshop_tracker.certificates.models import Certificate, PaperState
from workshop_tracker.handout.models import PersonalLink
from workshop_tracker.people.merging.moves import Answers, Belonging, Counts, Mover, Moves, moved

PAPERS = (PaperState.PREPARED, PaperState.VALID)


def move_person(session: Session, from_id: int, to_id: int, _answers: Answers) -> Moves:
    """A paper belongs to its participation: none is touched, it is only counted."""
    links = session.scalars(
        select(PersonalLink.id).where(PersonalLink.person_id == from_id).order_by(PersonalLink.id)
    ).all()
    papers = _papers(session, moving_whole(session, from_id, to_id))
    return Moves(moved(PersonalLink, links, from_id, to_id), moving={Belonging.PAPERS: papers})


def count(session: Session, person_id: int) -> Counts:
    """Papers that are prepared or valid."""
    own = session.scalars(select(Participation.id).where(Participation.person_id == person_id)).all()
    return {Belonging.PAPERS: _papers(session, own)}


MOVER = Mover(frozenset({"personal_links"}), move_person, count)


def _papers(session: Session, participation_ids: Sequence[int]) -> int:
    found = select(func.count()).where(
        Certificate.participation_id.in_(participation_ids), Certificate.state.in_(PAPERS)
    )
    return session.scalar(found) or 0
