"""A school name as somebody hurried writes it, read for what is meant; good for suggestions, never for certainty. Pure.

`SMK Negri 1`, `SMK Neg. I` and `SMKN 1 … Kab. X` are state schools of number 1, wherever they are.
"""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from workshop_tracker.presentation import tidy_text
from workshop_tracker.schools.rules import ROMAN_NUMBERS, SchoolName, read_level, read_school_name

WORDS_OR_NUMBERS = re.compile("[A-Z]+|[0-9]+")
STATE, STATE_BEGUN = "NEGERI", "NEG"
SAME_WORD = 0.8  # Negri, Negeti, Negei; Negara is another word
MOST_LEVEL_WORDS = 3  # Sekolah Menengah Kejuruan
PLACE_WORDS = frozenset({"KAB", "KABUPATEN", "KEC", "KECAMATAN"})
MOST_WORDS_OF_PLACE = 6  # Kec. Purwokerto Timur, Kab. Banyumas


def read_meant_name(written: str) -> SchoolName:
    """The likeliest reading once the status word is spelled right, Roman numbers are digits and the place is gone."""
    return _meant(_words(written))


def read_names_before_places(written: str) -> Iterator[tuple[SchoolName, str]]:
    """The names that are left without the last words, with those words as the key of the place that they may name.

    `SMKN 1 Purwokerto Banyumas` is SMKN 1 Purwokerto at `banyumas`, or SMKN 1 at `purwokertobanyumas`.
    """
    words = _words(written)
    first = max(_level_ends(words) + 1, len(words) - MOST_WORDS_OF_PLACE)
    for begins in range(len(words) - 1, first - 1, -1):
        if place := place_key(" ".join(words[begins:])):
            before = words[:begins]
            yield from ((name, place) for name in {read_school_name(" ".join(before))[0], _meant(before)})


def place_key(place: str) -> str:
    """`Kec. Gunung Pati` and `GUNUNGPATI` are one place, `Kota Pekalongan` and `Kab. Pekalongan` are two."""
    return "".join(word for word in _words(place) if word not in PLACE_WORDS).casefold()


def _words(written: str) -> list[str]:
    return WORDS_OR_NUMBERS.findall(tidy_text(written).upper().replace("'", ""))


def _meant(words: list[str]) -> SchoolName:
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
