"""A letter in the book: its number in the series of letters, its code, and its row."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy.exc import IntegrityError

from workshop_tracker.certificates.contents.trial import problem_of
from workshop_tracker.certificates.contents.wording import PaperIdentity
from workshop_tracker.certificates.contents.workshop import Issuer
from workshop_tracker.certificates.letters.rules import PATTERN
from workshop_tracker.certificates.models import Certificate, PaperKind, PaperState
from workshop_tracker.certificates.numbering.codes import new_code
from workshop_tracker.certificates.numbering.series import take_numbers
from workshop_tracker.certificates.preparing import CannotPrepare
from workshop_tracker.certificates.sealing.queries import printed_checkpoint
from workshop_tracker.database import WritingSession, now
from workshop_tracker.designs.rules import CertificateText, Language, certificate_text_to_json
from workshop_tracker.presentation import Sentence
from workshop_tracker.workshops.numbering import NumberParts, WrongPattern, number_scope, render_number


@dataclass(frozen=True, slots=True)
class Place:
    """Where a letter stands in the book of whose issuer, and the day that it bears."""

    issuer_id: int
    series_id: int
    sequence: int
    number: str
    on: dt.date


def next_place(session: WritingSession, issuer: Issuer | None, role: str, workshop_id: int, on: dt.date) -> Place:
    """Taken at once: the transaction that takes it writes the letter. Raises CannotPrepare."""
    if issuer is None:
        raise CannotPrepare([Sentence("Penyelenggara belum dipilih.")])
    scope = number_scope(PATTERN, role, on, workshop_id)
    series_id, (sequence,) = take_numbers(session, issuer.id, PaperKind.SURAT_KETERANGAN, scope, 1)
    try:
        number = render_number(PATTERN, sequence, NumberParts(role, on, issuer.unit, issuer.classification))
    except WrongPattern as wrong:
        raise CannotPrepare([str(wrong)]) from wrong
    return Place(issuer.id, series_id, sequence, number, on)


def identity_at(
    session: WritingSession, place: Place, language: Language, *, edition: int, base_url: str
) -> PaperIdentity:
    """What makes the letter of this place one of its own."""
    checkpoint = printed_checkpoint(session, place.on.year, language)
    kind = PaperKind.SURAT_KETERANGAN.value
    return PaperIdentity(kind, place.number, new_code(), edition, place.on, base_url, checkpoint)


def add_letter(
    session: WritingSession,
    place: Place,
    text: CertificateText,
    *,
    participation_id: int,
    event_ended_on: dt.date,
    replaces_id: int | None = None,
) -> Certificate:
    """The row of a letter, valid at once; it is still to be told to the log. Raises CannotPrepare."""
    if problem := problem_of(text):
        raise CannotPrepare([problem])
    letter = Certificate(
        participation_id=participation_id,
        issuer_id=place.issuer_id,
        series_id=place.series_id,
        kind=PaperKind.SURAT_KETERANGAN,
        version=text.edition,
        replaces_id=replaces_id,
        number=text.number,
        sequence=place.sequence,
        code=text.code,
        state=PaperState.VALID,
        snapshot=certificate_text_to_json(text),
        name=text.name,
        lesson_hours=text.lesson_hours,
        event_ended_on=event_ended_on,
        issued_on=place.on,
        is_sample=text.is_sample,
        validated_at=now(),
        actor_kind=session.actor.kind,
        actor_id=session.actor.id,
    )
    session.add(letter)
    try:
        session.flush()
    except IntegrityError as error:
        taken = Sentence("Nomor %(number)s sudah terpakai oleh kegiatan lain.", number=text.number)
        raise CannotPrepare([taken]) from error
    return letter
