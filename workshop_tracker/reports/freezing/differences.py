"""What differs between two counts of one period: what a signed report said, and what today's data would say."""

from dataclasses import dataclass

from workshop_tracker.presentation import Sentence, format_number
from workshop_tracker.reports.region import RegionReport

UNITS = {
    "workshops": Sentence("kegiatan"),
    "teachers_reached": Sentence("guru"),
    "schools_reached": Sentence("sekolah"),
    "certificates": Sentence("sertifikat"),
    "lesson_hours": Sentence("JP"),
    "participations": Sentence("kehadiran peserta"),
    "lesson_hours_attended": Sentence("JP hadir"),
}


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of a report that are compared; their names are those of the report."""

    workshops: int
    teachers_reached: int
    schools_reached: int
    certificates: int
    lesson_hours: int
    participations: int
    lesson_hours_attended: int


@dataclass(frozen=True, slots=True)
class Difference:
    """By how much a number of a report changed; never 0."""

    unit: str
    change: int


@dataclass(frozen=True, slots=True)
class Corrections:
    """The differences of one period, by its name; none where today's data still give the signed numbers."""

    period: str
    differences: tuple[Difference, ...]


def numbers_of(report: RegionReport) -> Numbers:
    return Numbers(**{unit: getattr(report, unit) for unit in UNITS})


def differences(signed: Numbers, counted: Numbers) -> tuple[Difference, ...]:
    """In the order of the units; only numbers that changed."""
    changes = ((unit, getattr(counted, unit) - getattr(signed, unit)) for unit in UNITS)
    return tuple(Difference(unit, change) for unit, change in changes if change)


def told(corrections: Corrections) -> Sentence:
    """`Koreksi Triwulan II (…): +2 kegiatan, +61 guru.`"""
    if not corrections.differences:
        return Sentence("Koreksi %(period)s: tidak ada.", period=corrections.period)
    changes = _changes(corrections.differences)
    return Sentence("Koreksi %(period)s: %(changes)s.", period=corrections.period, changes=changes)


def changes_in_words(differences: tuple[Difference, ...]) -> str:
    """`+2 kegiatan dan +61 guru.`; empty where there are none."""
    return Sentence("%(changes)s.", changes=_changes(differences)) if differences else ""


def _changes(differences: tuple[Difference, ...]) -> tuple[str, ...]:
    return tuple(
        Sentence("%(change)s %(unit)s", change=_signed(each.change), unit=UNITS[each.unit]) for each in differences
    )


def _signed(change: int) -> str:
    return f"{'+' if change > 0 else '−'}{format_number(abs(change))}"
