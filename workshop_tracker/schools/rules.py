"""A school's number, level, authority and name: what is right, what a written name says, how it could be printed."""

import csv
import re
import unicodedata
from dataclasses import dataclass
from importlib.resources import files
from itertools import accumulate
from typing import NamedTuple

from workshop_tracker.intake.cells import CellProblem, is_blank
from workshop_tracker.organizations.levels import level_group
from workshop_tracker.organizations.rules import OverseerKind, authority_for
from workshop_tracker.presentation import Sentence, roman, tidy_text

USUAL_NPSN = re.compile("[0-9]{8}|P[0-9]{7}|NP[0-9]{6}")
EIGHT_CHARACTERS = re.compile("[A-Z0-9]{8}")

SPELLED_OUT_LEVELS = {
    "SEKOLAHDASAR": "SD",
    "SEKOLAHMENENGAHPERTAMA": "SMP",
    "SEKOLAHMENENGAHATAS": "SMA",
    "SEKOLAHMENENGAHKEJURUAN": "SMK",
    "SEKOLAHLUARBIASA": "SLB",
    "TAMANKANAKKANAK": "TK",
    "KELOMPOKBERMAIN": "KB",
    "RAUDHATULATHFAL": "RA",
    "RAUDLATULATHFAL": "RA",
    "MADRASAHIBTIDAIYAH": "MI",
    "MADRASAHTSANAWIYAH": "MTs",
    "MADRASAHALIYAH": "MA",
    "MADRASAHALIYAHKEJURUAN": "MAK",
    "SLTP": "SMP",
    "SMU": "SMA",
    "SMALB": "SMLB",
}
LEVELS = ("SD", "SMP", "SMA", "SMK", "SLB", "SDLB", "SMPLB", "SMLB", "TK", "KB", "TPA", "SPS", "PKBM", "SKB")
MADRASAHS = ("RA", "MI", "MTs", "MA", "MAK")
LEVEL_WORDS = {**{level.upper(): level for level in (*LEVELS, *MADRASAHS)}, **SPELLED_OUT_LEVELS}
LEVEL_WORDS_BY_BEGINNING = {
    beginning: [(word, level) for word, level in LEVEL_WORDS.items() if word.startswith(beginning)]
    for beginning in {word[:2] for word in LEVEL_WORDS}
}
# "MAARIF" and "RAHMAT" are words, "SMKMAARIF" can only begin with its level
LEVELS_THAT_BEGIN_WORDS = frozenset({"RA", "MI", "MTs", "MA", "MAK", "KB", "TPA", "SPS", "SKB"})
STATUS_WORDS = {"NEGERI": "N", "N": "N", "SWASTA": "", "S": "", "": ""}
LETTERS_AND_DIGITS = re.compile("[A-Z0-9]+")
DIGITS = re.compile("[0-9]+")
LEADING_ZEROS = re.compile("(?<![0-9])0+(?=[0-9])")
ROMAN_NUMBERS = {roman(number): str(number) for number in range(1, 21)}
CAPITALS = re.compile(r"(?<![\w'])[A-Z']+(?![\w'])")
PRINTED_PREFIX = re.compile(
    r"(SD|SMP|SMA|SMK|SLB|SDLB|SMPLB|SMALB|SMLB|TK|MI|MTS|MA|MAK|RA)([NS])?(?: (NEGERI|SWASTA|N|S))?(?= |$)",
    re.IGNORECASE,
)


def _read_printed_words() -> dict[str, str]:
    """The reference file of the package: words in capitals and how they are printed."""
    text = files("workshop_tracker.schools").joinpath("reference/name_words.csv").read_text(encoding="utf-8")
    return {row["written"]: row["printed"] for row in csv.DictReader(text.splitlines())}


PRINTED_WORDS = _read_printed_words()
SPLIT_WORDS = re.compile("|".join(rf"\b{word}\b" for word in PRINTED_WORDS if " " in word))


@dataclass(frozen=True, slots=True)
class Npsn:
    """A school's number; `warning` is an Indonesian sentence where its form is unusual but possible."""

    value: str
    warning: str = ""


class Prefix(NamedTuple):
    """A level and a word for its status, which stand at the beginning of a name without spaces up to `end`."""

    end: int
    level: str
    status_word: str


class SchoolName(NamedTuple):
    """One reading of a written school name.

    `level` is a level or empty, `status` is `N` for a state school, `rest` the proper name in capitals without spaces
    and leading zeros, `numbers` its numbers as digits, Roman ones too.
    """

    level: str
    status: str
    rest: str
    numbers: tuple[str, ...]

    @property
    def key(self) -> str:
        return f"{self.level}{self.status} {self.rest}"


