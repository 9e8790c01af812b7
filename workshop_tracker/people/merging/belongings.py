"""The people feature's own mover: posts, memberships, numbers, and trainings that somebody took elsewhere."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

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
    moved,
)
from workshop_tracker.people.models import Identifier, Membership, OutsideTraining, Post
from workshop_tracker.presentation import Sentence
from workshop_tracker.schools.models import School

MAIN_SCHOOL = "main_school"
MAIN, SIDE_LINE = {"is_main": True}, {"is_main": False}


@dataclass(frozen=True, slots=True)
class Stay:
    """A post or a membership, by what it means: somebody at a place from a day on."""

    row_id: int
    place_id: int
    starts_on: dt.date
    ends_on: dt.date | None

    def is_as(self, other: "Stay") -> bool:
        """Whether both tell of one stay: at one place from one day on, or both still running there."""
        is_running = self.ends_on is None and other.ends_on is None
        return self.place_id == other.place_id and (is_running or self.starts_on == other.starts_on)


def move_person(session: Session, from_id: int, to_id: int, answers: Answers) -> Moves:
    posts, conflicts = _posts(session, from_id, to_id, answers)
    trainings = session.scalars(
        select(OutsideTraining.id).where(OutsideTraining.person_id == from_id).order_by(OutsideTraining.id)
    ).all()
    steps = (
        *posts,
        *_memberships(session, from_id, to_id),
        *moved(Identifier, _numbers_to_move(session, from_id, to_id), from_id, to_id),
        *moved(OutsideTraining, trainings, from_id, to_id),
    )
    moving = {
        Belonging.POSTS: len({step.row_id for step in posts if step.after.get("person_id") == to_id}),
        Belonging.TRAININGS: len(trainings),
    }
    return Moves(steps, conflicts, moving)


def count(session: Session, person_id: int) -> Counts:
    """Posts and trainings elsewhere."""
    posts, trainings = (
        select(func.count()).where(model.person_id == person_id).scalar_subquery() for model in (Post, OutsideTraining)
    )
    (numbers,) = session.execute(select(posts, trainings))
    return dict(zip((Belonging.POSTS, Belonging.TRAININGS), numbers, strict=True))


MOVER = Mover(frozenset({"posts", "memberships", "identifiers", "outside_trainings"}), move_person, count)


def _numbers_to_move(session: Session, from_id: int, to_id: int) -> list[int]:
    """The numbers that the other does not bear; the same NIY told twice stays where it is."""
    rows = session.scalars(
        select(Identifier).where(Identifier.person_id.in_((from_id, to_id))).order_by(Identifier.id)
    ).all()
    borne = {(row.kind, row.value) for row in rows if row.person_id == to_id}
    return [row.id for row in rows if row.person_id == from_id and (row.kind, row.value) not in borne]


def _memberships(session: Session, from_id: int, to_id: int) -> list[Step]:
    theirs, mine = (
        [
            Stay(row.id, row.organization_id, row.starts_on, row.ends_on)
            for row in session.scalars(select(Membership).where(Membership.person_id == id_).order_by(Membership.id))
        ]
        for id_ in (from_id, to_id)
    )
    steps: list[Step] = []
    for stay in theirs:
        same = _same(stay, mine)
        steps += (
            _begun_earlier(Membership, stay, same, mine) if same else moved(Membership, [stay.row_id], from_id, to_id)
        )
    return steps


def _same(stay: Stay, mine: Sequence[Stay]) -> Stay | None:
    return next((each for each in mine if each.is_as(stay)), None)


def _begun_earlier(model: type[Post | Membership], stay: Stay, same: Stay, mine: Sequence[Stay]) -> list[Step]:
    """One stay told twice stays once, from the earlier day on; the row of the one who goes stays with that row."""
    has_begun_then = any(each.place_id == stay.place_id and each.starts_on == stay.starts_on for each in mine)
    if stay.starts_on >= same.starts_on or has_begun_then:
        return []
    return [Step(model, same.row_id, {"starts_on": same.starts_on}, {"starts_on": stay.starts_on})]


def _posts(session: Session, from_id: int, to_id: int, answers: Answers) -> tuple[list[Step], tuple[Conflict, ...]]:
    rows = session.scalars(
        select(Post).where(Post.person_id.in_((from_id, to_id))).order_by(Post.starts_on, Post.id)
    ).all()
    mine = [_stay(row) for row in rows if row.person_id == to_id]
    my_main, their_main = (_main([row for row in rows if row.person_id == id_]) for id_ in (to_id, from_id))
    conflicts = _two_main_schools(session, my_main, their_main)
    main_id = _main_from_now_on(my_main, their_main, mine, conflicts, answers)
    my_main_id = my_main.id if my_main is not None else None
    steps = [Step(Post, my_main_id, MAIN, SIDE_LINE)] if my_main_id is not None and main_id != my_main_id else []
    for row in rows:
        if row.person_id == from_id:
            steps += _post_moved(row, to_id, mine, main_id)
    if main_id is not None and main_id != my_main_id and any(stay.row_id == main_id for stay in mine):
        steps.append(Step(Post, main_id, SIDE_LINE, MAIN))
    return steps, conflicts


def _post_moved(row: Post, to_id: int, mine: Sequence[Stay], main_id: int | None) -> Sequence[Step]:
    same = _same(_stay(row), mine)
    if same is not None:
        return _begun_earlier(Post, _stay(row), same, mine)
    if row.is_main and row.ends_on is None and row.id != main_id:
        before, after = {"person_id": row.person_id, **MAIN}, {"person_id": to_id, **SIDE_LINE}
        return [Step(Post, row.id, before, after)]
    return moved(Post, [row.id], row.person_id, to_id)


def _stay(row: Post) -> Stay:
    return Stay(row.id, row.school_id, row.starts_on, row.ends_on)


def _main(rows: Sequence[Post]) -> Post | None:
    return next((row for row in rows if row.is_main and row.ends_on is None), None)


def _main_from_now_on(
    my_main: Post | None, their_main: Post | None, mine: Sequence[Stay], conflicts: Sequence[Conflict], answers: Answers
) -> int | None:
    """The post that is the main one when both are one; of a stay told twice the row of the one who stays."""
    if their_main is None or my_main is None:
        chosen = my_main or their_main
    else:
        is_theirs = any(answered(each, answers) is Side.GONE for each in conflicts)
        chosen = their_main if is_theirs else my_main
    if chosen is None or chosen is my_main:
        return my_main.id if my_main is not None else None
    same = _same(_stay(chosen), mine)
    if same is not None and same.ends_on is not None:
        return my_main.id if my_main is not None else None
    return same.row_id if same else chosen.id


def _two_main_schools(session: Session, my_main: Post | None, their_main: Post | None) -> tuple[Conflict, ...]:
    if my_main is None or their_main is None or my_main.school_id == their_main.school_id:
        return ()
    mine, theirs = (_described(session, post) for post in (my_main, their_main))
    proposed = Side.GONE if their_main.starts_on > my_main.starts_on else Side.KEPT
    return (Conflict(MAIN_SCHOOL, Sentence("Sekolah induk"), mine, theirs, proposed),)


def _described(session: Session, post: Post) -> str:
    school = session.get_one(School, post.school_id)
    return Sentence("%(school)s, sejak %(day)s", school=school.printed_name or school.name, day=post.starts_on)
