"""The report of one office over one period, as a frozen value; every form of it is a rendering of this object."""

import datetime as dt
from dataclasses import asdict, dataclass
from typing import Any

from workshop_tracker.presentation import Sentence

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
    Sentence("Pada angka lain narasumber, moderator, fasilitator, dan panitia tidak termasuk."),
)


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


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """Everyone present at the workshops counted here: the parts add up to `present`."""

    present: int
    own_teachers: int
    own_other_staff: int
    other_offices: int
    madrasah: int
    without_office: int
    without_school: int


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


def region_document(report: RegionReport) -> dict[str, Any]:
    """The report as one JSON object; its keys are a promise to whoever reads it by machine."""
    document = asdict(report)
    document["period"] = {"from": report.period.starts_on.isoformat(), "to": report.period.ends_on.isoformat()}
    document["levels"] = [{"level": row.level} | asdict(row.reach) for row in report.levels]
    document["districts"] = [{"code": row.code, "name": row.name} | asdict(row.reach) for row in report.districts]
    document["never_reached"] = [_days_as_text(row) for row in document["never_reached"]]
    document["teachers_sources"] = _days_as_text(document["teachers_sources"])
    document["schools"] = [_days_as_text(row) for row in document["schools"]]
    document["definitions"] = list(DEFINITIONS)
    return document


def _days_as_text(row: dict[str, Any]) -> dict[str, Any]:
    return {key: value.isoformat() if isinstance(value, dt.date) else value for key, value in row.items()}


def region_report(document: dict[str, Any]) -> RegionReport:
    """The report out of its JSON object; the exact inverse of `region_document`."""
    told = {key: value for key, value in document.items() if key != "definitions"}
    period = told.pop("period")
    return RegionReport(
        **told
        | {
            "office": OfficeName(**told["office"]),
            "period": Period(dt.date.fromisoformat(period["from"]), dt.date.fromisoformat(period["to"])),
            "levels": tuple(LevelReach(row["level"], _reach(row)) for row in told["levels"]),
            "districts": tuple(DistrictReach(row["code"], row["name"], _reach(row)) for row in told["districts"]),
            "teachers_sources": TeachersSources(**_days(told["teachers_sources"], "oldest_on", "newest_on")),
            "schools": tuple(SchoolReach(**_days(row, "teachers_told_on")) for row in told["schools"]),
            "never_reached": tuple(_never_reached(row) for row in told["never_reached"]),
            "reconciliation": Reconciliation(**told["reconciliation"]),
        }
    )


def _reach(row: dict[str, Any]) -> Reach:
    return Reach(row["schools_overseen"], row["schools_reached"], row["teachers_known"], row["teachers_reached"])


def _never_reached(row: dict[str, Any]) -> NeverReached:
    return NeverReached(**_days(row, "last_trained_on"))


def _days(row: dict[str, Any], *columns: str) -> dict[str, Any]:
    return row | {column: dt.date.fromisoformat(row[column]) if row[column] else None for column in columns}