def read_npsn(text: str) -> Npsn | CellProblem | None:
    """The number of a school; None where the cell is blank."""
    if is_blank(text):
        return None
    value = re.sub(r"[\s.'\-–—]", "", text).upper()
    if USUAL_NPSN.fullmatch(value):
        return Npsn(value)
    if EIGHT_CHARACTERS.fullmatch(value):
        return Npsn(value, Sentence("NPSN %(npsn)s tidak lazim: biasanya 8 angka. Periksa sekali lagi.", npsn=value))
    return CellProblem(Sentence("“%(written)s” bukan NPSN: NPSN terdiri atas 8 angka.", written=tidy_text(text)))


def read_level(text: str) -> str | None:
    """The level that a word names (`smk`, `Sekolah Dasar`, `SMALB`); None where it names none."""
    return LEVEL_WORDS.get("".join(_words(text)))


def authority_of_level(level: str) -> OverseerKind | None:
    """The kind of office that oversees schools of the level; None where the level is unknown."""
    group = level_group(level)
    return None if group is None else authority_for(group)


def school_key(written: str) -> str:
    """Key under which spellings of one school's name are equal: SMK, SMKS and SMK Swasta, SMKN and SMK Negeri."""
    return read_school_name(written)[0].key


def read_school_name(written: str) -> tuple[SchoolName, ...]:
    """The readings of a written name, the likeliest first.

    There are several only where spaces are missing: `SMKNURULHUDA` is SMK Nurul Huda, or SMKN Urul Huda.
    """
    words = _words(written)
    compact = "".join(words)
    numbers = _numbers(words)
    prefixes = _clean_prefixes(words, compact) or _glued_prefixes(words, compact) or [Prefix(0, "", "")]
    return tuple(
        SchoolName(
            level=prefix.level,
            status=STATUS_WORDS[prefix.status_word],
            rest=LEADING_ZEROS.sub("", compact[prefix.end :]),
            numbers=numbers,
        )
        for prefix in prefixes
    )


def _numbers(words: list[str]) -> tuple[str, ...]:
    romans = [ROMAN_NUMBERS[word] for word in words[1:] if word in ROMAN_NUMBERS]
    digits = [LEADING_ZEROS.sub("", number) for word in words for number in DIGITS.findall(word)]
    return tuple(sorted(romans + digits))


def _words(written: str) -> list[str]:
    text = tidy_text(written).upper().replace("'", "")
    if not text.isascii():
        text = "".join(mark for mark in unicodedata.normalize("NFKD", text) if not unicodedata.combining(mark))
    return LETTERS_AND_DIGITS.findall(text)


def _clean_prefixes(words: list[str], compact: str) -> list[Prefix]:
    """The longest prefix that ends where a word ends, or behind a status that nothing else could be."""
    ends = set(accumulate(map(len, words)))
    clean = [prefix for prefix in _prefixes(compact) if prefix.end in ends or _names_status_surely(prefix, compact)]
    return [max(clean, key=lambda prefix: prefix.end)] if clean else []


def _glued_prefixes(words: list[str], compact: str) -> list[Prefix]:
    """Prefixes that end inside a word: the level alone first, since N and S more often belong to the name."""
    prefixes = _prefixes(compact)
    if len(words) > 1:
        prefixes = [prefix for prefix in prefixes if prefix.level not in LEVELS_THAT_BEGIN_WORDS]
    return sorted(prefixes, key=lambda prefix: (len(prefix.status_word), -prefix.end))


def _names_status_surely(prefix: Prefix, compact: str) -> bool:
    """NEGERI and SWASTA, and N before a digit."""
    return len(prefix.status_word) > 1 or (prefix.status_word == "N" and bool(DIGITS.match(compact, prefix.end)))


def _prefixes(compact: str) -> list[Prefix]:
    return [
        Prefix(len(level_word) + len(status_word), level, status_word)
        for level_word, level in LEVEL_WORDS_BY_BEGINNING.get(compact[:2], ())
        if compact.startswith(level_word)
        for status_word in STATUS_WORDS
        if compact.startswith(status_word, len(level_word))
    ]


def printed_school_name(official: str) -> str:
    """A spelling to propose for an official name in capitals: `SMK Wijayakusuma Jatilawang`; mixed words stay."""
    text = SPLIT_WORDS.sub(lambda words: PRINTED_WORDS[words[0]], tidy_text(official))
    prefix = PRINTED_PREFIX.match(text)
    if prefix is None:
        return CAPITALS.sub(_printed_word, text)
    level, status = prefix[1].upper().replace("MTS", "MTs"), (prefix[2] or prefix[3] or "").upper()
    printed_status = " Negeri" if status in ("N", "NEGERI") else ""
    return f"{level}{printed_status}{CAPITALS.sub(_printed_word, text[prefix.end() :])}"


def _printed_word(match: re.Match[str]) -> str:
    word = match[0]
    if word in PRINTED_WORDS:
        return PRINTED_WORDS[word]
    is_short_form = word in ROMAN_NUMBERS or not re.search("[AIUEO]", word) or re.match("Y[^AIUEO]", word)
    return word if is_short_form else f"{word[0]}{word[1:].lower()}"
