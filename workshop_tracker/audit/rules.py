"""What the audit keeps of a text: numbers of people by their end only, wherever somebody has typed them."""

import re

SHOWN_OF_PERSONAL = 4  # last characters: enough to recognise a number, too few to use it
# NIP in its groups; a mobile number; any other long number: NIK, NUPTK, NIP in one piece
PERSONAL_NUMBER = re.compile(
    r"(?<![0-9A-Za-z])"
    r"(?:[0-9]{8} [0-9]{6} [0-9] [0-9]{3}|(?:\+?62|0)[ .-]?8(?:[ .-]?[0-9]){7,12}|[0-9]{9,})"
    r"(?![0-9A-Za-z])"
)


def end_of(text: str) -> str:
    """A personal value by its last characters; one that short shows nothing."""
    return f"…{text[-SHOWN_OF_PERSONAL:]}" if len(text) > SHOWN_OF_PERSONAL else "…"


def without_numbers(text: str) -> str:
    """The text with each personal number in it by its last digits."""
    return PERSONAL_NUMBER.sub(lambda found: end_of(re.sub("[^0-9]", "", found[0])), text)
