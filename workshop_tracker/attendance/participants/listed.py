"""Those on a workshop's list as an import compares with them: a written name with its degrees first."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from workshop_tracker.attendance.models import Participation, ParticipationRole
from workshop_tracker.people.names import NameParts, join_name, split_name
from workshop_tracker.people.rosters.entries import Entry
from workshop_tracker.people.rosters.recognition.known import KnownPeople
from workshop_tracker.people.rosters.recognition.somebody import Somebody, certain_birth_date, written_key
from workshop_tracker.people.rosters.workplaces import Workplace
from workshop_tracker.people.rules import name_key


class ListedRow(NamedTuple):
    """A participation of a workshop in the role of a participant, before its person is loaded.

    `replaced_by` names who has the seat now, empty where nobody has it in this one's place.
    """

    participation_id: int
    person_id: int
    name: str
    school_id: int | None
    work_unit: str
    is_cancelled: bool
    is_certified: bool
    replaced_by: str


@dataclass(slots=True)
class Listed:
    """Somebody on the list, or whom a row above puts on it (`participation_id` none).

    `row` is the first row of the file that means this one. `key` is the registered name as letters alone.
    """

    person: Somebody
    name: str
    parts: NameParts
    school_id: int | None = None
    work_unit: str = ""
    participation_id: int | None = None
    is_cancelled: bool = False
    is_certified: bool = False
    replaced_by: str = ""
    row: int | None = None

    @property
    def has_given_seat(self) -> bool:
        """Whether somebody else is there in this one's place."""
        return self.is_cancelled and bool(self.replaced_by)

    @property
    def key(self) -> str:
        return written_key(self.name)

    def is_at(self, workplace: Workplace) -> bool:
        """Whether this one is registered with the school or work unit that a row names."""
        if self.school_id is not None:
            return self.school_id in workplace.school_ids
        return bool(self.work_unit) and written_key(self.work_unit) == written_key(workplace.text)

    def may_be_at(self, workplace: Workplace) -> bool:
        """Whether nothing speaks against it: where either says nothing, it may be."""
        says_nothing = not workplace.text or (self.school_id is None and not self.work_unit)
        return says_nothing or self.is_at(workplace)


class WorkshopList:
    """Those on the list by person and by name; grows as the rows of a file are read."""

    def __init__(self, listed: Iterable[Listed]) -> None:
        self._by_person: dict[int, Listed] = {}
        self._by_name: defaultdict[str, list[Listed]] = defaultdict(list)
        for each in listed:
            self.add(each)

    def add(self, listed: Listed) -> None:
        self._by_person[id(listed.person)] = listed
        for key in {listed.key, name_key(listed.parts.name), listed.person.name_key}:
            self._by_name[key].append(listed)

    def of(self, person: Somebody) -> Listed | None:
        """The place of somebody on the list."""
        return self._by_person.get(id(person))

    def named(self, entry: Entry) -> Iterator[Listed]:
        """Who bears the name of an entry, each once; another NUPTK, NIP or birth date is another person."""
        found = {id(each): each for key in (_key(entry), *entry.keys) for each in self._by_name.get(key, ())}
        born = certain_birth_date(entry)
        for each in found.values():
            was_born = each.person.details.get("birth_date", born)
            if not each.person.is_told_apart_from(entry.identifiers) and (not born or was_born == born):
                yield each


@dataclass(frozen=True, slots=True)
class Likeness:
    """Those on the list whom an entry may mean: by name and degrees, or by name alone where one has no degrees."""

    surely: tuple[Listed, ...]
    maybe: tuple[Listed, ...]


def likeness(entry: Entry, workplace: Workplace, listed: WorkshopList, *, went_in_before: bool = False) -> Likeness:
    """Compare a written name with the list: as it stands, then without titles before it; other degrees are others.

    Of namesakes, a row that went in before means the one who like itself has a number or has none.
    """
    named = list(listed.named(entry))
    here = [each for each in named if each.is_at(workplace)] or [each for each in named if each.may_be_at(workplace)]
    exact = [each for each in here if each.key == _key(entry)]
    degrees = entry.parts.title_after
    same = exact or [each for each in here if each.parts.title_after == degrees and not entry.doubt]
    maybe = [each for each in here if each not in same and not (each.parts.title_after and degrees)]
    alike = [each for each in same if bool(each.person.identifiers) == bool(entry.identifiers)]
    surely = alike if went_in_before and len(alike) == 1 else same
    return Likeness(tuple(surely), () if same else tuple(maybe))


def _key(entry: Entry) -> str:
    return written_key(join_name(entry.parts.title_before, entry.parts.name, entry.parts.title_after))


def listed_rows(session: Session, workshop_id: int) -> list[ListedRow]:
    """The participants of a workshop in the order in which they were registered, those taken off the list too."""
    substitute = aliased(Participation)
    rows = session.execute(
        select(
            Participation.id,
            Participation.person_id,
            Participation.name_as_registered,
            Participation.school_id,
            Participation.work_unit,
            Participation.cancelled_at.is_not(None),
            Participation.certified_at.is_not(None),
            func.coalesce(substitute.name_as_registered, ""),
        )
        .outerjoin(substitute, substitute.replaces_id == Participation.id)
        .where(Participation.workshop_id == workshop_id, Participation.role == ParticipationRole.PARTICIPANT)
        .order_by(Participation.id)
    )
    return [ListedRow(*row) for row in rows]


def workshop_list(rows: Iterable[ListedRow], known: KnownPeople) -> WorkshopList:
    """The list with the people on it; who was merged into another or made anonymous is not compared with."""
    return WorkshopList(
        Listed(
            known[row.person_id],
            row.name,
            split_name(row.name).parts,
            row.school_id,
            row.work_unit,
            row.participation_id,
            row.is_cancelled,
            row.is_certified,
            row.replaced_by,
        )
        for row in rows
        if row.person_id in known
    )
