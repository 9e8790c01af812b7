"""Teaching headings and explaining heading rows. Nothing here commits."""

from collections.abc import Sequence

from sqlalchemy import func, select

from workshop_tracker.database import WritingSession
from workshop_tracker.intake.glossary.models import HeadingRow, HeadingSynonym
from workshop_tracker.intake.glossary.queries import MOST_SYNONYMS, row_of, synonym_of
from workshop_tracker.intake.headings import column_named, compared, fingerprint_of, known_headings
from workshop_tracker.presentation import Sentence

OF_A_CITIZEN = frozenset({"nik", "ktp", "kk", "kependudukan"})  # words of numbers that are never kept
IDENTIFIERS = frozenset({"identifier", "nip", "nuptk", "niy", "phone"})


class HeadingRefused(Exception):
    """A heading that cannot be taught, or a row that stays a riddle; as text a sentence that says why."""


def teach_heading(session: WritingSession, written: str, meaning: str) -> HeadingSynonym:
    """Let a heading mean a column from now on; one that was taught before is taught anew. Raises HeadingRefused."""
    heading = compared(written)
    if not heading:
        raise HeadingRefused(Sentence("Judul ini tidak memuat huruf atau angka."))
    _refuse_citizen_numbers(written, meaning)
    if column_named(heading, known_headings("people")):
        raise HeadingRefused(Sentence("Judul “%(written)s” sudah dikenal.", written=written))
    found = synonym_of(session, heading)
    if found is None:
        if session.scalar(select(func.count()).select_from(HeadingSynonym)) == MOST_SYNONYMS:
            raise HeadingRefused(Sentence("Paling banyak %(most)s judul tambahan.", most=MOST_SYNONYMS))
        found = HeadingSynonym(heading=heading, meaning=meaning)
        session.add(found)
    found.meaning = meaning
    session.flush()
    return found


def explain_row(session: WritingSession, written: Sequence[str], meanings: Sequence[str]) -> HeadingRow:
    """Remember what the columns of this very heading row mean; explained twice, the last word counts.

    Raises HeadingRefused where no column holds a name, or two of them hold the same.
    """
    chosen = [meaning for meaning in meanings if meaning]
    if "name" not in chosen:
        raise HeadingRefused(Sentence("Tunjukkan kolom yang berisi nama."))
    if len(set(chosen)) < len(chosen):
        raise HeadingRefused(Sentence("Setiap arti hanya dapat dipilih untuk satu kolom."))
    for heading, meaning in zip(written, meanings, strict=True):
        _refuse_citizen_numbers(heading, meaning)
    fingerprint = fingerprint_of(written)
    found = row_of(session, fingerprint)
    if found is None:
        found = HeadingRow(fingerprint=fingerprint, meanings=[])
        session.add(found)
    found.meanings = list(meanings)
    session.flush()
    return found


def _refuse_citizen_numbers(written: str, meaning: str) -> None:
    """A NIK has as many digits as a NUPTK; under another name it would be stored for ever."""
    if meaning in IDENTIFIERS and OF_A_CITIZEN & set(compared(written).split()):
        raise HeadingRefused(Sentence("Kolom “%(written)s” tidak boleh disimpan.", written=written))


def forget(session: WritingSession, taught: HeadingSynonym | HeadingRow) -> None:
    """Take back what was taught; files that came in by it stay as they are."""
    session.delete(taught)
    session.flush()
