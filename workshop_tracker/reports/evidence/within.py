"""Which part of a number is asked for: a place, a school, a workshop, one person, one sex."""

from collections.abc import Mapping
from dataclasses import dataclass, fields

from workshop_tracker.reports.evidence.measure import Measure

LONGEST_WORD = 120
NOBODY_TOLD = "none"  # the sex of whom nobody wrote it down


@dataclass(frozen=True, slots=True)
class Within:
    """Empty narrows nothing. Places are those of overseen schools; `-` as subdistrict means that none is named.

    `schools` are `overseen`, `reached`, `unreached`, `invited`, or those whose data are `known`, `old` or `none`;
    `standing` is how teachers on record stand to their target.
    """

    measure: str = Measure.PRESENT.value
    in_district: str = ""
    in_subdistrict: str = ""
    in_level: str = ""
    in_status: str = ""
    school: str = ""
    workshop: str = ""
    person: str = ""
    of_sex: str = ""
    schools: str = ""
    of_employment: str = ""
    standing: str = ""

    @property
    def is_of_a_place(self) -> bool:
        """Whether it narrows to overseen schools of one kind."""
        return bool(self.in_district or self.in_subdistrict or self.in_level or self.in_status)

    @property
    def counted(self) -> Measure:
        return Measure(self.measure)

    @property
    def person_id(self) -> int:
        """The person asked for; 0 for nobody in particular."""
        return int(self.person or 0)

    @property
    def address(self) -> dict[str, str]:
        """What an address says of it; the inverse of `read_within`."""
        usual = Within()
        named = ((field.name, getattr(self, field.name)) for field in fields(self))
        return {name: word for name, word in named if word != getattr(usual, name)}


NO_SUBDISTRICT = "-"


def read_within(asked: Mapping[str, str]) -> Within | None:
    """What an address narrows to; None for what is no number of a report or nobody's."""
    words = {field.name: asked[field.name][:LONGEST_WORD] for field in fields(Within) if asked.get(field.name)}
    within = Within(**words)
    is_measure = within.measure in list(Measure)
    is_person = not within.person or (within.person.isascii() and within.person.isdigit() and len(within.person) < 10)
    has_text_only = not any("\0" in word for word in words.values())
    return within if is_measure and is_person and has_text_only else None
