"""One user per role, so that every desk of the demonstration can be looked at."""

import datetime as dt
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from workshop_tracker.accounts.actions import NOWHERE, Place, add_user, grant_role
from workshop_tracker.accounts.models import User
from workshop_tracker.accounts.passwords import hash_password
from workshop_tracker.database import WritingSession
from workshop_tracker.demo.bodies import known
from workshop_tracker.demo.sources import document_of
from workshop_tracker.demo.teachers import Colleague, Rosters
from workshop_tracker.people.models import Person
from workshop_tracker.schools.models import School
from workshop_tracker.viewer import Role
from workshop_tracker.workshops.models import CommitteeGrant, Workshop
from workshop_tracker.workshops.speakers import person_named

GRANTED_ON = dt.date(2025, 1, 1)
COMMITTEE_FOR = dt.timedelta(days=90)
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that looks like another
GROUPS, LETTERS_OF_A_GROUP = 4, 4  # 79 random bits, and short enough to be typed from a screen


@dataclass(frozen=True, slots=True)
class SignIn:
    """With what a role of the demonstration signs in; the password is told once and kept nowhere."""

    role: str
    login: str
    password: str
    password_hash: str


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What users belong to; workshops by the name of their file, schools and rosters by NPSN."""

    schools: Mapping[str, School]
    rosters: Rosters
    workshops: Mapping[str, Workshop]
    today: dt.date


def new_sign_ins() -> list[SignIn]:
    """A fresh password for each user. Takes a while: call it before the transaction begins."""
    return [_sign_in(told) for told in document_of("users.json")]


def logins() -> list[tuple[str, str]]:
    """Role and login of each user, in the order of the list."""
    return [(told["role"], told["login"]) for told in document_of("users.json")]


def _sign_in(told: Mapping[str, Any]) -> SignIn:
    groups = ("".join(secrets.choice(LETTERS) for _ in range(LETTERS_OF_A_GROUP)) for _ in range(GROUPS))
    password = "-".join(groups)
    return SignIn(told["role"], told["login"], password, hash_password(password))


def add_users(session: WritingSession, sign_ins: Sequence[SignIn], surroundings: Surroundings) -> None:
    hashes = {each.login: each.password_hash for each in sign_ins}
    for told in document_of("users.json"):
        person = _person(session, told, surroundings)
        user = add_user(session, told["login"], display_name=told.get("name", ""), person=person)
        user.password_hash = hashes[told["login"]]
        _grant(session, user, told, surroundings)
    session.flush()


def some_teacher(rosters: Rosters) -> Colleague:
    """The teacher who signs in, and whose personal link is told: the one after the principal."""
    npsn = next(told["teacher_of"] for told in document_of("users.json") if "teacher_of" in told)
    return rosters[npsn][1]


def _person(session: WritingSession, told: Mapping[str, Any], surroundings: Surroundings) -> Person | None:
    if "teacher_of" in told:
        return session.get_one(Person, some_teacher(surroundings.rosters).person_id)
    return person_named(session, told["person"]) if "person" in told else None


def _grant(session: WritingSession, user: User, told: Mapping[str, Any], surroundings: Surroundings) -> None:
    role = Role(told["role"])
    if role is Role.COMMITTEE:
        ends_on = surroundings.today + COMMITTEE_FOR
        workshop = surroundings.workshops[told["workshop"]]
        session.add(CommitteeGrant(workshop_id=workshop.id, user_id=user.id, ends_on=ends_on))
        return
    for place in _places(session, told, surroundings):
        grant_role(session, user, role, place=place, on=GRANTED_ON)


def _places(session: WritingSession, told: Mapping[str, Any], surroundings: Surroundings) -> list[Place]:
    if "school" in told:
        return [Place(school=surroundings.schools[told["school"]])]
    return [Place(organization=known(session, code)) for code in told.get("organizations", [])] or [NOWHERE]
