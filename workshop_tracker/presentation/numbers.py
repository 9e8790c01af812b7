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
