"""What may be wrong or missing, each with its number and the workshops where it stands."""

from dataclasses import dataclass
from enum import StrEnum


class Concern(StrEnum):
    """In the order of the board: what keeps teachers out of the numbers comes first."""

    UNMARKED = "unmarked"
    WITHOUT_SCHOOL = "without_school"
    WITHOUT_NUMBER = "without_number"
    LOOKS_DOUBLE = "looks_double"
    BELOW_THE_RULE = "below_the_rule"
    BEYOND_THE_CLOCK = "beyond_the_clock"
    UNVERIFIED_OFFICE = "unverified_office"
    OLD_DATA = "old_data"
    NO_DATA = "no_data"


@dataclass(frozen=True, slots=True)
class WhereItStands:
    """A workshop with its share of the number."""

    slug: str
    title: str
    number: int


@dataclass(frozen=True, slots=True)
class QualityLine:
    """One concern; `workshops` add up to the number where it is one of workshops."""

    concern: Concern
    number: int
    workshops: tuple[WhereItStands, ...] = ()
