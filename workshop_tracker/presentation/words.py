"""Text as people read it: lists in words, natural order, tidy spelling, file names, masked numbers."""

import re
import unicodedata
from collections.abc import Sequence

from workshop_tracker.presentation.language import Language

AND = {"id": "dan", "en": "and"}
APOSTROPHES = re.compile("[`´‘’ʻʼʹ′＇]")
DIGIT_RUN = re.compile("[0-9]+")
DIGITS_IN_A_KEY = 10  # more than any number in a school's or person's name


def join_words(words: Sequence[str], *, language: Language = "id") -> str:
    """`A`, `A dan B`, `A, B, dan C`; an empty sequence is empty text."""
    if len(words) < 2:
        return "".join(words)
    comma = "," if len(words) > 2 else ""
    return f"{', '.join(words[:-1])}{comma} {AND[language]} {words[-1]}"


def straight_apostrophes(text: str) -> str:
    """The same text with every look-alike of the apostrophe written as `'`."""
    return APOSTROPHES.sub("'", text)


def tidy_text(text: str) -> str:
    """The same words in NFC, one space between them, straight apostrophes; letters keep their case."""
    if text.isascii():  # as nearly all is: composed already
        return " ".join(text.replace("`", "'").split())
    return " ".join(straight_apostrophes(unicodedata.normalize("NFC", text)).split())


def natural_key(text: str) -> str:
    """Sort key of text in which numbers order as numbers: `SMKN 2` before `SMKN 10`, case set aside."""
    return DIGIT_RUN.sub(lambda digits: digits[0].lstrip("0").zfill(DIGITS_IN_A_KEY), text.casefold())


def file_name_part(text: str, *, longest: int = 60) -> str:
    """Part of a file name out of any text: ASCII letters, digits and single `-`; never empty, at most `longest`."""
    ascii_text = unicodedata.normalize("NFKD", APOSTROPHES.sub("", text)).encode("ascii", "ignore").decode()
    words = re.sub("[^A-Za-z0-9]+", "-", ascii_text.replace("'", ""))
    return words.strip("-")[:longest].strip("-") or "tanpa-nama"


def mask_identifier(value: str) -> str:
    """An identifier of which only the last four characters can be read; one that short shows nothing."""
    return f"••••{value[-4:]}" if len(value) > 4 else "••••"
