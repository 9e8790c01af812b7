"""The board of data quality as a part of the report's document, and a message that asks an organizer to mend it."""

from workshop_tracker.presentation import Sentence
from workshop_tracker.reports.documents.parts import Column, Kind, Part, Table
from workshop_tracker.reports.quality.concern import Concern, WhereItStands
from workshop_tracker.reports.region import RegionReport

WORDS = {
    Concern.UNMARKED: Sentence("Tanda hadir yang belum diisi"),
    Concern.WITHOUT_SCHOOL: Sentence("Peserta yang sekolahnya belum dikenali"),
    Concern.WITHOUT_NUMBER: Sentence("Guru tercatat tanpa NUPTK atau NIP"),
    Concern.LOOKS_DOUBLE: Sentence("Pasangan guru senama di satu sekolah yang belum diputuskan"),
    Concern.BELOW_THE_RULE: Sentence("Sertifikat sah yang kehadirannya di bawah batas kegiatan"),
    Concern.BEYOND_THE_CLOCK: Sentence("JP yang melebihi jam sesi"),
    Concern.UNVERIFIED_OFFICE: Sentence("Wewenang kantor (kabupaten dan jenjang) yang belum dipastikan"),
    Concern.OLD_DATA: Sentence("Sekolah dengan data guru lebih dari 6 bulan"),
    Concern.NO_DATA: Sentence("Sekolah tanpa data guru"),
}
# Indonesian whatever the reader's language: it goes to the organizer
REQUEST = "Mohon lengkapi daftar hadir kegiatan “{title}”: {number} tanda hadir belum diisi. {link}"


def quality_part(report: RegionReport) -> Part:
    """Each concern with its number; which workshops it stands in, where it is one of workshops."""
    rows = tuple((WORDS[line.concern], line.number) for line in report.quality)
    columns = (Column("concern", Sentence("Perlu diperiksa")), Column("number", Sentence("Jumlah"), Kind.INTEGER))
    tables = [Table("quality", Sentence("Mutu data"), columns, rows)] if rows else []
    where = tuple((WORDS[line.concern], each.title, each.number) for line in report.quality for each in line.workshops)
    if where:
        named = (columns[0], Column("title", Sentence("Kegiatan")), columns[1])
        tables.append(Table("quality_workshops", Sentence("Menurut kegiatan"), named, where))
    return Part("quality", Sentence("Mutu data"), finding(report), tuple(tables))


def finding(report: RegionReport) -> Sentence:
    """How many kinds of gaps there are."""
    if not report.quality:
        return Sentence("Tidak ada data yang perlu diperiksa.")
    return Sentence("%(count)s hal perlu diperiksa sebelum laporan ditandatangani.", count=len(report.quality))


def request(where: WhereItStands, link: str) -> str:
    """A message that is ready to be sent."""
    return REQUEST.format(title=where.title, number=where.number, link=link)
