"""Asking a signatory for approval, and answering. Nothing here commits."""

import datetime as dt
import secrets

from sqlalchemy import insert, update

from workshop_tracker.accounts.queries import sha256_of
from workshop_tracker.audit.actions import record
from workshop_tracker.certificates.approvals.coverage import open_papers, standings_of
from workshop_tracker.certificates.approvals.ink import NO_INK, Ink, let_brought_picture_go, put_ink_on_papers
from workshop_tracker.certificates.approvals.models import Approval, ApprovalState, ListedPaper
from workshop_tracker.certificates.approvals.queries import paper_list
from workshop_tracker.certificates.approvals.rules import LINK_LIVES, list_sha256
from workshop_tracker.certificates.facsimiles.actions import kept_apart
from workshop_tracker.certificates.preparing import lock_workshop
from workshop_tracker.database import WritingSession, batched, one_of
from workshop_tracker.designs.own.pictures import Picture
from workshop_tracker.workshops.engagements import Signatory
from workshop_tracker.workshops.models import Workshop
from workshop_tracker.workshops.queries import issuer_of

TOKEN_BYTES = 20  # 160 random bits: a link cannot be guessed
ROWS_AT_ONCE = 500


class NothingToApprove(Exception):
    """Every paper of the workshop is covered by this signatory's approval, or there is none."""


class NoteMissing(Exception):
    """Who returns a list says what is to be mended."""


class AlreadyAnswered(Exception):
    """A list is answered once; or it was taken back."""


class ListChanged(Exception):
    """Papers changed after the list was shown; it has to be looked at once more."""


def ask_for_approval(
    session: WritingSession, workshop: Workshop, signatory: Signatory, *, aide: str, at: dt.datetime
) -> tuple[Approval, str]:
    """Freeze the papers that this signatory has not approved; returns the request and the token of its link.

    An earlier list that nobody answered is taken back. Raises NothingToApprove.
    """
    lock_workshop(session, workshop)
    papers = open_papers(session, workshop.id, signatory)
    if not papers:
        raise NothingToApprove
    for standing in standings_of(session, workshop.id):
        if standing.asked is not None and standing.signatory.place is signatory.place:
            standing.asked.state = ApprovalState.WITHDRAWN
    token = secrets.token_urlsafe(TOKEN_BYTES)
    approval = Approval(
        token_sha256=sha256_of(token),
        workshop_id=workshop.id,
        place=signatory.place,
        signer_name=signatory.name,
        aide_name=aide,
        list_sha256=list_sha256((paper.id, paper.content_sha256) for paper in papers),
        paper_count=len(papers),
        asked_at=at,
        asked_by_id=session.actor.id,
        expires_at=at + LINK_LIVES,
    )
    session.add(approval)
    session.flush()
    rows = [
        {"approval_id": approval.id, "certificate_id": paper.id, "content_sha256": paper.content_sha256}
        for paper in papers
    ]
    for part in batched(rows, ROWS_AT_ONCE):
        session.execute(insert(ListedPaper), part)
    return approval, token


def approve_list(
    session: WritingSession, approval: Approval, *, seen_sha256: str, at: dt.datetime, ink: Ink = NO_INK
) -> int:
    """Cover the papers that stand as they were listed; returns how many.

    `seen_sha256` is of the list that was shown; `ink` are the pictures that those papers shall bear which are not valid
    yet. Raises AlreadyAnswered, ListChanged.
    """
    _hold(session, approval)
    shown = paper_list(session, approval)
    if shown.sha256 != seen_sha256 or not shown.papers:
        raise ListChanged
    covered = [paper.certificate_id for paper in shown.papers]
    session.execute(
        update(ListedPaper)
        .where(ListedPaper.approval_id == approval.id, one_of(session, ListedPaper.certificate_id, covered))
        .values(is_covered=True)
    )
    brought, approval.signature_id = approval.signature_id, None
    approval.state, approval.answered_at = ApprovalState.APPROVED, at
    record(session, "approve", "paper_approvals", approval.id, new=f"{len(covered)} sertifikat, daftar {shown.sha256}")
    session.flush()
    put_ink_on_papers(session, approval, covered, ink)
    let_brought_picture_go(session, brought, approval)
    return len(covered)


def return_list(session: WritingSession, approval: Approval, *, note: str, at: dt.datetime) -> None:
    """Give a list back with what is to be mended. Raises AlreadyAnswered, NoteMissing."""
    if not note.strip():
        raise NoteMissing
    _hold(session, approval)
    approval.state, approval.note, approval.answered_at = ApprovalState.RETURNED, note.strip(), at
    _drop_brought_picture(session, approval)


def take_list_back(session: WritingSession, approval: Approval) -> None:
    """The link opens nothing any more. Raises AlreadyAnswered."""
    _hold(session, approval)
    approval.state = ApprovalState.WITHDRAWN
    _drop_brought_picture(session, approval)


def bring_picture(session: WritingSession, approval: Approval, picture: Picture, *, at: dt.datetime) -> None:
    """The signatory's own signature, offered with this list and nowhere else. Raises AlreadyAnswered."""
    _hold(session, approval)
    before = approval.signature_id
    issuer = issuer_of(session, approval.workshop_id)
    if issuer is None or not approval.takes_picture:
        raise AlreadyAnswered
    row = kept_apart(session, issuer, picture, signer_name=approval.signer_name, at=at)
    approval.signature_id = row.id
    session.flush()
    let_brought_picture_go(session, before, approval)


def _drop_brought_picture(session: WritingSession, approval: Approval) -> None:
    brought, approval.signature_id = approval.signature_id, None
    session.flush()
    let_brought_picture_go(session, brought, approval)


def note_opened(session: WritingSession, approval: Approval, *, at: dt.datetime) -> None:
    """Remember when the list was last opened; not a fact to audit."""
    session.execute(update(Approval).where(Approval.id == approval.id).values(opened_at=at))


def _hold(session: WritingSession, approval: Approval) -> None:
    """Nobody changes papers of the workshop or answers meanwhile. Raises AlreadyAnswered."""
    lock_workshop(session, approval.workshop)
    session.refresh(approval, with_for_update=True)
    if approval.state is not ApprovalState.ASKED:
        raise AlreadyAnswered
