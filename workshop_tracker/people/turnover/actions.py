"""Answering what a list put in question, and taking an answer back. Nothing here commits."""

import datetime as dt
from collections.abc import Mapping

from sqlalchemy import select

from workshop_tracker.database import WritingSession
from workshop_tracker.people.models import Person, PersonStatus, Post
from workshop_tracker.people.turnover.models import StaffChange
from workshop_tracker.people.turnover.queries import answerable
from workshop_tracker.people.turnover.rules import ANSWERS, ChangeAnswer, ChangeKind, day_before
from workshop_tracker.schools.models import School

STATUSES = {
    ChangeAnswer.MOVED: PersonStatus.MOVED,
    ChangeAnswer.RETIRED: PersonStatus.RETIRED,
    ChangeAnswer.LEFT: PersonStatus.LEFT,
    ChangeAnswer.DIED: PersonStatus.DIED,
}


class MainPostElsewhere(Exception):
    """Somebody has a main post at another school by now, so the one here cannot go on as the main one."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def answer_changes(
    session: WritingSession, school_id: int, answers: Mapping[int, ChangeAnswer], *, at: dt.datetime
) -> int:
    """Answer questions of a school by their ids; another answer within 30 days takes the first back.

    Returns how many answers are new or others than before. Raises MainPostElsewhere.
    """
    session.execute(select(School.id).where(School.id == school_id).with_for_update())  # of two at once, one waits
    given = 0
    for change in session.scalars(answerable(school_id, at)).all():
        wanted = answers.get(change.id)
        if wanted in ANSWERS[change.kind] and wanted is not change.answer:
            _take_back(session, change)
            _apply(session, change, wanted)
            change.answer, change.answered_at, change.answered_by_id = wanted, at, session.actor.id
            session.flush()
            given += 1
    return given


def _apply(session: WritingSession, change: StaffChange, answer: ChangeAnswer) -> None:
    if answer in STATUSES:
        _end_post(session, change, STATUSES[answer])
    elif answer is ChangeAnswer.TRANSFERRED:
        _transfer(session, change)


def _end_post(session: WritingSession, change: StaffChange, status: PersonStatus) -> None:
    """The post ended the day before the list that no longer holds it; who moved and teaches elsewhere stays active."""
    post = change.post
    post.ends_on = day_before(change.listed_on, post.starts_on)
    session.flush()  # one running main post at a time
    second = _second_post(session, post.person_id) if status is PersonStatus.MOVED else None
    if second is not None:
        second.is_main, change.other_post_id = True, second.id
        return
    person = session.get_one(Person, post.person_id)
    person.status, person.status_on = status, change.listed_on


def _second_post(session: WritingSession, person_id: int) -> Post | None:
    """The running post that was begun last."""
    running = select(Post).where(Post.person_id == person_id, Post.ends_on.is_(None), ~Post.is_main)
    return session.scalars(running.order_by(Post.starts_on.desc(), Post.id.desc())).first()


def _transfer(session: WritingSession, change: StaffChange) -> None:
    """The main post elsewhere ended the day before the one here began."""
    post = change.post
    old = _main_post(session, post.person_id)
    if old is not None:
        old.ends_on = day_before(post.starts_on, old.starts_on)
        change.other_post_id = old.id
        session.flush()  # one running main post at a time
    post.is_main = True


def _take_back(session: WritingSession, change: StaffChange) -> None:
    """Let all be as before the answer. Raises MainPostElsewhere."""
    if change.kind is ChangeKind.DEPARTURE and change.answer in STATUSES:
        if change.other_post is not None:
            change.other_post.is_main = False
        _reopen(session, change.post)
        person = session.get_one(Person, change.post.person_id)
        person.status, person.status_on = PersonStatus.ACTIVE, None
    elif change.answer is ChangeAnswer.TRANSFERRED:
        change.post.is_main = False
        if change.other_post is not None:
            _reopen(session, change.other_post)
    change.other_post_id = None


def _reopen(session: WritingSession, post: Post) -> None:
    session.flush()  # one running main post at a time
    if _main_post(session, post.person_id) is not None:
        raise MainPostElsewhere(session.get_one(Person, post.person_id).name)
    post.ends_on = None
    session.flush()


def _main_post(session: WritingSession, person_id: int) -> Post | None:
    return session.scalar(select(Post).where(Post.person_id == person_id, Post.is_main, Post.ends_on.is_(None)))
