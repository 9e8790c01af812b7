"""The list of people that goes in again as it came out: its columns, the row of a person, whom a row of it means.

A row that nobody touched says what is known, so it changes nothing and asks nothing, whatever a name looks like. In a
row that somebody touched the code only tells namesakes apart.
"""

import datetime as dt
import re
from collections.abc import Iterable, Mapping

from workshop_tracker.intake.layouts import NO_VALUE
from workshop_tracker.people.identifiers import IdentifierKind
from workshop_tracker.people.models import StaffKind
from workshop_tracker.people.rosters.entries import Entry
from workshop_tracker.people.rosters.recognition.somebody import HeldPost, Somebody
from workshop_tracker.people.rosters.workplaces import FoundSchool
from workshop_tracker.spreadsheets.listed import CellValue

CODE = "person_code"
# column as files name it → heading; each heading is one that `headings.csv` knows
COLUMNS: Mapping[str, str] = {
    CODE: "Kode Orang",
    "title_before": "Gelar Depan",
    "name": "Nama",
    "title_after": "Gelar Belakang",
    "nuptk": "NUPTK",
    "nip": "NIP/NI PPPK",
    "niy": "NIY",
    "sex": "L/P",
    "birth_place": "Tempat Lahir",
    "birth_date": "Tanggal Lahir",
    "phone": "No. HP",
    "email": "Surel",
    "npsn": "NPSN",
    "school": "Nama Sekolah",
    "employment": "Status Kepegawaian",
    "staff_kind": "Jenis PTK",
    "position": "Jabatan",
    "rank": "Pangkat/Golongan",
}
# the running number keeps a row that begins like a sum or a signature among the others
HEADINGS = ("No", *COLUMNS.values())
STAFF_WORDS: Mapping[str, str] = {
    StaffKind.TEACHER: "Guru",
    StaffKind.ADMINISTRATIVE: "Tenaga Kependidikan",
    StaffKind.SUPERVISOR: "Pengawas",
    StaffKind.OFFICIAL: "Pejabat",
    StaffKind.OTHER: "Lainnya",
}
WRITTEN_CODE = re.compile("ORG-([0-9]{1,9})")


def code_of(person_id: int) -> str:
    """`ORG-17`: who is meant, for this installation alone."""
    return f"ORG-{person_id}"


def person_id_of(code: str) -> int | None:
    """The person whom a code means; none where it is no code."""
    found = WRITTEN_CODE.fullmatch(code.upper())
    return int(found[1]) if found else None


def coded_ids(entries: Iterable[Entry]) -> set[int]:
    """Everybody whom the codes of a list mean."""
    return {person_id for each in entries if each.code and (person_id := person_id_of(each.code)) is not None}


def template_row(person: Somebody, post: HeldPost | None, school: FoundSchool | None) -> tuple[CellValue, ...]:
    """The cells of a known person below `COLUMNS`; `post` is the one at `school`."""
    details, born = person.details, person.details.get("birth_date")
    cells: dict[str, CellValue] = {
        CODE: code_of(person.person_id or 0),
        "title_before": person.parts.title_before,
        "name": person.parts.name,
        "title_after": person.parts.title_after,
        "nuptk": _last(person, IdentifierKind.NUPTK),
        "nip": _last(person, IdentifierKind.NIP) or _last(person, IdentifierKind.NI_PPPK),
        "niy": _last(person, IdentifierKind.NIY),
        "birth_date": dt.date.fromisoformat(born) if born else None,
        "npsn": school.npsn if school else "",
        "school": school.name if school else "",
        "employment": post.employment if post else "",
        "staff_kind": STAFF_WORDS.get(details.get("staff_kind", ""), ""),
        "position": post.position if post else "",
    }
    return tuple(cells[column] if column in cells else details.get(column, "") for column in COLUMNS)


def _last(person: Somebody, kind: IdentifierKind) -> str:
    """The newest number of a kind: a NI PPPK changes with the contract."""
    return next(reversed(person.identifiers.get(kind, [])), "")


def running_post(person: Somebody, school_id: int | None, on: dt.date) -> HeldPost | None:
    """The post that the row of a person tells on a day: the one at this school, else the main one, else any."""
    held = [post for post in person.posts if post.starts_on <= on and (post.ends_on is None or post.ends_on >= on)]
    here = [post for post in held if post.school_id == school_id]
    return next(iter([*here, *sorted(held, key=lambda post: not post.is_main)]), None)


def is_untouched(entry: Entry, person: Somebody, school: FoundSchool | None, on: dt.date) -> bool:
    """Whether a row says of this person exactly what is known."""
    post = running_post(person, school.id if school else None, on)
    if (post.school_id if post else None) != (school.id if school else None):
        return False
    return entry.told == tuple(_as_read(cell) for cell in template_row(person, post, school))


def _as_read(cell: CellValue) -> str:
    text = "" if cell is None else str(cell).strip()
    return "" if text in NO_VALUE else text
