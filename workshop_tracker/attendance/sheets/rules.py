"""What the sheet page decides on values: letters, short names, which sheet opens first, what a form changed."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workshop_tracker.attendance.rules import is_in_the_future

LETTERS = {"H": "present", "I": "excused", "S": "sick", "A": "absent"}  # as printed on every sheet
LETTER_OF = {mark: letter for letter, mark in LETTERS.items()}
FIELD_OF_A_PERSON = re.compile("mark-([0-9]{1,18})")
SHOWN_MARK = re.compile("([0-9]{1,18}):([HISA]?)")
OPERATION_ID = re.compile("[A-Za-z0-9_-]{8,64}")
LONGEST_DEVICE = 120
NAMES_SHOWN = 3  # of those without a mark
SHORTEST_CALL_NAME = 3  # letters; "I Wayan" is called Wayan


@dataclass(frozen=True, slots=True)
class SheetProgress:
    """How far one sheet is: its place, its day, and whether everybody has a mark on it."""

    position: int
    held_on: dt.date | None
    is_complete: bool


@dataclass(frozen=True, slots=True)
class SentMark:
    """One mark as a phone sent it; no letter takes the mark back. `marked_at` is by the phone's own clock."""

    operation_id: str
    participation_id: int
    letter: str | None
    marked_at: dt.datetime
    device: str


class MarkIsMalformed(ValueError):
    """What was sent is no mark."""


def sheet_to_open(sheets: Sequence[SheetProgress], today: dt.date) -> int | None:
    """The sheet somebody wants now: today's first unfinished one, else the first unfinished, else the last that is
    open. None while every day lies ahead.
    """
    opened = [sheet for sheet in sheets if not is_in_the_future(sheet.held_on, today)]
    of_today = [sheet for sheet in opened if sheet.held_on == today]
    unfinished = [sheet for sheet in of_today or opened if not sheet.is_complete]
    wanted = unfinished[:1] or of_today[-1:] or opened[-1:]
    return wanted[0].position if wanted else None


def call_name(name: str) -> str:
    """How a hall calls somebody: the first whole word of the name, without titles and initials."""
    words = name.partition(",")[0].split()
    whole = (word for word in words if len(word) >= SHORTEST_CALL_NAME and "." not in word)
    return next(whole, name)


def short_list(names: Sequence[str]) -> str:
    """The first few names; a mark says that there are more."""
    return ", ".join([*names[:NAMES_SHOWN], *(["…"] if len(names) > NAMES_SHOWN else [])])


def day_of_label(label: str) -> str:
    """`Hari 2` of the sheet `Hari 2 – pagi`."""
    return label.partition(" – ")[0]


def chosen_letters(fields: Mapping[str, str]) -> dict[int, str]:
    """The letter chosen for each participation: `mark-<id>` for each, or one as `person` and `letter`.

    Raises MarkIsMalformed.
    """
    fields = {f"mark-{fields['person']}": fields.get("letter", "")} if "person" in fields else fields
    found = [(FIELD_OF_A_PERSON.fullmatch(name), letter) for name, letter in fields.items()]
    if any(name and letter not in LETTERS for name, letter in found):
        raise MarkIsMalformed("mark")
    return {int(name[1]): letter for name, letter in found if name}


def written_letters(letters: Mapping[int, str]) -> str:
    """What a form showed, as one hidden field: `12:H,13:`."""
    return ",".join(f"{number}:{letter}" for number, letter in letters.items())


def read_letters(written: str) -> dict[int, str]:
    """The inverse of `written_letters`; anything else in it is passed over."""
    found = map(SHOWN_MARK.fullmatch, written.split(","))
    return {int(part[1]): part[2] for part in found if part}


def changed_letters(chosen: Mapping[int, str], shown: Mapping[int, str]) -> dict[int, str]:
    """What somebody changed: a letter that only stood there must not overwrite what another device marked since."""
    return {number: letter for number, letter in chosen.items() if shown.get(number) != letter}


def read_mark(item: object) -> SentMark:
    """One mark of the JSON that a phone sends. Raises MarkIsMalformed."""
    if not isinstance(item, dict) or not OPERATION_ID.fullmatch(operation_of(item)):
        raise MarkIsMalformed("operation_id")
    number, letter = item.get("participation_id"), item.get("mark")
    if type(number) is not int or not (letter is None or letter in list(LETTERS)):
        raise MarkIsMalformed("participation_id, mark")
    marked_at = read_moment(item.get("marked_at"))
    if marked_at is None:
        raise MarkIsMalformed("marked_at")
    return SentMark(operation_of(item), number, letter, marked_at, str(item.get("device") or "")[:LONGEST_DEVICE])


def operation_of(item: object) -> str:
    """The operation id of a sent item, also of one that is no mark; empty where it has none."""
    written = item.get("operation_id") if isinstance(item, dict) else None
    return written if isinstance(written, str) else ""


def read_moment(written: object) -> dt.datetime | None:
    """An instant as ISO 8601 with its zone, in UTC; None for anything else."""
    try:
        moment = dt.datetime.fromisoformat(written) if isinstance(written, str) else None
        return moment.astimezone(dt.UTC) if moment and moment.tzinfo else None
    except (ValueError, OverflowError):  # OverflowError: the first or last day that a calendar holds
        return None


def made_at(marked_at: dt.datetime, sent_at: dt.datetime | None, received_at: dt.datetime) -> dt.datetime:
    """When a mark was made by our clock: a phone whose clock is wrong still knows how long ago that was."""
    if sent_at is None:
        return min(marked_at, received_at)
    return received_at - max(sent_at - marked_at, dt.timedelta(0))
