"""The book in which rows of a list are settled, and its writing in a handful of bulk statements. Nothing commits."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple

from sqlalchemy import bindparam, update

from workshop_tracker.bulk import InsertColumns, inserting_beside, take_ids
from workshop_tracker.database import Base, WritingSession, batched
from workshop_tracker.intake.footprints import Footprint
from workshop_tracker.people.identifiers import IdentifierKind, IdentifierValue
from workshop_tracker.people.models import Identifier, Person, Post
from workshop_tracker.people.names import NameParts
from workshop_tracker.people.recording.columns import (
    POST_COLUMNS,
    Gathered,
    changed_person,
    changed_post,
    number_columns,
    person_columns,
    post_columns,
)
from workshop_tracker.people.rosters.entries import Entry
from workshop_tracker.people.rosters.questions import Decision, placing_of
from workshop_tracker.people.rosters.recognition.known import KnownPeople
from workshop_tracker.people.rosters.recognition.somebody import HeldPost, Somebody
from workshop_tracker.people.rosters.settling import Taking, newcomer, settle

OF_A_FOUNDATION = IdentifierKind.NIY  # several people may have one
ROWS_AT_ONCE = 5_000  # settled while the database takes those before them
Row = tuple[Entry, Decision]


class PeopleBook:
    """Gathers what many entries say about people, then writes it in a handful of bulk statements.

    `source` says where new posts are known from.
    """

    def __init__(self, known: KnownPeople, *, source: str) -> None:
        self.footprint = Footprint()
        self._known = known
        self._source = source
        self._of_row: dict[int, Somebody] = {}
        self._owners: dict[IdentifierValue, Somebody] = {}
        self._gathered = Gathered()
        self._columns: defaultdict[int, dict[str, str]] = defaultdict(dict)
        self._changed_posts: dict[int, HeldPost] = {}

    def settle(self, entry: Entry, decision: Decision, taking: Taking) -> Somebody | None:
        """Let the person whom a decision means take what the entry adds; returns that person.

        Answers may contradict each other: nobody gets a second NIP or another's number by them, and a row that names
        nobody then says nothing.
        """
        person = self._meant(decision)
        if person is not None and person.is_told_apart_from(self._free(entry, decision, person)):
            person = None
        if person is None:
            return self._made(entry, decision, taking)
        self._note(person, self._said(entry, decision, person), decision, taking)
        return person

    def _meant(self, decision: Decision) -> Somebody | None:
        if decision["person_id"] is not None:
            return self._known[decision["person_id"]]
        return self._of_row.get(decision["row"] or 0)

    def _made(self, entry: Entry, decision: Decision, taking: Taking) -> Somebody | None:
        parts = NameParts(*decision["parts"])
        if not parts.name:
            return None
        said = self._said(entry, decision, None)
        person = newcomer(said, parts, decision["birth_date"], placing_of(entry, decision), taking)
        self._gathered.people.append(person)
        if decision["row"]:  # the row above stays out: this one stands for it
            self._of_row.setdefault(decision["row"], person)
        self._remember(person, said, said.identifiers)
        self._gathered.posts += [(person, post) for post in person.posts]
        return person

    def _said(self, entry: Entry, decision: Decision, person: Somebody | None) -> Entry:
        if not decision["drops_numbers"] and self._owners.keys().isdisjoint(entry.identifiers):
            return entry  # as nearly always: nobody of this list has one of the numbers
        free = self._free(entry, decision, person)
        return entry if free == entry.identifiers else entry._replace(identifiers=free)

    def _free(self, entry: Entry, decision: Decision, person: Somebody | None) -> tuple[IdentifierValue, ...]:
        """The numbers of an entry that are this person's or nobody's."""
        if decision["drops_numbers"]:
            return ()
        return tuple([each for each in entry.identifiers if self._owners.get(each, person) is person])

    def _note(self, person: Somebody, entry: Entry, decision: Decision, taking: Taking) -> None:
        parts = NameParts(*decision["parts"]) if decision["renames"] else None
        additions = settle(person, entry, parts, placing_of(entry, decision), taking)
        person.row = entry.row if person.row is None else person.row
        if person.person_id is not None:
            self._columns[person.person_id] |= additions.columns
        self._remember(person, entry, additions.identifiers)
        if additions.new_post is not None:
            self._gathered.posts.append((person, additions.new_post))
        if additions.changed_post is not None and additions.changed_post.id is not None:
            self._changed_posts[additions.changed_post.id] = additions.changed_post

    def _remember(self, person: Somebody, entry: Entry, added: Collection[IdentifierValue]) -> None:
        """Whom a row means, and whose its numbers are; `added` are those that are to be written."""
        self._of_row[entry.row] = person
        self._gathered.numbers += [(person, each) for each in (dict.fromkeys(added) if added else ())]
        for each in entry.identifiers:
            if each.kind is not OF_A_FOUNDATION:
                self._owners[each] = person

    def write_rows(self, session: WritingSession, rows: Sequence[Row], taking: Taking) -> None:
        """Settle these rows and write what they say, the database at work while the next ones are settled.

        Whom no other row means is complete with his own row and does not wait for the rest.
        """
        alone = {entry.row: entry for entry, _ in rows_on_their_own(rows)}
        ids = ids_ahead(session, alone, sum(len(each.identifiers) for each in alone.values()), len(alone))
        with inserting_beside(session) as insert:
            for part in batched(rows, ROWS_AT_ONCE):
                for entry, decision in part:
                    self.settle(entry, decision, taking)
                complete, self._gathered = self._gathered.parted(alone)
                self._insert(insert, complete, ids)
        self.write(session)

    def write(self, session: WritingSession) -> None:
        """Write all that is gathered; from then on each `Somebody` bears its id."""
        gathered, self._gathered = self._gathered, Gathered()
        gathered.people.sort(key=lambda each: each.row or 0)  # as the list has them, whoever was certain
        made = [each.row or 0 for each in gathered.people]
        ids = ids_ahead(session, made, len(gathered.numbers), len(gathered.posts))
        with inserting_beside(session) as insert:
            self._insert(insert, gathered, ids)
        self._update(session)

    def _insert(self, insert: InsertColumns, gathered: Gathered, ids: "IdsAhead") -> None:
        """Hand over what is complete under ids that are noted; the session may be at work elsewhere meanwhile."""
        for somebody in gathered.people:
            somebody.person_id = ids.people[somebody.row or 0]
        for people in batched(gathered.people, ROWS_AT_ONCE):
            self.footprint.note(Person, [each.person_id or 0 for each in people])
            insert(Person, person_columns(people))
        for numbers in batched(gathered.numbers, ROWS_AT_ONCE):
            insert(Identifier, number_columns(self._taken(Identifier, ids.numbers, len(numbers)), numbers))
        for posts in batched(gathered.posts, ROWS_AT_ONCE):
            insert(Post, post_columns(self._taken(Post, ids.posts, len(posts)), posts, self._source))

    def _taken(self, model: type[Base], ids: Iterator[int], count: int) -> list[int]:
        taken = list(islice(ids, count))
        self.footprint.note(model, taken)
        return taken

    def _update(self, session: WritingSession) -> None:
        by_columns: defaultdict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
        for person_id, columns in self._columns.items():
            if columns:
                by_columns[tuple(sorted(columns))].append(changed_person(columns) | {"of": person_id})
        people = update(Person).where(Person.id == bindparam("of")).values(row_version=Person.row_version + 1)
        for rows in by_columns.values():
            written = [column for column in rows[0] if column != "of"]
            self.footprint.keep(session, Person, [row["of"] for row in rows], written)
            session.connection().execute(people, rows)
        posts = update(Post).where(Post.id == bindparam("of")).values(row_version=Post.row_version + 1)
        if self._changed_posts:
            self.footprint.keep(session, Post, self._changed_posts.keys(), POST_COLUMNS)
            changed = [changed_post(post) | {"of": post_id} for post_id, post in self._changed_posts.items()]
            session.connection().execute(posts, changed)


class IdsAhead(NamedTuple):
    """Ids that were taken before their rows were there: of people by the row that makes them, else in order."""

    people: Mapping[int, int]
    numbers: Iterator[int]
    posts: Iterator[int]


def ids_ahead(session: WritingSession, rows: Iterable[int], numbers: int, posts: int) -> IdsAhead:
    """An id for the person whom each of these rows makes, as the list has them, and for so many numbers and posts."""
    making = sorted(rows)
    people = dict(zip(making, take_ids(session, Person, len(making)), strict=True))
    return IdsAhead(people, iter(take_ids(session, Identifier, numbers)), iter(take_ids(session, Post, posts)))


def rows_on_their_own(rows: Sequence[Row]) -> list[Row]:
    """The rows that make somebody new whom no other row means: nearly all of a new list."""
    meant = {decision["row"] for _, decision in rows}
    return [
        (entry, decision)
        for entry, decision in rows
        if decision["person_id"] is None and decision["row"] is None and entry.row not in meant and decision["parts"][1]
    ]
