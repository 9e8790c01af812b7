"""How accounts move when two people become one: each goes on working, for the one who stays."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from workshop_tracker.accounts.models import User
from workshop_tracker.people.merging.moves import Answers, Belonging, Counts, Mover, Moves, moved


def move_person(session: Session, from_id: int, to_id: int, _answers: Answers) -> Moves:
    users = session.scalars(select(User.id).where(User.person_id == from_id).order_by(User.id)).all()
    return Moves(moved(User, users, from_id, to_id), moving={Belonging.ACCOUNTS: len(users)})


def count(session: Session, person_id: int) -> Counts:
    return {Belonging.ACCOUNTS: session.scalar(select(func.count()).where(User.person_id == person_id)) or 0}


MOVER = Mover(frozenset({"users"}), move_person, count)
