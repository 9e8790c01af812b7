"""What a link opens: its approval, and the list of papers that is to be answered."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_tracker.accounts.queries import sha256_of
from workshop_tracker.certificates.approvals.coverage import STANDING
from workshop_tracker.certificates.approvals.models import Approval, ApprovalState, ListedPaper
from workshop_tracker.certificates.approvals.rules import content_sha256, list_sha256
from workshop_tracker.certificates.models import Certificate, PaperState
from workshop_tracker.people.models import Person
from workshop_tracker.workshops.engagements import Signatory


@dataclass(frozen=True, slots=True)
class PaperOnList:
    """A paper of a list; `is_unchanged` while it says what it said when the list was made, and may still be signed."""

    certificate_id: int
    number: str
    name: str
    content_sha256: str
    is_unchanged: bool
    is_prepared: bool


@dataclass(frozen=True, slots=True)
class PaperList:
    """A list as the signatory sees it: what may be approved now, and what has changed since."""

    papers: tuple[PaperOnList, ...]
    changed: tuple[PaperOnList, ...]

    @property
    def prepared(self) -> int:
        """How many may still get pictures of ink: a valid paper never changes."""
        return len([paper for paper in self.papers if paper.is_prepared])

    @property
    def sha256(self) -> str:
        """What is approved by pressing the button that was shown with it."""
        return list_sha256((paper.certificate_id, paper.content_sha256) for paper in self.papers)


def approval_by_token(session: Session, token: str, *, at: dt.datetime) -> Approval | None:
    """The approval of a link, until it expires or is taken back."""
    return session.scalar(
        select(Approval).where(
            Approval.token_sha256 == sha256_of(token),
            Approval.expires_at > at,
            Approval.state != ApprovalState.WITHDRAWN,
        )
    )


def approval_of(session: Session, workshop_id: int, approval_id: int) -> Approval | None:
    """An approval, found through its workshop."""
    return session.scalar(select(Approval).where(Approval.workshop_id == workshop_id, Approval.id == approval_id))


def paper_list(session: Session, approval: Approval) -> PaperList:
    """The papers of a list in the order in which they were put on it. One statement."""
    rows = session.execute(
        select(
            Certificate.id,
            Certificate.number,
            Certificate.name,
            Certificate.state,
            Certificate.snapshot,
            ListedPaper.content_sha256,
        )
        .join(Certificate, Certificate.id == ListedPaper.certificate_id)
        .where(ListedPaper.approval_id == approval.id)
        .order_by(ListedPaper.id)
    )
    papers = [
        PaperOnList(
            number,
            written,
            name,
            digest,
            state in STANDING and content_sha256(snapshot) == digest,
            state is PaperState.PREPARED,
        )
        for number, written, name, state, snapshot, digest in rows
    ]
    return PaperList(
        tuple(paper for paper in papers if paper.is_unchanged),
        tuple(paper for paper in papers if not paper.is_unchanged),
    )


def paper_on_list(session: Session, approval: Approval, certificate_id: int) -> Certificate | None:
    """A paper, found through the list that it stands on."""
    return session.scalar(
        select(Certificate)
        .join(ListedPaper, ListedPaper.certificate_id == Certificate.id)
        .where(ListedPaper.approval_id == approval.id, Certificate.id == certificate_id)
    )


def phone_of(session: Session, signatory: Signatory) -> str:
    """The signatory's own number where it is known; empty otherwise."""
    wanted = select(Person.phone).where(Person.id == signatory.person_id)
    return session.scalar(wanted) or ""
