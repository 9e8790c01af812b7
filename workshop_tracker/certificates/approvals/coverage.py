"""Which papers of a workshop each signatory has approved as they are today, and which are still to be asked for."""

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_tracker.attendance.models import Participation
from workshop_tracker.certificates.approvals.models import Approval, ApprovalState, ListedPaper
from workshop_tracker.certificates.approvals.rules import content_sha256
from workshop_tracker.certificates.models import Certificate, PaperState
from workshop_tracker.workshops.engagements import Signatory, SignatoryPlace
from workshop_tracker.workshops.queries import signatories_of

STANDING = (PaperState.PREPARED, PaperState.VALID)
Signed = tuple[SignatoryPlace, str]  # where, and by whom: another one in the same place has approved nothing yet


@dataclass(frozen=True, slots=True)
class PaperOfDay:
    """A paper as it stands: prepared or valid."""

    id: int
    number: str
    name: str
    content_sha256: str


@dataclass(frozen=True, slots=True)
class Standing:
    """One signatory: how many papers are covered, which are not, which of those were before they changed."""

    signatory: Signatory
    covered: int
    open: tuple[PaperOfDay, ...]
    changed: tuple[PaperOfDay, ...]
    asked: Approval | None  # the list that waits for an answer
    answered: tuple[Approval, ...]  # newest first


def papers_of_day(session: Session, workshop_id: int) -> list[PaperOfDay]:
    """The papers that may be signed, in the order of the book. One statement."""
    rows = session.execute(
        select(Certificate.id, Certificate.number, Certificate.name, Certificate.snapshot)
        .join(Participation, Participation.id == Certificate.participation_id)
        .where(Participation.workshop_id == workshop_id, Certificate.state.in_(STANDING))
        .order_by(Certificate.series_id, Certificate.sequence, Certificate.number)
    )
    return [PaperOfDay(number, written, name, content_sha256(snapshot)) for number, written, name, snapshot in rows]


def standings_of(session: Session, workshop_id: int) -> list[Standing]:
    """Every signatory of a workshop, from the left to the right of the paper. Four statements."""
    papers = papers_of_day(session, workshop_id)
    approvals = _approvals_of(session, workshop_id)
    covered = _covered(session, workshop_id)
    return [_standing(signatory, papers, approvals, covered) for signatory in signatories_of(session, workshop_id)]


def open_papers(session: Session, workshop_id: int, signatory: Signatory) -> list[PaperOfDay]:
    """The papers that this signatory has not approved as they stand."""
    covered = _covered(session, workshop_id)[signatory.place, signatory.name]
    return [paper for paper in papers_of_day(session, workshop_id) if covered.get(paper.id) != paper.content_sha256]


def _standing(
    signatory: Signatory, papers: list[PaperOfDay], approvals: list[Approval], covered: dict[Signed, dict[int, str]]
) -> Standing:
    own = covered[signatory.place, signatory.name]
    lacking = tuple(paper for paper in papers if own.get(paper.id) != paper.content_sha256)
    asked_of = [each for each in approvals if (each.place, each.signer_name) == (signatory.place, signatory.name)]
    return Standing(
        signatory=signatory,
        covered=len(papers) - len(lacking),
        open=lacking,
        changed=tuple(paper for paper in lacking if paper.id in own),
        asked=next((each for each in asked_of if each.state is ApprovalState.ASKED), None),
        answered=tuple(each for each in asked_of if each.answered_at is not None),
    )


def _approvals_of(session: Session, workshop_id: int) -> list[Approval]:
    wanted = select(Approval).where(Approval.workshop_id == workshop_id).order_by(Approval.id.desc())
    return list(session.scalars(wanted))


def _covered(session: Session, workshop_id: int) -> dict[Signed, dict[int, str]]:
    """By signatory: the hash of each paper as it was approved last."""
    rows = session.execute(
        select(Approval.place, Approval.signer_name, ListedPaper.certificate_id, ListedPaper.content_sha256)
        .join(Approval, Approval.id == ListedPaper.approval_id)
        .where(Approval.workshop_id == workshop_id, ListedPaper.is_covered)
        .order_by(ListedPaper.id)
    )
    found: dict[Signed, dict[int, str]] = defaultdict(dict)
    for place, signer, number, digest in rows:
        found[place, signer][number] = digest
    return found
