"""A school name as somebody hurried writes it, read for what is meant; good for suggestions, never for certainty. Pure.

`SMK Negri 1`, `SMK Neg. I` and `SMKN 1 … Kab. X` are state schools of number 1, wherever they are.
"""

import re
from difflib import SequenceMatcher

from workshop_tracker.presentation import tidy_text
from workshop_tracker.schools.rules import ROMAN_NUMBERS, SchoolName, read_level, read_school_name

WORDS_OR_NUMBERS = re.compile("[A-Z]+|[0-9]+")
STATE, STATE_BEGUN = "NEGERI", "NEG"
SAME_WORD = 0.8  # Negri, Negeti, Negei; Negara is another word
MOST_LEVEL_WORDS = 3  # Sekolah Menengah Kejuruan
PLACE_WORDS = frozenset({"KAB", "KABUPATEN", "KEC", "KECAMATAN"})


def read_meant_name(written: str) -> SchoolName:
    """The likeliest reading once the status word is spelled right, Roman numbers are digits and the place is gone."""
    words = WORDS_OR_NUMBERS.findall(tidy_text(written).upper().replace("'", ""))
    level_ends = _level_ends(words)
    meant = [*words[:level_ends], *_of_proper_name(words[level_ends:])]
    return read_school_name(" ".join(meant))[0]


def _level_ends(words: list[str]) -> int:
    ends = range(min(MOST_LEVEL_WORDS, len(words)), 0, -1)
    return next((end for end in ends if read_level(" ".join(words[:end]))), min(1, len(words)))


def _of_proper_name(words: list[str]) -> list[str]:
    """A status word can only stand first, a place only behind a name."""
    status = [STATE] if words and _means_state(words[0]) else words[:1]
    rest = [ROMAN_NUMBERS.get(word, word) for word in words[1:]]
    ends = next((place for place, word in enumerate(rest) if place and word in PLACE_WORDS), len(rest))
    return [*status, *rest[:ends]]


def _means_state(word: str) -> bool:
    return word == STATE_BEGUN or SequenceMatcher(None, word, STATE).ratio() >= SAME_WORD
