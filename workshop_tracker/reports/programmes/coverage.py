"""A programme by level and authority: own schools, those of partners that share counts, and those outside its reach."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class Authority(StrEnum):
    """Whether the counts of an office may be read here."""

    OWN = "own"
    PARTNER = "partner"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class LevelOfOffice:
    """One level under one office; all numbers are none where the office shares no counts."""

    level: str
    office: str
    authority: Authority
    schools_overseen: int | None = None
    schools_reached: int | None = None
    teachers_known: int | None = None
    teachers_reached: int | None = None


@dataclass(frozen=True, slots=True)
class TargetOfLevel:
    """So many per cent of the schools or teachers of a level by a day; `reached` of `whole` are readable ones."""

    level: str
    unit: str
    due_on: dt.date
    percent: int
    reached: int
    whole: int | None


@dataclass(frozen=True, slots=True)
class ProgrammeCoverage:
    """What was reached of a programme in the period; `synonyms` are other names that people decided to be it."""

    slug: str
    title: str
    owner: str
    synonyms: tuple[str, ...]
    rows: tuple[LevelOfOffice, ...]
    targets: tuple[TargetOfLevel, ...]
