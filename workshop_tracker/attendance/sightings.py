"""One row of a list of marks as understood: who was in which sessions, and with which mark."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from workshop_tracker.attendance.models import Mark
from workshop_tracker.attendance.participants.listed import Listed, WorkshopList, likeness
from workshop_tracker.attendance.rules import is_in_the_future
from workshop_tracker.intake.cells import CellProblem, is_blank, read_mark
from workshop_tracker.intake.layouts import ListRow
from workshop_tracker.people.rosters.entries import Entry, WrittenWorkplace
from workshop_tracker.people.rosters.known import KnownPeople
from workshop_tracker.people.rosters.matching import is_named_alike
from workshop_tracker.people.rosters.workplaces import NOWHERE, Workplace
from workshop_tracker.presentation import Sentence, tidy_text
from workshop_tracker.workshops.models import WorkshopSession

ALL_SESSIONS = frozenset({"semua", "semua sesi", "seluruh", "seluruh sesi", "seluruhnya", "all"})
SESSION_WORD = re.compile(r"\b(?:sesi|pertemuan|session|ke|nomor|no)\b[-. ]*")
NUMBER_OR_RANGE = re.compile(r"([0-9]{1,4})(?:[.]0)?(?: ?(?:-|–|s[.]?d[.]?|sampai) ?([0-9]{1,4}))?")
BETWEEN_NUMBERS = re.compile(r"[,;&]| dan ")
Place = tuple[int | None, int]  # a participation and a session: where one mark stands
FirstRows = defaultdict[Place, dict[Mark, int]]
NO_SESSION = Sentence("Sesi tidak tertulis. Usulan: semua sesi.")


class Refused(Exception):
    """A row that cannot be taken: the column and the reason."""

    def __init__(self, column: str, reason: str) -> None:
        super().__init__(reason)
        self.column = column
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Sighting:
    """A mark of somebody in sessions. `people` has one participant, or those of whom one is meant.

    `names_sessions`: the sessions are written one by one, not as all. `doubts` are what is asked, as (column,
    sentence).
    """

    mark: Mark
    sessions: tuple[WorkshopSession, ...]
    names_sessions: bool
    people: tuple[Listed, ...]
    doubts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the rows of a list against a workshop: its participants and its sessions by number."""

    known: KnownPeople
    listed: WorkshopList
    workplaces: Mapping[WrittenWorkplace, Workplace]
    sessions: Mapping[int, WorkshopSession]
    starts_on: dt.date | None
    today: dt.date

    def read(self, row: ListRow, entry: Entry) -> Sighting:
        """What the row says. Raises Refused."""
        people, doubts = self.people(entry)
        mark = self._mark(row.values.get("mark", ""))
        written = tidy_text(row.values.get("session", "")).casefold()
        sessions = self._sessions(written)
        if not written and len(self.sessions) > 1:
            doubts = (*doubts, ("session", NO_SESSION))
        return Sighting(mark, sessions, bool(written) and written not in ALL_SESSIONS, people, doubts)

    def people(self, entry: Entry) -> tuple[tuple[Listed, ...], tuple[tuple[str, str], ...]]:
        """The participant whom a row means, or those of whom one is meant with what is asked. Raises Refused."""
        if entry.refusal:
            raise Refused("name", entry.refusal)
        numbered = self._numbered(entry)
        if numbered is not None:
            return (numbered,), ()
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

    def _named(self, entry: Entry) -> tuple[tuple[Listed, ...], tuple[tuple[str, str], ...]]:
        """By name and degrees, then by name; the school decides between namesakes."""
        if not entry.written:
            raise Refused(_number_column(entry), Sentence("Nomor ini tidak ada dalam daftar peserta."))
        found = self._alike(entry, NOWHERE)
        if len(found) > 1:
            found = self._alike(entry, self.workplaces.get(entry.workplace, NOWHERE)) or found
        if len(found) == 1:
            return found, ()
        others = tuple(self.listed.named(entry))
        if not others:
            raise Refused("name", Sentence("“%(name)s” tidak ada dalam daftar peserta.", name=entry.written))
        if found:
            doubt = Sentence(
                "Beberapa peserta bernama ini: %(people)s. Tulis gelar atau nomornya.", people=_told_apart(found)
            )
            return found, (("name", doubt),)
        doubt = Sentence(
            "Gelarnya lain daripada dalam daftar peserta: %(people)s. Orang yang sama?", people=_told_apart(others)
        )
        return others, (("name", doubt),)

    def _alike(self, entry: Entry, workplace: Workplace) -> tuple[Listed, ...]:
        found = likeness(entry, workplace, self.listed)
        return found.surely or found.maybe

    def _mark(self, written: str) -> Mark:
        mark = read_mark(written)
        if isinstance(mark, CellProblem):
            raise Refused("mark", mark.message)
        if mark is None:
            raise Refused("mark", Sentence("Tanda kehadiran kosong: tulis H, I, S, atau A."))
        return Mark(mark)

    def _sessions(self, written: str) -> tuple[WorkshopSession, ...]:
        """The sessions that a cell means; an empty one means all, which is asked where there are several."""
        if not self.sessions:
            raise Refused("session", Sentence("Kegiatan ini belum memiliki sesi."))
        numbers = list(self.sessions) if is_blank(written) or written in ALL_SESSIONS else list(_numbers(written))
        if not numbers or any(number not in self.sessions for number in numbers):
            unknown = Sentence("Sesi “%(written)s” tidak ada. Tulis nomor sesi, atau “semua”.", written=written)
            raise Refused("session", unknown)
        sessions = tuple(self.sessions[number] for number in dict.fromkeys(numbers))
        for each in sessions:
            if is_in_the_future(each.held_on or self.starts_on, self.today):
                raise Refused("session", _not_yet(each, self.starts_on))
        return sessions


