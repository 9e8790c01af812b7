"""The report of a region as files: all of it as JSON, its schools as lists. Names of schools and counts, no people."""

import json
from typing import BinaryIO

from workshop_tracker.people.denominator.rules import Source
from workshop_tracker.reports.region import RegionReport, region_document
from workshop_tracker.spreadsheets.listed import ListSheet

SCHOOL_HEADINGS = (
    "NPSN",
    "Sekolah",
    "Kecamatan",
    "Kabupaten/kota",
    "Jenjang",
    "Guru terjangkau",
    "Guru terdata",
    "JP diakui",
    "Sumber jumlah guru",
    "Jumlah guru per tanggal",
)
SOURCES = {
    Source.SCHOOL_LIST.value: "daftar dari sekolah",
    Source.OFFICE_LIST.value: "daftar dari kantor",
    Source.STATEMENT.value: "pernyataan sekolah",
    Source.RECORDED.value: "tercatat satu per satu",
}


def write_json(report: RegionReport, out: BinaryIO) -> None:
    """The report as one JSON document in UTF-8."""
    out.write(json.dumps(region_document(report), ensure_ascii=False, indent=2).encode() + b"\n")


def schools_sheet(report: RegionReport) -> ListSheet:
    """One row for each school of the report; an unknown number of teachers is an empty cell."""
    rows = (
        (
            school.npsn,
            school.name,
            school.subdistrict,
            school.district,
            school.level,
            school.teachers_reached,
            school.teachers_known,
            school.lesson_hours,
            SOURCES.get(school.teachers_source or ""),
            school.teachers_told_on,
        )
        for school in report.schools
    )
    return ListSheet("Sekolah", SCHOOL_HEADINGS, rows)


def unreached_sheet(report: RegionReport) -> ListSheet:
    """The schools of which nobody came in the period, in the order of the report."""
    headings = ("NPSN", "Sekolah", "Kecamatan", "Kabupaten/kota", "Guru terdata", "Terakhir ikut")
    rows = (
        (each.npsn, each.name, each.subdistrict, each.district, each.teachers_known, each.last_trained_on)
        for each in report.never_reached
    )
    return ListSheet("Belum terjangkau", headings, rows)
