"""What an entry adds to somebody: computed alike for the preview and for the writing."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import NamedTuple

from workshop_tracker.people.identifiers import IdentifierKind, IdentifierValue
from workshop_tracker.people.models import PersonStatus
from workshop_tracker.people.names import NameParts
from workshop_tracker.people.rosters.entries import Entry
from workshop_tracker.people.rosters.recognition.somebody import HeldPost, Somebody
from workshop_tracker.people.rosters.staff import staff_kind_at
from workshop_tracker.people.rules import name_key

# who had gone is active again where a list names a new main post; who retired or died is not
COMES_BACK = (PersonStatus.MOVED.value, PersonStatus.LEFT.value)
OF_THE_NAME = ("title_before", "name", "title_after")


class Taking(Enum):
    """How much a list may say about somebody who is known: a staff list corrects, a participants list completes.

    What the first row of a list says further ones complete, else they would correct one another each time. An old
    register completes too, and of a post it knows its own day alone.
    """

    CORRECTIONS = auto()
    BLANKS = auto()
    PAST = auto()


class Placing(NamedTuple):
    """Where and since when the entry of a row is employed; without a school nothing is known of a post."""

    row: int
    school_id: int | None
    starts_on: dt.date
    employment: str = ""
    position: str = ""


@dataclass(slots=True)
class Additions:
    """What is to be written about somebody: columns of Person as text, numbers, a new post or changes of one."""

    columns: dict[str, str] = field(default_factory=dict)
    identifiers: list[IdentifierValue] = field(default_factory=list)
    new_post: HeldPost | None = None
    changed_post: HeldPost | None = None

    def __bool__(self) -> bool:
        return bool(self.columns or self.identifiers or self.new_post or self.changed_post)


def somebody_new(entry: Entry, parts: NameParts, birth_date: str, *, is_certain: bool = True) -> Somebody:
    """The person that an entry makes, without numbers and posts yet; a kind that nobody stated is the workplace's."""
    key = entry.key if parts == entry.parts else name_key(parts.name)
    return Somebody(parts, key, row=entry.row, is_certain=is_certain, details=_details_of(entry, birth_date))


def _details_of(entry: Entry, birth_date: str) -> Mapping[str, str]:
    """What an entry says of somebody of whom nothing else is known."""
    told = entry.details
    if "staff_kind" not in told:
        told = {**told, "staff_kind": staff_kind_at(entry.workplace.text).value}
    return told if birth_date in ("", told.get("birth_date")) else {**told, "birth_date": birth_date}


def newcomer(entry: Entry, parts: NameParts, birth_date: str, placing: Placing, taking: Taking) -> Somebody:
    """The person that an entry makes, with the numbers and the post that it tells.

    Of nearly everybody all is taken as it was read: nothing is known beside it with which it would have to be compared.
    """
    if parts != entry.parts or birth_date not in ("", entry.details.get("birth_date")):
        person = somebody_new(entry, parts, birth_date)
        settle(person, entry, None, placing, taking)
        return person
    return Somebody(
        parts,
        entry.key,
        row=entry.row,
        details=_details_of(entry, birth_date),
        identifiers=by_kind(entry.identifiers),
        posts=[_first_post(placing, placing.school_id, taking)] if placing.school_id is not None else [],
    )


def by_kind(identifiers: Iterable[IdentifierValue]) -> dict[IdentifierKind, list[str]]:
    """Numbers as somebody has them, each once."""
    values: dict[IdentifierKind, list[str]] = {}
    for kind, value in identifiers:
        of_kind = values.setdefault(kind, [])
        if value not in of_kind:
            of_kind.append(value)
    return values


def _first_post(placing: Placing, school_id: int, taking: Taking) -> HeldPost:
    row, _, starts_on, employment, position = placing
    ends_on = starts_on if taking is Taking.PAST else None
    return HeldPost(school_id, starts_on, ends_on, True, employment, position, None, row)  # noqa: FBT003 - by place


def settle(person: Somebody, entry: Entry, parts: NameParts | None, placing: Placing, taking: Taking) -> Additions:
    """Let somebody take what an entry adds, and say what that was. `parts` replace the name where they are given."""
    additions = Additions(columns=dict(_columns(person, entry, parts, taking)))
    additions.identifiers = [each for each in dict.fromkeys(entry.identifiers) if not person.has(each)]
    if placing.school_id is not None and taking is Taking.PAST:
        _place_once(person, placing.school_id, placing, additions)
    elif placing.school_id is not None:
        _place(person, placing.school_id, placing, taking, additions)
    _take(person, additions)
    return additions


