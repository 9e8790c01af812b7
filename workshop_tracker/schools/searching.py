"""The words by which a school is sought: levels and status as one word each, numbers by value, spelling forgiven."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from workshop_tracker.presentation import sounding, tidy_text

LONGEST_KEY = 300  # as wide as its column
SPELLED_OUT = {
    "sekolah dasar": "sd",
    "sekolah menengah pertama": "smp",
    "sekolah menengah atas": "sma",
    "sekolah menengah kejuruan": "smk",
    "sekolah luar biasa": "slb",
    "madrasah tsanawiyah": "mts",
    "madrasah ibtidaiyah": "mi",
    "madrasah aliyah": "ma",
    "taman kanak-kanak": "tk",
    "sltp": "smp",
    "smu": "sma",
    "ma arif": "maarif",
    "qur an": "quran",
}
SPELLED_OUT_WORDS = re.compile("|".join(rf"\b{words}\b" for words in SPELLED_OUT))
LEVELS = ("sd", "smp", "sma", "smk", "slb", "sdlb", "smplb", "smalb", "mts", "mi", "ma", "tk")
STATUSES = {"n": "negeri", "neg": "negeri", "negri": "negeri", "negeri": "negeri", "s": "swasta", "swasta": "swasta"}
GLUED = {f"{level}{letter}": (level, STATUSES[letter]) for level in LEVELS for letter in "ns"}
WORDS_OF_PLACES = frozenset({"kec", "kecamatan"})
WORD = re.compile(r"[^\W\d_]+|[0-9]+")
NUMBER = re.compile("[0-9]+")


class SearchWord(NamedTuple):
    """One word as it was written, in small letters, and as it stands in the key of a school."""

    written: str
    key: str

    @property
    def sought(self) -> str:
        """What occurs in the key of a school that has the word: a number as a whole, other words by their beginning."""
        return f" {self.key} " if NUMBER.fullmatch(self.key) else f" {self.key}"


def search_key(name: str, status: str, subdistrict: str) -> str:
    """The words of a school with its status and place, a space before and behind each."""
    words = dict.fromkeys(word.key for word in search_words(f"{name} {status} {subdistrict}"))
    return f" {' '.join(words)} "[:LONGEST_KEY]


def search_words(text: str) -> list[SearchWord]:
    """`SMKN 02 Poerwokerto` is smk, negeri, 2, purwokerto; so is `Purwokerto SMK Negeri 2`, in another order."""
    plain = tidy_text(text).casefold().replace("'", "")
    words = WORD.findall(SPELLED_OUT_WORDS.sub(lambda found: SPELLED_OUT[found[0]], plain))
    return list(_meant(words))


def _meant(words: list[str]) -> Iterator[SearchWord]:
    for before, word in pairwise(["", *words]):
        if word in GLUED:
            yield from (SearchWord(word, part) for part in GLUED[word])
        elif word not in WORDS_OF_PLACES:
            yield SearchWord(word, _key(word, before))


def _key(word: str, before: str) -> str:
    if word in STATUSES and (before in LEVELS or len(word) > 1):
        return STATUSES[word]
    if word in LEVELS:
        return word
    return word.lstrip("0") or "0" if NUMBER.fullmatch(word) else sounding(word)
