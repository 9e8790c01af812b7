"""One row of a list of marks as understood: who was in which sessions, and with which mark."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from workshop_tracker.attendance.grids.written import Refused, Said, WrittenMarks
from workshop_tracker.attendance.models import Mark
from workshop_tracker.attendance.participants.listed import Listed, WorkshopList, likeness
from workshop_tracker.people.rosters.entries import Entry, WrittenWorkplace
from workshop_tracker.people.rosters.recognition.known import KnownPeople
from workshop_tracker.people.rosters.recognition.numbers import is_named_alike
from workshop_tracker.people.rosters.workplaces import NOWHERE, Workplace
from workshop_tracker.presentation import Sentence

Place = tuple[int | None, int]  # a participation and a session: where one mark stands
FirstRows = defaultdict[Place, dict[Mark, int]]


@dataclass(frozen=True, slots=True)
class Sighting:
    """A mark of somebody in sessions. `people` has one participant, or those of whom one is meant.

    `doubt` is what is asked about who is meant.
    """

    mark: Mark
    session_ids: tuple[int, ...]
    people: tuple[Listed, ...]
    doubt: str
    said: Said

    @property
    def names_sessions(self) -> bool:
        return self.said is Said.EACH

    @property
    def is_asked(self) -> bool:
        return bool(self.doubt) or self.said is Said.NOT


@dataclass(frozen=True, slots=True)
class Reader:
    """Finds the participant whom a row means."""

    known: KnownPeople
    listed: WorkshopList
    workplaces: Mapping[WrittenWorkplace, Workplace]

    def read(self, row: WrittenMarks) -> Sighting:
        """What a row with one mark says. Raises Refused."""
        people, doubt = self.people(row.entry)
        if row.refusal:
            raise Refused(*row.refusal)
        [(session_ids, mark)] = row.cells
        return Sighting(Mark(mark), session_ids, people, doubt, row.said)

    def people(self, entry: Entry) -> tuple[tuple[Listed, ...], str]:
        """The participant whom a row means, or those of whom one is meant with what is asked. Raises Refused."""
        if entry.refusal:
            raise Refused("name", entry.refusal)
        numbered = self._numbered(entry)
        if numbered is not None:
            return (numbered,), ""
        return self._named(entry)

    def _numbered(self, entry: Entry) -> Listed | None:
        """The participant who bears a number of the row; none where no number of it is known."""
        bearers = self.known.numbered(entry.identifiers)
        if not bearers:
            return None
        listed = self.listed.of(bearers[0])
        if len(bearers) > 1:
            raise Refused(_number_column(entry), Sentence("Nomor pada baris ini milik dua orang."))
        if listed is None:
            raise Refused(_number_column(entry), Sentence("Pemilik nomor ini tidak ada dalam daftar peserta."))
        if entry.written and not is_named_alike(entry, bearers[0]):
            reason = Sentence("Nomor ini milik %(person)s, nama di sini lain.", person=listed.name)
            raise Refused(_number_column(entry), reason)
        return listed

    def _named(self, entry: Entry) -> tuple[tuple[Listed, ...], str]:
        """By name and degrees, then by name; the school decides between namesakes."""
        if not entry.written:
            raise Refused(_number_column(entry), Sentence("Nomor ini tidak ada dalam daftar peserta."))
        found = self._alike(entry, NOWHERE)
        if len(found) > 1:
            found = self._alike(entry, self.workplaces.get(entry.workplace, NOWHERE)) or found
        if len(found) == 1:
            return found, ""
        others = tuple(self.listed.named(entry))
        if not others:
            raise Refused("name", Sentence("“%(name)s” tidak ada dalam daftar peserta.", name=entry.written))
        if found:
            doubt = Sentence(
                "Beberapa peserta bernama ini: %(people)s. Tulis gelar atau nomornya.", people=_told_apart(found)
            )
            return found, doubt
        doubt = Sentence(
            "Gelarnya lain daripada dalam daftar peserta: %(people)s. Orang yang sama?", people=_told_apart(others)
        )
        return others, doubt

    def _alike(self, entry: Entry, workplace: Workplace) -> tuple[Listed, ...]:
        found = likeness(entry, workplace, self.listed)
        return found.surely or found.maybe


def _told_apart(people: Sequence[Listed]) -> tuple[str, ...]:
    return tuple(f"{each.name} ({each.work_unit})" if each.work_unit else each.name for each in people)


def _number_column(entry: Entry) -> str:
    return next((column for column in ("nuptk", "nip", "identifier") if column in entry.headings), "name")


def single_marks(read: Iterable[Sighting | Refused]) -> frozenset[Place]:
    """Every place that some row names by itself: rows for all sessions leave these alone."""
    return frozenset(
        (sighting.people[0].participation_id, session_id)
        for sighting in read
        if isinstance(sighting, Sighting) and sighting.names_sessions and not sighting.is_asked
        for session_id in sighting.session_ids
    )


def places_meant(sighting: Sighting, single: Set[Place]) -> list[Place]:
    """Where the mark of a row about one participant is to stand."""
    places = [(sighting.people[0].participation_id, session_id) for session_id in sighting.session_ids]
    return [place for place in places if sighting.names_sessions or place not in single]


def contradictions(read: Iterable[tuple[int, Sighting | Refused]], single: Set[Place]) -> dict[int, int]:
    """By row, the first other row that has another mark for one place of it; a doubted row stops no certain one."""
    of_one = [(row, each) for row, each in read if isinstance(each, Sighting) and len(each.people) == 1]
    meant = {row: places_meant(each, single) for row, each in of_one}
    certain: FirstRows = defaultdict(dict)
    anybody: FirstRows = defaultdict(dict)
    for row, each in of_one:
        for place in meant[row]:
            anybody[place].setdefault(each.mark, row)
            if not each.is_asked:
                certain[place].setdefault(each.mark, row)
    found: dict[int, int] = {}
    for row, each in of_one:
        said = anybody if each.is_asked else certain
        others = [other for place in meant[row] for mark, other in said[place].items() if mark is not each.mark]
        if others:
            found[row] = min(others)
    return found
