"""What becomes of a paper: validated, corrected by a new version, revoked, restored, withdrawn."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from workshop_tracker.attendance.models import Participation
from workshop_tracker.audit.actions import record
from workshop_tracker.certificates.contents.holders import holders_of
from workshop_tracker.certificates.contents.wording import verification_url
from workshop_tracker.certificates.models import Certificate, PaperState
from workshop_tracker.certificates.numbering.codes import new_code
from workshop_tracker.certificates.preparing import LeftOut, lock_workshop, lock_workshop_of, prepare_certificates
from workshop_tracker.certificates.sealing.actions import (
    seal_correction,
    seal_paper,
    seal_papers,
    sealed_paper,
    sealed_papers,
)
from workshop_tracker.certificates.sealing.queries import printed_checkpoint
from workshop_tracker.certificates.sealing.rules import Act, Cause
from workshop_tracker.database import WritingSession, batched, now
from workshop_tracker.designs.rules import (
    CertificateText,
    certificate_text_from_json,
    certificate_text_to_json,
    missing_letters,
)
from workshop_tracker.presentation import Sentence, tidy_text
from workshop_tracker.workshops.models import Workshop

ROWS_AT_ONCE = 500
LONGEST_NAME = 120


class ReasonMissing(Exception):
    """A correction or revocation needs a reason."""


class WrongState(Exception):
    """What was asked cannot be done to a paper in its state."""

    def __init__(self, state: PaperState) -> None:
        super().__init__(state.value)
        self.state = state


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


def reprint_certificate(session: WritingSession, paper: Certificate, text: CertificateText, reason: str) -> Certificate:
    """Let a paper that is held say this: a prepared one in place, a valid one as a new version under the same number.

    Raises WrongState.
    """
    if paper.state is not PaperState.PREPARED:
        return _new_version(session, paper, text, reason)
    before = replace(sealed_paper(paper), state=PaperState.REPLACED)
    _print(paper, text)
    paper.reason = reason
    session.flush()
    seal_correction(session, before, paper)
    return paper


def revoke_certificate(
    session: WritingSession, paper: Certificate, *, reason: str, at: dt.datetime, cause: Cause = Cause.OTHER
) -> None:
    """A valid paper holds no longer; number, reason, date and actor stay. Raises ReasonMissing, WrongState."""
    _require(reason)
    _change(session, paper, PaperState.VALID, PaperState.REVOKED, reason)
    paper.revoked_at = at
    session.flush()
    _unlock_attendance(session, paper.participation_id)
    seal_paper(session, Act.REVOKED, paper, cause=cause.value)


def restore_certificate(session: WritingSession, paper: Certificate, *, reason: str) -> None:
    """A revocation was a mistake: the paper is valid again, by an act of its own. Raises ReasonMissing, WrongState."""
    _require(reason)
    _change(session, paper, PaperState.REVOKED, PaperState.VALID, reason)
    session.flush()
    _lock_attendance(session, paper.participation_id)
    seal_paper(session, Act.RESTORED, paper)


def give_way(session: WritingSession, paper: Certificate, *, reason: str) -> None:
    """A valid paper is replaced, by its next version or by a letter. Raises WrongState."""
    _change(session, paper, PaperState.VALID, PaperState.REPLACED, reason)
    paper.replaced_at = now()
    session.flush()  # only one valid paper at a time: the old one must have stepped back


def withdraw_certificate(session: WritingSession, paper: Certificate, *, reason: str, at: dt.datetime) -> None:
    """A prepared paper of somebody who did not complete: its number stays burned in the book."""
    _require(reason)
    _change(session, paper, PaperState.PREPARED, PaperState.WITHDRAWN, reason)
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


def hold_certificate(session: Session, paper: Certificate) -> None:
    """Nobody else acts on this paper now; what was read of it before may be another's words by then."""
    lock_workshop_of(session, paper.participation_id)
    session.refresh(paper, with_for_update=True)


def _change(session: WritingSession, paper: Certificate, before: PaperState, after: PaperState, reason: str) -> None:
    """Move a paper to another state; of two who try at once, one finds it moved already."""
    hold_certificate(session, paper)
    if paper.state is not before:
        raise WrongState(paper.state)
    paper.state = after
    paper.reason = reason.strip()
    paper.actor_kind, paper.actor_id = session.actor.kind, session.actor.id


def _print(paper: Certificate, text: CertificateText) -> None:
    """Other words: whoever let pictures of ink be used has not approved these."""
    paper.snapshot = certificate_text_to_json(replace(text, facsimiles=()))
    paper.name = text.name


def _new_version(session: WritingSession, old: Certificate, text: CertificateText, reason: str) -> Certificate:
    give_way(session, old, reason=reason)
    code = new_code()
    base_url = _base_url(text)
    new = Certificate(
        participation_id=old.participation_id,
        issuer_id=old.issuer_id,
        series_id=old.series_id,
        kind=old.kind,
        version=old.version + 1,
        replaces_id=old.replaces_id,
        number=old.number,
        sequence=old.sequence,
        code=code,
        state=PaperState.VALID,
        lesson_hours=old.lesson_hours,
        event_ended_on=old.event_ended_on,
        issued_on=old.issued_on,
        is_sample=old.is_sample,
        validated_at=now(),
        actor_kind=session.actor.kind,
        actor_id=session.actor.id,
    )
    checkpoint = printed_checkpoint(session, old.issued_on.year, text.language)
    url = verification_url(base_url, code)
    _print(new, replace(text, code=code, verification_url=url, edition=new.version, checkpoint=checkpoint))
    session.add(new)
    session.flush()
    seal_correction(session, sealed_paper(old), new)
    return new


def _base_url(text: CertificateText) -> str:
    """The address that the old paper carries; a new version is found at the same place."""
    url = text.verification_url
    return url[: len(url) - len(f"/v/{text.code}")]


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
