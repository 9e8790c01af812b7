"""The report of a region as a document: each question it answers is one part, in the order of the page."""

from collections.abc import Callable
from dataclasses import replace

from workshop_tracker.presentation import Sentence
from workshop_tracker.reports.activities.parts import activities_part
from workshop_tracker.reports.charts.descriptions import Bar, Bars, Share
from workshop_tracker.reports.documents.cells import share_in_words
from workshop_tracker.reports.documents.parts import Cell, Column, Kind, Part, ReportDocument, Table, numbered
from workshop_tracker.reports.documents.words import period_name
from workshop_tracker.reports.pictures.of_report import map_of_districts
from workshop_tracker.reports.pictures.picture import charts_of
from workshop_tracker.reports.programmes.wording import programme_part
from workshop_tracker.reports.quality.wording import quality_part
from workshop_tracker.reports.reached.parts import reached_part
from workshop_tracker.reports.region import DEFINITIONS, Reach, RegionReport
from workshop_tracker.reports.targets.wording import targets_part

PartOf = Callable[[RegionReport], Part]
BASE = Sentence("guru yang terdata pada hari terakhir periode")
NEVER = Sentence("belum pernah")
PLACE = (
    Column("npsn", Sentence("NPSN")),
    Column("name", Sentence("Sekolah")),
    Column("subdistrict", Sentence("Kecamatan")),
    Column("district", Sentence("Kabupaten/kota")),
)
TEACHERS = Column("teachers", Sentence("Guru terjangkau"), Kind.SHARE)
SCHOOLS = Column("schools", Sentence("Sekolah terjangkau"), Kind.SHARE)


def region_document_of(report: RegionReport) -> ReportDocument:
    """Everything that the report holds; what is added to it gets a line in PARTS."""
    name = period_name(report.period)
    return ReportDocument(
        title=Sentence("Laporan %(period)s", period=name),
        office=report.office.name,
        period=name,
        starts_on=report.period.starts_on,
        ends_on=report.period.ends_on,
        lead=_lead(report),
        parts=numbered(tuple(part_of(report) for part_of in PARTS)),
        definitions=DEFINITIONS,
    )


def _lead(report: RegionReport) -> Sentence:
    return Sentence(
        "%(teachers)s guru hadir di %(workshops)s kegiatan; %(schools)s sekolah terjangkau.",
        teachers=share_in_words(_teachers(_whole(report))),
        workshops=report.workshops,
        schools=share_in_words(_schools(_whole(report))),
    )


def _summary(report: RegionReport) -> Part:
    reach = _whole(report)
    shares: tuple[tuple[Cell, ...], ...] = (
        (Sentence("Guru terjangkau"), _teachers(reach)),
        (Sentence("Sekolah terjangkau"), _schools(reach)),
        (Sentence("Sekolah dengan data guru"), Share(report.schools_with_known_teachers, report.schools_overseen)),
    )
    counts: tuple[tuple[Cell, ...], ...] = (
        (Sentence("Kegiatan"), report.workshops),
        (Sentence("Kehadiran peserta"), report.participations),
        (Sentence("Guru tuntas"), report.teachers_completed),
        (Sentence("JP diakui"), report.lesson_hours),
        (Sentence("JP hadir"), report.lesson_hours_attended),
        (Sentence("Sertifikat sah"), report.certificates),
    )
    what = Column("what", Sentence("Ukuran"))
    reached = Column("share", Sentence("Jumlah"), Kind.SHARE)
    counted = Column("count", Sentence("Jumlah"), Kind.INTEGER)
    return Part(
        "summary",
        Sentence("Ringkasan"),
        _lead(report),
        (
            Table("reach", Sentence("Jangkauan"), (what, reached), shares),
            Table("counts", Sentence("Jumlah pada periode ini"), (what, counted), counts),
        ),
    )


def _districts(report: RegionReport) -> Part:
    rows = tuple((row.name, row.reach) for row in report.districts)
    part = _coverage(report, "districts", Sentence("Per kabupaten"), Column("name", Sentence("Kabupaten/kota")), rows)
    return replace(part, charts=(*part.charts, *charts_of(map_of_districts(report))))


def _levels(report: RegionReport) -> Part:
    rows = tuple((row.level, row.reach) for row in report.levels)
    return _coverage(report, "levels", Sentence("Per jenjang"), Column("level", Sentence("Jenjang")), rows)


