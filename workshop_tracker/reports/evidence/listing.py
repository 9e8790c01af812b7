"""Rows as one table, which page, sheet, JSON and paper show alike, with what each cell opens."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from workshop_tracker.presentation import Sentence, together
from workshop_tracker.reports.documents.cells import headings, values
from workshop_tracker.reports.documents.parts import Cell, Column, Kind, Table
from workshop_tracker.reports.evidence.measure import Measure, RowsOf
from workshop_tracker.reports.evidence.rows import Listed, OnRecord, Rows, Teacher
from workshop_tracker.reports.evidence.schools import SchoolsOfNumber
from workshop_tracker.reports.evidence.within import Within
from workshop_tracker.reports.evidence.wording import ROLE_WORDS, title_of
from workshop_tracker.reports.region import SchoolReach
from workshop_tracker.spreadsheets.listed import CellValue, ListSheet

UNNAMED = Sentence("nama tidak ditampilkan")
HIDDEN = Sentence("di luar wewenang Anda")
NAME = Column("name", Sentence("Nama"), missing=UNNAMED)
SCHOOL = Column("school", Sentence("Sekolah"), missing=HIDDEN)
NPSN = Column("npsn", Sentence("NPSN"), missing="–")
DISTRICT = Column("district", Sentence("Kabupaten/kota"), missing="–")
ATTENDED = Column("attended", Sentence("JP hadir"), Kind.HOURS)
RECOGNISED = Column("recognised", Sentence("JP diakui"), Kind.HOURS)
NEVER = Sentence("belum pernah")


@dataclass(frozen=True, slots=True)
class Opens:
    """Where a cell leads: to other rows of the same report, or to the marks of one participation."""

    of: RowsOf | None
    within: Within = field(default_factory=Within)
    participation_id: int = 0


Doors = Mapping[str, Opens]


@dataclass(frozen=True, slots=True)
class Listing:
    """A table with, for each row, the cells that open something; `total` rows in all, of `people` human beings.

    `next_id` continues behind the last row; `gone` counts schools that somebody else oversees by now.
    """

    of: RowsOf
    title: str
    table: Table
    doors: tuple[Doors, ...] = field(repr=False)
    total: int
    people: int = 0
    unnamed: int = 0
    next_id: int | None = None
    gone: int = 0

    @property
    def remarks(self) -> Sentence:
        """How many rows there are, of how many people, and what a reader does not see of them."""
        is_of_people = self.of is RowsOf.PARTICIPATIONS
        return together(
            Sentence("%(count)s baris.", count=self.total),
            Sentence("%(count)s orang.", count=self.people) if is_of_people else "",
            Sentence(
                "%(count)s baris tanpa nama: ikut dihitung, tetapi orangnya di luar wewenang Anda.", count=self.unnamed
            )
            if self.unnamed
            else "",
            Sentence("%(count)s sekolah tidak lagi dibina pada akhir periode.", count=self.gone) if self.gone else "",
        )

    def sheet(self) -> ListSheet:
        """The whole of it for a list; numbers and days as such."""
        names = [heading for column in self.table.columns for heading in headings(column)]
        rows = (self._cells(row) for row in self.table.rows)
        return ListSheet(self.table.caption[:31], names, rows)

    def _cells(self, row: Sequence[Cell]) -> list[CellValue]:
        pairs = zip(self.table.columns, row, strict=True)
        return [value for column, cell in pairs for value in values(column, cell)]

    def document(self) -> list[dict[str, Any]]:
        """The rows for a machine: null for what is unknown or may not be named, days as text."""
        keys = [column.key for column in self.table.columns]
        return [dict(zip(keys, map(_plain, row), strict=True)) for row in self.table.rows]


def _plain(cell: Cell) -> object:
    return cell.isoformat() if isinstance(cell, dt.date) else cell


def of_participations(rows: Rows[Listed], within: Within) -> Listing:
    """One row for each participation, or for each paper where the number counts papers."""
    measure = within.counted
    columns = [
        NAME,
        SCHOOL,
        DISTRICT,
        Column("workshop", Sentence("Kegiatan")),
        Column("starts_on", Sentence("Tanggal"), Kind.DAY, "–"),
        Column("role", Sentence("Peran")),
    ]
    if measure is Measure.UNMARKED:
        columns.append(Column("unmarked", Sentence("Belum ditandai"), Kind.INTEGER))
    else:
        columns += [ATTENDED, RECOGNISED, Column("number", Sentence("Nomor sertifikat"), missing="–")]
    cells = [
        (row.name, row.school or _no_school(row), row.district, row.title, row.starts_on, ROLE_WORDS[row.role])
        + ((row.unmarked,) if measure is Measure.UNMARKED else (row.attended, row.recognised, row.number or None))
        for row in rows.rows
    ]
    doors = [_of_participation(row) for row in rows.rows]
    return _listing(RowsOf.PARTICIPATIONS, within, columns, cells, doors, rows)


def _no_school(row: Listed) -> str | None:
    return None if row.name is None and not row.is_own else Sentence("tanpa sekolah")


def _of_participation(row: Listed) -> Doors:
    return {"name": Opens(None, participation_id=row.participation_id)} if row.opens else {}


def of_teachers(rows: Rows[Teacher], within: Within) -> Listing:
    """One row for each human being."""
    columns = [
        NAME,
        SCHOOL,
        NPSN,
        Column("workshops", Sentence("Kegiatan"), Kind.INTEGER),
        ATTENDED,
        RECOGNISED,
    ]
    cells = [
        (row.name, _schools_of(row), row.npsn or None, row.workshops, row.attended, row.recognised) for row in rows.rows
    ]
    doors = [_of_teacher(row, within) for row in rows.rows]
    return _listing(RowsOf.TEACHERS, within, columns, cells, doors, rows)


def _schools_of(row: Teacher) -> str | None:
    if row.schools > 1:
        return Sentence("%(school)s dan %(others)s lain", school=row.school or "", others=row.schools - 1)
    return row.school or Sentence("tanpa sekolah")


def _of_teacher(row: Teacher, within: Within) -> Doors:
    """Whom the reader may not name is no page of her own: her rows stand among those of the number."""
    if row.name is None:
        return {}
    hers = Opens(RowsOf.PARTICIPATIONS, replace(within, person=str(row.person_id), of_sex=""))
    return {"name": hers, "workshops": hers}


def of_schools(found: SchoolsOfNumber, within: Within, shown: Sequence[SchoolReach], next_id: int | None) -> Listing:
    """One row for each school, as the report counts it; `shown` are those of the page."""
    columns = [
        Column("name", Sentence("Sekolah")),
        Column("npsn", Sentence("NPSN")),
        Column("subdistrict", Sentence("Kecamatan")),
        DISTRICT,
        Column("level", Sentence("Jenjang")),
        Column("teachers_reached", Sentence("Guru terjangkau"), Kind.INTEGER),
        Column("teachers_known", Sentence("Guru terdata"), Kind.INTEGER),
        Column("lesson_hours", Sentence("JP diakui"), Kind.HOURS),
    ]
    cells = [
        (
            school.name,
            school.npsn,
            school.subdistrict,
            school.district,
            school.level,
            school.teachers_reached,
            school.teachers_known,
            school.lesson_hours,
        )
        for school in shown
    ]
    doors = [_of_school(school) for school in shown]
    rows = Rows(shown, len(found.schools), 0, 0, next_id)
    gone = len([school for school in found.schools if school.npsn in found.gone])
    return replace(_listing(RowsOf.SCHOOLS, within, columns, cells, doors, rows), gone=gone)


def _of_school(school: SchoolReach) -> Doors:
    at = {"school": school.npsn}
    reached = Opens(RowsOf.TEACHERS, Within(**at))
    known = Opens(RowsOf.ON_RECORD, Within(**at))
    papers = Opens(RowsOf.PARTICIPATIONS, Within(measure=Measure.HOURS.value, **at))
    counted = {"teachers_reached": (reached, school.teachers_reached), "lesson_hours": (papers, school.lesson_hours)}
    return {key: door for key, (door, number) in counted.items() if number} | {"teachers_known": known}


def of_record(rows: Rows[OnRecord], within: Within) -> Listing:
    """One row for each teacher on record, with her JP of the year."""
    columns = [
        NAME,
        Column("school", Sentence("Sekolah")),
        NPSN,
        Column("employment", Sentence("Status kepegawaian"), missing=Sentence("tidak dicatat")),
        RECOGNISED,
        Column("outside", Sentence("JP luar"), Kind.HOURS),
        Column("target", Sentence("Target"), Kind.HOURS, Sentence("tanpa target")),
        Column("lacking", Sentence("Kurang JP"), Kind.HOURS, "–"),
        Column("last_trained_on", Sentence("Terakhir ikut sebelum periode"), Kind.DAY, NEVER),
    ]
    cells = [
        (
            row.name,
            row.school,
            row.npsn,
            row.employment or None,
            row.recognised,
            row.outside,
            row.target,
            None if row.target is None else max(row.target - row.recognised, 0),
            row.last_trained_on,
        )
        for row in rows.rows
    ]
    doors = [_of_record(row) for row in rows.rows]
    return _listing(RowsOf.ON_RECORD, within, columns, cells, doors, rows)


def _of_record(row: OnRecord) -> Doors:
    if row.name is None or not row.came:
        return {}
    return {"name": Opens(RowsOf.PARTICIPATIONS, Within(person=str(row.person_id)))}


def _listing(
    of: RowsOf,
    within: Within,
    columns: Sequence[Column],
    cells: Iterable[Sequence[Cell]],
    doors: Iterable[Doors],
    rows: Rows[Any],
) -> Listing:
    title = title_of(of, within)
    table = Table(of.value.replace("-", "_"), title, tuple(columns), tuple(tuple(row) for row in cells))
    return Listing(of, title, table, tuple(doors), rows.total, rows.people, rows.unnamed, rows.next_id)
