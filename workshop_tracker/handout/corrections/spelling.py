"""Two spellings beside each other, letter by letter; pure."""

import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a name that both spellings share, or that only this one has."""

    text: str
    is_different: bool


def compared(old: str, new: str) -> tuple[list[Piece], list[Piece]]:
    """Both spellings in pieces; put together they are the spellings again. A mark never parts from its letter."""
    before, after = _letters(old), _letters(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    kept_before, kept_after = [False] * len(before), [False] * len(after)
    for start, at, size in matcher.get_matching_blocks():
        kept_before[start : start + size] = kept_after[at : at + size] = [True] * size
    return _pieces(before, kept_before), _pieces(after, kept_after)


def _letters(text: str) -> list[str]:
    letters: list[str] = []
    for character in text:
        if letters and unicodedata.combining(character):
            letters[-1] += character
        else:
            letters.append(character)
    return letters


def _pieces(letters: list[str], kept: list[bool]) -> list[Piece]:
    runs = groupby(zip(letters, kept, strict=True), key=lambda pair: pair[1])
    return [Piece("".join(letter for letter, _ in run), not is_kept) for is_kept, run in runs]
