"""Signed files as they are asked for: which papers of a workshop have one, and the file of one paper."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from workshop_tracker.attendance.models import Participation
from workshop_tracker.certificates.models import Certificate, PaperState
from workshop_tracker.certificates.signing.models import SignatureKind, SignedFile
from workshop_tracker.database import one_of
from workshop_tracker.designs.own.queries import looks_of_papers
from workshop_tracker.designs.rules import Looks

OFFICIAL_FIRST = SignedFile.kind != SignatureKind.OFFICIAL


@dataclass(frozen=True, slots=True)
class ValidPaper:
    """A valid paper that can be signed, and the kinds of signed files that it has."""

    certificate_id: int
    code: str
    number: str
    snapshot: str
    kinds: frozenset[SignatureKind]
    looks: Looks  # without which a paper in an own design cannot be printed


@dataclass(frozen=True, slots=True)
class Signature:
    """What is told of a signed file without reading it; of a paper with two the official one."""

    kind: SignatureKind
    signer: str
    issuer: str

    @property
    def is_official(self) -> bool:
        """Whether an authority that this installation trusts vouches for the signer."""
        return self.kind is SignatureKind.OFFICIAL


def valid_papers(session: Session, workshop_id: int) -> list[ValidPaper]:
    """The valid papers of a workshop in the order of the book. Two statements."""
    found = (
        select(Certificate.id, Certificate.code, Certificate.number, Certificate.snapshot)
        .join(Participation, Participation.id == Certificate.participation_id)
        .where(Participation.workshop_id == workshop_id, Certificate.state == PaperState.VALID)
        .order_by(Certificate.series_id, Certificate.sequence, Certificate.number)
    )
    kinds = _kinds(session, select(found.subquery().c.id))
    rows = session.execute(found).all()
    looks = looks_of_papers(session, [row.snapshot for row in rows])
    return [ValidPaper(*row, kinds.get(row.id, frozenset()), looks) for row in rows]


def valid_papers_with_codes(session: Session, codes: Collection[str]) -> dict[str, ValidPaper]:
    """Those of some codes that are valid, by code, whatever their workshop. Two statements."""
    wanted = select(Certificate.id, Certificate.code, Certificate.number, Certificate.snapshot).where(
        one_of(session, Certificate.code, sorted(codes)), Certificate.state == PaperState.VALID
    )
    rows = session.execute(wanted.order_by(Certificate.id)).all()
    kinds = _kinds(session, [row.id for row in rows])
    looks = looks_of_papers(session, [row.snapshot for row in rows])
    return {row.code: ValidPaper(*row, kinds.get(row.id, frozenset()), looks) for row in rows}


def signed_papers(session: Session, workshop_id: int) -> dict[str, int]:
    """The papers of a workshop that have a signed file: id by code."""
    found = (
        select(Certificate.code, Certificate.id)
        .join(SignedFile, SignedFile.certificate_id == Certificate.id)
        .join(Participation, Participation.id == Certificate.participation_id)
        .where(Participation.workshop_id == workshop_id)
    )
    return {row.code: row.id for row in session.execute(found)}


def signature_of(session: Session, certificate_id: int) -> Signature | None:
    """Who signed the file of a paper. One indexed read."""
    wanted = select(SignedFile.kind, SignedFile.signer, SignedFile.issuer)
    found = session.execute(wanted.where(SignedFile.certificate_id == certificate_id).order_by(OFFICIAL_FIRST)).first()
    return Signature(*found) if found else None


def signed_content(session: Session, certificate_id: int) -> bytes | None:
    """The signed file of a paper, byte for byte; of two the official one."""
    return session.scalar(
        select(SignedFile.content).where(SignedFile.certificate_id == certificate_id).order_by(OFFICIAL_FIRST).limit(1)
    )


def _kinds(session: Session, certificates: Collection[int] | Select[int]) -> dict[int, frozenset[SignatureKind]]:
    """The kinds of signed files of each of these papers that has one."""
    wanted = select(SignedFile.certificate_id, SignedFile.kind).where(SignedFile.certificate_id.in_(certificates))
    kinds: dict[int, frozenset[SignatureKind]] = {}
    for certificate_id, kind in session.execute(wanted):
        kinds[certificate_id] = kinds.get(certificate_id, frozenset()) | {kind}
    return kinds
