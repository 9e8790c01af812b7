"""To whom a report is narrowed."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from workshop_tracker.attendance.models import ParticipationRole
from workshop_tracker.organizations.levels import LevelGroup
from workshop_tracker.people.models import Sex
from workshop_tracker.schools.models import SchoolStatus

PARTICIPANT = ParticipationRole.PARTICIPANT.value
KNOWN = {"level": LevelGroup, "status": SchoolStatus, "sex": Sex, "role": ParticipationRole}
LONGEST_EMPLOYMENT = 64


@dataclass(frozen=True, slots=True)
class Filters:
    """Empty narrows nothing; level groups, school status, sex and role are the stored words of the product.

    An employment is the word of the field as it is written in lists: `PNS`, `PPPK`.
    """

    level: str = ""
    status: str = ""
    employment: str = ""
    sex: str = ""
    role: str = PARTICIPANT

    @property
    def narrows_people(self) -> bool:
        """Whether it chooses among the people of a school, so that nobody told how many such teachers there are."""
        return bool(self.employment or self.sex)


EVERYBODY = Filters()


def read_filters(asked: Mapping[str, str]) -> Filters:
    """What an address narrows a report to; words that are no words of the product narrow nothing."""
    words = {name: word for name, kind in KNOWN.items() if (word := asked.get(name, "")) in list(kind)}
    return Filters(employment=asked.get("employment", "")[:LONGEST_EMPLOYMENT].replace("\0", "").strip(), **words)


def told(filters: Filters) -> dict[str, str]:
    """What an address says of filters that narrow anything; the inverse of `read_filters`."""
    usual = asdict(EVERYBODY)
    return {name: word for name, word in asdict(filters).items() if word != usual[name]}