def _statuses(report: RegionReport) -> Part:
    words = {"negeri": Sentence("Negeri"), "swasta": Sentence("Swasta")}
    rows = tuple((words[row.status], row.reach) for row in report.statuses)
    return _coverage(report, "statuses", Sentence("Per status"), Column("status", Sentence("Status")), rows)


def _coverage(report: RegionReport, key: str, title: str, first: Column, rows: tuple[tuple[str, Reach], ...]) -> Part:
    finding = _finding(rows)
    total = (Sentence("Wilayah ini"), _teachers(_whole(report)), _schools(_whole(report)))
    cells = tuple((name, _teachers(reach), _schools(reach)) for name, reach in rows)
    bars = tuple(Bar(name, _teachers(reach)) for name, reach in rows)
    table = Table(key, Sentence("Cakupan guru dan sekolah"), (first, TEACHERS, SCHOOLS), cells, total)
    return Part(key, title, finding, (table,), (Bars(finding, bars, BASE),) if bars else ())


def _finding(rows: tuple[tuple[str, Reach], ...]) -> str:
    """Who is ahead, where anything is known."""
    known = [(name, _teachers(reach)) for name, reach in rows if _teachers(reach).is_known]
    if not known:
        return Sentence("Persentase belum dapat dihitung: jumlah guru tidak diketahui.")
    name, share = max(known, key=lambda row: row[1].part / (row[1].whole or 1))
    return Sentence("Cakupan guru tertinggi: %(name)s, %(share)s.", name=name, share=share_in_words(share))


def _unreached(report: RegionReport) -> Part:
    columns = (
        *PLACE,
        Column("teachers_known", Sentence("Guru terdata"), Kind.INTEGER),
        Column("last_trained_on", Sentence("Terakhir ikut"), Kind.DAY, NEVER),
    )
    rows = tuple(
        (row.npsn, row.name, row.subdistrict, row.district, row.teachers_known, row.last_trained_on)
        for row in report.never_reached
    )
    finding = Sentence(
        "%(count)s dari %(whole)s sekolah belum terjangkau pada periode ini.",
        count=len(rows),
        whole=report.schools_overseen,
    )
    table = Table("unreached", Sentence("Sekolah belum terjangkau"), columns, rows)
    return Part("unreached", Sentence("Sekolah belum terjangkau"), finding, (table,))


def _every_school(report: RegionReport) -> Part:
    columns = (
        *PLACE,
        Column("level", Sentence("Jenjang")),
        TEACHERS,
        Column("lesson_hours", Sentence("JP diakui"), Kind.HOURS),
    )
    rows = tuple(
        (
            row.npsn,
            row.name,
            row.subdistrict,
            row.district,
            row.level,
            Share(row.teachers_reached, row.teachers_known),
            row.lesson_hours,
        )
        for row in report.schools
    )
    table = Table("schools", Sentence("Sekolah"), columns, rows)
    return Part("schools", Sentence("Semua sekolah"), tables=(table,))


def _reconciliation(report: RegionReport) -> Part:
    parts = report.reconciliation
    rows: tuple[tuple[Cell, ...], ...] = (
        (Sentence("Guru wilayah ini"), parts.own_teachers),
        (Sentence("Tenaga lain wilayah ini"), parts.own_other_staff),
        (Sentence("Wilayah lain"), parts.other_offices),
        (Sentence("Madrasah"), parts.madrasah),
        (Sentence("Sekolah tanpa kantor pembina"), parts.without_office),
        (Sentence("Tanpa sekolah"), parts.without_school),
        (Sentence("Di luar saringan"), parts.left_out),
    )
    columns = (Column("whose", Sentence("Asal")), Column("present", Sentence("Tanda hadir"), Kind.INTEGER))
    table = Table("present", Sentence("Tanda hadir menurut asal"), columns, rows, (Sentence("Jumlah"), parts.present))
    return Part("reconciliation", Sentence("Rekonsiliasi"), tables=(table,))


def _whole(report: RegionReport) -> Reach:
    return Reach(report.schools_overseen, report.schools_reached, report.teachers_known, report.teachers_reached)


def _teachers(reach: Reach) -> Share:
    return Share(reach.teachers_reached, reach.teachers_known)


def _schools(reach: Reach) -> Share:
    return Share(reach.schools_reached, reach.schools_overseen)


PARTS: tuple[PartOf, ...] = (
    _summary,
    reached_part,
    activities_part,
    _districts,
    _levels,
    _statuses,
    _unreached,
    targets_part,
    programme_part,
    quality_part,
    _reconciliation,
    _every_school,
)
