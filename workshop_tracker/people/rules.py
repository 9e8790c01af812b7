"""Names compared, ordered, searched and proposed in capitals; never changed."""

import re
import unicodedata
from collections.abc import Sequence

from workshop_tracker.people.titles import KNOWN, title_key
from workshop_tracker.presentation import Sentence, natural_key, parse_roman, sounding, tidy_text

MARKS_IN_NAMES = frozenset(" .,'-")
WITHOUT_MARKS_IN_NAMES = str.maketrans(dict.fromkeys(MARKS_IN_NAMES))
DOT_BETWEEN_WORDS = re.compile(r"\.(?=\w\w)|(?<=\w\w)\.")
DROPPED_IN_KEYS = re.compile("['.-]")
NAME_PART = re.compile(r"[^\s.-]+")
LETTER_AND_APOSTROPHE = re.compile(r"\w'\w+")
FIRST_LETTER = re.compile(r"[^\W\d_]")
WORDS_BETWEEN_NAMES = frozenset({"bin", "binti"})
SHORT_FORMS_IN_CAPITALS = frozenset({"ra", "fx"})  # Raden Ajeng, Fransiskus Xaverius
VOWELS = frozenset("aiueoy")
LARGEST_ROMAN_IN_A_NAME = 20
LONGEST_KEY = 120  # as wide as its column
MOST_SLIPS = 2  # letters by which two spellings of one name may differ
SHORTEST_WITH_A_SLIP = 5  # letters; in a shorter word another letter is another name
# as `sounding` leaves them
SHORT_FORMS = {
    **dict.fromkeys(("moh", "muh", "mohd", "muhd", "mhd", "md", "mohamad", "mohamed", "muhamed"), "muhamad"),
    **dict.fromkeys(("ahm",), "ahmad"),
    **dict.fromkeys(("abd", "abdl"), "abdul"),
    "st": "siti",
}


def unusual_marks(text: str) -> str:
    """Which digits and marks names do not have, as a sentence; empty where there are none."""
    if text.translate(WITHOUT_MARKS_IN_NAMES).isalpha():
        return ""
    unusual = [c for c in text if not (c.isalpha() or c in MARKS_IN_NAMES or unicodedata.combining(c))]
    marks = tuple(f"“{mark}”" for mark in dict.fromkeys(unusual))
    return Sentence("Tanda %(marks)s tidak lazim dalam nama.", marks=marks) if marks else ""


def name_key(name: str) -> str:
    """Key by which names without titles match: case, apostrophes, dots, hyphens and wide spaces set aside."""
    tidy = tidy_text(name).casefold()
    if tidy.replace(" ", "").isalpha():
        return tidy
    words = DOT_BETWEEN_WORDS.sub(" ", tidy)
    return " ".join(DROPPED_IN_KEYS.sub("", words).split())


def sort_key(name: str) -> str:
    """Key by which names without titles order alike on every engine: plain letters, numbers by value."""
    return _ordered(name_key(name))


def _ordered(key: str) -> str:
    if key.isascii() and key.replace(" ", "").isalpha():
        return key
    if key.isascii():
        return natural_key(key)
    decomposed = unicodedata.normalize("NFKD", key)
    return natural_key("".join(mark for mark in decomposed if not unicodedata.combining(mark)))


def name_keys(name: str) -> dict[str, str]:
    """The columns of a person that follow from the name, by which it is matched, ordered and searched."""
    return keys_beside(name_key(name))


def keys_beside(key: str) -> dict[str, str]:
    """The same for a name whose key is known."""
    return {"name_key": key, "sort_key": _ordered(key), "search_key": _searched(key.split())}


def search_key(name: str) -> str:
    """The words of a name as they are searched, a space around each: Moch. and Muhammad are one, as oe and u are."""
    return _searched(name_key(name).split())


def _searched(words: Sequence[str]) -> str:
    return f" {' '.join(_sounding_words(words))} "[:LONGEST_KEY]


def search_words(text: str) -> list[str]:
    """The words by which somebody is sought, each in the one spelling of its sound; `M. Ali` is Muhammad Ali."""
    return _sounding_words(name_key(text.replace(",", " ")).split())


def _sounding_words(words: Sequence[str]) -> list[str]:
    sounds = [_searched_word(word) for word in words]
    return ["muhamad", *sounds[1:]] if len(sounds) > 1 and sounds[0] == "m" else sounds


def _searched_word(word: str) -> str:
    sound = sounding(word)
    return SHORT_FORMS.get(sound, sound)


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


def letters_of(name: str) -> int:
    """Which letters a name has, as bits: names whose letters differ widely need not be compared."""
    letters = 0
    for letter in set(name):
        letters |= 1 << (ord(letter) % 32)
    return letters


def have_like_letters(letters: int, others: int) -> bool:
    """Whether so few letters differ that two names may be a few slips apart; each slip changes at most two."""
    return (letters ^ others).bit_count() <= 2 * MOST_SLIPS


def is_spelled_alike(name: str, other: str) -> bool:
    """Whether two search keys are one name written twice: at most two slips in all, none of them in a short word."""
    if abs(len(name) - len(other)) > MOST_SLIPS:
        return False
    words, others = name.split(), other.split()
    if len(words) != len(others):
        return "".join(words) == "".join(others)
    differing = [(word, one) for word, one in zip(words, others, strict=True) if word != one]
    may_be = len(differing) <= MOST_SLIPS and all(_share_a_part(word, one) for word, one in differing)
    return may_be and sum(_slips(word, one) for word, one in differing) <= MOST_SLIPS


def _share_a_part(word: str, other: str) -> bool:
    """Whether beginning, middle or end of a word that is no short one stand in both: two slips leave one as it is."""
    if min(len(word), len(other)) < SHORTEST_WITH_A_SLIP:
        return False
    return other.startswith(word[:2]) or other.endswith(word[-2:]) or word[2:-2] in other


def _slips(word: str, other: str) -> int:
    """How many letters were put in, left out or changed, counted as far as it matters."""
    row = list(range(len(other) + 1))
    for place, letter in enumerate(word, 1):
        before, row = row, [place]
        for column, one in enumerate(other):
            row.append(min(before[column + 1] + 1, row[column] + 1, before[column] + (letter != one)))
        if min(row) > MOST_SLIPS:
            break
    return max(row[-1], min(row))
