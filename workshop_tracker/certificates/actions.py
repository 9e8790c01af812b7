"""What becomes of a paper: validated, corrected by a new version, revoked, restored, withdrawn."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from workshop_tracker.attendance.models import Participation
from workshop_tracker.audit.actions import record
from workshop_tracker.certificates.contents.holders import holders_of
from workshop_tracker.certificates.models import Certificate, PaperState
from workshop_tracker.certificates.preparing import LeftOut, lock_workshop, prepare_certificates
from workshop_tracker.certificates.sealing.actions import (
    seal_paper,
    seal_papers,
    sealed_papers,
)
from workshop_tracker.certificates.sealing.rules import Act, Cause
from workshop_tracker.certificates.versions.actions import change_state, hold_certificate, reprint_certificate
from workshop_tracker.database import WritingSession, batched, now
from workshop_tracker.designs.rules import (
    certificate_text_from_json,
    missing_letters,
)
from workshop_tracker.presentation import Sentence, tidy_text
from workshop_tracker.workshops.models import Workshop

ROWS_AT_ONCE = 500
LONGEST_NAME = 120


class ReasonMissing(Exception):
    """A correction or revocation needs a reason."""


class WrongName(Exception):
    """The name cannot be printed: empty, without letters, too long, with letters outside the fonts, or as before."""


@dataclass(frozen=True, slots=True)
class Issued:
    """How many papers were made and validated, and who holds none, with the reason."""

    prepared: int
    validated: int
    left_out: tuple[LeftOut, ...]

    @property
    def is_complete(self) -> bool:
        """Whether each who has completed holds a valid paper; one that was revoked is not issued anew unasked."""
        return not any(left.has_completed for left in self.left_out)


def issue_certificates(session: WritingSession, workshop: Workshop, *, on: dt.date, base_url: str) -> Issued:
    """Prepare what is missing and validate the papers of all who have completed, in one transaction.

    A paper prepared earlier keeps its number, date and text. Raises CannotPrepare.
    """
    prepared = prepare_certificates(session, workshop, on=on, base_url=base_url)
    return Issued(prepared.made, validate_certificates(session, workshop), prepared.left_out)


def papers_to_validate(session: Session, workshop: Workshop) -> list[int]:
    """The participations whose prepared papers would become valid."""
    return [participation for _, participation in _ready(session, workshop, None)]


def validate_certificates(session: WritingSession, workshop: Workshop, *, among: Sequence[int] | None = None) -> int:
    """Make the prepared papers of those who have completed valid; what they rest on is locked from now on.

    `among` are the participations of one part of a plan.
    """
    lock_workshop(session, workshop)
    ready = _ready(session, workshop, among)
    at = now()
    for part in batched(ready, ROWS_AT_ONCE):
        session.execute(
            update(Certificate)
            .where(Certificate.id.in_([certificate for certificate, _ in part]))
            .values(state=PaperState.VALID, validated_at=at)
        )
        session.execute(
            update(Participation)
            .where(Participation.id.in_([participation for _, participation in part]))
            .values(certified_at=at, row_version=Participation.row_version + 1)
        )
    if ready:
        workshop.locked_at = workshop.locked_at or at
        record(session, "validate", "workshops", workshop.id, new=f"{len(ready)} sertifikat disahkan")
        session.flush()
        seal_papers(session, Act.VALIDATED, sealed_papers(session, [certificate for certificate, _ in ready]))
    return len(ready)


def _ready(session: Session, workshop: Workshop, among: Sequence[int] | None) -> list[tuple[int, int]]:
    return [
        (holder.certificate_id, holder.participation_id)
        for holder in holders_of(session, workshop, among=among)
        if holder.has_completed and holder.state is PaperState.PREPARED and holder.certificate_id is not None
    ]


def correct_certificate(session: WritingSession, paper: Certificate, *, name: str, reason: str) -> Certificate:
    """Print another name: a prepared paper in place, a valid one as a new version under the same number.

    Raises ReasonMissing, WrongName, WrongState.
    """
    printable = printable_name(name)
    _require(reason)
    hold_certificate(session, paper)
    text = certificate_text_from_json(paper.snapshot)
    if printable == text.name:
        raise WrongName(Sentence("Nama ini sudah tercetak begitu; tidak ada yang diperbaiki."))
    return reprint_certificate(session, paper, replace(text, name=printable), reason)


def revoke_certificate(
    session: WritingSession, paper: Certificate, *, reason: str, at: dt.datetime, cause: Cause = Cause.OTHER
) -> None:
    """A valid paper holds no longer; number, reason, date and actor stay. Raises ReasonMissing, WrongState."""
    _require(reason)
    change_state(session, paper, PaperState.VALID, PaperState.REVOKED, reason)
    paper.revoked_at = at
    session.flush()
    _unlock_attendance(session, paper.participation_id)
    seal_paper(session, Act.REVOKED, paper, cause=cause.value)


def restore_certificate(session: WritingSession, paper: Certificate, *, reason: str) -> None:
    """A revocation was a mistake: the paper is valid again, by an act of its own. Raises ReasonMissing, WrongState."""
    _require(reason)
    change_state(session, paper, PaperState.REVOKED, PaperState.VALID, reason)
    session.flush()
    _lock_attendance(session, paper.participation_id)
    seal_paper(session, Act.RESTORED, paper)


def withdraw_certificate(session: WritingSession, paper: Certificate, *, reason: str, at: dt.datetime) -> None:
    """A prepared paper of somebody who did not complete: its number stays burned in the book."""
    _require(reason)
    change_state(session, paper, PaperState.PREPARED, PaperState.WITHDRAWN, reason)
    paper.withdrawn_at = at
    session.flush()
    seal_paper(session, Act.WITHDRAWN, paper)


def _require(reason: str) -> None:
    if not reason.strip():
        raise ReasonMissing


def printable_name(name: str) -> str:
    """The name as it would be printed; raises WrongName where it cannot be."""
    tidy = tidy_text(name)
    if not tidy:
        raise WrongName(Sentence("Nama belum diisi."))
    if not any(letter.isalpha() for letter in tidy):
        raise WrongName(Sentence("Nama ini tidak memuat huruf."))
    if len(tidy) > LONGEST_NAME:
        raise WrongName(Sentence("Nama lebih dari %(longest)s huruf.", longest=LONGEST_NAME))
    if letters := missing_letters(tidy):
        raise WrongName(Sentence("Huruf %(letters)s tidak dapat dicetak.", letters=" ".join(letters)))
    return tidy


def _unlock_attendance(session: Session, participation_id: int) -> None:
    """Unless another paper rests on it: a committee may let somebody complete who holds a letter already."""
    valid = select(Certificate.id).where(
        Certificate.participation_id == participation_id, Certificate.state == PaperState.VALID
    )
    if session.scalar(valid.limit(1)) is None:
        _set_certified(session, participation_id, None)


def _lock_attendance(session: Session, participation_id: int) -> None:
    _set_certified(session, participation_id, now())


def _set_certified(session: Session, participation_id: int, at: dt.datetime | None) -> None:
    participation = session.get_one(Participation, participation_id)
    participation.certified_at = at
    session.flush()
