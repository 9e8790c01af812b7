"""The regions and offices that every installation starts with, read from the files in `reference/`. Pure."""

import csv
import datetime as dt
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "reference"
# since when the offices oversee as listed; before that nobody is known
LISTED_FROM = dt.date(2017, 1, 1)


@dataclass(frozen=True, slots=True)
class ListedProvince:
    """A province with its two-digit code and the zone of all its districts."""

    code: str
    name: str
    zone: str


@dataclass(frozen=True, slots=True)
class ListedDistrict:
    """A regency or city; its province is the first two digits of its code."""

    code: str
    name: str
    kind: str

    @property
    def province_code(self) -> str:
        return self.code[:2]


@dataclass(frozen=True, slots=True)
class ListedOffice:
    """An office; `letterhead` has one line per line of text."""

    code: str
    name: str
    kind: str
    number: int | None
    parent_code: str
    district_code: str | None
    city: str
    letterhead: str
    source: str


@dataclass(frozen=True, slots=True)
class ListedJurisdiction:
    """An office oversees one level group of one district since `LISTED_FROM`."""

    office_code: str
    district_code: str
    level_group: str
    source: str
    is_verified: bool


@cache
def provinces() -> list[ListedProvince]:
    return [ListedProvince(**row) for row in _rows("provinces.csv")]


@cache
def districts() -> list[ListedDistrict]:
    return [ListedDistrict(**row) for row in _rows("districts.csv")]


@cache
def zone_of_province() -> dict[str, str]:
    return {province.code: province.zone for province in provinces()}


@cache
def offices() -> list[ListedOffice]:
    """Every listed office, parents before those that belong to them."""
    return [_office(row) for row in _rows("offices.csv")]


@cache
def jurisdictions() -> list[ListedJurisdiction]:
    """One for each level group: a line of the file names several."""
    return [
        ListedJurisdiction(
            office_code=row["office_code"],
            district_code=row["district_code"],
            level_group=level,
            source=row["source"],
            is_verified=row["is_verified"] == "yes",
        )
        for row in _rows("jurisdictions.csv")
        for level in row["levels"].split()
    ]


def _office(row: dict[str, str]) -> ListedOffice:
    return ListedOffice(
        code=row["code"],
        name=row["name"],
        kind=row["kind"],
        number=int(row["number"]) if row["number"] else None,
        parent_code=row["parent_code"],
        district_code=row["district_code"] or None,
        city=row["city"],
        letterhead=row["letterhead"].replace("|", "\n"),
        source=row["source"],
    )


def _rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
