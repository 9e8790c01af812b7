"""The report of one office over one period, as a frozen value; every form of it is a rendering of this object."""

import datetime as dt
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any

from workshop_tracker.presentation import Sentence
from workshop_tracker.reports.activities.activity import Activity
from workshop_tracker.reports.asked.filters import EVERYBODY, Filters
from workshop_tracker.reports.programmes.coverage import ProgrammeCoverage
from workshop_tracker.reports.quality.concern import QualityLine
from workshop_tracker.reports.reached.funnel import NO_FUNNEL, Funnel
from workshop_tracker.reports.targets.target import YearOfTargets
from workshop_tracker.reports.written.values import as_document, from_document

DEFINITIONS = (
    Sentence(
        "Guru terjangkau: guru yang hadir paling sedikit pada satu sesi dalam periode ini sebagai peserta; "
        "dihitung satu kali, menurut sekolahnya pada hari pertama kegiatan. Terdaftar saja tidak dihitung."
    ),
    Sentence("Sekolah terjangkau: sekolah dengan paling sedikit satu guru terjangkau."),
    Sentence("Guru: pendidik, termasuk kepala sekolah dan guru BK; tenaga administrasi dan pengawas tidak dihitung."),
    Sentence(
        "Guru terdata: guru aktif yang tercatat di sekolah binaan pada hari terakhir periode; "
        "sekolah tanpa data ditulis tidak diketahui."
    ),
    Sentence(
        "Sumber jumlah guru: yang bertanggal terbaru antara daftar guru dan pernyataan sekolah, pada tanggal yang sama "
        "daftar; jika keduanya tidak ada, guru yang tercatat satu per satu."
    ),
    Sentence("Tuntas: kehadiran memenuhi batas kegiatan yang berakhir dalam periode ini."),
    Sentence(
        "JP diakui: JP pada sertifikat sah peserta, menurut hari terakhir kegiatan. "
        "JP hadir: JP sesi yang dihadiri dalam periode ini."
    ),
    Sentence(
        "Sertifikat sah: yang berlaku dari kegiatan yang berakhir dalam periode ini, juga milik narasumber dan petugas."
    ),
    Sentence(
        "Terdaftar: guru pada daftar kegiatan yang memiliki hari dalam periode ini. "
        "Bersertifikat: guru dengan sertifikat sah dari kegiatan yang berakhir dalam periode ini. "
        "Undangan dicatat per sekolah."
    ),
    Sentence("L/P: menurut data guru sekarang; yang tidak tercatat dihitung tersendiri."),
    Sentence(
        "Mencapai target JP: guru aktif dengan tugas utama di sekolah binaan pada hari terakhir periode, yang JP "
        "diakuinya dalam tahun kalender itu sampai hari itu memenuhi target status kepegawaiannya; "
        "pelatihan luar tidak termasuk."
    ),
    Sentence("Pada angka lain narasumber, moderator, fasilitator, dan panitia tidak termasuk."),
)


