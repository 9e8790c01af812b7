"""What is known of two people, field by field: which value stays unless somebody chooses, and whether it changed."""

import datetime as dt
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_tracker.database import batched
from workshop_tracker.people.identifiers import IdentifierKind
from workshop_tracker.people.merging.moves import Answers, Side, Step
from workshop_tracker.people.models import Identifier, Person, Post
from workshop_tracker.people.rosters.recognition.known import AT_ONCE
from workshop_tracker.people.rosters.recognition.somebody import TELLING_APART

# of two written values the fuller one stays
WRITTEN = ("title_before", "name", "title_after", "printed_name", "birth_place", "rank")
# of two ways to reach somebody the newer row's stays
REACHED = ("phone", "email")
KNOWN = ("sex", "birth_date", "staff_kind", "status")
FIELDS = (*WRITTEN[:4], "sex", "birth_date", "birth_place", *REACHED, "staff_kind", "rank", "status")
# columns that follow from a field
FOLLOWING = {
    "name": tuple(column.name for column in Person.__table__.columns if column.name.endswith("_key")),
    "status": ("status_on",),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """A field of which both know something else: the two values, and which one stays if nobody chooses."""

    name: str
    kept: Any
    gone: Any
    proposed: Side

    @property
    def key(self) -> str:
        return f"field-{self.name}"


@dataclass(slots=True)
class Knowledge:
    """A person's row, numbers by kind, and posts."""

    person: Person
    numbers: dict[IdentifierKind, list[str]] = field(default_factory=dict)
    posts: list[Post] = field(default_factory=list)

    def facts(self) -> list[Any]:
        """All that is known, as plain values."""
        fields = [getattr(self.person, name) for name in FIELDS]
        posts = [(post.school_id, post.starts_on, post.ends_on, post.is_main, post.employment) for post in self.posts]
        return [self.person.id, fields, sorted(self.numbers.items()), sorted(posts, key=str)]


def knowledge_of(session: Session, person_ids: Iterable[int]) -> dict[int, Knowledge]:
    """What is known of these people, by id. Three statements for every few thousand."""
    known: dict[int, Knowledge] = {}
    for part in batched(sorted(set(person_ids)), AT_ONCE):
        known |= {row.id: Knowledge(row) for row in session.scalars(select(Person).where(Person.id.in_(part)))}
        for person_id, numbers in numbers_of(session, part).items():
            known[person_id].numbers = numbers
        for post in session.scalars(select(Post).where(Post.person_id.in_(part)).order_by(Post.id)):
            known[post.person_id].posts.append(post)
    return known


def numbers_of(session: Session, person_ids: Sequence[int]) -> dict[int, dict[IdentifierKind, list[str]]]:
    """The numbers of these people by kind."""
    numbers: defaultdict[int, dict[IdentifierKind, list[str]]] = defaultdict(dict)
    for part in batched(person_ids, AT_ONCE):
        for person_id, kind, value in session.execute(
            select(Identifier.person_id, Identifier.kind, Identifier.value)
            .where(Identifier.person_id.in_(part))
            .order_by(Identifier.value)
        ):
            numbers[person_id].setdefault(kind, []).append(value)
    return dict(numbers)


def are_told_apart(
    numbers: Mapping[IdentifierKind, Sequence[str]], others: Mapping[IdentifierKind, Sequence[str]]
) -> bool:
    """Whether both bear a NUPTK or both a NIP, and not the same one: then these are two people."""
    return any(kind in numbers and kind in others and numbers[kind] != others[kind] for kind in TELLING_APART)


def fingerprint(one: Knowledge, other: Knowledge) -> str:
    """Another text as soon as anything that is known of either changes; the order of the two does not matter."""
    facts = sorted((one.facts(), other.facts()), key=lambda each: int(each[0]))
    return hashlib.sha256(json.dumps(facts, default=str).encode()).hexdigest()


def choices(kept: Person, gone: Person) -> list[Choice]:
    """The fields of which the two know something else."""
    found = [(name, getattr(kept, name), getattr(gone, name)) for name in FIELDS]
    return [Choice(name, mine, theirs, _proposed(name, kept, gone)) for name, mine, theirs in found if mine != theirs]


def steps_of_person(kept: Person, gone: Person, answers: Answers) -> tuple[Step, ...]:
    """The one who stays takes the chosen values, the other leads to him from now on."""
    taken: dict[str, Any] = {}
    for choice in choices(kept, gone):
        if answers.get(choice.key, choice.proposed) is Side.GONE:
            taken |= _with_what_follows(choice.name, gone)
    before = {column: getattr(kept, column) for column in taken}
    leads_on = Step(Person, gone.id, {"merged_into_id": None}, {"merged_into_id": kept.id})
    return (*((Step(Person, kept.id, before, taken),) if taken else ()), leads_on)


def _with_what_follows(name: str, person: Person) -> dict[str, Any]:
    return {column: getattr(person, column) for column in (name, *FOLLOWING.get(name, ()))}


def _proposed(name: str, kept: Person, gone: Person) -> Side:
    mine, theirs = getattr(kept, name), getattr(gone, name)
    if not mine or not theirs:
        return Side.GONE if theirs else Side.KEPT
    if name in WRITTEN:
        return Side.GONE if _fullness(theirs) > _fullness(mine) else Side.KEPT
    return Side.GONE if name in REACHED and _made_at(gone) > _made_at(kept) else Side.KEPT


def _fullness(written: str) -> tuple[bool, int]:
    """Letters of both sizes say more than capitals alone, more letters more than fewer."""
    return written not in (written.upper(), written.lower()), len(written)


def _made_at(person: Person) -> dt.datetime:
    return person.created_at
