"""A region's report in words: the sentence first, names of periods, shares with their base, changes, who was there."""

import datetime as dt
from collections.abc import Collection, Sequence
from decimal import Decimal
from typing import Protocol, TypeVar

from flask_babel import gettext, lazy_gettext, ngettext

from workshop_tracker.extensions import current_language
from workshop_tracker.presentation import (
    format_date_range,
    format_days,
    format_number,
    format_percent,
    join_words,
    month_name,
    quarter_name,
    roman,
)
from workshop_tracker.reports.periods import CALENDAR, QUARTERS, Choice, Part, named
from workshop_tracker.reports.reached.funnel import BySex
from workshop_tracker.reports.region import Reach, Reconciliation, RegionReport, TeachersSources

PART_NAMES = {
    Part.QUARTER_1: lazy_gettext("Triwulan I (Jan–Mar)"),
    Part.QUARTER_2: lazy_gettext("Triwulan II (Apr–Jun)"),
    Part.QUARTER_3: lazy_gettext("Triwulan III (Jul–Sep)"),
    Part.QUARTER_4: lazy_gettext("Triwulan IV (Okt–Des)"),
    Part.SEMESTER_2: lazy_gettext("Semester genap (Jan–Jun)"),
    Part.SEMESTER_1: lazy_gettext("Semester gasal (Jul–Des)"),
    Part.SCHOOL_YEAR: lazy_gettext("Tahun pelajaran (mulai Juli)"),
    Part.YEAR: lazy_gettext("Tahun kalender"),
    Part.JANUARY: lazy_gettext("Januari"),
    Part.FEBRUARY: lazy_gettext("Februari"),
    Part.MARCH: lazy_gettext("Maret"),
    Part.APRIL: lazy_gettext("April"),
    Part.MAY: lazy_gettext("Mei"),
    Part.JUNE: lazy_gettext("Juni"),
    Part.JULY: lazy_gettext("Juli"),
    Part.AUGUST: lazy_gettext("Agustus"),
    Part.SEPTEMBER: lazy_gettext("September"),
    Part.OCTOBER: lazy_gettext("Oktober"),
    Part.NOVEMBER: lazy_gettext("November"),
    Part.DECEMBER: lazy_gettext("Desember"),
}


class HasReach(Protocol):
    """A row of a table of shares."""

    @property
    def reach(self) -> Reach: ...


Row = TypeVar("Row", bound=HasReach)
AXES = (20, 40, 60, 80)  # per cent at the right end of the bars


def number(value: int) -> str:
    return format_number(value, language=current_language())


def period_name(choice: Choice) -> str:
    """`Triwulan III (Juli–September 2025)`, `Semester gasal 2025/2026`, `Tahun Pelajaran 2025/2026`, `Tahun 2025`."""
    language, year = current_language(), choice.year
    if choice.part in QUARTERS:
        return quarter_name(year, int(choice.part), language=language)
    if choice.part in CALENDAR:
        return month_name(year, CALENDAR.index(choice.part) + 1, language=language)
    names = {
        Part.SEMESTER_1: gettext("Semester gasal %(years)s", years=f"{year}/{year + 1}"),
        Part.SEMESTER_2: gettext("Semester genap %(years)s", years=f"{year - 1}/{year}"),
        Part.SCHOOL_YEAR: gettext("Tahun Pelajaran %(years)s", years=f"{year}/{year + 1}"),
        Part.YEAR: gettext("Tahun %(year)s", year=year),
    }
    written = names.get(choice.part)
    return str(written or format_date_range(choice.period.starts_on, choice.period.ends_on, language=language))


def short_period_name(choice: Choice) -> str:
    """The same without its months, for a comparison."""
    if choice.part in QUARTERS:
        return str(gettext("Triwulan %(number)s %(year)s", number=roman(int(choice.part)), year=choice.year))
    return period_name(choice)


def sentence(report: RegionReport) -> str:
    """`412 dari 3.180 guru (13%) hadir di 17 kegiatan; 61 dari 281 sekolah terjangkau.`"""
    teachers = gettext("%(teachers)s guru", teachers=number(report.teachers_reached))
    if report.teachers_known is not None:
        teachers = gettext("%(reach)s guru", reach=_of(report.teachers_reached, report.teachers_known))
        if share := percent(report.teachers_reached, report.teachers_known):
            teachers = f"{teachers} ({share})"
    return str(
        gettext(
            "%(teachers)s hadir di %(workshops)s kegiatan; %(schools)s sekolah terjangkau.",
            teachers=teachers,
            workshops=number(report.workshops),
            schools=_of(report.schools_reached, report.schools_overseen),
        )
    )


def known_sentence(report: RegionReport) -> str:
    """For how many schools the number of teachers is known."""
    if report.teachers_known is None:
        return str(gettext("Jumlah guru tidak diketahui."))
    schools = _of(report.schools_with_known_teachers, report.schools_overseen)
    return str(gettext("Data guru ada untuk %(schools)s sekolah.", schools=schools))


def sources_sentence(sources: TeachersSources) -> str:
    """Who told how many teachers there are, and for which days; empty where nobody did."""
    told = join_words(_counted_sources(sources), language=current_language())
    if not told:
        return ""
    if sources.oldest_on is None or sources.newest_on is None:
        return str(gettext("Sumber jumlah guru: %(told)s.", told=told))
    days = format_date_range(sources.oldest_on, sources.newest_on, language=current_language())
    return str(gettext("Sumber jumlah guru: %(told)s; bertanggal %(days)s.", told=told, days=days))


