"""From a file to the record: which paper it says to be, whether it is that paper, and what differs."""

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from workshop_tracker.certificates.comparing.reader import NOT_NOW, Unreadable, read_file
from workshop_tracker.certificates.comparing.rules import Difference, changed_fields, differences, look_alike
from workshop_tracker.certificates.comparing.seen import Seen
from workshop_tracker.certificates.models import Certificate, PaperState
from workshop_tracker.certificates.queries import paper_by_code
from workshop_tracker.certificates.verification.answers import Verification, VerifiedState
from workshop_tracker.certificates.verification.queries import verify
from workshop_tracker.designs.own.queries import text_to_print
from workshop_tracker.designs.pdf import single_pdf
from workshop_tracker.designs.rules import CertificateText, certificate_text_from_json


class Finding(StrEnum):
    """What a file is beside our record. None of them says that a paper holds: that is its state."""

    EXACT = "exact"  # our file, byte by byte
    SAME = "same"  # stored anew: the same words, the same look
    OTHER_LOOK = "other_look"  # the same words, but something was painted over or left out
    DIFFERENT = "different"
    CODE_ALONE = "code_alone"  # a photograph, or pages without text: only the code could be read
    NO_CODE = "no_code"
    MANY_CODES = "many_codes"
    NOT_OURS = "not_ours"  # the code is unknown, or our own records contradict each other


@dataclass(frozen=True, slots=True)
class Comparison:
    """The answer. `paper` is what our record says; `changed_since` what the edition in force says otherwise."""

    finding: Finding
    code: str = ""
    paper: Verification | None = None
    differences: tuple[Difference, ...] = ()
    changed_since: tuple[Difference, ...] = ()


def compare(session: Session, data: bytes) -> Comparison:
    """Look at a file and hold it against the record; writes nothing. Raises Unreadable, never says "valid" instead."""
    seen = read_file(data)
    if len(seen.codes) != 1:
        return Comparison(Finding.MANY_CODES if seen.codes else Finding.NO_CODE)
    [code] = seen.codes
    answer, paper = verify(session, code), paper_by_code(session, code)
    if paper is None or answer.text is None or answer.state is VerifiedState.CONTRADICTED:
        return Comparison(Finding.NOT_OURS, code, answer)
    finding, found = _beside(text_to_print(session, paper.snapshot), data, seen)
    return Comparison(finding, code, answer, tuple(found), tuple(_changed_since(session, paper)))


def _beside(text: CertificateText, data: bytes, seen: Seen) -> tuple[Finding, list[Difference]]:
    if seen.is_photograph or not seen.words:
        return Finding.CODE_ALONE, []
    judged = []
    for variant in _variants(text):
        ours = _printed(variant)
        if ours == data:
            return Finding.EXACT, []
        own = read_file(ours)
        found = differences(variant, own.words, seen.words)
        if not found:
            return Finding.SAME if look_alike(own.looks, seen.looks) else Finding.OTHER_LOOK, []
        judged.append(found)
    return Finding.DIFFERENT, judged[0]


def _variants(text: CertificateText) -> Iterator[CertificateText]:
    """The paper, and the copy without identity line that is given to whoever holds the code alone."""
    yield text
    if text.identity_line:
        yield dataclasses.replace(text, identity_line="")


def _printed(text: CertificateText) -> bytes:
    """Our own file; whatever keeps it from being printed keeps us from comparing."""
    try:
        return single_pdf(text)
    except (LookupError, ValueError) as error:
        raise Unreadable(NOT_NOW) from error


def _changed_since(session: Session, paper: Certificate) -> list[Difference]:
    if paper.state is not PaperState.REPLACED:
        return []
    newest = session.scalar(
        select(Certificate.snapshot)
        .where(
            Certificate.participation_id == paper.participation_id,
            or_(Certificate.kind == paper.kind, Certificate.replaces_id.is_not(None)),  # a letter took its place
        )
        .order_by(Certificate.id.desc())
        .limit(1)
    )
    old = certificate_text_from_json(paper.snapshot)
    return changed_fields(old, certificate_text_from_json(newest)) if newest else []
