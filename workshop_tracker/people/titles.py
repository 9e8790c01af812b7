"""Titles and degrees: their fixed forms, and where a run of them stands in a written name."""

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from importlib.resources import files
from typing import Literal, NamedTuple

from workshop_tracker.presentation import tidy_text

Gap = Literal["", ".", " ", ","]
PIECE = re.compile(r"[^\s.,]+")
GAP_COST: Mapping[Gap, int] = {"": 0, ".": 0, " ": 1, ",": 100}
LONGEST_DEGREE = 4  # pieces, as in "A. Ma. Pd. SD"
LONGEST_FRONT_TITLE = 2  # pieces, as in "K. H."


class Piece(NamedTuple):
    """A run of letters between dots, spaces and commas; `gap` is the strongest mark before it."""

    text: str
    start: int
    end: int
    gap: Gap
    is_dotted: bool


@dataclass(frozen=True, slots=True)
class Title:
    """Pieces `first` up to but without `last` read as one title or degree, with its fixed form."""

    first: int
    last: int
    form: str
    pieces: tuple[Piece, ...]

    @property
    def key(self) -> str:
        return title_key(self.form)

    @property
    def widest_gap(self) -> Gap:
        return max((piece.gap for piece in self.pieces[1:]), key=GAP_COST.__getitem__, default="")


class Strength(Enum):
    """How surely letters behind a name are a degree."""

    SURE = "sure"
    SURE_IN_A_RUN = "sure in a run"
    LIKE_A_NAME = "like a name"


@dataclass(frozen=True, slots=True)
class KnownTitles:
    """The reference list: forms by key, a key being the letters alone in lower case."""

    before: Mapping[str, tuple[str, ...]]
    after: Mapping[str, tuple[str, ...]]
    like_a_name: frozenset[str]
    salutations: frozenset[str]
    abbreviations: frozenset[str]


def title_key(text: str) -> str:
    """The letters alone in lower case: `S.Pd.I.` and `SPdI` have one key."""
    return re.sub(r"[\s.]", "", text).casefold()


def read_titles() -> KnownTitles:
    """The reference file of the package as lookups."""
    text = files("workshop_tracker.people").joinpath("reference/titles.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    return KnownTitles(
        before=_forms_by_key(row["form"] for row in rows if row["place"] == "before"),
        after=_forms_by_key(row["form"] for row in rows if row["place"] == "after"),
        like_a_name=frozenset(title_key(row["form"]) for row in rows if row["like_a_name"]),
        salutations=frozenset(title_key(row["form"]) for row in rows if row["place"] == "salutation"),
        abbreviations=frozenset(title_key(row["form"]) for row in rows if row["place"] == "abbreviation"),
    )


def _forms_by_key(forms: Iterable[str]) -> dict[str, tuple[str, ...]]:
    by_key: dict[str, tuple[str, ...]] = {}
    for form in forms:
        by_key[title_key(form)] = (*by_key.get(title_key(form), ()), form)
    return by_key


KNOWN = read_titles()
SPELLED = frozenset((*KNOWN.before, *KNOWN.after, *KNOWN.salutations, *KNOWN.abbreviations))
IN_TITLES = " ".join(SPELLED)


@lru_cache(maxsize=20_000)  # the same few thousand words make the names of a province
def may_stand_in_a_title(word: str) -> bool:
    """Whether the letters of a word, alone or with those beside it, may spell a title, a degree or a salutation."""
    return word.casefold() in IN_TITLES


def hold_a_title(words: Sequence[str]) -> bool:
    """Whether one of these words, or several one after the other, spell a title, a degree or a salutation."""
    if not any(map(may_stand_in_a_title, words)):  # as in nearly all names
        return False
    places = range(len(words) + 1)
    runs = (words[first:last] for first in places for last in places[first + 1 : first + 1 + LONGEST_DEGREE])
    return any("".join(run).casefold() in SPELLED for run in runs)


def pieces_of(text: str) -> list[Piece]:
    """The pieces of a tidy written name, in order, with their places in the text."""
    pieces = []
    end = 0
    for match in PIECE.finditer(text):
        pieces.append(
            Piece(match[0], match.start(), match.end(), _gap(text[end : match.start()]), text[match.end() :][:1] == ".")
        )
        end = match.end()
    return pieces


def _gap(between: str) -> Gap:
    if "," in between:
        return ","
    if " " in between:
        return " "
    return "." if between else ""


def fixed_form(pieces: Sequence[Piece], known: Mapping[str, tuple[str, ...]]) -> str | None:
    """The fixed form of what the pieces spell; None where they spell none.

    Of several forms the one in the very same case and dots (`Dr.`, `dr.`), else with the same dots, else the first.
    """
    forms = known.get("".join(piece.text for piece in pieces).casefold())
    if forms is None or len(forms) == 1:
        return forms[0] if forms else None
    written = ".".join(piece.text for piece in pieces)
    same = [form for form in forms if form.strip(".").casefold() == written.casefold()]
    return next((form for form in same if form.strip(".") == written), (*same, *forms)[0])


