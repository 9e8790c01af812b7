"""People as an import compares with them, loaded in a few statements however long the list."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Boolean, ColumnElement, Date, Row, String, cast, literal_column, select, type_coerce
from sqlalchemy.orm import InstrumentedAttribute, Session

from workshop_tracker.database import batched, one_of, plain_rows
from workshop_tracker.people.identifiers import IdentifierKind, IdentifierValue
from workshop_tracker.people.models import NAMES_ONE_PERSON, Identifier, Person, Post
from workshop_tracker.people.names import NameParts
from workshop_tracker.people.rosters.entries import Entry
from workshop_tracker.people.rosters.recognition.somebody import HeldPost, Somebody

AT_ONCE = 5_000
DETAILS = ("sex", "birth_date", "birth_place", "phone", "email", "staff_kind", "rank", "status")


def _as_text(column: InstrumentedAttribute[Any]) -> ColumnElement[str]:
    """A column as lists write it: kinds by their values, a date in ISO."""
    return cast(column, String) if isinstance(column.type, Date) else type_coerce(column, String)


PERSON_COLUMNS = (
    Person.id,
    Person.title_before,
    Person.name,
    Person.title_after,
    Person.printed_name,
    Person.name_key,
    *(_as_text(getattr(Person, column)) for column in DETAILS),
)


class KnownPeople:
    """People by their numbers and names; those whom earlier rows of the list make are added as it is read."""

    def __init__(self, people: Iterable[Somebody]) -> None:
        self._by_id: dict[int, Somebody] = {}
        self._by_identifier: dict[IdentifierValue, Somebody] = {}
        self._by_name: defaultdict[str, list[Somebody]] = defaultdict(list)
        self.proposed: dict[int, Somebody] = {}  # by waiting row
        for somebody in people:
            self.add(somebody)

    def add(self, somebody: Somebody) -> None:
        if somebody.person_id is not None:
            self._by_id[somebody.person_id] = somebody
        self._by_name[somebody.name_key].append(somebody)
        self.add_identifiers(somebody)

    def add_identifiers(self, somebody: Somebody) -> None:
        """Let somebody be found by the numbers that were added meanwhile."""
        for kind, values in somebody.identifiers.items():
            for value in values:
                if kind is not IdentifierKind.NIY:
                    self._by_identifier.setdefault(IdentifierValue(kind, value), somebody)

    def claim(self, somebody: Somebody, identifiers: Iterable[IdentifierValue]) -> None:
        """Let somebody be known by numbers that a row is sure to add, also to the rows above it."""
        for each in identifiers:
            if each.kind is not IdentifierKind.NIY and not somebody.has(each):
                somebody.claims = (*somebody.claims, each)
                self._by_identifier.setdefault(each, somebody)

    def __getitem__(self, person_id: int) -> Somebody:
        return self._by_id[person_id]

    def __contains__(self, person_id: object) -> bool:
        return person_id in self._by_id

    @property
    def ids(self) -> Collection[int]:
        """Of those who are known, the ids."""
        return self._by_id.keys()

    @property
    def names(self) -> Collection[str]:
        """The keys of every name that somebody bears."""
        return self._by_name.keys()

    @property
    def numbers(self) -> Collection[IdentifierValue]:
        """Every number by which somebody is known."""
        return self._by_identifier.keys()

    def numbered(self, identifiers: Iterable[IdentifierValue]) -> list[Somebody]:
        """The people who bear these numbers, NUPTK first, each once."""
        known = self._by_identifier
        numbers = [each for each in identifiers if each in known]
        if len(numbers) < 2:
            return [known[each] for each in numbers]
        numbers.sort(key=lambda each: each.kind is not IdentifierKind.NUPTK)
        found = [known[each] for each in numbers]
        return [somebody for place, somebody in enumerate(found) if all(somebody is not one for one in found[:place])]

    def namesakes(self, keys: Iterable[str]) -> list[Somebody]:
        """Who bears one of these names, without regard to titles."""
        return [somebody for key in keys for somebody in self._by_name.get(key, ())]


def known_people(session: Session, entries: Sequence[Entry], *, person_ids: Iterable[int] = ()) -> KnownPeople:
    """Everybody whom these entries may mean by number or name, and these people besides."""
    ids = set(person_ids) | set(_ids_by_identifier(session, entries)) | set(_ids_by_name(session, entries))
    return KnownPeople(people_by_id(session, ids))


def _ids_by_identifier(session: Session, entries: Sequence[Entry]) -> Iterator[int]:
    values: defaultdict[IdentifierKind, set[str]] = defaultdict(set)
    for entry in entries:
        for each in entry.identifiers:
            values[each.kind].add(each.value)
    for kind in (IdentifierKind.NUPTK, IdentifierKind.NIP, IdentifierKind.NI_PPPK):
        numbers = sorted(values[kind])
        yield from _ids(session, Identifier.person_id, Identifier.value, numbers, *_of_kind(session, kind))


def _of_kind(session: Session, kind: IdentifierKind) -> Iterator[ColumnElement[bool]]:
    """SQLite uses the index of numbers only where its own condition is said; PostgreSQL, which sees it without that,
    would take it for one more that few rows meet."""
    yield Identifier.kind == kind
    if session.get_bind().dialect.name == "sqlite":
        yield literal_column(NAMES_ONE_PERSON, Boolean)


def _ids_by_name(session: Session, entries: Sequence[Entry]) -> Iterator[int]:
    keys = sorted({key for entry in entries for key in entry.keys})
    yield from _ids(session, Person.id, Person.name_key, keys)


def _ids(
    session: Session,
    wanted: InstrumentedAttribute[int],
    column: InstrumentedAttribute[str],
    values: Sequence[str],
    *conditions: ColumnElement[bool],
) -> Iterator[int]:
    for part in batched(values, AT_ONCE):
        rows = plain_rows(session, select(wanted).where(one_of(session, column, part), *conditions))
        yield from (number for (number,) in rows)


def people_by_id(session: Session, ids: Iterable[int]) -> list[Somebody]:
    """These people with their numbers and posts, by id; those merged into another or made anonymous are nobody."""
    people: dict[int, Somebody] = {}
    for part in batched(sorted(set(ids)), AT_ONCE):
        people |= {somebody.person_id or 0: somebody for somebody in _people(session, part)}
        for person_id, kind, value in _numbers(session, part):
            if person_id in people:
                people[person_id].identifiers.setdefault(kind, []).append(value)
        for person_id, post in _posts(session, part):
            if person_id in people:
                people[person_id].posts.append(post)
    return list(people.values())


def _people(session: Session, ids: Sequence[int]) -> Iterator[Somebody]:
    living = select(*PERSON_COLUMNS).where(
        one_of(session, Person.id, ids), Person.merged_into_id.is_(None), Person.anonymised_at.is_(None)
    )
    for id_, before, name, after, printed, key, *details in plain_rows(session, living.order_by(Person.id)):
        yield Somebody(
            NameParts(before, name, after),
            key,
            person_id=id_,
            printed_name=printed,
            details={column: value for column, value in zip(DETAILS, details, strict=True) if value},
        )


def _numbers(session: Session, person_ids: Sequence[int]) -> Sequence[Row[*tuple[Any, ...]]]:
    of_people = select(Identifier.person_id, Identifier.kind, Identifier.value)
    wanted = of_people.where(one_of(session, Identifier.person_id, person_ids)).order_by(Identifier.id)
    return plain_rows(session, wanted)


def _posts(session: Session, person_ids: Sequence[int]) -> Iterator[tuple[int, HeldPost]]:
    rows = plain_rows(
        session,
        select(
            Post.person_id,
            Post.id,
            Post.school_id,
            Post.starts_on,
            Post.ends_on,
            Post.is_main,
            Post.employment,
            Post.position,
        )
        .where(one_of(session, Post.person_id, person_ids))
        .order_by(Post.starts_on, Post.id),
    )
    for person_id, post_id, school_id, starts_on, ends_on, is_main, employment, position in rows:
        yield person_id, HeldPost(school_id, starts_on, ends_on, is_main, employment, position, post_id)
