"""A report of an invented branch office, as large as wanted, and documents of any shape."""

import datetime as dt

from hypothesis import strategies as some

from workshop_tracker.reports.charts.descriptions import Share
from workshop_tracker.reports.documents.parts import Column, Kind, Part, ReportDocument, Table, numbered
from workshop_tracker.reports.region import (
    DistrictReach,
    LevelReach,
    NeverReached,
    OfficeName,
    Period,
    Reach,
    Reconciliation,
    RegionReport,
    SchoolReach,
    TeachersSources,
)

QUARTER = Period(dt.date(2025, 7, 1), dt.date(2025, 9, 30))
DISTRICTS = ("Kab. Contoh Utara", "Kota Contoh Tengah", "Kab. Contoh Selatan", "Kab. Contoh Barat")


def branch_report(schools=281):
    """412 teachers of 3,180 reached; every fourth school reached, every seventh of unknown size."""
    rows = tuple(_school(number) for number in range(schools))
    silent = tuple(_silent(row) for row in rows if not row.teachers_reached)
    return RegionReport(
        office=OfficeName("contoh-x", "Cabang Dinas Pendidikan Wilayah X Contoh"),
        period=QUARTER,
        programme="",
        workshops=17,
        participations=438,
        teachers_reached=412,
        teachers_completed=405,
        teachers_known=3180,
        schools_with_known_teachers=214,
        teachers_sources=TeachersSources(100, 14, 50, 50, dt.date(2025, 1, 5), dt.date(2025, 9, 1)),
        lesson_hours=12_960,
        lesson_hours_attended=13_400,
        certificates=396,
        schools_reached=61,
        schools_overseen=schools,
        levels=(
            LevelReach("SMA", Reach(128, 27, 1720, 198)),
            LevelReach("SMK", Reach(144, 34, 1460, 214)),
            LevelReach("SLB", Reach(9, 0, None, 0)),
        ),
        districts=tuple(
            DistrictReach(f"33.0{number}", name, Reach(70, 20, known, reached))
            for number, (name, known, reached) in enumerate(
                zip(DISTRICTS, (1020, 610, 980, 570), (164, 92, 131, 25), strict=True), 1
            )
        ),
        schools=rows,
        never_reached=silent,
        reconciliation=Reconciliation(447, 412, 0, 21, 9, 0, 5),
    )


def _school(number):
    known = None if number % 7 == 0 else 20 + number % 40
    return SchoolReach(
        npsn=f"{20300000 + number}",
        name=f"{'SMAN' if number % 2 else 'SMKN'} {number + 1} CONTOH",
        subdistrict=f"Kecamatan Contoh {number % 23 + 1}",
        district=DISTRICTS[number % 4],
        level="SMA" if number % 2 else "SMK",
        teachers_reached=number % 9 if number % 4 == 0 else 0,
        teachers_known=known,
        lesson_hours=32 * (number % 9) if number % 4 == 0 else 0,
        teachers_source=None if known is None else "school_list",
        teachers_told_on=None if known is None else dt.date(2025, 7, 1 + number % 28),
    )


def _silent(row):
    last = None if int(row.npsn) % 3 else dt.date(2024, 3, 1 + int(row.npsn) % 28)
    return NeverReached(row.npsn, row.name, row.subdistrict, row.district, row.teachers_known, last)


WORDS = some.text(some.sampled_from("abc ÉŁ“=+-@;,\"'|<&>0123456789"), min_size=1, max_size=12).map(
    lambda text: text.strip() or "x"
)
CELLS = {
    Kind.TEXT: WORDS,
    Kind.INTEGER: some.integers(0, 10**9),
    Kind.HOURS: some.integers(0, 10**4),
    Kind.DAY: some.dates(dt.date(1990, 1, 1), dt.date(2090, 1, 1)),
    Kind.SHARE: some.builds(Share, some.integers(0, 500), some.none() | some.integers(0, 500)),
}


@some.composite
def tables(draw, key):
    kinds = draw(some.lists(some.sampled_from(Kind), min_size=1, max_size=5))
    columns = tuple(
        Column(f"c{place}", draw(WORDS), kind, draw(some.sampled_from(["tidak diketahui", "belum pernah"])))
        for place, kind in enumerate(kinds)
    )
    row = some.tuples(*(some.none() | CELLS[kind] if kind is not Kind.SHARE else CELLS[kind] for kind in kinds))
    return Table(key, draw(WORDS), columns, tuple(draw(some.lists(row, max_size=4))), draw(some.none() | row))


@some.composite
def documents(draw):
    parts = tuple(
        Part(
            f"part{number}",
            draw(WORDS),
            draw(WORDS),
            tuple(draw(tables(f"t{number}-{place}")) for place in range(draw(some.integers(0, 2)))),
            notes=tuple(draw(some.lists(WORDS, max_size=2))),
        )
        for number in range(draw(some.integers(0, 3)))
    )
    return ReportDocument(
        draw(WORDS),
        draw(WORDS),
        draw(WORDS),
        QUARTER.starts_on,
        QUARTER.ends_on,
        draw(WORDS),
        numbered(parts),
        tuple(draw(some.lists(WORDS, max_size=2))),
    )
