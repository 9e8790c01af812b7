"""Invented schools and what is known of their teachers; some are silent."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from workshop_tracker.organizations.levels import LevelGroup
from workshop_tracker.people.denominator.models import SchoolList, Teller
from workshop_tracker.presentation import natural_key
from workshop_tracker.schools.models import HeadcountSex, School, SchoolHeadcount, SchoolStatus
from workshop_tracker.schools.rules import school_key
from workshop_tracker.schools.searching import search_key
from workshop_tracker.synthesis.invented.words import school_name, subdistrict_name
from workshop_tracker.synthesis.places import LEVELS, Cell
from workshop_tracker.synthesis.rows import Rows
from workshop_tracker.synthesis.rules import (
    SILENT,
    SKEW_OF_SIZES,
    UNREACHED_SCHOOL,
    Scale,
    shares,
    skewed,
)

NEVER_GIVEN = "99"  # with which no number of a school begins
SUBDISTRICTS = 16
TOLD_AT = dt.datetime(2025, 8, 1, 3, tzinfo=dt.UTC)
LISTED_ON, DECLARED_ON = dt.date(2025, 7, 15), dt.date(2025, 1, 15)
LISTED, DECLARED = 0.7, 0.2  # of the schools that are not silent
SOURCE = "Pernyataan sekolah (contoh)"


@dataclass(frozen=True, slots=True)
class InventedSchool:
    """A school as teachers and workshops need it; `is_unreached`: nobody of it ever comes."""

    id: int
    name: str
    district_code: str
    district: str
    level_group: LevelGroup
    status: SchoolStatus
    teachers: int
    is_unreached: bool


def sizes_of(cells: Sequence[Cell], scale: Scale, rng: Random) -> list[int]:
    """Teachers of every school of every cell, in order; a silent school has none."""
    weights = [
        0.0 if rng.random() < SILENT else max(skewed(rng, LEVELS[cell.level][1], SKEW_OF_SIZES), 1)
        for cell in cells
        for _ in range(cell.schools)
    ]
    return shares(scale.teachers, weights)


def name_columns(rows: Rows) -> None:
    rows.columns(
        School,
        *("npsn", "name", "match_key", "sort_key", "search_key", "level", "level_group", "status", "subdistrict"),
        "district_code",
    )
    rows.columns(SchoolList, "school_id", "listed_on", "told_by", "received_at")
    rows.columns(SchoolHeadcount, "school_id", "counted_on", "sex", "teachers", "source", "declared_at")


def invent_schools(rows: Rows, cell: Cell, sizes: Iterator[int], rng: Random) -> Iterator[InventedSchool]:
    """The schools of a cell, with the lists and statements that tell of their teachers."""
    places = sorted({subdistrict_name(rng) for _ in range(SUBDISTRICTS)})
    percent_of_state = LEVELS[cell.level][2]
    for number in range(1, cell.schools + 1):
        is_state = rng.randrange(100) < percent_of_state
        place = rng.choice(places)
        school = InventedSchool(
            rows.next_id(School),
            school_name(rng, cell.level, number, place=place, is_state=is_state),
            cell.district_code,
            cell.district,
            cell.level_group,
            SchoolStatus.STATE if is_state else SchoolStatus.PRIVATE,
            next(sizes),
            rng.random() < UNREACHED_SCHOOL,
        )
        _add(rows, school, cell.level, place)
        _tell(rows, school, rng)
        yield school


def _add(rows: Rows, school: InventedSchool, level: str, subdistrict: str) -> None:
    rows.add(
        School,
        f"{NEVER_GIVEN}{school.id:06}",
        school.name,
        school_key(school.name),
        natural_key(school.name),
        search_key(school.name, school.status, subdistrict),
        level,
        school.level_group,
        school.status,
        subdistrict,
        school.district_code,
    )


def _tell(rows: Rows, school: InventedSchool, rng: Random) -> None:
    if not school.teachers:
        return
    told = rng.random()
    if told < LISTED:
        teller = Teller.SCHOOL if rng.random() < 0.3 else Teller.OFFICE
        rows.add(SchoolList, school.id, LISTED_ON, teller, TOLD_AT)
    elif told < LISTED + DECLARED:
        declared = max(1, school.teachers + rng.randint(-2, 2))
        rows.add(SchoolHeadcount, school.id, DECLARED_ON, HeadcountSex.ALL, declared, SOURCE, TOLD_AT)
