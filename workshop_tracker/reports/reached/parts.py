"""The funnel and the comparisons as a part of the report's document."""

from workshop_tracker.presentation import Sentence
from workshop_tracker.reports.documents.parts import Cell, Column, Kind, Part, Table
from workshop_tracker.reports.documents.words import period_name
from workshop_tracker.reports.pictures.of_report import steps_by_sex
from workshop_tracker.reports.pictures.picture import charts_of
from workshop_tracker.reports.reached.funnel import BySex
from workshop_tracker.reports.region import RegionReport

STEPS = (
    Column("step", Sentence("Langkah")),
    Column("male", Sentence("L"), Kind.INTEGER),
    Column("female", Sentence("P"), Kind.INTEGER),
    Column("sex_unknown", Sentence("L/P tidak tercatat"), Kind.INTEGER),
    Column("total", Sentence("Jumlah"), Kind.INTEGER),
)
TOTALS = (
    ("teachers_reached", Sentence("Guru terjangkau")),
    ("schools_reached", Sentence("Sekolah terjangkau")),
    ("workshops", Sentence("Kegiatan")),
    ("certificates", Sentence("Sertifikat sah")),
    ("lesson_hours", Sentence("JP diakui")),
)


def reached_part(report: RegionReport) -> Part:
    """Each step of the teachers by sex, then the totals beside those of other periods."""
    funnel = report.funnel
    steps = (
        (Sentence("Terdaftar"), funnel.registered),
        (Sentence("Hadir"), funnel.present),
        (Sentence("Tuntas"), funnel.completed),
        (Sentence("Bersertifikat"), funnel.certified),
    )
    rows = tuple(_row(name, people) for name, people in steps)
    notes = (
        (Sentence("Sekolah wilayah ini yang diundang: %(count)s.", count=funnel.schools_invited),)
        if funnel.schools_invited
        else ()
    )
    tables = (Table("funnel", Sentence("Guru menurut langkah dan jenis kelamin"), STEPS, rows), _comparisons(report))
    charts = charts_of(steps_by_sex(report))
    return Part("reached", Sentence("Terdaftar sampai bersertifikat"), _finding(report), tables, charts, notes)


def _row(name: str, people: BySex) -> tuple[Cell, ...]:
    return (name, people.male, people.female, people.unknown, people.total)


def _comparisons(report: RegionReport) -> Table:
    """One column for this period and one for each beside it."""
    others = tuple(Column(each.against.value, period_name(each.period), Kind.INTEGER) for each in report.comparisons)
    columns = (Column("what", Sentence("Ukuran")), Column("now", period_name(report.period), Kind.INTEGER), *others)
    rows = tuple(
        (name, getattr(report, total), *(getattr(each, total) for each in report.comparisons)) for total, name in TOTALS
    )
    return Table("comparisons", Sentence("Dibandingkan dengan periode lain"), columns, rows)


def _finding(report: RegionReport) -> str:
    funnel = report.funnel
    return Sentence(
        "%(registered)s guru terdaftar, %(present)s hadir, %(completed)s tuntas, %(certified)s bersertifikat.",
        registered=funnel.registered.total,
        present=funnel.present.total,
        completed=funnel.completed.total,
        certified=funnel.certified.total,
    )