def _columns(person: Somebody, entry: Entry, parts: NameParts | None, taking: Taking) -> Iterator[tuple[str, str]]:
    if parts is not None and parts.name != person.parts.name:
        yield "name", parts.name
    if entry.parts.title_before != person.parts.title_before:
        before = more_titles(person.parts.title_before.split(), entry.parts.title_before.split())
        if before:
            yield "title_before", " ".join(before)
    if entry.parts.title_after != person.parts.title_after:
        after = more_titles(degrees_of(person.parts.title_after), degrees_of(entry.parts.title_after))
        if after:
            yield "title_after", ", ".join(after)
    if not entry.details.items() <= person.details.items():  # what is known already is nearly all that a list says
        yield from _details(person, entry, taking)


def _details(person: Somebody, entry: Entry, taking: Taking) -> Iterator[tuple[str, str]]:
    corrects = taking is Taking.CORRECTIONS and person.row in (None, entry.row)
    for column, value in entry.details.items():
        present = person.details.get(column, "")
        is_asked_date = column == "birth_date" and entry.other_birth_date
        if value != present and not is_asked_date and (corrects or not present):
            yield column, value


def more_titles(present: list[str], written: list[str]) -> list[str]:
    """The titles as written where they hold all the present ones and more; a list without them takes none away."""
    return written if set(written) > set(present) else []


def degrees_of(title_after: str) -> list[str]:
    """The degrees of a name, one by one."""
    return title_after.split(", ") if title_after else []


def _place(person: Somebody, school_id: int, placing: Placing, taking: Taking, additions: Additions) -> None:
    """A post at the school on that day: there already, or begun; a second one beside the main post is not the main."""
    has_main = any(post.is_main and post.ends_on is None for post in person.posts)
    here = [post for post in person.posts if post.school_id == school_id and not _had_ended(post, placing.starts_on)]
    if here and taking is Taking.CORRECTIONS:
        additions.changed_post = here[-1] if _correct(here[-1], placing) else None
    elif here and may_begin_on(placing.starts_on, here[0], person.posts):
        here[0].starts_on = placing.starts_on
        additions.changed_post = here[0]
    elif not here and (taking is Taking.CORRECTIONS or not has_main):
        additions.new_post = HeldPost(
            school_id,
            placing.starts_on,
            is_main=not has_main,
            employment=placing.employment,
            position=placing.position,
            row=placing.row,
        )
        person.posts.append(additions.new_post)
        if not has_main and person.details.get("status") in COMES_BACK:
            additions.columns["status"] = PersonStatus.ACTIVE.value


def _place_once(person: Somebody, school_id: int, placing: Placing, additions: Additions) -> None:
    """A post of that one day, where none is known at the school: the person may have left it long ago."""
    if any(post.school_id == school_id for post in person.posts):
        return
    day = placing.starts_on
    has_main = any(post.is_main and post.starts_on <= day and not _had_ended(post, day) for post in person.posts)
    additions.new_post = HeldPost(
        school_id,
        day,
        ends_on=day,
        is_main=not has_main,
        employment=placing.employment,
        position=placing.position,
        row=placing.row,
    )
    person.posts.append(additions.new_post)


def may_begin_on(day: dt.date, post: HeldPost, posts: Iterable[HeldPost]) -> bool:
    """Whether a post known only from a later day on was held on this day too: no other main post lies in between."""
    others = (each for each in posts if each is not post and each.is_main)
    is_free = not any(each.starts_on < post.starts_on and not _had_ended(each, day) for each in others)
    return post.starts_on > day and is_free


def _had_ended(post: HeldPost, day: dt.date) -> bool:
    return post.ends_on is not None and post.ends_on < day


def _correct(post: HeldPost, placing: Placing) -> bool:
    """Let the post be as the first row that tells it has it; whether that changes anything."""
    present = (post.starts_on, post.employment, post.position)
    post.row = placing.row if post.row is None else post.row
    listed = (placing.employment or post.employment, placing.position or post.position)
    completed = (post.employment or placing.employment, post.position or placing.position)
    post.employment, post.position = listed if post.row == placing.row else completed
    post.starts_on = min(post.starts_on, placing.starts_on)
    return present != (post.starts_on, post.employment, post.position)


def _take(person: Somebody, additions: Additions) -> None:
    columns = additions.columns
    if not columns.keys().isdisjoint(OF_THE_NAME):
        person.parts = NameParts(*(columns.get(part, getattr(person.parts, part)) for part in OF_THE_NAME))
        person.name_key = name_key(person.parts.name)
    if columns:
        others = {column: value for column, value in columns.items() if column not in OF_THE_NAME}
        person.details = {**person.details, **others}
    for each in additions.identifiers:
        person.identifiers.setdefault(each.kind, []).append(each.value)
