"""What registers ask of one training, in their own words; always Indonesian, as their forms are."""

import datetime as dt
from dataclasses import dataclass

# "tingkat" by the kind of the body that issues: a proposal, which the teacher checks
LEVELS = {
    "ministry": "Nasional",
    "province_office": "Provinsi",
    "branch_office": "Provinsi",
    "district_office": "Kabupaten/Kota",
    "religious_affairs": "Kabupaten/Kota",
    "teacher_group": "Kabupaten/Kota",
    "school": "Sekolah",
}


@dataclass(frozen=True, slots=True)
class RecordedTraining:
    """A valid paper as a register wants it; `code` opens its verification. JP as printed, none where none is."""

    certificate_id: int
    code: str
    kind: str
    title: str
    number: str
    organizer: str
    starts_on: dt.date | None
    ended_on: dt.date
    days: str
    place: str
    role: str
    level: str
    lesson_hours: int | None
    is_sample: bool

    @property
    def fields(self) -> list[tuple[str, str]]:
        """Label and value, in the order in which e-Kinerja and SIASN ask for them; empty ones are left out."""
        told = [
            ("Jenis diklat", self.kind),
            ("Nama diklat", self.title),
            ("Nomor sertifikat", self.number),
            ("Institusi penyelenggara", self.organizer),
            ("Tanggal mulai", written(self.starts_on)),
            ("Tanggal selesai", written(self.ended_on)),
            ("Tahun", str(self.ended_on.year)),
            ("Durasi (JP)", "" if self.lesson_hours is None else str(self.lesson_hours)),
            ("Peran", self.role),
            ("Tingkat", self.level),
            ("Tempat", self.place),
        ]
        return [(label, value) for label, value in told if value]


def written(day: dt.date | None) -> str:
    """`12-07-2025`, as those forms take a date."""
    return f"{day:%d-%m-%Y}" if day else ""
