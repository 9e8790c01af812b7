"""Teachers at their yearly target by employment: shown as a target, never as a verdict."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TargetRow:
    """Teachers on record of one employment; without a target nobody is judged and nobody lacks anything.

    `nothing`, `below_half` and `half_or_more` are those who are not there yet, by recognised JP; `with_outside` have
    the target once verified trainings from elsewhere are added. `lacking` are JP that all of them together lack.
    """

    employment: str
    target: int | None
    teachers: int
    reached: int
    nothing: int
    below_half: int
    half_or_more: int
    with_outside: int
    lacking: int


@dataclass(frozen=True, slots=True)
class YearOfTargets:
    """Recognised JP of one calendar year up to a day; `outside_hours` are verified ones from elsewhere."""

    year: int
    until: dt.date
    recognised_hours: int
    outside_hours: int
    rows: tuple[TargetRow, ...]


@dataclass(frozen=True, slots=True)
class Hours:
    """One teacher's JP in the year."""

    employment: str
    recognised: int
    outside: int


def target_row(employment: str, target: int | None, teachers: Iterable[Hours]) -> TargetRow:
    """The teachers of one employment against their target."""
    hours = list(teachers)
    if target is None:
        return TargetRow(employment, None, len(hours), 0, 0, 0, 0, 0, 0)
    short = [each.recognised for each in hours if each.recognised < target]
    return TargetRow(
        employment=employment,
        target=target,
        teachers=len(hours),
        reached=len(hours) - len(short),
        nothing=len([jp for jp in short if not jp]),
        below_half=len([jp for jp in short if jp and 2 * jp < target]),
        half_or_more=len([jp for jp in short if jp and 2 * jp >= target]),
        with_outside=len([each for each in hours if each.recognised + each.outside >= target]),
        lacking=sum(target - jp for jp in short),
    )
