"""A name as a cell has it: what is written, why it may be unusable, its parts with the titles of their own columns."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from workshop_tracker.intake.cells import CellProblem, clean_text, says_nothing
from workshop_tracker.intake.headings import IN_BRACKETS
from workshop_tracker.people.cells.details import LONGEST_NAME
from workshop_tracker.people.names import NameParts, SplitName, join_name, split_name, split_tidy
from workshop_tracker.people.rosters.entries import keys_of
from workshop_tracker.people.rules import unusual_marks
from workshop_tracker.people.titles import join_degrees
from workshop_tracker.presentation import Sentence

LETTER = re.compile(r"[^\W0-9_]")
UNUSUAL = re.compile(r"[^\w .,'-]|[0-9_]")
NO_NAME = Sentence("Nama tidak tertulis.")
NO_LETTERS = Sentence("Nama ini tidak memuat huruf.")


class WrittenName(NamedTuple):
    """A name as written and how it splits, not at all where it is kept whole; `refusal` says why it names nobody."""

    written: str
    refusal: str = ""
    split: SplitName | None = None


class StoredName(NamedTuple):
    """What is stored of a name.

    Where `doubt` says why a split must be asked, the written name stands whole in `parts`, and `proposal` holds the
    split to offer. `keys` are those under which the name may be known: as it stands, then as it is offered.
    """

    parts: NameParts
    keys: tuple[str, ...]
    doubt: str = ""
    proposal: NameParts | None = None


def read_name(cell: str) -> WrittenName:
    """The name that a cell has, with or without titles."""
    name = clean_text(cell, longest=LONGEST_NAME)
    if isinstance(name, CellProblem):
        return WrittenName("", name.message)
    if says_nothing(name):
        return WrittenName("", NO_NAME)
    return WrittenName(name, "" if LETTER.search(name) else NO_LETTERS, split_tidy(name, name))


def read_bare_name(cell: str) -> WrittenName:
    """The name in a list that holds names without degrees: what might be one there is part of the name."""
    name = read_name(cell)
    return name._replace(split=None) if name.split and name.split.certainty == "ask" else name


def stored_name(name: WrittenName, before: str, after: str) -> StoredName:
    """A name with the titles that stand in columns of their own; what would be too long to print stays as written."""
    split = name.split
    if split is None:
        return _kept_whole(name.written)
    parts = _with_titles(split, before, after) if before or after else split.parts
    doubt, proposal = split.reason if split.certainty == "ask" else "", split.proposal
    if _is_too_long(parts):
        parts, proposal = NameParts("", name.written, ""), None
    if not doubt:
        return StoredName(parts, keys_of(parts), doubt, proposal)
    return StoredName(parts, keys_of(parts, proposal, _without_unusual_marks(name.written)), doubt, proposal)


def _is_too_long(parts: NameParts) -> bool:
    at_most = len(parts.title_before) + len(parts.name) + len(parts.title_after) + len(" , ")
    return at_most > LONGEST_NAME and len(join_name(*parts)) > LONGEST_NAME


def _kept_whole(written: str) -> StoredName:
    parts = NameParts("", written, "")
    return StoredName(parts, keys_of(parts))


def _with_titles(split: SplitName, before: str, after: str) -> NameParts:
    front = " ".join(dict.fromkeys(f"{before} {split.title_before}".split()))
    return NameParts(front, split.name, join_degrees([*_degrees(split.title_after), *_degrees(after)]))


def _degrees(title_after: str) -> Iterable[str]:
    return filter(None, title_after.split(", "))


def _without_unusual_marks(written: str) -> NameParts | None:
    """The name under which `Ani (Panggilan)` or `Siti <Contoh>` may be known; none where nothing is unusual."""
    if not unusual_marks(written):
        return None
    return split_name(UNUSUAL.sub(" ", IN_BRACKETS.sub(" ", written))).parts
