"""Numbers as people read them: 1.234,5 and 87,5% in Indonesian, Roman numerals for regions and months."""

import re
from decimal import ROUND_HALF_UP, Decimal

from workshop_tracker.presentation.language import Language

UNKNOWN = {"id": "tidak diketahui", "en": "unknown"}
INDONESIAN_MARKS = str.maketrans(",.", ".,")
ROMAN_STEPS = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)
ROMAN_FORM = re.compile("M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
ROMAN_VALUE = dict(zip("IVXLCDM", (1, 5, 10, 50, 100, 500, 1000), strict=True))


def format_number(value: int | float | Decimal, *, decimals: int = 1, language: Language = "id") -> str:
    """`1.234,5`: at most `decimals` digits after the comma, rounded half up, without trailing zeros."""
    step = Decimal(1).scaleb(-decimals)
    rounded = Decimal(str(value)).quantize(step, ROUND_HALF_UP)
    text = f"{rounded:,f}"
    if decimals > 0:
        text = text.rstrip("0").rstrip(".")
    text = "0" if text == "-0" else text
    return text.translate(INDONESIAN_MARKS) if language == "id" else text


def format_percent(part: int | None, whole: int | None, *, language: Language = "id") -> str:
    """`87,5%` of the whole; a share of nothing or of something unknown is said to be unknown."""
    if part is None or not whole:
        return UNKNOWN[language]
    return f"{format_number(Decimal(100 * part) / Decimal(whole), language=language)}%"


UP_TO_SIX = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam")
UP_TO_ELEVEN = (*UP_TO_SIX, "tujuh", "delapan", "sembilan", "sepuluh", "sebelas")
UP_TO_NINETEEN = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
MOST_IN_WORDS = 9_999


def number_in_words(number: int, *, language: Language = "id") -> str:
    """`32`: tiga puluh dua, thirty-two. ValueError outside 0–9999."""
    if not 0 <= number <= MOST_IN_WORDS:
        raise ValueError(f"not written in words: {number}")
    return _in_indonesian(number) if language == "id" else _in_english(number)


def _in_indonesian(number: int) -> str:
    if number < len(UP_TO_ELEVEN):
        return UP_TO_ELEVEN[number]
    if number < 20:
        return f"{UP_TO_ELEVEN[number - 10]} belas"
    unit, word = next((unit, word) for unit, word in ((1000, "ribu"), (100, "ratus"), (10, "puluh")) if number >= unit)
    times, rest = divmod(number, unit)
    head = f"se{word}" if times == 1 else f"{_in_indonesian(times)} {word}"
    return f"{head} {_in_indonesian(rest)}" if rest else head


def _in_english(number: int) -> str:
    if number < len(UP_TO_NINETEEN):
        return UP_TO_NINETEEN[number]
    if number < 100:
        tens, rest = divmod(number, 10)
        return TENS[tens - 2] + (f"-{UP_TO_NINETEEN[rest]}" if rest else "")
    unit, word = (1000, "thousand") if number >= 1000 else (100, "hundred")
    times, rest = divmod(number, unit)
    head = f"{UP_TO_NINETEEN[times]} {word}"
    return f"{head} {_in_english(rest)}" if rest else head


def roman(number: int) -> str:
    """Roman numeral of 1–3999; ValueError outside."""
    if not 0 < number < 4000:
        raise ValueError(f"no Roman numeral for {number}")
    text = ""
    for value, letters in ROMAN_STEPS:
        times, number = divmod(number, value)
        text += letters * times
    return text


def parse_roman(text: str) -> int | None:
    """Value of a well-formed Roman numeral in either case; None for anything else (`IIX`, empty)."""
    letters = text.strip().upper()
    if not letters or not ROMAN_FORM.fullmatch(letters):
        return None
    values = [ROMAN_VALUE[letter] for letter in letters]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))
