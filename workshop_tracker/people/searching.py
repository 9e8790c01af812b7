"""What somebody typed to find a person: words without titles in one spelling of each sound, or the end of a number."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from workshop_tracker.people.identifiers import MARKS_BETWEEN_DIGITS
from workshop_tracker.people.names import split_name
from workshop_tracker.people.rules import search_words
from workshop_tracker.schools.matching import letter_pairs_of, likeness_of

END_OF_A_NUMBER = re.compile("[0-9]{4,18}")
SHORTEST_LONG_WORD = 5  # letters; both halves of a shorter one are in too many names
LEAST_LIKENESS = 0.5
MOST_WORDS = 8  # a name, a school and its place; each is one more comparison with every row


def sought_words(written: str) -> list[str]:
    """The words to look for, as `search_key` holds them; titles that are certain are left out."""
    split = split_name(written)
    return search_words(split.name if split.certainty == "certain" else written)[:MOST_WORDS]


def sought_number(written: str) -> str | None:
    """The last digits of a number, at least four, where nothing else was typed."""
    digits = MARKS_BETWEEN_DIGITS.sub("", written).removeprefix("+")
    return digits if END_OF_A_NUMBER.fullmatch(digits) else None


def ends_of(word: str) -> tuple[str, str]:
    """The beginning and the end of a word without its middle; one wrong letter or one swap leaves one of them right."""
    middle = len(word) // 2
    return word[: middle - 1], word[middle + 1 :]


def nearest(keys: Iterable[tuple[int, str]], words: Sequence[str], *, limit: int) -> list[int]:
    """The ids whose search key has most of the words, nearly spelled so, the likeliest first; others are left out."""
    scored = [(_likeness(words, key.split()), number) for number, key in keys]
    alike = sorted((-likeness, number) for likeness, number in scored if likeness >= LEAST_LIKENESS)
    return [number for _, number in alike[:limit]]


def _likeness(words: Sequence[str], name: Sequence[str]) -> float:
    """How alike each word is to the nearest of the name, 0–1 on average; of equal ones the shorter name is nearer."""
    pairs = [_pairs(word) for word in name]
    nearest_of_each = [max(likeness_of(_pairs(word), other) for other in pairs) for word in words]
    return sum(nearest_of_each) / len(words) - len(name) / 1000


_pairs = lru_cache(maxsize=20_000)(letter_pairs_of)
