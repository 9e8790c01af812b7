"""People as sheets: as the page lists them, with the numbers of teachers, as the template that goes in again."""

import datetime as dt
from collections.abc import Iterable

from workshop_tracker.people.exporting.queries import Chosen, ToldPerson
from workshop_tracker.people.identifiers import IdentifierKind
from workshop_tracker.people.queries import ListedPerson
from workshop_tracker.people.rosters.recognition.somebody import Somebody
from workshop_tracker.people.template import CODE, COLUMNS, HEADINGS, STAFF_WORDS, template_row
from workshop_tracker.presentation import format_moment
from workshop_tracker.spreadsheets.listed import ListSheet

SHEET = "Orang"
HOW_TO_FILL = (
    "Isi satu orang per baris di bawah judul kolom, lalu unggah berkas ini: hanya Nama yang wajib, semua nomor ditulis "
    "sebagai teks, dan kolom yang tidak diperlukan boleh dihapus."
)


def people_sheet(people: Iterable[ListedPerson]) -> ListSheet:
    """Name, school and kind, as the page shows them."""
    rows = ((person.name, person.school, STAFF_WORDS[person.staff_kind]) for person in people)
    return ListSheet(SHEET, ("Nama", "Sekolah", "Jenis PTK"), rows)


def numbers_sheet(people: Iterable[ToldPerson], remarks: tuple[str, ...]) -> ListSheet:
    """Name, school, NUPTK and NIP or NI PPPK."""
    rows = (
        (
            told.person.printed,
            told.school.name if told.school else "",
            told.school.npsn if told.school else "",
            _number(told.person, IdentifierKind.NUPTK),
            _number(told.person, IdentifierKind.NIP) or _number(told.person, IdentifierKind.NI_PPPK),
        )
        for told in people
    )
    return ListSheet(SHEET, ("Nama", "Sekolah", "NPSN", "NUPTK", "NIP/NI PPPK"), rows, remarks)


def _number(person: Somebody, kind: IdentifierKind) -> str:
    return next(reversed(person.identifiers.get(kind, [])), "")


def template_sheet(people: Iterable[ToldPerson], remarks: tuple[str, ...]) -> ListSheet:
    """Everything that a list of people may say; read in again unchanged it changes nothing."""
    rows = ((number, *template_row(*told)) for number, told in enumerate(people, start=1))
    return ListSheet(SHEET, HEADINGS, rows, remarks)


def remarks(by: str, at: dt.datetime, chosen: Chosen, reason: str) -> tuple[str, ...]:
    """What a file with numbers bears: who took the list, when, why and of whom."""
    whose = f" ({'; '.join(chosen.narrowed)})" if chosen.narrowed else ""
    return (
        f"Diunduh oleh {by} pada {format_moment(at)}{whose}. Alasan: {reason}",
        "Berkas ini memuat data pribadi: jangan diteruskan, dan hapus sesudah dipakai.",
    )


def taken(count: int, chosen: Chosen) -> str:
    """What the audit notes of such a file."""
    return "; ".join([f"{count} orang", *chosen.narrowed])


def empty_template() -> ListSheet:
    """The headings of the template; whoever is new has no code yet."""
    headings = ["No", *(heading for column, heading in COLUMNS.items() if column != CODE)]
    return ListSheet(SHEET, headings, (), (HOW_TO_FILL,))