def _numbers(written: str) -> Iterator[int]:
    """`2`, `Sesi 2`, `1, 2`, `1 dan 3`, `1-3`, `1 s.d. 3`; nothing where the text is something else."""
    for part in BETWEEN_NUMBERS.split(SESSION_WORD.sub("", written)):
        match = NUMBER_OR_RANGE.fullmatch(part.strip())
        if match is None:
            return
        first, last = int(match[1]), int(match[2] or match[1])
        yield from range(first, last + 1)


def _not_yet(session: WorkshopSession, starts_on: dt.date | None) -> Sentence:
    day = session.held_on or starts_on or ""
    return Sentence("Sesi %(number)s belum berlangsung (%(day)s).", number=session.number, day=day)


def _told_apart(people: Sequence[Listed]) -> tuple[str, ...]:
    return tuple(f"{each.name} ({each.work_unit})" if each.work_unit else each.name for each in people)


def _number_column(entry: Entry) -> str:
    return next((column for column in ("nuptk", "nip", "identifier") if column in entry.headings), "name")


def single_marks(read: Iterable[Sighting | Refused]) -> frozenset[Place]:
    """Every place that some row names by itself: rows for all sessions leave these alone."""
    return frozenset(
        (sighting.people[0].participation_id, session.id)
        for sighting in read
        if isinstance(sighting, Sighting) and sighting.names_sessions and not sighting.doubts
        for session in sighting.sessions
    )


def places_meant(sighting: Sighting, single: Set[Place]) -> list[Place]:
    """Where the mark of a row about one participant is to stand."""
    places = [(sighting.people[0].participation_id, session.id) for session in sighting.sessions]
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
            if not each.doubts:
                certain[place].setdefault(each.mark, row)
    found: dict[int, int] = {}
    for row, each in of_one:
        said = anybody if each.doubts else certain
        others = [other for place in meant[row] for mark, other in said[place].items() if mark is not each.mark]
        if others:
            found[row] = min(others)
    return found
