"""Writing a letter: number, frozen text and validation in one transaction, since no attendance is waited for."""

import datetime as dt

from sqlalchemy.exc import IntegrityError

from workshop_tracker.attendance.models import Participation
from workshop_tracker.certificates.contents.holders import Holder, holders_of
from workshop_tracker.certificates.contents.trial import problem_of
from workshop_tracker.certificates.contents.wording import PaperIdentity
from workshop_tracker.certificates.contents.workshop import Issuer, WorkshopPapers, workshop_papers
from workshop_tracker.certificates.letters.queries import letters_due
from workshop_tracker.certificates.letters.rules import PATTERN, letter_text
from workshop_tracker.certificates.models import Certificate, PaperKind, PaperState
from workshop_tracker.certificates.numbering.codes import new_code
from workshop_tracker.certificates.numbering.series import take_numbers
from workshop_tracker.certificates.preparing import CannotPrepare, lock_workshop
from workshop_tracker.certificates.rules import missing_for_certificates
from workshop_tracker.certificates.sealing.actions import seal_paper, seal_papers, sealed_paper
from workshop_tracker.certificates.sealing.queries import printed_checkpoint
from workshop_tracker.certificates.sealing.rules import Act
from workshop_tracker.database import WritingSession, now
from workshop_tracker.designs.rules import CertificateText, certificate_text_to_json
from workshop_tracker.presentation import Sentence
from workshop_tracker.workshops.models import Workshop
from workshop_tracker.workshops.numbering import NumberParts, WrongPattern, number_scope, render_number


class LetterNotDue(Exception):
    """Whoever is named may not get a letter, or has one."""


def write_letter(
    session: WritingSession, workshop: Workshop, participation: Participation, *, on: dt.date, base_url: str
) -> Certificate:
    """A valid letter on what this participant of the workshop attended; the attendance is locked from now on.

    Raises LetterNotDue, and CannotPrepare with every reason at once.
    """
    lock_workshop(session, workshop)
    papers = workshop_papers(session, workshop)
    if reasons := missing_for_certificates(papers.facts, on, on):
        raise CannotPrepare(reasons)
    holders = holders_of(session, workshop, among=[participation.id])
    if participation.id not in letters_due(session, workshop, holders):
        raise LetterNotDue
    paper = _prepared(session, workshop, papers, holders[0], on, base_url)
    _validate(session, workshop, participation, paper)
    return paper


def _prepared(
    session: WritingSession, workshop: Workshop, papers: WorkshopPapers, holder: Holder, on: dt.date, base_url: str
) -> Certificate:
    if papers.issuer is None:
        raise CannotPrepare([Sentence("Penyelenggara belum dipilih.")])
    scope = number_scope(PATTERN, holder.text.role, on, workshop.id)
    series_id, sequence = take_numbers(session, papers.issuer.id, PaperKind.SURAT_KETERANGAN, scope, 1)
    text = _text(session, papers, holder, _number(papers.issuer, holder, sequence, on), on, base_url)
    paper = Certificate(
        participation_id=holder.participation_id,
        issuer_id=papers.issuer.id,
        series_id=series_id,
        kind=PaperKind.SURAT_KETERANGAN,
        number=text.number,
        sequence=sequence,
        code=text.code,
        state=PaperState.PREPARED,
        snapshot=certificate_text_to_json(text),
        name=text.name,
        event_ended_on=workshop.ends_on or workshop.starts_on or on,
        issued_on=on,
        is_sample=text.is_sample,
        actor_kind=session.actor.kind,
        actor_id=session.actor.id,
    )
    session.add(paper)
    try:
        session.flush()
    except IntegrityError as error:
        raise CannotPrepare(
            [Sentence("Nomor %(number)s sudah terpakai oleh kegiatan lain.", number=text.number)]
        ) from error
    return paper


def _text(
    session: WritingSession, papers: WorkshopPapers, holder: Holder, number: str, on: dt.date, base_url: str
) -> CertificateText:
    if holder.completion is None:
        raise LetterNotDue
    checkpoint = printed_checkpoint(session, on.year, papers.text.language)
    identity = PaperIdentity(PaperKind.SURAT_KETERANGAN.value, number, new_code(), 1, on, base_url, checkpoint)
    text = letter_text(papers.text, holder.text, holder.completion, identity)
    if problem := problem_of(text):
        raise CannotPrepare([problem])
    return text


def _number(issuer: Issuer, holder: Holder, sequence: int, on: dt.date) -> str:
    try:
        return render_number(PATTERN, sequence, NumberParts(holder.text.role, on, issuer.unit, issuer.classification))
    except WrongPattern as wrong:
        raise CannotPrepare([str(wrong)]) from wrong


def _validate(session: WritingSession, workshop: Workshop, participation: Participation, paper: Certificate) -> None:
    prepared, at = sealed_paper(paper), now()
    paper.state, paper.validated_at = PaperState.VALID, at
    participation.certified_at = at
    workshop.locked_at = workshop.locked_at or at
    session.flush()
    seal_papers(session, Act.PREPARED, [prepared])
    seal_paper(session, Act.VALIDATED, paper)
