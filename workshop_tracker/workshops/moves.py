"""How tasks at workshops and signatures move when two people become one."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from workshop_tracker.people.merging.moves import (
    Answers,
    Belonging,
    Conflict,
    Counts,
    Mover,
    Moves,
    Side,
    Step,
    answered,
    dropped,
    moved,
)
from workshop_tracker.presentation import Sentence
from workshop_tracker.workshops.engagements import Engagement, SessionSpeaker, Signatory
from workshop_tracker.workshops.models import Workshop


def move_person(session: Session, from_id: int, to_id: int, answers: Answers) -> Moves:
    """Where both have one task at a workshop, one row stays and takes the sessions of the other."""
    rows = session.scalars(
        select(Engagement).where(Engagement.person_id.in_((from_id, to_id))).order_by(Engagement.id)
    ).all()
    mine = {(row.workshop_id, row.role): row for row in rows if row.person_id == to_id}
    theirs = [row for row in rows if row.person_id == from_id]
    alone = [row.id for row in theirs if (row.workshop_id, row.role) not in mine]
    signed = session.scalars(select(Signatory.id).where(Signatory.person_id == from_id).order_by(Signatory.id)).all()
    steps = [*moved(Engagement, alone, from_id, to_id), *moved(Signatory, signed, from_id, to_id)]
    conflicts: list[Conflict] = []
    for row in theirs:
        if row.id not in alone:
            conflict = _conflict(session, mine[row.workshop_id, row.role], row)
            conflicts.append(conflict)
            steps += _settled(session, mine[row.workshop_id, row.role], row, answered(conflict, answers))
    return Moves(tuple(steps), tuple(conflicts), {Belonging.TASKS: len(theirs) + len(signed)})


def count(session: Session, person_id: int) -> Counts:
    """Tasks at workshops and signatures."""
    engaged, signs = (
        select(func.count()).where(model.person_id == person_id).scalar_subquery() for model in (Engagement, Signatory)
    )
    return {Belonging.TASKS: session.scalar(select(engaged + signs)) or 0}


MOVER = Mover(frozenset({"engagements", "signatories"}), move_person, count)


def _conflict(session: Session, mine: Engagement, theirs: Engagement) -> Conflict:
    title = session.get_one(Workshop, mine.workshop_id).title
    return Conflict(
        f"engagement-{theirs.id}",
        Sentence("Keduanya bertugas sama pada kegiatan %(title)s", title=title),
        _described(mine),
        _described(theirs),
        Side.GONE if len(_words(theirs)) > len(_words(mine)) else Side.KEPT,
    )


def _described(row: Engagement) -> str:
    return _words(row) or Sentence("Tanpa keterangan")


def _words(row: Engagement) -> str:
    return " – ".join(words for words in (row.represents, row.summary) if words)


def _settled(session: Session, mine: Engagement, theirs: Engagement, standing: Side) -> list[Step]:
    stays, goes = (mine, theirs) if standing is Side.KEPT else (theirs, mine)
    steps = [*_sessions_taken(session, stays, goes), dropped(goes)]
    return [*steps, *moved(Engagement, [theirs.id], theirs.person_id, mine.person_id)] if stays is theirs else steps


def _sessions_taken(session: Session, stays: Engagement, goes: Engagement) -> list[Step]:
    speaks_in, to_take = _speaking(session, stays), _speaking(session, goes)
    taken = {row.session_id for row in speaks_in}
    return [
        dropped(row)
        if row.session_id in taken
        else Step(SessionSpeaker, row.id, {"engagement_id": goes.id}, {"engagement_id": stays.id})
        for row in to_take
    ]


def _speaking(session: Session, engagement: Engagement) -> Sequence[SessionSpeaker]:
    return session.scalars(
        select(SessionSpeaker).where(SessionSpeaker.engagement_id == engagement.id).order_by(SessionSpeaker.id)
    ).all()
