"""Whoever of a workshop can be written to, and how each letter stands."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_tracker.attendance.models import Participation
from workshop_tracker.outbox.models import ON_THE_WAY, MessageState
from workshop_tracker.outbox.queries import Standing, standing_of
from workshop_tracker.people.models import Person


@dataclass(frozen=True, slots=True)
class Addressee:
    """Somebody with an e-mail address; `standing` is none while nothing was queued for her."""

    participation_id: int
    person_id: int
    name: str
    email: str
    standing: Standing | None

    @property
    def key(self) -> str:
        return key_of(self.participation_id)

    @property
    def is_new(self) -> bool:
        """Nothing was ever queued."""
        return self.standing is None

    @property
    def has_failed(self) -> bool:
        return self.standing is not None and self.standing.state is MessageState.FAILED

    @property
    def is_on_the_way(self) -> bool:
        return self.standing is not None and self.standing.state in ON_THE_WAY

    @property
    def hidden_email(self) -> str:
        """Enough to recognise a mistyped address: `s…i@example.go.id`."""
        local, _, domain = self.email.rpartition("@")
        return f"{local[:1]}…{local[-1:]}@{domain}"


def key_of(participation_id: int) -> str:
    """Under which the letter to one participant of one workshop is queued."""
    return f"personal-link/{participation_id}"


def addressees_of(session: Session, workshop_id: int) -> list[Addressee]:
    """In the order of the list; whoever has no address is left out. Two statements."""
    rows = session.execute(
        select(Participation.id, Participation.person_id, Participation.name_as_registered, Person.email)
        .join(Person, Person.id == Participation.person_id)
        .where(Participation.workshop_id == workshop_id, Participation.cancelled_at.is_(None), Person.email != "")
        .order_by(Participation.sort_key, Participation.id)
    ).all()
    standings = standing_of(session, [key_of(number) for number, *_ in rows])
    return [Addressee(*row, standing=standings.get(key_of(row[0]))) for row in rows]
