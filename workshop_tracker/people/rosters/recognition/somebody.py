"""Somebody as an import compares with: known before, or made by an earlier row of the same list."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from workshop_tracker.people.identifiers import PRINTED_KINDS, IdentifierKind, IdentifierValue
from workshop_tracker.people.names import NameParts, join_name
from workshop_tracker.people.rosters.entries import Entry
from workshop_tracker.presentation import mask_identifier

# two values of one of these are two people; a NI PPPK changes with the contract, a NIY belongs to a foundation
TELLING_APART = (IdentifierKind.NUPTK, IdentifierKind.NIP)
BIRTH_DATE = "birth_date"
NOT_A_LETTER = re.compile(r"[\W_]+")


@dataclass(slots=True)
class HeldPost:
    """A post; `id` is none while an import is about to make it, `row` the first row of the list that tells it."""

    school_id: int
    starts_on: dt.date
    ends_on: dt.date | None = None
    is_main: bool = True
    employment: str = ""
    position: str = ""
    id: int | None = None
    row: int | None = None


@dataclass(slots=True)
class Somebody:
    """A person who is known (`person_id`), or whom an earlier row of the same list makes.

    `row` is the first row of the list that means this person; `is_certain`: it goes in whatever is answered;
    `is_undecided`: it goes in only when somebody answers, so no other row may be proposed to be the same. `claims` are
    numbers that some row of the list is sure to add, `awaited` the birth date, NUPTK and NIP that there would be if the
    waiting rows were answered as it is proposed.
    """

    parts: NameParts
    name_key: str
    person_id: int | None = None
    row: int | None = None
    is_certain: bool = True
    is_undecided: bool = False
    printed_name: str = ""
    details: Mapping[str, str] = field(default_factory=dict)
    identifiers: dict[IdentifierKind, list[str]] = field(default_factory=dict)
    claims: tuple[IdentifierValue, ...] = ()
    awaited: dict[str, str] = field(default_factory=dict)
    posts: list[HeldPost] = field(default_factory=list)

    @property
    def printed(self) -> str:
        """The name as it is printed."""
        return self.printed_name or join_name(self.parts.title_before, self.parts.name, self.parts.title_after)

    @property
    def number(self) -> str:
        """The end of a number that tells this person from another, for those who may see it: `NUPTK ••••1234`."""
        kind = next((kind for kind in IdentifierKind if kind in self.identifiers), None)
        return f"{PRINTED_KINDS[kind]} {mask_identifier(self.identifiers[kind][0])}" if kind else ""

    def has(self, identifier: IdentifierValue) -> bool:
        return identifier.value in self.identifiers.get(identifier.kind, ())

    @property
    def facts(self) -> dict[str, str]:
        """What tells this person from a namesake, whatever is answered."""
        claimed = {kind.value: value for kind, value in self.claims if kind in TELLING_APART}
        numbers = {kind.value: self.identifiers[kind][0] for kind in TELLING_APART if kind in self.identifiers}
        born = {kind: value for kind, value in self.details.items() if kind == BIRTH_DATE}
        return {**claimed, **numbers, **born}

    @property
    def born(self) -> str:
        """The birth date, ISO, that is known or awaited; empty where neither is."""
        return self.details.get(BIRTH_DATE, "") or self.awaited.get(BIRTH_DATE, "")

    def await_answer(self, row: "Somebody", entry: Entry) -> None:
        """Be proposed for a waiting row: whoever it makes alone awaits the same as this one from now on."""
        self.awaited.update(self.facts | facts_of(entry))
        row.awaited = self.awaited

    def can_be(self, entry: Entry) -> bool:
        """Whether nothing that is sure makes an entry another person."""
        return agree(self.facts, facts_of(entry))

    def may_be_proposed(self, entry: Entry) -> bool:
        """Whether this is no other person either when rows above are answered as it is proposed."""
        return agree(self.awaited | self.facts, facts_of(entry))

    def is_told_apart_from(self, identifiers: Iterable[IdentifierValue]) -> bool:
        """Whether a NUPTK or NIP differs: then these are two people whatever their names."""
        return any(map(self.is_told_apart_by, identifiers))

    def is_told_apart_by(self, number: IdentifierValue) -> bool:
        """Whether this number makes it another person."""
        if number.kind not in TELLING_APART:
            return False
        own = self.identifiers.get(number.kind, ())
        if number.value in own:
            return False
        claimed = [each.value for each in self.claims if each.kind is number.kind]
        return bool(own or claimed) and number.value not in claimed


def written_key(name: str) -> str:
    """A name with its titles as letters alone: `Eko S.T` and `Eko, S.T.` are written alike."""
    return NOT_A_LETTER.sub("", name.casefold())


def certain_birth_date(entry: Entry) -> str:
    """The birth date that an entry tells, ISO; empty where it tells none or one that can be read two ways."""
    return "" if entry.other_birth_date else entry.details.get(BIRTH_DATE, "")


def facts_of(entry: Entry) -> dict[str, str]:
    """What an entry tells that makes it another person than one of whom something else is known."""
    facts = {kind.value: value for kind, value in entry.identifiers if kind in TELLING_APART}
    born = certain_birth_date(entry)
    return {**facts, BIRTH_DATE: born} if born else facts


def agree(facts: Mapping[str, str], others: Mapping[str, str]) -> bool:
    """Whether these can be facts of one person: two birth dates, NUPTK or NIP never are."""
    return all(facts.get(kind, value) == value for kind, value in others.items())
