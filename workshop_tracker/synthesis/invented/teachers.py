"""Invented teachers with posts and numbers; some moved, some are never trained."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from random import Random

from workshop_tracker.people.identifiers import IdentifierKind, identity_line
from workshop_tracker.people.models import Identifier, Person, PersonStatus, Post, Sex, StaffKind
from workshop_tracker.people.names import join_name
from workshop_tracker.people.rules import name_keys
from workshop_tracker.schools.models import SchoolStatus
from workshop_tracker.synthesis.invented.schools import InventedSchool
from workshop_tracker.synthesis.invented.words import names, person_name
from workshop_tracker.synthesis.rows import Rows
from workshop_tracker.synthesis.rules import FIRST_DAY, LAST_DAY, SKEW_OF_WILL, UNREACHED_TEACHER, skewed

MADE_AT = dt.datetime(2023, 1, 2, 3, tzinfo=dt.UTC)
NEVER_GIVEN = "2099"  # year in which the service of an invented number began: nobody has such a number
SOURCE = "contoh"
MOVED, RETIRED, CLERKS, WOMEN = 0.02, 0.01, 0.03, 0.62
EMPLOYMENTS = {
    SchoolStatus.STATE: (("PNS", 52), ("PPPK", 30), ("Guru Honor Sekolah", 18)),
    SchoolStatus.PRIVATE: (("GTY/PTY", 70), ("PNS", 8), ("GTT/PTT Kab/Kota", 22)),
}
SERIALS, MONTHS, DAYS = 999, 12, 28
ALL_NUMBERS = SERIALS * MONTHS * DAYS * MONTHS
MIXER = 1_000_003  # a prime that does not divide them: no two people up to their number mix into the same
CONTRACT = 20  # the contract of a PPPK is no month: 21 and more
NUMBERS = {"PNS": IdentifierKind.NIP, "PPPK": IdentifierKind.NI_PPPK}


@dataclass(frozen=True, slots=True)
class InventedTeacher:
    """Somebody who may come to a workshop, with what is frozen there; `will` 0 never comes."""

    person_id: int
    name: str
    sort_key: str
    sex: Sex
    staff_kind: StaffKind
    employment: str
    identity: str
    school: InventedSchool
    before: InventedSchool | None
    moved_on: dt.date
    will: float

    def school_on(self, day: dt.date) -> InventedSchool:
        return self.before if self.before and day < self.moved_on else self.school


def name_columns(rows: Rows) -> None:
    rows.columns(
        Person,
        *("name", "title_after", "name_key", "sort_key", "search_key", "sex", "birth_date", "staff_kind"),
        *("status", "status_on", "created_at"),
    )
    rows.columns(Identifier, "person_id", "kind", "value")
    rows.columns(Post, "person_id", "school_id", "starts_on", "ends_on", "employment", "position", "source")


def invent_teachers(rows: Rows, schools: Sequence[InventedSchool], rng: Random) -> Iterator[InventedTeacher]:
    """The staff of schools of one pool; who moved came from another school of it."""
    for school in schools:
        will = 0.0 if school.is_unreached else skewed(rng, 1, SKEW_OF_WILL)
        for place in range(school.teachers):
            yield _invented(rows, schools, school, place, will, rng)


def _invented(
    rows: Rows, schools: Sequence[InventedSchool], school: InventedSchool, place: int, will: float, rng: Random
) -> InventedTeacher:
    person_id = rows.next_id(Person)
    sex = Sex.FEMALE if rng.random() < WOMEN else Sex.MALE
    kind = StaffKind.ADMINISTRATIVE if place and rng.random() < CLERKS else StaffKind.TEACHER
    name, degree = person_name(rng, sex), _degree(school, kind, rng)
    employment = _drawn(EMPLOYMENTS[school.status], rng)
    number = _Number(person_id)
    born_on = dt.date(1966 + rng.randrange(34), number.birth_month, number.birth_day)
    retired_on = LAST_DAY - dt.timedelta(days=rng.randrange(300)) if rng.random() < RETIRED else None
    status = PersonStatus.RETIRED if retired_on else PersonStatus.ACTIVE
    rows.add(Person, name, degree, *keys_of(name), sex, born_on, kind, status, retired_on, MADE_AT)
    before, moved_on = _move(schools, school, rng)
    career = [(before, None, moved_on), (school, moved_on, None)] if before else [(school, None, None)]
    _add_posts(rows, person_id, career, employment, _position(place, kind), rng)
    return InventedTeacher(
        person_id=person_id,
        name=join_name("", name, degree),
        sort_key=keys_of(name)[1],
        sex=sex,
        staff_kind=kind,
        employment=employment,
        identity=_add_number(rows, number, employment, born_on, sex),
        school=school,
        before=before,
        moved_on=moved_on,
        will=0.0 if retired_on or rng.random() < UNREACHED_TEACHER else will * skewed(rng, 1, SKEW_OF_WILL),
    )


@lru_cache(maxsize=100_000)  # as many as there are names
def keys_of(name: str) -> tuple[str, str, str]:
    keys = name_keys(name)
    return keys["name_key"], keys["sort_key"], keys["search_key"]


def _degree(school: InventedSchool, kind: StaffKind, rng: Random) -> str:
    degrees = names()["degrees"].get(school.level_group.value, [""])
    return "" if kind is StaffKind.ADMINISTRATIVE else rng.choice(degrees)


def _drawn(weighted: Sequence[tuple[str, int]], rng: Random) -> str:
    words, weights = zip(*weighted, strict=True)
    return str(rng.choices(words, weights)[0])


def _position(place: int, kind: StaffKind) -> str:
    if place == 0:
        return "Kepala Sekolah"
    return "Guru" if kind is StaffKind.TEACHER else "Tenaga Administrasi"


def _move(
    schools: Sequence[InventedSchool], school: InventedSchool, rng: Random
) -> tuple[InventedSchool | None, dt.date]:
    moved_on = FIRST_DAY + dt.timedelta(days=rng.randrange((LAST_DAY - FIRST_DAY).days))
    before = rng.choice(schools) if rng.random() < MOVED else school
    return (None if before is school else before), moved_on


Career = Sequence[tuple[InventedSchool, dt.date | None, dt.date | None]]


def _add_posts(rows: Rows, person_id: int, career: Career, employment: str, position: str, rng: Random) -> None:
    began = dt.date(2005 + rng.randrange(17), 7, 1)
    for school, since, until in career:
        last = until - dt.timedelta(days=1) if until else None
        rows.add(Post, person_id, school.id, since or began, last, employment, position, SOURCE)


@dataclass(frozen=True, slots=True)
class _Number:
    """What makes the number of a civil servant nobody else's, mixed so that neighbours differ in everything."""

    person_id: int

    @property
    def mixed(self) -> int:
        return self.person_id * MIXER % ALL_NUMBERS

    @property
    def serial(self) -> int:
        return self.mixed % SERIALS + 1

    @property
    def start_month(self) -> int:
        return self.mixed // SERIALS % MONTHS + 1

    @property
    def birth_day(self) -> int:
        return self.mixed // (SERIALS * MONTHS) % DAYS + 1

    @property
    def birth_month(self) -> int:
        return self.mixed // (SERIALS * MONTHS * DAYS) + 1


def _add_number(rows: Rows, number: _Number, employment: str, born_on: dt.date, sex: Sex) -> str:
    """NIP or NI PPPK of who serves the state, NUPTK of most others; returns the line under the name."""
    kind = NUMBERS.get(employment, IdentifierKind.NUPTK)
    if kind is IdentifierKind.NUPTK:
        if number.person_id % 3 == 0:
            return ""
        value = f"9999{number.person_id:012}"
    else:
        start = f"{number.start_month:02}" if kind is IdentifierKind.NIP else f"{CONTRACT + number.start_month}"
        value = f"{born_on:%Y%m%d}{NEVER_GIVEN}{start}{1 if sex is Sex.MALE else 2}{number.serial:03}"
    rows.add(Identifier, number.person_id, kind, value)
    return identity_line(kind, value)
