"""Names compared, ordered and proposed in capitals; never changed."""

import re
import unicodedata

from workshop_tracker.people.titles import KNOWN, title_key
from workshop_tracker.presentation import natural_key, parse_roman, tidy_text

DOT_BETWEEN_WORDS = re.compile(r"\.(?=\w\w)|(?<=\w\w)\.")
DROPPED_IN_KEYS = re.compile("['.-]")
NAME_PART = re.compile(r"[^\s.-]+")
LETTER_AND_APOSTROPHE = re.compile(r"\w'\w+")
FIRST_LETTER = re.compile(r"[^\W\d_]")
WORDS_BETWEEN_NAMES = frozenset({"bin", "binti"})
SHORT_FORMS_IN_CAPITALS = frozenset({"ra", "fx"})  # Raden Ajeng, Fransiskus Xaverius
VOWELS = frozenset("aiueoy")
LARGEST_ROMAN_IN_A_NAME = 20


def name_key(name: str) -> str:
    """Key by which names without titles match: case, apostrophes, dots, hyphens and wide spaces set aside."""
    words = DOT_BETWEEN_WORDS.sub(" ", tidy_text(name).casefold())
    return " ".join(DROPPED_IN_KEYS.sub("", words).split())


def sort_key(name: str) -> str:
    """Key by which names without titles order alike on every engine: plain letters, numbers by value."""
    decomposed = unicodedata.normalize("NFKD", name_key(name))
    return natural_key("".join(mark for mark in decomposed if not unicodedata.combining(mark)))


def proposed_capitals(name: str) -> str | None:
    """A spelling to propose for a name in capitals or small letters only; None where nobody needs to be asked."""
    if name not in (name.upper(), name.lower()):
        return None
    proposal = NAME_PART.sub(lambda part: _capitalised(part[0]), name)
    others, _, last = proposal.rpartition(" ")
    if others and _is_roman(last):
        proposal = f"{others} {last.upper()}"
    return proposal if proposal != name else None


def _capitalised(part: str) -> str:
    lower = part.lower()
    if lower in WORDS_BETWEEN_NAMES:
        return lower
    if len(part) == 1 or lower in SHORT_FORMS_IN_CAPITALS or _is_initials(lower):
        return part.upper()
    if LETTER_AND_APOSTROPHE.fullmatch(lower):
        return f"{lower[0].upper()}'{lower[2].upper()}{lower[3:]}"
    return FIRST_LETTER.sub(lambda letter: letter[0].upper(), lower, count=1)


def _is_initials(part: str) -> bool:
    """Two or three letters without a vowel (`MT`), unless they are a usual short form (`Md.`)."""
    return len(part) <= 3 and VOWELS.isdisjoint(part) and title_key(part) not in KNOWN.abbreviations


def _is_roman(part: str) -> bool:
    return 1 < (parse_roman(part) or 0) <= LARGEST_ROMAN_IN_A_NAME
