"""A school with a staff of invented teachers, its lists of later days, and what they put in question."""

import datetime as dt

from sqlalchemy import Engine, select

from tests import files
from tests.people.rosters.lists import bring_in, table
from workshop_tracker.database import now, reading, writing
from workshop_tracker.people.models import Person, Post
from workshop_tracker.people.turnover.actions import answer_changes
from workshop_tracker.people.turnover.queries import Questioned, questioned_at
from workshop_tracker.people.turnover.rules import ChangeAnswer
from workshop_tracker.viewer import COMMAND

JULY, AUGUST, SEPTEMBER = dt.date(2025, 7, 1), dt.date(2025, 8, 1), dt.date(2025, 9, 1)
LATER = dt.date(2025, 10, 1)
HERE, ELSEWHERE = "SMKS Contoh Jatilawang", "SMKN 1 Contoh Rawalo"
NAMES = [files.staff_member(number).name for number in range(9)]


def hand_in(engine: Engine, day: dt.date, *numbers: int, school: str = HERE, title: str = "Daftar Guru") -> None:
    """A list of that day, of these members of staff."""
    place = f"Kecamatan {school.rsplit(maxsplit=1)[-1]}, Kabupaten Banyumas, Provinsi Jawa Tengah"
    members = [files.staff_member(number) for number in numbers]
    rows = files.staff_list_rows(members, school=school, place=place, title=title, downloaded=f"{day} 08:15:00")
    bring_in(engine, table(rows), today=LATER)


def questioned(engine: Engine, school_id: int) -> list[Questioned]:
    with reading(engine) as session:
        return questioned_at(session, school_id, now())


def asked(engine: Engine, school_id: int) -> list[str]:
    """Of whom nobody said yet what became."""
    return [each.name for each in questioned(engine, school_id) if each.answer is None]


def answer(engine: Engine, school_id: int, **answers: ChangeAnswer) -> int:
    """Answer by name, `_` for a space."""
    by_name = {each.name: each.id for each in questioned(engine, school_id)}
    given = {by_name[name.replace("_", " ")]: chosen for name, chosen in answers.items()}
    with writing(engine, by=COMMAND) as session:
        number = answer_changes(session, school_id, given, at=now())
        session.commit()
        return number


def said(number: int, chosen: ChangeAnswer) -> dict[str, ChangeAnswer]:
    return {NAMES[number].replace(" ", "_"): chosen}


def standing(
    engine: Engine, number: int
) -> tuple[str, dt.date | None, list[tuple[int, bool, dt.date, dt.date | None]]]:
    """Status, since when, and posts (school, main, from, until) of a member of staff."""
    with reading(engine) as session:
        person = session.scalars(select(Person).where(Person.name == NAMES[number])).one()
        held = session.scalars(select(Post).where(Post.person_id == person.id).order_by(Post.id))
        rows = [(post.school_id, post.is_main, post.starts_on, post.ends_on) for post in held]
        return person.status.value, person.status_on, rows
