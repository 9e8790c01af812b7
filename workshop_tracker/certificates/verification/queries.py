"""A code looked up in two reads: the paper with its signature and its next version, then what the log says of it.

Everybody may ask at any time, so both statements are put together once, and their rows are no objects of the ORM.
"""

import dataclasses
import datetime as dt
from dataclasses import dataclass

from sqlalchemy import and_, bindparam, or_, select
from sqlalchemy.orm import Session, aliased

from workshop_tracker.certificates.models import Certificate, PaperKind, PaperState
from workshop_tracker.certificates.numbering.codes import read_code
from workshop_tracker.certificates.sealing.queries import agrees, place_of_paper
from workshop_tracker.certificates.signing.models import SignatureKind, SignedFile
from workshop_tracker.certificates.signing.queries import OFFICIAL_FIRST, Signature
from workshop_tracker.certificates.verification.answers import UNKNOWN, Verification, VerifiedState
from workshop_tracker.database import plain_rows
from workshop_tracker.designs.rules import CertificateText, certificate_text_from_json
from workshop_tracker.ledger.queries import Place

TOLD_WHY = frozenset({PaperState.REPLACED, PaperState.REVOKED, PaperState.WITHDRAWN})


@dataclass(frozen=True, slots=True)
class AskedPaper:
    """A paper as the first statement reads it, in the order of its columns."""

    code: str
    number: str
    version: int
    name: str
    lesson_hours: int | None
    state: PaperState
    snapshot: str
    salt: str
    is_sample: bool
    issued_on: dt.date
    prepared_at: dt.datetime
    validated_at: dt.datetime | None
    replaced_at: dt.datetime | None
    revoked_at: dt.datetime | None
    withdrawn_at: dt.datetime | None
    reason: str
    kind: PaperKind
    successor: str | None
    successor_number: str | None
    signed_as: SignatureKind | None
    signer: str | None
    issuer: str | None

    @property
    def since(self) -> dt.datetime | None:
        """When its state began."""
        return {
            PaperState.PREPARED: self.prepared_at,
            PaperState.VALID: self.validated_at,
            PaperState.REPLACED: self.replaced_at,
            PaperState.REVOKED: self.revoked_at,
            PaperState.WITHDRAWN: self.withdrawn_at,
        }[self.state]

    @property
    def letter_number(self) -> str:
        """The number of the letter that took its place; a next version has the same number."""
        number = self.successor_number or ""
        return number if self.state is PaperState.REPLACED and number != self.number else ""

    @property
    def signature(self) -> Signature | None:
        """Who signed its file, while it is valid; of two signatures the official one."""
        if self.state is not PaperState.VALID or self.signed_as is None:
            return None
        return Signature(self.signed_as, self.signer or "", self.issuer or "")


NEXT = aliased(Certificate)
IS_NEXT = or_(
    and_(
        NEXT.participation_id == Certificate.participation_id,
        NEXT.kind == Certificate.kind,
        NEXT.version == Certificate.version + 1,
    ),
    NEXT.replaces_id == Certificate.id,
)
SUCCESSOR, SUCCESSOR_NUMBER = (
    select(column).where(IS_NEXT).order_by(NEXT.version.desc()).limit(1).scalar_subquery()
    for column in (NEXT.code, NEXT.number)
)
PAPER_OF_CODE = (
    select(
        Certificate.code,
        Certificate.number,
        Certificate.version,
        Certificate.name,
        Certificate.lesson_hours,
        Certificate.state,
        Certificate.snapshot,
        Certificate.salt,
        Certificate.is_sample,
        Certificate.issued_on,
        Certificate.prepared_at,
        Certificate.validated_at,
        Certificate.replaced_at,
        Certificate.revoked_at,
        Certificate.withdrawn_at,
        Certificate.reason,
        Certificate.kind,
        SUCCESSOR,
        SUCCESSOR_NUMBER,
        SignedFile.kind,
        SignedFile.signer,
        SignedFile.issuer,
    )
    .outerjoin(SignedFile, SignedFile.certificate_id == Certificate.id)
    .where(Certificate.code == bindparam("code"))
    .order_by(OFFICIAL_FIRST)
    .limit(1)
)


def verify(session: Session, written_code: str) -> Verification:
    """Look a code up. Writes nothing; any fault of the database is the caller's to report, never "valid"."""
    paper = asked_paper(session, written_code)
    if paper is None:
        return UNKNOWN
    place = place_of_paper(session, paper)
    if not agrees(paper, place):
        return Verification(VerifiedState.CONTRADICTED, paper.is_sample)
    return _told(paper, place)


def asked_paper(session: Session, written_code: str) -> AskedPaper | None:
    """The paper of a code as typed or scanned; one indexed read."""
    code = read_code(written_code)
    rows = [] if code is None else plain_rows(session, PAPER_OF_CODE, code=code)
    return AskedPaper(*rows[0]) if rows else None


def _told(paper: AskedPaper, place: Place | None) -> Verification:
    return Verification(
        state=VerifiedState(paper.state.value),
        is_sample=paper.is_sample,
        text=_public_text(paper.snapshot),
        issued_on=paper.issued_on,
        since=paper.since,
        reason=paper.reason if paper.state in TOLD_WHY else "",
        successor=paper.successor or "" if paper.state is PaperState.REPLACED else "",
        successor_number=paper.letter_number,
        kind=paper.kind,
        place=place,
        signature=paper.signature,
    )


def _public_text(snapshot: str) -> CertificateText:
    return dataclasses.replace(certificate_text_from_json(snapshot), identity_line="")
