"""A page of a search among 60,000 people: ours beside what a usual page does.

Theirs asks the ORM for whole people whose name holds each word (`icontains`), with the school of each asked as its row
is shown. It forgives no spelling and knows no words of schools. Both count, and both show the first fifty.
"""

import datetime as dt
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from tests.postgres import temporary_server
from workshop_tracker.bulk import insert_rows
from workshop_tracker.database import make_engine, reading, writing
from workshop_tracker.operations.upgrade import upgrade_database
from workshop_tracker.people.models import Person, Post, StaffKind
from workshop_tracker.people.queries import fits, is_living, sought_people
from workshop_tracker.people.rules import name_keys
from workshop_tracker.schools.models import School
from workshop_tracker.schools.searching import search_key
from workshop_tracker.viewer import COMMAND

PEOPLE, SCHOOLS, ROUNDS, ROWS_OF_A_PAGE = 60_000, 5_000, 7, 50
GIVEN = [
    "Agus",
    "Sri",
    "Siti",
    "Moch.",
    "Muhammad",
    "Budi",
    "Djoko",
    "Nur",
    "Ahmad",
    "Endang",
    "Dewi",
    "Slamet",
    "Retno",
]
OWN = ["Wahyuni", "Susilo", "Hidayat", "Lestari", "Santoso", "Soeharto", "Suharto", "Astuti", "Utami", "Mulyani"]
ASKED = ["Muh Suharto", "sri wahyuni", "Joko", "endang lestari contoh"]


def run() -> dict[str, dict[str, object]]:
    """Milliseconds a page, the mean of several searches, each at its quickest; ratio > 1 where ours is faster."""
    with tempfile.TemporaryDirectory() as folder, temporary_server() as postgresql:
        urls = {"SQLite": f"sqlite:///{Path(folder) / 'people.db'}", "PostgreSQL": postgresql}
        return {f"a search among 60,000 people, {name}": measured(url) for name, url in urls.items()}


def measured(url: str) -> dict[str, object]:
    engine = make_engine(url)
    upgrade_database(engine)
    with writing(engine, by=COMMAND) as session:
        fill(session)
        session.commit()
    with reading(engine) as session:
        session.execute(text("ANALYZE"))  # as the server does by itself within a minute
        ours, theirs = milliseconds(session, our_page), milliseconds(session, usual_page)
    engine.dispose()
    return {"ours": ours, "theirs": theirs, "ratio": theirs / ours, "unit": "ms"}


def fill(session: Session) -> None:
    chance = random.Random(60)
    insert_rows(session, School, [school(number) for number in range(SCHOOLS)])
    schools = list(session.scalars(select(School.id)))
    insert_rows(session, Person, [person(number + 1, chance) for number in range(PEOPLE)])
    insert_rows(session, Post, [post(number + 1, chance.choice(schools)) for number in range(PEOPLE)])


def school(number: int) -> dict[str, object]:
    name = f"SMK CONTOH {number}"
    keys = {"match_key": name, "sort_key": name.lower(), "search_key": search_key(name, "swasta", "")}
    kind = {"level": "SMK", "level_group": "SMK", "status": "swasta", "district_code": "33.02"}
    return {"npsn": f"9{number:07}", "name": name, **keys, **kind, "opened_on": None, "closed_on": None}


def person(number: int, chance: random.Random) -> dict[str, object]:
    name = f"{chance.choice(GIVEN)} {chance.choice(OWN)} {chance.choice(OWN)} Contoh"
    unknown = dict.fromkeys(("sex", "birth_date", "status_on", "merged_into_id", "anonymised_at"))
    return {"id": number, "name": name, **name_keys(name), **unknown, "staff_kind": StaffKind.TEACHER}


def post(person_id: int, school_id: int) -> dict[str, object]:
    return {"person_id": person_id, "school_id": school_id, "starts_on": dt.date(2020, 7, 1), "ends_on": None}


def our_page(session: Session, written: str) -> int:
    shown = session.execute(sought_people(is_living() & fits(written), limit=ROWS_OF_A_PAGE)).all()
    return len(shown) + (shown[0][-1] if shown else 0)


def usual_page(session: Session, written: str) -> int:
    found = select(Person).where(*(Person.name.icontains(word) for word in written.split()))
    people = session.scalars(found.order_by(Person.name).limit(ROWS_OF_A_PAGE)).all()
    shown = [(each.name, session.scalars(select(Post).where(Post.person_id == each.id)).first()) for each in people]
    total = session.scalar(select(func.count()).select_from(found.subquery())) or 0
    return total + len(shown)


def milliseconds(session: Session, page: Callable[[Session, str], int]) -> float:
    return 1000 * statistics.mean(min(taken(session, page, written) for _ in range(ROUNDS)) for written in ASKED)


def taken(session: Session, page: Callable[[Session, str], int], written: str) -> float:
    """Seconds on the clock: a server works in a process of its own."""
    session.expunge_all()
    before = time.perf_counter()
    page(session, written)
    return time.perf_counter() - before
