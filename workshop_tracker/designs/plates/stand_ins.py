"""Stand-ins: letters that hold a field's place while a layout is recorded.

No font has them. Each is a code point of a private plane that says in its own number for which place it stands, how
wide it is meant to be, and whether it reaches as far up and down as any letter or not at all. So whatever measures
text needs no other knowledge of what is being recorded.
"""

from enum import IntEnum

FIRST, LAST = 0xF0000, 0xFFFFD
WIDEST = 127  # em
MOST_PLACES = 0xFF


class Reach(IntEnum):
    """How far the ink of a stand-in goes beyond the baseline."""

    NONE = 0
    FULL = 1


def stand_in(place: int, width: int, reach: Reach) -> str:
    """The letter for a place (0 to 254) that is `width` em wide, at most 127."""
    return chr(FIRST | place << 8 | width << 1 | reach)


def is_stand_in(letter: str) -> bool:
    """Whether a letter is one of these and not text."""
    return FIRST <= ord(letter) <= LAST


def place_of(letter: str) -> int:
    """For which place it stands."""
    return ord(letter) - FIRST >> 8


def width_of(letter: str) -> int:
    """Its width in em."""
    return ord(letter) >> 1 & WIDEST


def reach_of(letter: str) -> Reach:
    """How far its ink goes."""
    return Reach(ord(letter) & 1)


def bare(text: str) -> str:
    """The text with its stand-ins narrow and low: equal for recordings that differ in their measures only."""
    return "".join(chr(ord(letter) & ~0xFF) if is_stand_in(letter) else letter for letter in text)
