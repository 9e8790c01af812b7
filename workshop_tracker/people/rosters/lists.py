"""The one list of people that a file is expected to hold."""

from collections.abc import Sequence

from workshop_tracker.intake.layouts import RecognisedTable
from workshop_tracker.people.rosters.reading import STAFF_LIST
from workshop_tracker.presentation import Sentence
from workshop_tracker.spreadsheets import UnreadableFile

LAYOUTS = frozenset({STAFF_LIST, "free_list", "attendance_list", "history"})
NO_PEOPLE = Sentence("Berkas ini bukan daftar orang: diperlukan kolom Nama, lalu misalnya NIP/NUPTK dan Asal Sekolah.")
SEVERAL = Sentence(
    "Berkas ini memuat beberapa daftar (%(sheets)s). "
    "Tulis nama lembarnya pada “Lembar yang dibaca” (perintah: --sheet), lalu coba lagi."
)


def the_list(tables: Sequence[RecognisedTable]) -> RecognisedTable:
    """The list of people among those of a file; an attendance list is one too where it has names.

    Raises UnreadableFile where there is none, or several, whose rows would be confused.
    """
    lists = [each for each in tables if each.layout in LAYOUTS and "name" in each.columns]
    if not lists:
        raise UnreadableFile(NO_PEOPLE)
    if len(lists) > 1:
        raise UnreadableFile(SEVERAL, sheets=", ".join(f"“{each.sheet}”" for each in lists))
    return lists[0]
