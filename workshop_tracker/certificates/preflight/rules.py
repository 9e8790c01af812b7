"""Whether a paper is ready, should be looked at first, or is not due: every reason, and where each is mended."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from workshop_tracker.presentation import Sentence
from workshop_tracker.workshops.rules import MINUTES_OF_A_LESSON_HOUR

MOST_HOURS_OF_A_DAY = 10  # JP of a day whose hours are not known; 8 to 10 are usual


class Verdict(StrEnum):
    """Only `not_due` keeps a paper from being made; `to_check` warns."""

    READY = "ready"
    TO_CHECK = "to_check"
    NOT_DUE = "not_due"


class Remedy(StrEnum):
    """Where a reason is mended."""

    ATTENDANCE = "attendance"
    SCHOOL = "school"
    LIST = "list"
    PAPER = "paper"
    SESSIONS = "sessions"
    NUMBERS = "numbers"
    GIVEN_NUMBER = "given_number"
    BLOCK = "block"
    SPELLINGS = "spellings"


@dataclass(frozen=True, slots=True)
class Reason:
    """One sentence, where it is mended, and whether it keeps the paper from being made."""

    text: str
    remedy: Remedy
    is_blocking: bool = False


class Workplace(StrEnum):
    """What a paper can say of where its holder works: a school of the register, words as written, nothing."""

    SCHOOL = "school"
    WRITTEN = "written"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class HolderFacts:
    """What the decision needs to know of one holder; hours in JP, `prepared_hours` of a paper that waits."""

    has_completed: bool
    can_complete: bool
    attendance: str
    is_revoked: bool = False
    missing_letters: tuple[str, ...] = ()
    is_too_long: bool = False
    lacks_number: bool = False
    workplace: Workplace = Workplace.SCHOOL
    written_workplace: str = ""
    is_teacher: bool = True
    is_spelling_open: bool = False
    has_proposal: bool = False  # another spelling of the own name
    is_signer: bool = False
    speaks_without_hours: bool = False
    has_prepared: bool = False
    prepared_hours: int | None = None
    programme_hours: int | None = None


@dataclass(frozen=True, slots=True)
class SessionHours:
    """A session as the clock sees it; a task is done at home, so no clock holds it."""

    held_on: dt.date | None
    starts_at: dt.datetime | None
    ends_at: dt.datetime | None
    lesson_hours: int
    is_task: bool = False


def verdict_of(reasons: Iterable[Reason]) -> Verdict:
    """The worst of the reasons decides; none at all means ready."""
    blocking = [reason.is_blocking for reason in reasons]
    if any(blocking):
        return Verdict.NOT_DUE
    return Verdict.TO_CHECK if blocking else Verdict.READY


def reasons_of(holder: HolderFacts) -> tuple[Reason, ...]:
    """Every reason not to print without a look, those that keep the paper from being made first."""
    return (*obstacles(holder), *_doubts(holder))


def obstacles(holder: HolderFacts) -> Iterator[Reason]:
    """What keeps the paper from being made."""
    if holder.is_revoked:
        text = Sentence("Sertifikatnya dicabut dan tidak diterbitkan lagi dengan sendirinya.")
        yield Reason(text, Remedy.PAPER, is_blocking=True)
    if not holder.can_complete:
        yield Reason(holder.attendance, Remedy.ATTENDANCE, is_blocking=True)
    if holder.missing_letters:
        text = Sentence("Huruf %(letters)s tidak dapat dicetak.", letters=" ".join(holder.missing_letters))
        yield Reason(text, Remedy.LIST, is_blocking=True)
    elif holder.is_too_long:
        text = Sentence("Nama dan asalnya terlalu panjang untuk tempatnya pada sertifikat.")
        yield Reason(text, Remedy.LIST, is_blocking=True)
    if holder.lacks_number:
        yield Reason(Sentence("Nomor belum diberikan oleh kantor."), Remedy.GIVEN_NUMBER, is_blocking=True)


def _doubts(holder: HolderFacts) -> Iterator[Reason]:
    if holder.can_complete and not holder.has_completed:
        yield Reason(holder.attendance, Remedy.ATTENDANCE)
    yield from _doubts_of_place(holder)
    if holder.has_proposal:
        yield Reason(Sentence("Usulan ejaan namanya belum dijawab."), Remedy.SPELLINGS)
    elif holder.is_spelling_open:
        yield Reason(Sentence("Ejaan nama dan gelarnya belum dipastikan."), Remedy.LIST)
    if holder.is_signer:
        yield Reason(Sentence("Ia menandatangani sertifikatnya sendiri."), Remedy.NUMBERS)
    yield from _doubts_of_hours(holder)


def _doubts_of_place(holder: HolderFacts) -> Iterator[Reason]:
    if not holder.is_teacher:
        return
    if holder.workplace is Workplace.UNKNOWN:
        yield Reason(Sentence("Tanpa sekolah atau unit kerja; lengkapi sebelum disahkan."), Remedy.SCHOOL)
    if holder.workplace is Workplace.WRITTEN:
        text = Sentence("Sekolah “%(written)s” belum dicocokkan.", written=holder.written_workplace)
        yield Reason(text, Remedy.SCHOOL)


def _doubts_of_hours(holder: HolderFacts) -> Iterator[Reason]:
    if holder.speaks_without_hours:
        yield Reason(Sentence("Belum tercatat mengisi sesi: sertifikatnya tanpa JP."), Remedy.SESSIONS)
    if holder.has_prepared and holder.prepared_hours != holder.programme_hours:
        text = Sentence(
            "Lembar yang disiapkan memuat %(printed)s JP, struktur program kini %(planned)s JP.",
            printed=holder.prepared_hours or 0,
            planned=holder.programme_hours or 0,
        )
        yield Reason(text, Remedy.PAPER)


def doubts_of_block(left: int | None, wanted: int) -> tuple[Reason, ...]:
    """Numbers that another office has still to give; `left` is none where the own counter goes on."""
    if left is None or left >= wanted:
        return ()
    text = Sentence("Sisa %(left)s nomor dari kantor, perlu %(wanted)s.", left=left, wanted=wanted)
    return (Reason(text, Remedy.BLOCK),)


def doubts_of_proposals(holders: Iterable[Iterable[Reason]]) -> tuple[Reason, ...]:
    """Spellings that were proposed and not answered: what is printed now may have to be printed again."""
    waiting = len([reason for reasons in holders for reason in reasons if reason.remedy is Remedy.SPELLINGS])
    text = Sentence("%(waiting)s usulan ejaan belum dijawab.", waiting=waiting)
    return (Reason(text, Remedy.SPELLINGS),) if waiting else ()


def doubts_of_days(sessions: Iterable[SessionHours]) -> tuple[Reason, ...]:
    """Each day whose lesson hours exceed its clock, from its first minute to its last; tasks are left out.

    A day without hours holds as many as are usual, a programme without days is not judged.
    """
    days: dict[dt.date, list[SessionHours]] = defaultdict(list)
    for part in sessions:
        if part.held_on is not None and not part.is_task:
            days[part.held_on].append(part)
    return tuple(reason for day in sorted(days) for reason in _doubts_of_day(day, days[day]))


def _doubts_of_day(day: dt.date, sessions: list[SessionHours]) -> Iterator[Reason]:
    hours, held = sum(part.lesson_hours for part in sessions), hours_held(sessions)
    if hours > held:
        text = Sentence(
            "%(day)s memuat %(hours)s JP, waktunya cukup untuk %(held)s JP.", day=day, hours=hours, held=held
        )
        yield Reason(text, Remedy.SESSIONS)


def hours_held(sessions: Iterable[SessionHours]) -> int:
    """How many whole lesson hours fit between the first and the last minute of these sessions of one day."""
    spans = [(part.starts_at, part.ends_at) for part in sessions if part.lesson_hours]
    starts = [start for start, _ in spans if start]
    ends = [end for _, end in spans if end]
    if not spans or len(starts) < len(spans) or len(ends) < len(spans):
        return MOST_HOURS_OF_A_DAY
    return int((max(ends) - min(starts)).total_seconds()) // (60 * MINUTES_OF_A_LESSON_HOUR)
