"""One paper held, moved to another state, printed anew: what every act on a paper is made of. Nothing here commits."""

from dataclasses import replace

from sqlalchemy.orm import Session

from workshop_tracker.certificates.contents.wording import verification_url
from workshop_tracker.certificates.models import Certificate, PaperState
from workshop_tracker.certificates.numbering.codes import new_code
from workshop_tracker.certificates.preparing import lock_workshop_of
from workshop_tracker.certificates.sealing.actions import seal_correction, sealed_paper
from workshop_tracker.certificates.sealing.queries import printed_checkpoint
from workshop_tracker.database import WritingSession, now
from workshop_tracker.designs.rules import CertificateText, certificate_text_to_json


class WrongState(Exception):
    """What was asked cannot be done to a paper in its state."""

    def __init__(self, state: PaperState) -> None:
        super().__init__(state.value)
        self.state = state


def hold_certificate(session: Session, paper: Certificate) -> None:
    """Nobody else acts on this paper now; what was read of it before may be another's words by then."""
    lock_workshop_of(session, paper.participation_id)
    session.refresh(paper, with_for_update=True)


def change_state(
    session: WritingSession, paper: Certificate, before: PaperState, after: PaperState, reason: str
) -> None:
    """Move a paper to another state; of two who try at once, one finds it moved already."""
    hold_certificate(session, paper)
    if paper.state is not before:
        raise WrongState(paper.state)
    paper.state = after
    paper.reason = reason.strip()
    paper.actor_kind, paper.actor_id = session.actor.kind, session.actor.id


def give_way(session: WritingSession, paper: Certificate, *, reason: str) -> None:
    """A valid paper is replaced, by its next version or by a letter. Raises WrongState."""
    change_state(session, paper, PaperState.VALID, PaperState.REPLACED, reason)
    paper.replaced_at = now()
    session.flush()  # only one valid paper at a time: the old one must have stepped back


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