def degrees_to_the_end(pieces: Sequence[Piece]) -> list[tuple[Title, ...] | None]:
    """For each place, the degrees that all pieces from there to the end spell, or None where they do not.

    Of several readings the one whose degrees cross the fewest spaces wins, then the one with the fewest degrees:
    `M.M. Pd` is M.M.Pd., but `S.Pd. Gr.` are two.
    """
    runs: list[tuple[Title, ...] | None] = [None] * len(pieces) + [()]
    for first in reversed(range(len(pieces))):
        readings = [
            (Title(first, last, form, tuple(pieces[first:last])), *rest)
            for last in range(first + 1, min(first + LONGEST_DEGREE, len(pieces)) + 1)
            if (rest := runs[last]) is not None and (form := fixed_form(pieces[first:last], KNOWN.after))
        ]
        runs[first] = min(readings, key=_cost, default=None)
    return runs


def front_titles(pieces: Sequence[Piece], start: int) -> list[Title]:
    """The titles that stand from `start` on, with or without dots and in any case, each at most once."""
    titles: list[Title] = []
    while (title := _front_title_at(pieces, titles[-1].last if titles else start)) is not None:
        if title.form in [found.form for found in titles]:
            break
        titles.append(title)
    return titles


def _front_title_at(pieces: Sequence[Piece], first: int) -> Title | None:
    for last in range(min(first + LONGEST_FRONT_TITLE, len(pieces)), first, -1):
        form = fixed_form(pieces[first:last], KNOWN.before)
        if form is not None and _has_dots_of(form, last - first):
            return Title(first, last, form, tuple(pieces[first:last]))
    return None


def _has_dots_of(form: str, parts: int) -> bool:
    """`K.H.` has two parts; `drh.` has one and is not `Dr. H.`"""
    return form.strip(".").count(".") + 1 == parts


def _cost(run: tuple[Title, ...]) -> tuple[int, int]:
    return sum(GAP_COST[piece.gap] for degree in run for piece in degree.pieces[1:]), len(run)


def join_degrees(forms: Iterable[str]) -> str:
    """Degrees in their order, joined by `, `, a doubled one once."""
    return ", ".join(dict.fromkeys(forms))


def is_salutation(piece: Piece) -> bool:
    """`Bu`, `Pak`, `Sdr.`: said to a person, no part of the name."""
    return title_key(piece.text) in KNOWN.salutations


def is_abbreviation(piece: Piece) -> bool:
    """`M.`, `Moh.`, `R.`: the usual short form of a part of the name itself."""
    return title_key(piece.text) in KNOWN.abbreviations


def looks_like_a_front_title(word: Sequence[Piece]) -> bool:
    """A title of two letters or more, which would be out of place behind the name's first word."""
    return len(word[0].text) > 1 and fixed_form(word[:1], KNOWN.before) is not None


def looks_like_a_degree(word: Sequence[Piece]) -> bool:
    """Dots or capitals that spell a degree (`S.T`, `MT`, `SPd`), which a part of a name would not have."""
    last = word[-1].text
    if len(word) == 1:
        return title_key(last) in KNOWN.after and not (last.islower() or last.istitle())
    return any(run for run in degrees_to_the_end(word)[: len(word) - 1])


def strength_without_comma(degree: Title) -> Strength:
    """How sure a degree is that follows the name without a comma; two letters alone never are."""
    if len(degree.pieces) > 1:
        return _strength_of_dotted(degree)
    piece = degree.pieces[0]
    if len(degree.key) == 2:
        return Strength.SURE_IN_A_RUN if piece.text.isupper() else Strength.LIKE_A_NAME
    if piece.text.isupper():
        return Strength.SURE if piece.is_dotted and not can_be_a_name(degree) else Strength.SURE_IN_A_RUN
    if (piece.text.islower() or piece.text.istitle()) and can_be_a_name(degree):
        return Strength.LIKE_A_NAME
    return Strength.SURE_IN_A_RUN if piece.text.islower() and not piece.is_dotted else Strength.SURE


def _strength_of_dotted(degree: Title) -> Strength:
    has_dots = any(piece.gap == "." or piece.is_dotted for piece in degree.pieces[:-1])
    ends_in_another = title_key(degree.pieces[-1].text) in KNOWN.after and degree.pieces[-1].gap == " "
    if not has_dots or ends_in_another or degree.widest_gap == ",":
        return Strength.LIKE_A_NAME
    are_initials = all(len(piece.text) == 1 for piece in degree.pieces)
    if len(degree.key) == 2 or (are_initials and not _has_dots_of(degree.form, len(degree.pieces))):
        return Strength.SURE_IN_A_RUN
    return Strength.SURE


def can_be_a_name(degree: Title) -> bool:
    """`S.Ag.` is Sag and `M.A.` is Ma when written without dots."""
    return degree.key in KNOWN.like_a_name


@lru_cache(maxsize=5_000)
def read_degrees(text: str) -> str | None:
    """A cell that holds degrees alone, in fixed form; None where something else stands there or one crosses a comma."""
    run = degrees_to_the_end(pieces_of(tidy_text(text)))[0]
    if run is None or any(degree.widest_gap == "," for degree in run):
        return None
    return join_degrees(degree.form for degree in run)


@lru_cache(maxsize=5_000)
def read_front_titles(text: str) -> str | None:
    """A cell that holds titles before a name alone, in fixed form; None where something else or `DR.` stands there."""
    pieces = pieces_of(tidy_text(text))
    titles = front_titles(pieces, 0)
    is_whole = (titles[-1].last if titles else 0) == len(pieces)
    return " ".join(title.form for title in titles) if is_whole and not any(map(is_uncertain_doctor, titles)) else None


def is_uncertain_doctor(title: Title) -> bool:
    """`DR.` does not tell the doctorate (Dr.) from the physician (dr.)."""
    return title.key == "dr" and title.pieces[0].text not in ("Dr", "dr")