def _counted_sources(sources: TeachersSources) -> list[str]:
    counted = (
        (sources.school_lists, ngettext("daftar dari sekolah", "daftar dari sekolah", sources.school_lists)),
        (sources.office_lists, ngettext("daftar dari kantor", "daftar dari kantor", sources.office_lists)),
        (sources.statements, ngettext("pernyataan dari sekolah", "pernyataan dari sekolah", sources.statements)),
        (
            sources.recorded,
            ngettext(
                "sekolah yang gurunya tercatat satu per satu",
                "sekolah yang gurunya tercatat satu per satu",
                sources.recorded,
            ),
        ),
    )
    return [f"{number(count)} {what}" for count, what in counted if count]


def percent(part: int, whole: int | None) -> str:
    """A share, or nothing where there is no base or the base is too small to be complete."""
    return format_percent(part, whole, language=current_language()) if whole and part <= whole else ""


def teachers_of(reach: Reach) -> str:
    """`164 dari 1.020 (16,1%)`; unknown is never 0 %."""
    if reach.teachers_known is None:
        return str(gettext("%(count)s · jumlah guru tidak diketahui", count=number(reach.teachers_reached)))
    share = percent(reach.teachers_reached, reach.teachers_known)
    written = _of(reach.teachers_reached, reach.teachers_known)
    return f"{written} ({share})" if share else str(gettext("%(reach)s · data guru belum lengkap", reach=written))


def schools_of(reach: Reach) -> str:
    return _of(reach.schools_reached, reach.schools_overseen)


def share_of(reach: Reach) -> Decimal:
    """What rows are sorted by: unknown shares come last."""
    if not reach.teachers_known or reach.teachers_reached > reach.teachers_known:
        return Decimal(-1)
    return Decimal(reach.teachers_reached) / reach.teachers_known


def by_share(rows: Sequence[Row]) -> list[Row]:
    """Rows from the highest share to the lowest; of equal ones the order of the report stays."""
    return sorted(rows, key=lambda row: share_of(row.reach), reverse=True)


def whole(report: RegionReport) -> Reach:
    """The total row of every table."""
    return Reach(report.schools_overseen, report.schools_reached, report.teachers_known, report.teachers_reached)


def days(held_on: Collection[dt.date]) -> str:
    """`11, 12, dan 19 Juli 2025`; a dash while no day is known."""
    return format_days(held_on, language=current_language()) if held_on else "–"


def axis_for(reaches: list[Reach]) -> int:
    """Per cent at the right end of bars that all these fit into."""
    largest = max((share_of(reach) for reach in reaches), default=Decimal(0)) * 100
    return next((axis for axis in AXES if largest <= axis), 100)


def change(now: int, then: int, name: str) -> str:
    """`58 lebih banyak dari Triwulan II 2025 (354)`."""
    told = {"count": number(abs(now - then)), "period": name, "before": number(then)}
    if now > then:
        return str(gettext("%(count)s lebih banyak dari %(period)s (%(before)s)", **told))
    if now < then:
        return str(gettext("%(count)s lebih sedikit dari %(period)s (%(before)s)", **told))
    return str(gettext("Sama dengan %(period)s (%(before)s)", **told))


def changes(report: RegionReport, total: str) -> str:
    """How a total of the report stands against each period beside it: `58 lebih banyak dari Triwulan II 2025 (354)`."""
    now = getattr(report, total)
    return "; ".join(
        change(now, getattr(then, total), short_period_name(named(then.period))) for then in report.comparisons
    )


def people(number_of: BySex) -> str:
    """`12 L + 25 P`; those of whom nobody wrote it down are told apart."""
    parts = [
        gettext("%(count)s L", count=number(number_of.male)),
        gettext("%(count)s P", count=number(number_of.female)),
    ]
    if number_of.unknown:
        parts.append(gettext("%(count)s tidak tercatat", count=number(number_of.unknown)))
    return " + ".join(parts) if number_of.total else "–"


def reconciled(parts: Reconciliation) -> tuple[str, list[tuple[str, str]]]:
    """`447 tanda hadir`, and the parts that add up to it by what each of them opens; parts of none are left out."""
    whole = ngettext("%(number)s tanda hadir", "%(number)s tanda hadir", parts.present, number=number(parts.present))
    words = [
        ("present", parts.own_teachers, gettext("guru wilayah ini")),
        ("other_staff", parts.own_other_staff, gettext("tenaga lain wilayah ini")),
        ("other_offices", parts.other_offices, gettext("wilayah lain")),
        ("madrasah", parts.madrasah, gettext("madrasah")),
        ("without_office", parts.without_office, gettext("sekolah tanpa kantor pembina")),
        ("without_school", parts.without_school, gettext("tanpa sekolah")),
        ("left_out", parts.left_out, gettext("di luar saringan")),
    ]
    return whole, [(measure, f"{number(count)} {what}") for measure, count, what in words if count]


def _of(part: int, whole: int) -> str:
    return str(gettext("%(part)s dari %(whole)s", part=number(part), whole=number(whole)))
