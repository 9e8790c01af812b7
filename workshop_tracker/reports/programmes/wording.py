"""A programme as a part of the report's document."""

from workshop_tracker.presentation import Sentence
from workshop_tracker.reports.charts.descriptions import Share
from workshop_tracker.reports.documents.parts import Cell, Column, Kind, Part, Table
from workshop_tracker.reports.programmes.coverage import Authority, LevelOfOffice, ProgrammeCoverage
from workshop_tracker.reports.region import RegionReport

OUTSIDE = Sentence("di luar kewenangan")
AUTHORITIES = {
    Authority.OWN: Sentence("wilayah sendiri"),
    Authority.PARTNER: Sentence("mitra yang berbagi jumlah"),
    Authority.OUTSIDE: OUTSIDE,
}
UNITS = {"schools": Sentence("Sekolah"), "teachers": Sentence("Guru")}
COLUMNS = (
    Column("level", Sentence("Jenjang")),
    Column("office", Sentence("Kantor pembina")),
    Column("authority", Sentence("Kewenangan")),
    Column("teachers", Sentence("Guru terjangkau"), Kind.SHARE, OUTSIDE),
    Column("schools", Sentence("Sekolah terjangkau"), Kind.SHARE, OUTSIDE),
)
TARGETS = (
    Column("level", Sentence("Jenjang")),
    Column("unit", Sentence("Yang dihitung")),
    Column("due_on", Sentence("Sampai"), Kind.DAY),
    Column("target", Sentence("Target dalam persen"), Kind.INTEGER),
    Column("reached", Sentence("Terjangkau pada periode ini"), Kind.SHARE),
)


def programme_part(report: RegionReport) -> Part:
    """Every level and authority of the area; without a chosen programme only that."""
    programme = report.programme_coverage
    if programme is None:
        return Part("programme", Sentence("Program"), Sentence("Laporan ini mencakup semua program."))
    rows = tuple(_row(row) for row in programme.rows)
    tables = (
        Table("programme", Sentence("Cakupan program menurut jenjang dan kantor pembina"), COLUMNS, rows),
        *_targets(programme),
    )
    return Part("programme", Sentence("Program"), _finding(programme), tables, notes=_notes(programme))


def _row(row: LevelOfOffice) -> tuple[Cell, ...]:
    words = (row.level, row.office, AUTHORITIES[row.authority])
    if row.schools_overseen is None:
        return (*words, None, None)
    teachers = Share(row.teachers_reached or 0, row.teachers_known)
    return (*words, teachers, Share(row.schools_reached or 0, row.schools_overseen))


def _targets(programme: ProgrammeCoverage) -> tuple[Table, ...]:
    rows = tuple(
        (each.level, UNITS[each.unit], each.due_on, each.percent, Share(each.reached, each.whole))
        for each in programme.targets
    )
    return (Table("programme_targets", Sentence("Target program"), TARGETS, rows),) if rows else ()


def _notes(programme: ProgrammeCoverage) -> tuple[str, ...]:
    owner = Sentence("Pemilik program: %(owner)s.", owner=programme.owner)
    if not programme.synonyms:
        return (owner,)
    return owner, Sentence("Termasuk kegiatan bernama %(names)s.", names=programme.synonyms)


def _finding(programme: ProgrammeCoverage) -> Sentence:
    readable = [row for row in programme.rows if row.schools_overseen is not None]
    return Sentence(
        "%(title)s: %(reached)s dari %(whole)s sekolah terjangkau; %(outside)s dari %(rows)s baris di luar kewenangan.",
        title=programme.title,
        reached=sum(row.schools_reached or 0 for row in readable),
        whole=sum(row.schools_overseen or 0 for row in readable),
        outside=len(programme.rows) - len(readable),
        rows=len(programme.rows),
    )
