"""Everybody on a workshop's list, with what is known for sending and what was sent."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from workshop_tracker.attendance.models import Participation
from workshop_tracker.handout.models import Channel, HandoutMessage
from workshop_tracker.handout.renewal.queries import who_asks
from workshop_tracker.people.models import Person
from workshop_tracker.schools.models import School
from workshop_tracker.whatsapp import dialled

PURPOSE = "certificate"


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody who gets a personal link; `asked_at` is since when a new one is wanted."""

    participation_id: int
    person_id: int
    name: str
    school: str
    phone: str
    sent_at: dt.datetime | None
    asked_at: dt.datetime | None

    @property
    def has_number(self) -> bool:
        return bool(dialled(self.phone))

    @property
    def is_waiting(self) -> bool:
        """Nothing was sent, or not since a new link was asked for."""
        return self.sent_at is None or (self.asked_at is not None and self.asked_at > self.sent_at)


def recipients_of(session: Session, workshop_id: int) -> list[Recipient]:
    """In the order of the list. Two statements."""
    asked = who_asks(session, workshop_id)
    rows = session.execute(
        select(
            Participation.id,
            Participation.person_id,
            Participation.name_as_registered,
            func.coalesce(func.nullif(School.printed_name, ""), School.name, Participation.work_unit),
            Person.phone,
            HandoutMessage.sent_at,
        )
        .join(Person, Person.id == Participation.person_id)
        .outerjoin(School, School.id == Participation.school_id)
        .outerjoin(
            HandoutMessage,
            and_(
                HandoutMessage.participation_id == Participation.id,
                HandoutMessage.channel == Channel.WHATSAPP,
                HandoutMessage.purpose == PURPOSE,
            ),
        )
        .where(Participation.workshop_id == workshop_id, Participation.cancelled_at.is_(None))
        .order_by(Participation.sort_key, Participation.id)
    )
    return [
        Recipient(number, person_id, name, school, phone, sent_at, asked.get(person_id))
        for number, person_id, name, school, phone, sent_at in rows
    ]


def next_waiting(recipients: Sequence[Recipient], after: int) -> Recipient | None:
    """Who comes next behind that participation, from the top again at the end; none when everybody has it."""
    places = [place for place, each in enumerate(recipients) if each.participation_id == after]
    start = places[0] + 1 if places else 0
    in_turn = [*recipients[start:], *recipients[:start]]
    return next((each for each in in_turn if each.is_waiting and each.participation_id != after), None)
