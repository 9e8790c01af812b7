"""What was gathered about people as columns of their tables, ready for a bulk statement."""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from workshop_tracker.people.identifiers import IdentifierValue
from workshop_tracker.people.rosters.recognition.somebody import HeldPost, Somebody
from workshop_tracker.people.rules import keys_beside, name_keys

POST_COLUMNS = ("school_id", "starts_on", "ends_on", "is_main", "employment", "position")
TEXTS = ("birth_place", "phone", "email", "rank")  # of a new person, empty where nothing is known


@dataclass(slots=True)
class Gathered:
    """Who is new, and the numbers and posts that are, of the same people or of those who are known."""

    people: list[Somebody] = field(default_factory=list)
    numbers: list[tuple[Somebody, IdentifierValue]] = field(default_factory=list)
    posts: list[tuple[Somebody, HeldPost]] = field(default_factory=list)

    def parted(self, rows: Collection[int]) -> "tuple[Gathered, Gathered]":
        """What is told of the people whom these rows make, and the rest."""
        here, rest = Gathered(), Gathered()
        for person in self.people:
            (here if person.row in rows else rest).people.append(person)
        for number in self.numbers:
            (here if number[0].row in rows else rest).numbers.append(number)
        for post in self.posts:
            (here if post[0].row in rows else rest).posts.append(post)
        return here, rest


def person_columns(people: Sequence[Somebody]) -> dict[str, list[Any]]:
    """Every column that has no default, of people who are new."""
    keys = [keys_beside(each.name_key) for each in people]
    return {
        "id": [each.person_id for each in people],
        "title_before": [each.parts.title_before for each in people],
        "name": [each.parts.name for each in people],
        "title_after": [each.parts.title_after for each in people],
        **{column: [each[column] for each in keys] for column in keys[0]},
        **{column: [each.details.get(column, "") for each in people] for column in TEXTS},
        "sex": [each.details.get("sex") for each in people],
        "birth_date": [_day(each.details.get("birth_date")) for each in people],
        "staff_kind": [each.details["staff_kind"] for each in people],
    }


def number_columns(ids: Sequence[int], numbers: Sequence[tuple[Somebody, IdentifierValue]]) -> dict[str, list[Any]]:
    """Numbers under these ids; their bearers have theirs."""
    return {
        "id": list(ids),
        "person_id": [person.person_id for person, _ in numbers],
        "kind": [number.kind for _, number in numbers],
        "value": [number.value for _, number in numbers],
    }


def post_columns(ids: Sequence[int], posts: Sequence[tuple[Somebody, HeldPost]], source: str) -> dict[str, list[Any]]:
    """Posts under these ids; whoever holds them has one. `source` says where they are known from."""
    return {
        "id": list(ids),
        "person_id": [person.person_id for person, _ in posts],
        "source": [source] * len(posts),
        **{column: [getattr(post, column) for _, post in posts] for column in POST_COLUMNS},
    }


def changed_person(columns: dict[str, str]) -> dict[str, Any]:
    """Columns as the database takes them: a date as a date, and the keys that follow from a name."""
    stored: dict[str, Any] = dict(columns)
    if "birth_date" in stored:
        stored["birth_date"] = dt.date.fromisoformat(stored["birth_date"])
    if "status" in stored:
        stored["status_on"] = None
    if "name" in stored:
        stored |= name_keys(stored["name"])
    return stored


def changed_post(post: HeldPost) -> dict[str, Any]:
    """A post that is there already, as it stands now."""
    return {column: getattr(post, column) for column in POST_COLUMNS}


def _day(written: str | None) -> dt.date | None:
    return dt.date.fromisoformat(written) if written else None
