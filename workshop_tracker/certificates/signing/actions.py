"""Keeping signed files: signed with an own .p12, or come back from officials."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import select

from workshop_tracker.audit.actions import record
from workshop_tracker.bulk import insert_rows
from workshop_tracker.certificates.exports import paper_pdf
from workshop_tracker.certificates.models import Certificate, PaperState
from workshop_tracker.certificates.numbering.codes import read_code
from workshop_tracker.certificates.signing.models import SignatureKind, SignedFile
from workshop_tracker.certificates.signing.queries import ValidPaper
from workshop_tracker.certificates.signing.rules import NotAccepted, SignedBy, code_in
from workshop_tracker.certificates.signing.signatures import library
from workshop_tracker.database import WritingSession, one_of
from workshop_tracker.presentation import Sentence

LONGEST_NAME = 300


@dataclass(frozen=True, slots=True)
class Signed:
    """A signed file that may be kept: of which paper, by whose certificate."""

    paper: ValidPaper
    kind: SignatureKind
    content: bytes
    by: SignedBy


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that was not accepted, and why."""

    name: str
    reason: str


class Signer(Protocol):
    """An own key at work: whose it is, and a file as it signs it."""

    name: str

    def signed(self, file: bytes) -> bytes: ...


def signed_with(signer: Signer, papers: Iterable[ValidPaper]) -> Iterator[Signed]:
    """The files of papers as an own key signs them, one by one."""
    for paper in papers:
        content = signer.signed(paper_pdf(paper.snapshot, paper.looks))
        yield Signed(paper, SignatureKind.OWN, content, SignedBy(signer.name, "", None))


def examined(
    files: Iterable[tuple[str, bytes]], papers: Mapping[str, ValidPaper], roots: Sequence[bytes]
) -> Iterator[Signed | Refused]:
    """Signed files that came back, each beside the paper whose code it bears; `papers` by code.

    Raises SigningNotInstalled.
    """
    signed_by = library.evidence().signed_by
    for name, content in files:
        paper = papers.get(read_code(code_in(content)) or "")
        if paper is None:
            yield Refused(name, Sentence("Bukan sertifikat yang sah dari daftar ini."))
        elif SignatureKind.OFFICIAL in paper.kinds:
            yield Refused(name, Sentence("Sertifikat %(number)s sudah bertanda tangan.", number=paper.number))
        else:
            try:
                by = signed_by(content, paper_pdf(paper.snapshot, paper.looks), roots)
                yield Signed(paper, SignatureKind.OFFICIAL, content, by)
            except NotAccepted as refused:
                yield Refused(name, str(refused))


def keep_signed(session: WritingSession, files: Sequence[Signed]) -> int:
    """Keep the files of papers that still hold and have none of that kind yet; how many those were."""
    by_paper = {each.paper.certificate_id: each for each in files}
    wanted = one_of(session, Certificate.id, sorted(by_paper))
    held = session.scalars(
        select(Certificate.id).where(wanted, Certificate.state == PaperState.VALID).with_for_update()
    ).all()
    those = SignedFile.certificate_id.in_(select(Certificate.id).where(wanted))
    there = {tuple(row) for row in session.execute(select(SignedFile.certificate_id, SignedFile.kind).where(those))}
    kept = [by_paper[number] for number in held if (number, by_paper[number].kind) not in there]
    insert_rows(session, SignedFile, [_row(each) for each in kept])
    if kept:
        numbers = ", ".join(each.paper.number for each in kept[:3])
        record(session, "sign", "certificates", new=f"{len(kept)} berkas bertanda tangan elektronik: {numbers}")
    return len(kept)


def _row(signed: Signed) -> dict[str, object]:
    return {
        "certificate_id": signed.paper.certificate_id,
        "kind": signed.kind,
        "sha256": hashlib.sha256(signed.content).hexdigest(),
        "content": signed.content,
        "signer": signed.by.name[:LONGEST_NAME],
        "issuer": signed.by.issuer[:LONGEST_NAME],
        "signed_at": signed.by.signed_at,
    }
