"""The group link of a workshop, and who of its people somebody says to be."""

import datetime as dt
from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from workshop_tracker.attendance.models import Participation
from workshop_tracker.handout.models import GroupLink
from workshop_tracker.people.identifiers import CIVIL_SERVANT_KINDS, digits_of
from workshop_tracker.people.models import Identifier, Person
from workshop_tracker.people.names import split_name
from workshop_tracker.people.rules import name_key


def group_link_of(session: Session, workshop_id: int) -> GroupLink | None:
    return session.scalar(select(GroupLink).where(GroupLink.workshop_id == workshop_id))


def open_group_link(session: Session, token: str) -> GroupLink | None:
    """The link of a token while the organizer has it open."""
    return session.scalar(select(GroupLink).where(GroupLink.token == token, GroupLink.closed_at.is_(None)))


def key_of(written: str) -> str:
    """What is looked for: a number without its marks, or a name without titles and capitals."""
    return digits_of(written) or name_key(split_name(written).name)


def person_said(session: Session, workshop_id: int, written: str, born_on: dt.date) -> int | None:
    """The one person of a workshop of that name or number and date of birth; none where there are several."""
    found = [
        person_id
        for person_id, birth_date in _people(session, workshop_id, key_of(written))
        if born_on in _birthdays(birth_date, _numbers(session, person_id))
    ]
    return found[0] if len(found) == 1 else None


def _people(session: Session, workshop_id: int, key: str) -> Sequence[tuple[int, dt.date | None]]:
    rows = session.execute(
        select(Person.id, Person.birth_date)
        .join(Participation, Participation.person_id == Person.id)
        .where(Participation.workshop_id == workshop_id, Participation.cancelled_at.is_(None), _is(key))
        .where(Person.anonymised_at.is_(None))
        .distinct()
        .order_by(Person.id)
    )
    return [(person_id, birth_date) for person_id, birth_date in rows]


def _is(key: str) -> ColumnElement[bool]:
    if digits_of(key):
        return Person.id.in_(select(Identifier.person_id).where(Identifier.value == key))
    return Person.name_key == key


def _numbers(session: Session, person_id: int) -> list[str]:
    """Numbers that begin with a date of birth."""
    return list(
        session.scalars(
            select(Identifier.value).where(
                Identifier.person_id == person_id, Identifier.kind.in_(sorted(CIVIL_SERVANT_KINDS))
            )
        )
    )


def _birthdays(birth_date: dt.date | None, numbers: Iterable[str]) -> set[dt.date]:
    days = {dt.date.fromisoformat(number[:8]) for number in numbers}
    return days | {birth_date} if birth_date else days