REACHES = ("levels", "districts", "subdistricts", "statuses")  # their rows hold a reach, flat in the document


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day, both included."""

    starts_on: dt.date
    ends_on: dt.date


@dataclass(frozen=True, slots=True)
class OfficeName:
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Reach:
    """How many of how many; known is None where nobody told how many teachers there are."""

    schools_overseen: int
    schools_reached: int
    teachers_known: int | None
    teachers_reached: int


@dataclass(frozen=True, slots=True)
class LevelReach:
    level: str
    reach: Reach


@dataclass(frozen=True, slots=True)
class DistrictReach:
    code: str
    name: str
    reach: Reach


@dataclass(frozen=True, slots=True)
class SubdistrictReach:
    """A subdistrict is known by its name within its district; where the register names none it is empty."""

    district_code: str
    district: str
    name: str
    reach: Reach


@dataclass(frozen=True, slots=True)
class StatusReach:
    """State or private schools: `negeri`, `swasta`."""

    status: str
    reach: Reach


@dataclass(frozen=True, slots=True)
class SchoolReach:
    """One school; JP are recognised ones."""

    npsn: str
    name: str
    subdistrict: str
    district: str
    level: str
    teachers_reached: int
    teachers_known: int | None
    lesson_hours: int
    teachers_source: str | None = None
    teachers_told_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class TeachersSources:
    """From what `teachers_known` adds up: schools by source, and the days for which lists and statements speak."""

    school_lists: int
    office_lists: int
    statements: int
    recorded: int
    oldest_on: dt.date | None
    newest_on: dt.date | None


@dataclass(frozen=True, slots=True)
class NeverReached:
    """A school of which nobody came in the period, and when somebody last did before it."""

    npsn: str
    name: str
    subdistrict: str
    district: str
    teachers_known: int | None
    last_trained_on: dt.date | None


class Against(StrEnum):
    """With which period a report compares itself."""

    BEFORE = "before"
    YEAR_BEFORE = "year_before"


@dataclass(frozen=True, slots=True)
class Comparison:
    """The same totals of another period, as they are counted today."""

    against: Against
    period: Period
    workshops: int
    teachers_reached: int
    schools_reached: int
    certificates: int
    lesson_hours: int


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """Everyone present at the workshops counted here: the parts add up to `present`.

    `left_out` are the office's own whom the filters of the report leave out.
    """

    present: int
    own_teachers: int
    own_other_staff: int
    other_offices: int
    madrasah: int
    without_office: int
    without_school: int
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class RegionReport:
    """Counts of one office; sums over `schools` equal the totals where a person counts at one school only."""

    office: OfficeName
    period: Period
    programme: str
    workshops: int
    participations: int
    teachers_reached: int
    teachers_completed: int
    teachers_known: int | None
    schools_with_known_teachers: int
    teachers_sources: TeachersSources
    lesson_hours: int
    lesson_hours_attended: int
    certificates: int
    schools_reached: int
    schools_overseen: int
    levels: tuple[LevelReach, ...]
    districts: tuple[DistrictReach, ...]
    schools: tuple[SchoolReach, ...]
    never_reached: tuple[NeverReached, ...]
    reconciliation: Reconciliation
    # the day on which people and jurisdictions are looked at; none: each as it was on the day that it counts for
    as_it_is_on: dt.date | None = None
    filters: Filters = EVERYBODY
    comparisons: tuple[Comparison, ...] = ()
    activities: tuple[Activity, ...] = ()
    funnel: Funnel = NO_FUNNEL
    subdistricts: tuple[SubdistrictReach, ...] = ()
    statuses: tuple[StatusReach, ...] = ()
    targets: YearOfTargets | None = None
    programme_coverage: ProgrammeCoverage | None = None
    quality: tuple[QualityLine, ...] = ()


def region_document(report: RegionReport) -> dict[str, Any]:
    """The report as one JSON object; its keys are a promise to whoever reads it by machine."""
    document: dict[str, Any] = as_document(report)
    document["period"] = {"from": report.period.starts_on.isoformat(), "to": report.period.ends_on.isoformat()}
    for part in REACHES:
        document[part] = [_flat(row) for row in document[part]]
    document["definitions"] = list(DEFINITIONS)
    return document


def region_report(document: dict[str, Any]) -> RegionReport:
    """The report out of its JSON object; the exact inverse of `region_document`."""
    period = {"starts_on": document["period"]["from"], "ends_on": document["period"]["to"]}
    reaches = {part: [_nested(row) for row in document.get(part, ())] for part in REACHES}
    report: RegionReport = from_document(RegionReport, document | {"period": period} | reaches)
    return report


def _flat(row: dict[str, Any]) -> dict[str, Any]:
    reach: dict[str, Any] = row["reach"]
    return {key: value for key, value in row.items() if key != "reach"} | reach


def _nested(row: dict[str, Any]) -> dict[str, Any]:
    reach = {field.name: row[field.name] for field in fields(Reach)}
    return {key: value for key, value in row.items() if key not in reach} | {"reach": reach}
