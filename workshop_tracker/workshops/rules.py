"""What a workshop's plan and state decide: what it still needs, what may change, local time, sheets, words."""

import datetime as dt
import hashlib
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from workshop_tracker.presentation import Sentence, file_name_part, tidy_text
from workshop_tracker.workshops.numbering import pattern_problems

NOON = dt.time(12)
TAKEN_ADDRESSES = frozenset({"new"})  # pages beside the workshops
BEFORE_A_COUNT = "--"  # in an address; a title alone never brings two hyphens
LETTERS_OF_A_TITLE_IN_A_SLUG = 40  # with day, mark and counter it stays below the 64 of the column
MINUTES_OF_A_LESSON_HOUR = 45
ZONES = {name: dt.timezone(dt.timedelta(hours=hours), name) for name, hours in (("WIB", 7), ("WITA", 8), ("WIT", 9))}

# what stands on a paper of the workshop; the pattern of numbers and the minimum do not
PRINTED = frozenset(
    {"title", "kind", "place", "starts_on", "ends_on", "organizers", "sessions", "signatories", "prints_titles"}
)

# what says in which quarter a workshop counts, and with how many hours
COUNTED = frozenset({"starts_on", "ends_on", "sessions"})
KIND_AS_PRINTED = {
    "bimtek": "Bimtek",
    "bimbingan teknis": "Bimbingan Teknis",
    "technical guidance": "Bimbingan Teknis",
    "diklat": "Diklat",
    "education and training": "Diklat",
    "event": "Kegiatan",
    "iht": "IHT",
    "in-house training": "IHT",
    "in house training": "IHT",
    "kegiatan": "Kegiatan",
    "kkg": "KKG",
    "kombel": "Kombel",
    "lokakarya": "Lokakarya",
    "mgmp": "MGMP",
    "mkks": "MKKS",
    "pelatihan": "Pelatihan",
    "seminar": "Seminar",
    "training": "Pelatihan",
    "webinar": "Webinar",
    "workshop": "Workshop",
}

FOLLOWING_STATES = {
    "draft": frozenset({"open", "cancelled"}),
    "open": frozenset({"held", "closed", "cancelled"}),
    "held": frozenset({"closed"}),
    "closed": frozenset[str](),
    "cancelled": frozenset[str](),
}
OVER = frozenset({"closed", "cancelled"})

# as labels of sheets are stored
SHEET_LABEL = re.compile(
    "Hari (?:(?P<day>[0-9]+)|belum ditentukan)(?: – (?P<half>pagi|siang))?|Tugas sesi (?P<task>[0-9]+)"
)
HALVES = {"pagi": Sentence("pagi"), "siang": Sentence("siang")}
ACKNOWLEDGED = re.compile(r"^\s*(?:mengetahui|acknowledged by)\s*(?:[,:]\s*|$)", re.IGNORECASE)

Span = Literal["day", "morning", "afternoon", "session"]


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong or missing in a plan: where, and one Indonesian sentence for people."""

    path: str
    message: str


@dataclass(frozen=True, slots=True)
class Readiness:
    """What a workshop has of the things that issuing needs; empty texts and zeros are missing.

    `number_unit` and `number_code` are what the issuer brings into a number.
    """

    title: str
    organizer: str
    office: str
    district: str
    place: str
    lesson_hours: int
    signatories: int
    number_pattern: str
    starts_on: dt.date | None
    staff_number_pattern: str = ""
    number_unit: str = ""
    number_code: str = ""


NEEDED_FOR_OPENING = (
    ("title", "title", Sentence("Judul kegiatan belum diisi.")),
    ("organizer", "organizer", Sentence("Penyelenggara belum dipilih.")),
    ("office", "office", Sentence("Kantor yang menaungi belum dipilih.")),
    ("district", "district", Sentence("Kabupaten atau kota belum diisi.")),
    ("place", "place", Sentence("Tempat belum diisi.")),
    ("lesson_hours", "sessions", Sentence("Belum ada sesi yang bernilai JP.")),
    ("signatories", "signatories", Sentence("Penanda tangan belum ada.")),
    ("number_pattern", "number_pattern", Sentence("Pola nomor sertifikat belum diisi.")),
)
NEEDED_FOR_PAPERS = (*NEEDED_FOR_OPENING, ("starts_on", "starts_on", Sentence("Tanggal kegiatan belum diisi.")))


def missing_for_opening(readiness: Readiness) -> tuple[Problem, ...]:
    """What a workshop still needs before people may be invited to it; empty when it may be opened."""
    return _missing(readiness, NEEDED_FOR_OPENING)


def missing_for_papers(readiness: Readiness) -> tuple[Problem, ...]:
    """What a workshop still needs before papers can be issued for it: what opening needs, and its days."""
    return _missing(readiness, NEEDED_FOR_PAPERS)


def _missing(readiness: Readiness, needed: Iterable[tuple[str, str, str]]) -> tuple[Problem, ...]:
    lacks = [Problem(path, message) for field, path, message in needed if not getattr(readiness, field)]
    brought = {"unit": readiness.number_unit, "code": readiness.number_code}
    patterns = ("number_pattern", "staff_number_pattern")
    wrong = ((name, pattern_problems(getattr(readiness, name), **brought)) for name in patterns)
    return (*lacks, *(Problem(name, message) for name, messages in wrong for message in messages))


def may_edit(fields: Collection[str], *, is_locked: bool, is_reported: bool = False, reason: str) -> bool:
    """Whether these fields may change: what stands on valid papers, and the days and hours that a closed quarter
    counts, change only for a stated reason."""
    kept = (PRINTED if is_locked else frozenset[str]()) | (COUNTED if is_reported else frozenset[str]())
    return bool(reason.strip()) or kept.isdisjoint(fields)


def may_follow(state: str, following: str) -> bool:
    """Whether a workshop in `state` may become `following`; nothing follows an end."""
    return following in FOLLOWING_STATES[state]


def printed_kind(written: str) -> str:
    """A kind of event as papers print it: known words in their Indonesian form, others as written."""
    return KIND_AS_PRINTED.get(written.casefold(), written)


def programme_key(name: str) -> str:
    """Key by which a programme's title and its synonyms are found again."""
    return tidy_text(name).casefold()


