"""A year month by month: beside the year before as lines, by district as a map of heat."""

from collections.abc import Mapping
from dataclasses import dataclass

from workshop_tracker.presentation import Sentence
from workshop_tracker.reports.charts.descriptions import HeatMap, Line, Lines
from workshop_tracker.reports.documents.parts import Column, Kind, Table
from workshop_tracker.reports.pictures.picture import Picture

MONTHS = (
    Sentence("Jan"),
    Sentence("Feb"),
    Sentence("Mar"),
    Sentence("Apr"),
    Sentence("Mei"),
    Sentence("Jun"),
    Sentence("Jul"),
    Sentence("Agt"),
    Sentence("Sep"),
    Sentence("Okt"),
    Sentence("Nov"),
    Sentence("Des"),
)
DISTRICT = Sentence("Kabupaten/kota")
NOT_YET = "–"


@dataclass(frozen=True, slots=True)
class TeachersByMonth:
    """Distinct teachers reached in each month of a year and of the year before; None for a month that has not begun.

    `in_year` and `in_year_before` are distinct ones of the whole year, so never the sum of the months.
    """

    year: int
    months: tuple[int | None, ...]
    months_before: tuple[int, ...]
    in_year: int
    in_year_before: int
    districts: tuple[tuple[str, tuple[int | None, ...]], ...]


def teachers_by_month(
    year: int, last_month: int, found: Mapping[tuple[str, int], int], names: Mapping[str, str]
) -> TeachersByMonth:
    """Out of numbers by district (empty: all) and month (1–12 of the year, -11–0 of the year before; 13, 14: whole
    years); `last_month` is the last that has begun."""

    def of(district: str) -> tuple[int | None, ...]:
        return tuple(found.get((district, month), 0) if month <= last_month else None for month in range(1, 13))

    districts = sorted({district for district, _ in found if district}, key=lambda code: (names.get(code, code), code))
    return TeachersByMonth(
        year=year,
        months=of(""),
        months_before=tuple(found.get(("", month), 0) for month in range(-11, 1)),
        in_year=found.get(("", 13), 0),
        in_year_before=found.get(("", 14), 0),
        districts=tuple((names.get(code, code), of(code)) for code in districts),
    )


def pictures_of_months(told: TeachersByMonth) -> tuple[Picture, ...]:
    """The lines, also of a year in which nobody came, and by district where there is one."""
    return (_lines(told), _heat(told)) if told.districts else (_lines(told),)


def _lines(told: TeachersByMonth) -> Picture:
    this, before = str(told.year), str(told.year - 1)
    finding = Sentence(
        "%(count)s guru terjangkau sepanjang %(year)s, %(count_before)s pada %(year_before)s.",
        count=told.in_year,
        year=this,
        count_before=told.in_year_before,
        year_before=before,
    )
    chart = Lines(finding, MONTHS, (Line(this, told.months), Line(before, told.months_before)))
    columns = (
        Column("month", Sentence("Bulan")),
        Column("this", this, Kind.INTEGER, NOT_YET),
        Column("before", before, Kind.INTEGER),
    )
    rows = tuple(zip(MONTHS, told.months, told.months_before, strict=True))
    return Picture("months", chart, Table("months", Sentence("Guru terjangkau per bulan"), columns, rows))


def _heat(told: TeachersByMonth) -> Picture:
    name, numbers = max(told.districts, key=lambda row: max(number or 0 for number in row[1]))
    most = max(number or 0 for number in numbers)
    month, year = MONTHS[[number or 0 for number in numbers].index(most)], str(told.year)
    finding = (
        Sentence(
            "Paling ramai: %(name)s pada %(month)s %(year)s, %(count)s guru.",
            name=name,
            month=month,
            year=year,
            count=most,
        )
        if most
        else Sentence("Belum ada guru terjangkau pada %(year)s.", year=year)
    )
    chart = HeatMap(finding, MONTHS, tuple(Line(_short(district), row) for district, row in told.districts))
    columns = (
        Column("name", DISTRICT),
        *(Column(f"m{place}", short, Kind.INTEGER, NOT_YET) for place, short in enumerate(MONTHS, 1)),
    )
    rows = tuple((district, *row) for district, row in told.districts)
    return Picture("heat", chart, Table("heat", Sentence("Guru terjangkau per bulan dan kabupaten"), columns, rows))


def _short(district: str) -> str:
    """As it fits beside a row of squares."""
    return f"Kab. {district.removeprefix('Kabupaten ')}" if district.startswith("Kabupaten ") else district
