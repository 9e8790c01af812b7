"""How participations move when two people become one: one of each workshop and role, papers and marks with it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from workshop_tracker.attendance.models import Attendance, Mark, Participation, ParticipationRole
from workshop_tracker.database import now
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
    moved,
)
from workshop_tracker.presentation import Sentence
from workshop_tracker.workshops.models import Workshop


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two participations of one workshop and role, and a role there that neither of the two people has."""

    mine: Participation
    theirs: Participation
    free_role: ParticipationRole | None


def move_person(session: Session, from_id: int, to_id: int, answers: Answers) -> Moves:
    """What is alone simply moves; where both took part in one role, one stands and the other steps aside."""
    rows = _of_both(session, from_id, to_id)
    meetings = _meetings(rows, from_id, to_id)
    alone = moving_whole(session, from_id, to_id)
    asked = [meeting for meeting in meetings if _is_asked(meeting)]
    marks = _marks(session, [row.id for meeting in asked for row in (meeting.mine, meeting.theirs)])
    conflicts = {meeting.theirs.id: _conflict(session, meeting, marks) for meeting in asked}
    steps = list(moved(Participation, alone, from_id, to_id))
    for meeting in meetings:
        steps += _settled(meeting, _standing(meeting, conflicts.get(meeting.theirs.id), answers))
    return Moves(tuple(steps), tuple(conflicts.values()), {Belonging.WORKSHOPS: len(alone)})


def moving_whole(session: Session, from_id: int, to_id: int) -> list[int]:
    """Ids of the participations that the other person has no like of: they move whatever is answered."""
    rows = _of_both(session, from_id, to_id)
    met = {meeting.theirs.id for meeting in _meetings(rows, from_id, to_id)}
    return [row.id for row in rows if row.person_id == from_id and row.id not in met]


def count(session: Session, person_id: int) -> Counts:
    """At how many workshops somebody took part."""
    found = select(func.count(Participation.workshop_id.distinct())).where(
        Participation.person_id == person_id, Participation.cancelled_at.is_(None)
    )
    return {Belonging.WORKSHOPS: session.scalar(found) or 0}


MOVER = Mover(frozenset({"participations"}), move_person, count)


def _of_both(session: Session, from_id: int, to_id: int) -> Sequence[Participation]:
    return session.scalars(
        select(Participation)
        .where(Participation.person_id.in_((from_id, to_id)))
        .order_by(Participation.workshop_id, Participation.id)
    ).all()


def _meetings(rows: Sequence[Participation], from_id: int, to_id: int) -> list[Meeting]:
    mine = {(row.workshop_id, row.role): row for row in rows if row.person_id == to_id}
    return [
        Meeting(mine[key], row, _free_role(row.workshop_id, rows))
        for row in rows
        if row.person_id == from_id and (key := (row.workshop_id, row.role)) in mine
    ]


def _free_role(workshop_id: int, rows: Iterable[Participation]) -> ParticipationRole | None:
    taken = {row.role for row in rows if row.workshop_id == workshop_id}
    return next((role for role in ParticipationRole if role not in taken), None)


def _is_asked(meeting: Meeting) -> bool:
    """Whether both are on the list; who was taken off it steps aside without a question."""
    is_on_list = meeting.mine.cancelled_at is None and meeting.theirs.cancelled_at is None
    return is_on_list and meeting.free_role is not None


def _standing(meeting: Meeting, conflict: Conflict | None, answers: Answers) -> Side:
    if conflict is not None:
        return answered(conflict, answers)
    is_theirs = meeting.mine.cancelled_at is not None and meeting.theirs.cancelled_at is None
    return Side.GONE if is_theirs and meeting.free_role is not None else Side.KEPT


def _settled(meeting: Meeting, standing: Side) -> list[Step]:
    """The one that stands is the kept person's; the other belongs to the row that goes, and is off the list.

    Two rows change places through a role that neither person has there: the key of a workshop, a person and a role
    is never held twice, not even for a moment.
    """
    mine, theirs = meeting.mine, meeting.theirs
    if standing is Side.KEPT or meeting.free_role is None:
        return [_off_the_list(theirs)] if theirs.cancelled_at is None else []
    aside = {"person_id": theirs.person_id, "role": meeting.free_role}
    off = [_off_the_list(mine)] if mine.cancelled_at is None else []
    return [
        *off,
        Step(Participation, mine.id, {"person_id": mine.person_id, "role": mine.role}, aside),
        *moved(Participation, [theirs.id], theirs.person_id, mine.person_id),
        Step(Participation, mine.id, {"role": meeting.free_role}, {"role": mine.role}),
    ]


def _off_the_list(row: Participation) -> Step:
    return Step(Participation, row.id, {"cancelled_at": None}, {"cancelled_at": now()})


def _marks(session: Session, participation_ids: Sequence[int]) -> dict[int, int]:
    """In how many sessions each was present."""
    rows = session.execute(
        select(Attendance.participation_id, func.count())
        .where(Attendance.participation_id.in_(participation_ids), Attendance.mark == Mark.PRESENT)
        .group_by(Attendance.participation_id)
    )
    return dict(rows.all())


def _conflict(session: Session, meeting: Meeting, marks: dict[int, int]) -> Conflict:
    """Proposed is the one with a valid paper, then the one that was present more often, then the older one."""
    mine, theirs = meeting.mine, meeting.theirs
    weights = [(row.certified_at is not None, marks.get(row.id, 0)) for row in (mine, theirs)]
    title = session.get_one(Workshop, theirs.workshop_id).title
    return Conflict(
        f"participation-{theirs.id}",
        Sentence("Keduanya tercatat pada kegiatan %(title)s", title=title),
        _described(mine, marks),
        _described(theirs, marks),
        Side.GONE if weights[1] > weights[0] else Side.KEPT,
    )


def _described(row: Participation, marks: dict[int, int]) -> str:
    present = marks.get(row.id, 0)
    if row.certified_at is None:
        return Sentence(
            "%(name)s: hadir %(count)s sesi, belum bersertifikat", name=row.name_as_registered, count=present
        )
    return Sentence("%(name)s: hadir %(count)s sesi, bersertifikat", name=row.name_as_registered, count=present)