def unseen_characters(text: str) -> list[str]:
    """The characters that no screen shows (controls, marks of direction, halves of letters), as `U+202E`."""
    return sorted({f"U+{ord(letter):04X}" for letter in text if unicodedata.category(letter)[0] == "C"})


def slug_of(title: str, starts_on: dt.date | None) -> str:
    """Address of a workshop out of title and first day; titles that lose letters carry a mark that tells them apart."""
    text = tidy_text(title).casefold()
    words = file_name_part(text, longest=len(text) + 1).lower() if text else "tanpa-judul"
    if len(words) > LETTERS_OF_A_TITLE_IN_A_SLUG or not text.isascii() or words in TAKEN_ADDRESSES:
        mark = hashlib.sha256(text.encode()).hexdigest()[:6]
        words = f"{words[:LETTERS_OF_A_TITLE_IN_A_SLUG].strip('-')}-{mark}"
    return f"{words}-{starts_on}" if starts_on else words


def instant(local: dt.datetime, zone: str) -> dt.datetime:
    """The instant of a local time (without zone) in WIB, WITA or WIT."""
    return local.replace(tzinfo=ZONES[zone]).astimezone(dt.UTC)


def local_time(at: dt.datetime, zone: str) -> dt.datetime:
    """The local time of an instant, with its zone, whose name is `WIB`, `WITA` or `WIT`."""
    return at.astimezone(ZONES[zone])


def same_local_time(at: dt.datetime, zone: str, moved_to: str) -> dt.datetime:
    """The instant at which clocks of another zone show what they showed here: eight o'clock stays eight o'clock."""
    return local_time(at, zone).replace(tzinfo=ZONES[moved_to]).astimezone(dt.UTC)


def minutes_lacking(lesson_hours: int, starts_at: dt.datetime | None, ends_at: dt.datetime | None) -> int:
    """Minutes by which the lesson hours exceed the scheduled time; 0 where they fit or no time is known."""
    if starts_at is None or ends_at is None:
        return 0
    scheduled = int((ends_at - starts_at).total_seconds()) // 60
    return max(0, lesson_hours * MINUTES_OF_A_LESSON_HOUR - scheduled)


@dataclass(frozen=True, slots=True)
class SessionTime:
    """What decides on which sheet a session is marked; `starts` is local."""

    number: int
    held_on: dt.date | None
    starts: dt.time | None
    lesson_hours: int
    is_task: bool = False


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """One attendance sheet and the numbers of the sessions that are marked on it."""

    held_on: dt.date | None
    span: Span
    label: str
    numbers: tuple[int, ...]


def sheets_for(sessions: Iterable[SessionTime]) -> list[SheetPlan]:
    """One sheet a day, two where lessons stand on both sides of noon, one a task; each session on exactly one."""
    in_order = sorted(sessions, key=lambda s: (s.held_on is None, s.held_on or dt.date.max, s.number))
    by_day = groupby((s for s in in_order if not s.is_task), key=lambda s: s.held_on)
    days = [sheet for place, (day, group) in enumerate(by_day, 1) for sheet in _sheets_of_day(place, day, list(group))]
    return days + [_sheet(s.held_on, "session", f"Tugas sesi {s.number}", [s]) for s in in_order if s.is_task]


def _sheets_of_day(place: int, day: dt.date | None, sessions: Sequence[SessionTime]) -> Iterator[SheetPlan]:
    label = f"Hari {place}" if day else "Hari belum ditentukan"
    morning = [s for s in sessions if s.starts and s.starts < NOON]
    afternoon = [s for s in sessions if s.starts and s.starts >= NOON]
    all_timed = len(morning) + len(afternoon) == len(sessions)
    if all_timed and _has_lessons(morning) and _has_lessons(afternoon):
        yield _sheet(day, "morning", f"{label} – pagi", morning)
        yield _sheet(day, "afternoon", f"{label} – siang", afternoon)
    else:
        yield _sheet(day, "day", label, sessions)


def sheet_words(label: str) -> str:
    """A label that `sheets_for` gave, as a sentence that pages can tell in English; any other as it is."""
    found = SHEET_LABEL.fullmatch(label)
    if found is None:
        return label
    if found["task"]:
        return Sentence("Tugas sesi %(number)s", number=found["task"])
    day = Sentence("Hari %(number)s", number=found["day"]) if found["day"] else Sentence("Hari belum ditentukan")
    return Sentence("%(day)s – %(half)s", day=day, half=HALVES[found["half"]]) if found["half"] else day


def _has_lessons(sessions: Iterable[SessionTime]) -> bool:
    return any(session.lesson_hours for session in sessions)


def _sheet(day: dt.date | None, span: Span, label: str, sessions: Iterable[SessionTime]) -> SheetPlan:
    return SheetPlan(day, span, label, tuple(session.number for session in sessions))


def without_acknowledgement(title_lines: Sequence[str]) -> tuple[str, ...]:
    """Title lines without the "Mengetahui," that some write above them: papers and sheets say it by themselves."""
    written = ACKNOWLEDGED.sub("", title_lines[0], count=1) if title_lines else ""
    return (written, *title_lines[1:]) if written else tuple(title_lines[1:])
