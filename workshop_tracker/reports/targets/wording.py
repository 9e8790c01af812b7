"""The yearly target as a part of the report's document."""

from workshop_tracker.presentation import Sentence
from workshop_tracker.reports.charts.descriptions import Bar, Bars, Share
from workshop_tracker.reports.documents.cells import share_in_words
from workshop_tracker.reports.documents.parts import Cell, Column, Kind, Part, Table
from workshop_tracker.reports.region import RegionReport
from workshop_tracker.reports.targets.target import TargetRow, YearOfTargets

NO_TARGET = Sentence("tanpa target")
NOT_JUDGED = "–"
COLUMNS = (
    Column("employment", Sentence("Status kepegawaian")),
    Column("target", Sentence("Target"), Kind.HOURS, NO_TARGET),
    Column("reached", Sentence("Mencapai"), Kind.SHARE, NOT_JUDGED),
    Column("with_outside", Sentence("Dengan luar"), Kind.SHARE, NOT_JUDGED),
    Column("nothing", Sentence("0 JP"), Kind.INTEGER, NOT_JUDGED),
    Column("below_half", Sentence("< separuh"), Kind.INTEGER, NOT_JUDGED),
    Column("half_or_more", Sentence("≥ separuh"), Kind.INTEGER, NOT_JUDGED),
    Column("lacking", Sentence("Kurang JP"), Kind.HOURS, NOT_JUDGED),
)


def targets_part(report: RegionReport) -> Part:
    """Who has reached the target, how far the others are, and what trainings from elsewhere add."""
    year = report.targets
    if year is None:
        return Part("targets", Sentence("Target JP"), Sentence("Target tidak dihitung."))
    rows = tuple(_row(row) for row in year.rows)
    table = Table("targets", Sentence("Guru tercatat menurut status kepegawaian"), COLUMNS, rows)
    finding = _finding(year)
    notes = (
        Sentence("JP diakui %(first)s s.d. %(until)s.", first=year.until.replace(month=1, day=1), until=year.until),
        Sentence(
            "JP diakui %(year)s: %(recognised)s; JP pelatihan luar yang terverifikasi: %(outside)s.",
            year=str(year.year),
            recognised=year.recognised_hours,
            outside=year.outside_hours,
        ),
        Sentence("Yang dihitung hanya guru yang tercatat satu per satu, bukan jumlah yang dinyatakan sekolah."),
        Sentence("Dengan luar: JP diakui ditambah pelatihan luar yang terverifikasi. Kurang JP: jumlah semua guru."),
        Sentence("Target adalah hak pengembangan kompetensi, bukan penilaian."),
    )
    return Part("targets", Sentence("Target JP"), finding, (table,), _bars(year, finding), notes)


def _row(row: TargetRow) -> tuple[Cell, ...]:
    name = row.employment or Sentence("tidak dicatat")
    if row.target is None:
        return (name, *(None for _ in COLUMNS[1:]))
    return (
        name,
        row.target,
        Share(row.reached, row.teachers),
        Share(row.with_outside, row.teachers),
        row.nothing,
        row.below_half,
        row.half_or_more,
        row.lacking,
    )


def _bars(year: YearOfTargets, finding: str) -> tuple[Bars, ...]:
    """Two bars an employment: recognised hours alone, and with verified trainings from elsewhere."""
    judged = [row for row in year.rows if row.target is not None]
    bars = tuple(
        bar
        for row in judged
        for bar in (
            Bar(row.employment, Share(row.reached, row.teachers)),
            Bar(Sentence("%(employment)s + luar", employment=row.employment), Share(row.with_outside, row.teachers)),
        )
    )
    return (Bars(finding, bars, Sentence("guru tercatat")),) if bars else ()


def _finding(year: YearOfTargets) -> Sentence:
    judged = [row for row in year.rows if row.target is not None]
    teachers = sum(row.teachers for row in judged)
    if not teachers:
        return Sentence("Belum ada guru tercatat yang memiliki target.")
    share = Share(sum(row.reached for row in judged), teachers)
    return Sentence(
        "%(share)s guru yang memiliki target mencapainya pada tahun %(year)s.",
        share=share_in_words(share),
        year=str(year.year),
    )
