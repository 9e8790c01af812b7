"""Writing what a list says about people: in bulk, in one transaction, with one batch for all. Nothing here commits."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import bindparam, update

from workshop_tracker.bulk import collector_paused, inserting_beside
from workshop_tracker.database import WritingSession, batched
from workshop_tracker.intake.actions import record_batch
from workshop_tracker.intake.footprints import Footprint
from workshop_tracker.intake.models import ImportBatch
from workshop_tracker.intake.proposals import ImportPlan
from workshop_tracker.people.denominator.actions import note_lists, record_lists
from workshop_tracker.people.denominator.models import Teller
from workshop_tracker.people.identifiers import IdentifierKind, IdentifierValue
from workshop_tracker.people.models import Identifier, Person, Post
from workshop_tracker.people.names import NameParts
from workshop_tracker.people.rosters.entries import Entry, entry_of
from workshop_tracker.people.rosters.questions import Decision, decision_of_row, placing_of
from workshop_tracker.people.rosters.recognition.known import KnownPeople, people_by_id
from workshop_tracker.people.rosters.recognition.somebody import HeldPost, Somebody
from workshop_tracker.people.rosters.settling import Taking, newcomer, settle
from workshop_tracker.people.rules import keys_beside, name_keys
from workshop_tracker.people.turnover.noticing import notice_changes

POST_COLUMNS = ("school_id", "starts_on", "ends_on", "is_main", "employment", "position")
ROWS_AT_ONCE = 5_000  # made ready while the database takes those before them
TEXTS = ("birth_place", "phone", "email", "rank")  # of a new person, empty where nothing is known


@collector_paused()
def apply_people(session: WritingSession, plan: ImportPlan, *, told_by: Teller = Teller.OFFICE) -> ImportBatch | None:
    """Write the rows of a plan that go in; no batch where none does.

    The day for which a list of a whole school speaks is remembered in either case.
    """
    rows = [(entry_of(each), decision_of_row(each)) for each in plan.to_settle()]
    book = PeopleBook(people_known_to(session, (decision for _, decision in rows)))
    note_lists(session, plan, told_by, book.footprint)
    if not rows:
        notice_changes(session, plan, told_by, book.footprint)
        record_lists(session, book.footprint)
        return None
    for entry, decision in rows:
        book.settle(entry, decision, Taking.CORRECTIONS)
    book.write(session, source=plan.layout)
    notice_changes(session, plan, told_by, book.footprint)
    return record_batch(session, plan, book.footprint)


def people_known_to(session: WritingSession, decisions: Iterable[Decision]) -> KnownPeople:
    """The people whom decisions name."""
    return KnownPeople(people_by_id(session, (each["person_id"] for each in decisions if each["person_id"])))


class PeopleBook:
    """Gathers what many entries say about people, then writes it in a handful of bulk statements."""

    def __init__(self, known: KnownPeople) -> None:
        self.footprint = Footprint()
        self._known = known
        self._of_row: dict[int, Somebody] = {}
        self._owners: dict[IdentifierValue, Somebody] = {}
        self._new: list[Somebody] = []
        self._columns: defaultdict[int, dict[str, str]] = defaultdict(dict)
        self._identifiers: list[tuple[Somebody, IdentifierValue]] = []
        self._new_posts: list[tuple[Somebody, HeldPost]] = []
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
        self._new.append(person)
        if decision["row"]:  # the row above stays out: this one stands for it
            self._of_row.setdefault(decision["row"], person)
        self._remember(person, said, said.identifiers)
        self._new_posts += [(person, post) for post in person.posts]
        return person

    def _said(self, entry: Entry, decision: Decision, person: Somebody | None) -> Entry:
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
            self._new_posts.append((person, additions.new_post))
        if additions.changed_post is not None and additions.changed_post.id is not None:
            self._changed_posts[additions.changed_post.id] = additions.changed_post

    def _remember(self, person: Somebody, entry: Entry, added: Iterable[IdentifierValue]) -> None:
        """Whom a row means, and whose its numbers are; `added` are those that are to be written."""
        self._of_row[entry.row] = person
        self._identifiers += [(person, each) for each in dict.fromkeys(added)]
        for each in entry.identifiers:
            if each.kind is not IdentifierKind.NIY:
                self._owners[each] = person

    def write(self, session: WritingSession, *, source: str) -> None:
        """Write all of it; from then on each `Somebody` bears its id. `source` says where new posts are known from."""
        self._new.sort(key=lambda each: each.row or 0)  # as the list has them, whoever was certain
        person_ids = self.footprint.take_ids(session, Person, len(self._new))
        for somebody, person_id in zip(self._new, person_ids, strict=True):
            somebody.person_id = person_id
        number_ids = self.footprint.take_ids(session, Identifier, len(self._identifiers))
        post_ids = self.footprint.take_ids(session, Post, len(self._new_posts))
        with inserting_beside(session) as insert:
            for people in batched(self._new, ROWS_AT_ONCE):
                insert(Person, _person_columns(people))
            for numbers in batched(list(zip(number_ids, self._identifiers, strict=True)), ROWS_AT_ONCE):
                insert(Identifier, _identifier_columns(numbers))
            for posts in batched(list(zip(post_ids, self._new_posts, strict=True)), ROWS_AT_ONCE):
                insert(Post, _post_columns(posts, source))
        self._update(session)

    def _update(self, session: WritingSession) -> None:
        by_columns: defaultdict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
        for person_id, columns in self._columns.items():
            if columns:
                by_columns[tuple(sorted(columns))].append(_stored(columns) | {"of": person_id})
        people = update(Person).where(Person.id == bindparam("of")).values(row_version=Person.row_version + 1)
        for rows in by_columns.values():
            written = [column for column in rows[0] if column != "of"]
            self.footprint.keep(session, Person, [row["of"] for row in rows], written)
            session.connection().execute(people, rows)
        posts = update(Post).where(Post.id == bindparam("of")).values(row_version=Post.row_version + 1)
        if self._changed_posts:
            self.footprint.keep(session, Post, self._changed_posts.keys(), POST_COLUMNS)
            changed = [_post_row(post) | {"of": post_id} for post_id, post in self._changed_posts.items()]
            session.connection().execute(posts, changed)


def _person_columns(people: Sequence[Somebody]) -> dict[str, list[Any]]:
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


def _day(written: str | None) -> dt.date | None:
    return dt.date.fromisoformat(written) if written else None


def _identifier_columns(numbers: Sequence[tuple[int, tuple[Somebody, IdentifierValue]]]) -> dict[str, list[Any]]:
    return {
        "id": [number_id for number_id, _ in numbers],
        "person_id": [person.person_id for _, (person, _) in numbers],
        "kind": [number.kind for _, (_, number) in numbers],
        "value": [number.value for _, (_, number) in numbers],
    }


def _post_columns(posts: Sequence[tuple[int, tuple[Somebody, HeldPost]]], source: str) -> dict[str, list[Any]]:
    return {
        "id": [post_id for post_id, _ in posts],
        "person_id": [person.person_id for _, (person, _) in posts],
        "source": [source] * len(posts),
        **{column: [getattr(post, column) for _, (_, post) in posts] for column in POST_COLUMNS},
    }


def _stored(columns: dict[str, str]) -> dict[str, Any]:
    """Columns as the database takes them: a date as a date, and the keys that follow from a name."""
    stored: dict[str, Any] = dict(columns)
    if "birth_date" in stored:
        stored["birth_date"] = dt.date.fromisoformat(stored["birth_date"])
    if "status" in stored:
        stored["status_on"] = None
    if "name" in stored:
        stored |= name_keys(stored["name"])
    return stored


def _post_row(post: HeldPost) -> dict[str, Any]:
    return {column: getattr(post, column) for column in POST_COLUMNS}
