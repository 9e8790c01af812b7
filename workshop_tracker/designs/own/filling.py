"""What each field of an own sentence says on a paper."""

from workshop_tracker.designs.own.looks import Place
from workshop_tracker.designs.own.sentences import Piece, filled
from workshop_tracker.designs.phrases import PHRASES
from workshop_tracker.designs.rules import CertificateText
from workshop_tracker.presentation import number_in_words


def own_pieces(text: CertificateText, place: Place) -> tuple[Piece, ...]:
    """The own sentence of a place with its fields filled; nothing where the usual words stand."""
    sentence = text.look.sentence(text.language, place) if text.look else ""
    return filled(sentence, values_of(text)) if sentence else ()


def own_words(text: CertificateText, place: Place) -> str:
    """The same as one text."""
    return "".join(piece.text for piece in own_pieces(text, place))


def values_of(text: CertificateText) -> dict[str, str]:
    """By the name of each field; the hours as they are written elsewhere on the paper."""
    return {
        "nama": text.name,
        "identitas": text.identity_line,
        "unit_kerja": text.school,
        "peran": text.role,
        "jenis": text.event_kind,
        "kegiatan": text.title,
        "penyelenggara": text.organizer,
        "tanggal": text.dates,
        "tempat": text.place,
        "jp": hours_words(text),
        "nomor": text.number,
    }


def hours_words(text: CertificateText) -> str:
    """The hours and their unit, in an own design also spelled out; nothing where there are none."""
    if text.lesson_hours is None:
        return ""
    usual = PHRASES[text.language].lesson_hours.format(lesson_hours=text.lesson_hours)
    if text.look is None or not text.look.spells_hours:
        return usual
    spelled = f" ({number_in_words(text.lesson_hours, language=text.language)})\u00a0"
    return usual.replace("\u00a0", spelled)
