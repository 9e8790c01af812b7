"""Writing a letter: number, frozen text and validation in one transaction, since no attendance is waited for."""

import datetime as dt
from dataclasses import replace

from workshop_tracker.attendance.models import Participation
from workshop_tracker.certificates.contents.holders import Holder, holders_of
from workshop_tracker.certificates.contents.workshop import WorkshopPapers, workshop_papers
from workshop_tracker.certificates.letters.book import add_letter, identity_at, next_place
from workshop_tracker.certificates.letters.queries import letters_due
from workshop_tracker.certificates.letters.rules import letter_text
from workshop_tracker.certificates.models import Certificate, PaperState
from workshop_tracker.certificates.preparing import CannotPrepare, lock_workshop
from workshop_tracker.certificates.rules import missing_for_certificates
from workshop_tracker.certificates.sealing.actions import seal_paper, seal_papers, sealed_paper
from workshop_tracker.certificates.sealing.rules import Act
from workshop_tracker.database import WritingSession
from workshop_tracker.workshops.models import Workshop


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
    letter = _letter(session, workshop, papers, holders[0], on, base_url)
    _lock(workshop, participation, letter)
    session.flush()
    seal_papers(session, Act.PREPARED, [replace(sealed_paper(letter), state=PaperState.PREPARED)])
    seal_paper(session, Act.VALIDATED, letter)
    return letter


def _letter(
    session: WritingSession, workshop: Workshop, papers: WorkshopPapers, holder: Holder, on: dt.date, base_url: str
) -> Certificate:
    if holder.completion is None:
        raise LetterNotDue
    place = next_place(session, papers.issuer, holder.text.role, workshop.id, on)
    identity = identity_at(session, place, papers.text.language, edition=1, base_url=base_url)
    text = letter_text(papers.text, holder.text, holder.completion, identity)
    ended_on = workshop.ends_on or workshop.starts_on or on
    return add_letter(session, place, text, participation_id=holder.participation_id, event_ended_on=ended_on)


def _lock(workshop: Workshop, participation: Participation, letter: Certificate) -> None:
    """What the letter rests on is locked from now on."""
    participation.certified_at = letter.validated_at
    workshop.locked_at = workshop.locked_at or letter.validated_at
