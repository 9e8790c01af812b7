"""Papers: those of a workshop, one by number or code, and what anyone may be told of a code."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from workshop_tracker.attendance.models import Participation, ParticipationRole
from workshop_tracker.certificates.models import Certificate, PaperKind, PaperState, is_training
from workshop_tracker.certificates.numbering.codes import read_code


@dataclass(frozen=True, slots=True)
class Paper:
    """One line of a workshop's list of papers."""

    id: int
    participation_id: int
    number: str
    code: str
    name: str
    role: ParticipationRole
    version: int
    state: PaperState
    kind: PaperKind = PaperKind.SERTIFIKAT
    replaces_id: int | None = None

    @property
    def is_certificate(self) -> bool:
        """Whether it counts as one."""
        return is_training(self.kind, self.replaces_id)


def papers_of(session: Session, workshop_id: int) -> list[Paper]:
    """Every paper of a workshop, all versions, in the order of the book."""
    rows = session.execute(
        select(
            Certificate.id,
            Certificate.participation_id,
            Certificate.number,
            Certificate.code,
            Certificate.name,
            Participation.role,
            Certificate.version,
            Certificate.state,
            Certificate.kind,
            Certificate.replaces_id,
        )
        .join(Participation, Participation.id == Certificate.participation_id)
        .where(Participation.workshop_id == workshop_id)
        .order_by(Certificate.series_id, Certificate.sequence, Certificate.number, Certificate.version)
    )
    return [Paper(*tuple(row)) for row in rows]


def snapshots_of(
    session: Session, workshop_id: int, states: Sequence[PaperState] = (PaperState.VALID, PaperState.PREPARED)
) -> list[str]:
    """The frozen texts of a workshop's certificates in the order of the book, and behind them its valid letters.

    Certificates are those in the first of these states in which there are any.
    """
    rows = session.execute(
        select(Certificate.state, Certificate.kind, Certificate.snapshot)
        .join(Participation, Participation.id == Certificate.participation_id)
        .where(
            Participation.workshop_id == workshop_id,
            Certificate.state.in_({*states, PaperState.VALID}),
        )
        .order_by(Certificate.series_id, Certificate.sequence, Certificate.number)
    ).all()
    letters = [snapshot for _, kind, snapshot in rows if kind is PaperKind.SURAT_KETERANGAN]
    certificates = [(state, snapshot) for state, kind, snapshot in rows if kind is not PaperKind.SURAT_KETERANGAN]
    found = {state for state, _ in certificates}
    wanted = next((state for state in states if state in found), None)
    return [snapshot for state, snapshot in certificates if state is wanted] + letters


def paper_of(session: Session, workshop_id: int, certificate_id: int) -> Certificate | None:
    """A paper, found through its workshop."""
    return session.scalar(
        select(Certificate)
        .join(Participation, Participation.id == Certificate.participation_id)
        .where(Participation.workshop_id == workshop_id, Certificate.id == certificate_id)
    )


def letter_replacing(session: Session, paper: Certificate) -> Certificate | None:
    """The newest letter that has taken the place of this paper."""
    wanted = select(Certificate).where(Certificate.replaces_id == paper.id).order_by(Certificate.version.desc())
    return session.scalar(wanted.limit(1))


def papers_named(session: Session, written: str) -> list[Certificate]:
    """The newest version of each paper with that number, or the one with that code.

    Several come back where issuers use the same number: the caller asks for the code.
    """
    code = read_code(written)
    if code is not None and (paper := session.scalar(select(Certificate).where(Certificate.code == code))) is not None:
        return [paper]
    newest = {
        paper.participation_id: paper
        for paper in session.scalars(
            select(Certificate).where(Certificate.number == written.strip()).order_by(Certificate.version)
        )
    }
    return [newest[key] for key in sorted(newest)]


def paper_by_code(session: Session, written: str) -> Certificate | None:
    """The paper of a code as typed or scanned; one indexed read."""
    code = read_code(written)
    return None if code is None else session.scalar(select(Certificate).where(Certificate.code == code))


def valid_papers_of_person(session: Session, person_id: int) -> list[Certificate]:
    """A person's papers that hold or held, newest event first."""
    return list(
        session.scalars(
            select(Certificate)
            .join(Participation, Participation.id == Certificate.participation_id)
            .where(
                Participation.person_id == person_id,
                or_(Certificate.state == PaperState.VALID, Certificate.state == PaperState.REVOKED),
            )
            .order_by(Certificate.event_ended_on.desc(), Certificate.id.desc())
        )
    )
