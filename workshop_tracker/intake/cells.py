"""What one cell means: clean text, none-words, phones, sex, marks of attendance; dates are in `dates`."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from workshop_tracker.presentation import Sentence, tidy_text

SexCode = Literal["L", "P"]
MarkCode = Literal["present", "excused", "sick", "absent"]


@dataclass(frozen=True, slots=True)
class CellProblem:
    """Why a value cannot be taken, as an Indonesian sentence; the row may still go in without it."""

    message: str


DAMAGED_NUMBER = CellProblem(
    Sentence(
        "Angka panjang ini sudah dirusak Excel (digit terakhirnya hilang). "
        "Ubah format kolom menjadi Teks, ketik ulang nomornya, lalu unggah lagi."
    )
)
# what a spreadsheet makes of a long number: 1,98609E+17
SHORTENED_NUMBER = re.compile("[0-9]+([.,][0-9]+)?[eE][+]?[0-9]+")

NONE_MARKS = frozenset({"", "-", "--", "---", "–", "—", ".", "n/a", "#n/a", "null", "none", "nihil", "kosong"})
NONE_WORDS = frozenset({"tidak ada", "tdk ada", "tak ada", "belum ada", "blm ada", "tidak punya", "belum punya"})
WORDS_FOR_NOTHING = NONE_MARKS | NONE_WORDS
TYPED_WHITESPACE = "\t\n\r"
REFUSED_CATEGORIES = frozenset({"Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp"})
MOST_MARKS_IN_A_ROW = 2

ZEROS = re.compile("[ 0-]+")  # typed where a form asks for a number and there is none
PHONE_PUNCTUATION = re.compile(r"[\s().–-]")
SEVERAL_NUMBERS = re.compile(r"[0-9][^0-9]*([/;,&]|\batau\b|\bdan\b)[^0-9]*[0-9]")
USUAL_MOBILE_NUMBER = re.compile("08[0-9]{7,11}")  # as nearly all are written
NATIONAL_NUMBER = re.compile("[2-9][0-9]{7,11}")
FOREIGN_NUMBER = re.compile("[+][1-9][0-9]{7,14}")

SEX_WORDS: dict[str, SexCode] = {
    **dict.fromkeys(("l", "lk", "laki-laki", "laki laki", "laki", "lelaki", "pria", "m", "male"), "L"),
    **dict.fromkeys(("p", "pr", "perempuan", "wanita", "w", "f", "female"), "P"),
}
MARK_WORDS: dict[str, MarkCode] = {
    **dict.fromkeys(("h", "hadir", "hdr", "1", "v", "✓", "✔", "√", "☑", "✅", "ya", "present"), "present"),
    **dict.fromkeys(("i", "izin", "ijin", "excused"), "excused"),
    **dict.fromkeys(("s", "sakit", "sick"), "sick"),
    **dict.fromkeys(("a", "alpa", "alpha", "alfa", "absen", "absent", "0", "th", "tidak hadir", "tdk hadir"), "absent"),
    **dict.fromkeys(("tk", "tanpa keterangan", "tidak"), "absent"),
}


def is_blank(text: str) -> bool:
    """Nothing, or one of the words that people write for nothing (`-`, `tidak ada`, `n/a`)."""
    return says_nothing(tidy_text(text))


def says_nothing(tidy: str) -> bool:
    """The same of a text that is tidy already."""
    return tidy.casefold() in WORDS_FOR_NOTHING


def clean_text(text: str, *, longest: int | None = None) -> str | CellProblem:
    """The text in NFC with single spaces and straight apostrophes; invisible characters are refused with their place.

    `longest` counts characters after tidying.
    """
    problem = None if text.isprintable() else _invisible_character(text)
    tidy = tidy_text(text)
    marks = None if tidy.isascii() else _too_many_marks(tidy)
    return problem or marks or _too_long(tidy, longest) or tidy


def _invisible_character(text: str) -> CellProblem | None:
    for place, mark in enumerate(text, start=1):
        if mark not in TYPED_WHITESPACE and unicodedata.category(mark) in REFUSED_CATEGORIES:
            return CellProblem(
                Sentence(
                    "Karakter ke-%(place)s (%(code)s) tidak terlihat dan tidak boleh ada. Ketik ulang teks ini.",
                    place=place,
                    code=f"U+{ord(mark):04X}",
                )
            )
    return None


def _too_many_marks(text: str) -> CellProblem | None:
    in_a_row = 0
    for place, mark in enumerate(text, start=1):
        in_a_row = in_a_row + 1 if unicodedata.combining(mark) else 0
        if in_a_row > MOST_MARKS_IN_A_ROW:
            return CellProblem(
                Sentence("Tanda yang bertumpuk pada karakter ke-%(place)s tidak dapat dicetak.", place=place)
            )
    return None


def _too_long(text: str, longest: int | None) -> CellProblem | None:
    if longest is None or len(text) <= longest:
        return None
    return CellProblem(
        Sentence("Teks ini %(length)s karakter; paling panjang %(longest)s.", length=len(text), longest=longest)
    )


def read_phone(text: str) -> str | CellProblem | None:
    """A phone number in one form, `+62812…`, however its country was written; None where the cell is blank or 0."""
    if USUAL_MOBILE_NUMBER.fullmatch(text):
        return f"+62{text[1:]}"
    if is_blank(text) or ZEROS.fullmatch(text):
        return None
    if SHORTENED_NUMBER.fullmatch(text.strip()):
        return DAMAGED_NUMBER
    if SEVERAL_NUMBERS.search(text):
        return CellProblem(Sentence("Tulis satu nomor telepon saja."))
    number = _international(PHONE_PUNCTUATION.sub("", tidy_text(text).lstrip("'")))
    return number or CellProblem(
        Sentence("“%(written)s” bukan nomor telepon. Contoh: 0812 3456 7890.", written=tidy_text(text))
    )


def _international(number: str) -> str | None:
    if number.startswith("00"):
        number = f"+{number[2:]}"
    national = re.sub("^([+]?62|0)0?", "", number)
    if national != number or number.startswith("8"):
        return f"+62{national}" if NATIONAL_NUMBER.fullmatch(national) else None
    return number if FOREIGN_NUMBER.fullmatch(number) else None


@lru_cache(maxsize=1_000)  # a column of few words
def read_sex(text: str) -> SexCode | CellProblem | None:
    """`L` or `P`, from letters or words in either language; None where the cell is blank."""
    written = tidy_text(text).rstrip(".")
    sex = SEX_WORDS.get(written.casefold())
    if sex is not None or is_blank(text):
        return sex
    return CellProblem(Sentence("“%(written)s” bukan jenis kelamin: tulis L atau P.", written=written))


def read_mark(text: str) -> MarkCode | CellProblem | None:
    """A mark of attendance, from H/I/S/A, words or ticks; None where the cell is blank."""
    written = tidy_text(text).rstrip(".")
    mark = MARK_WORDS.get(written.casefold())
    if mark is not None or is_blank(text):
        return mark
    return CellProblem(Sentence("“%(written)s” bukan tanda kehadiran: tulis H, I, S, atau A.", written=written))
