"""How links and transcripts move when two people become one, and how many papers go with their participations."""

from collections.abc import Sequence

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from workshop_tracker.attendance.models import Participation
from workshop_tracker.attendance.moves import moving_whole
from workshop_tracker.certificates.models import Certificate, PaperState
from workshop_tracker.handout.models import PersonalLink
from workshop_tracker.handout.records.models import Transcript
from workshop_tracker.people.merging.moves import Answers, Belonging, Counts, Mover, Moves, moved

PAPERS = (PaperState.PREPARED, PaperState.VALID)


def move_person(session: Session, from_id: int, to_id: int, _answers: Answers) -> Moves:
    """A paper belongs to its participation: none is touched, it is only counted."""
    own = [
        step
        for model in (PersonalLink, Transcript)
        for step in moved(model, session.scalars(_of_person(model, from_id)).all(), from_id, to_id)
    ]
    papers = _papers(session, moving_whole(session, from_id, to_id))
    return Moves(tuple(own), moving={Belonging.PAPERS: papers})


def count(session: Session, person_id: int) -> Counts:
    """Papers that are prepared or valid."""
    own = session.scalars(select(Participation.id).where(Participation.person_id == person_id)).all()
    return {Belonging.PAPERS: _papers(session, own)}


MOVER = Mover(frozenset({"personal_links", "transcripts"}), move_person, count)


def _of_person(model: type[PersonalLink | Transcript], person_id: int) -> Select[int]:
    return select(model.id).where(model.person_id == person_id).order_by(model.id)


def _papers(session: Session, participation_ids: Sequence[int]) -> int:
    found = select(func.count()).where(
        Certificate.participation_id.in_(participation_ids), Certificate.state.in_(PAPERS)
    )
    return session.scalar(found) or 0
