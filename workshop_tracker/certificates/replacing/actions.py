"""Writing a letter in place of a certificate, in one transaction. Nothing here commits."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_tracker.certificates.actions import printable_name
from workshop_tracker.certificates.contents.workshop import workshop_papers
from workshop_tracker.certificates.letters.book import add_letter, identity_at, next_place
from workshop_tracker.certificates.models import Certificate, PaperKind, PaperState
from workshop_tracker.certificates.preparing import CannotPrepare
from workshop_tracker.certificates.replacing.rules import (
    NOTHING_WRONG,
    TOLD_TO_ANYONE,
    Fault,
    SignerToday,
    corrections_of,
    replacement_text,
    right_words,
    statement_of,
)
from workshop_tracker.certificates.sealing.actions import seal_correction, sealed_paper
from workshop_tracker.certificates.versions.actions import WrongState, give_way, hold_certificate
from workshop_tracker.database import WritingSession
from workshop_tracker.designs.rules import certificate_text_from_json
from workshop_tracker.presentation import Sentence
from workshop_tracker.workshops.models import Workshop

LETTER_HELD = Sentence("Ia masih memegang surat keterangan lain yang sah; cabut dahulu surat itu.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Replacement:
    """What was wrong with the old paper, the right name, and who signs today."""

    fault: Fault
    name: str
    signer: SignerToday


def replace_by_letter(
    session: WritingSession, paper: Certificate, wanted: Replacement, *, on: dt.date, base_url: str
) -> Certificate:
    """A valid letter with a number of its own; the certificate is replaced by it.

    Raises WrongName, WrongState for what is no valid certificate, and CannotPrepare with the reason.
    """
    name = printable_name(wanted.name)
    hold_certificate(session, paper)
    if paper.state is not PaperState.VALID or paper.kind is PaperKind.SURAT_KETERANGAN:
        raise WrongState(paper.state)
    workshop = session.get_one(Workshop, paper.participation.workshop_id)
    papers = workshop_papers(session, workshop)
    old = certificate_text_from_json(paper.snapshot)
    new = right_words(old, papers.text, name)
    if wanted.fault is Fault.WRONG and not corrections_of(old, new):
        raise CannotPrepare([NOTHING_WRONG])
    edition = _next_edition(session, paper.participation_id)
    place = next_place(session, papers.issuer, paper.participation.role.value, workshop.id, on)
    identity = identity_at(session, place, old.language, edition=edition, base_url=base_url)
    statement = statement_of(old, new, wanted.fault, paper.issued_on)
    text = replacement_text(new, statement, wanted.signer, identity, papers.text)
    give_way(session, paper, reason=TOLD_TO_ANYONE[wanted.fault])
    letter = add_letter(
        session,
        place,
        text,
        participation_id=paper.participation_id,
        event_ended_on=paper.event_ended_on,
        replaces_id=paper.id,
    )
    seal_correction(session, sealed_paper(paper), letter)
    return letter


def _next_edition(session: Session, participation_id: int) -> int:
    """Letters of one person count on, also those that were revoked. Raises CannotPrepare where one is still valid."""
    letters = session.execute(
        select(Certificate.version, Certificate.state)
        .where(Certificate.participation_id == participation_id, Certificate.kind == PaperKind.SURAT_KETERANGAN)
        .order_by(Certificate.version)
    ).all()
    if any(state is PaperState.VALID for _, state in letters):
        raise CannotPrepare([LETTER_HELD])
    return letters[-1].version + 1 if letters else 1
