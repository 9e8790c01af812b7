"""How values are written for people, Indonesian first: `dates`, `numbers`, `words`; whole texts: `sentences`.

`spelling` is how they are searched: spellings of one sound are one.
"""

from workshop_tracker.presentation.dates import (
    format_date,
    format_date_range,
    format_days,
    format_long_date,
    format_moment,
    format_time,
    month_name,
    quarter_name,
    quarter_of,
    school_year,
)
from workshop_tracker.presentation.language import Language
from workshop_tracker.presentation.numbers import format_number, format_percent, number_in_words, parse_roman, roman
from workshop_tracker.presentation.sentences import Sentence, pack_sentences, together, unpack_sentences
from workshop_tracker.presentation.spelling import sounding
from workshop_tracker.presentation.words import (
    file_name_part,
    join_words,
    mask_identifier,
    natural_key,
    straight_apostrophes,
    tidy_text,
)

__all__ = [
    "Language",
    "Sentence",
    "file_name_part",
    "format_date",
    "format_date_range",
    "format_days",
    "format_long_date",
    "format_moment",
    "format_number",
    "format_percent",
    "format_time",
    "join_words",
    "mask_identifier",
    "month_name",
    "natural_key",
    "number_in_words",
    "pack_sentences",
    "parse_roman",
    "quarter_name",
    "quarter_of",
    "roman",
    "school_year",
    "sounding",
    "straight_apostrophes",
    "tidy_text",
    "together",
    "unpack_sentences",
]
