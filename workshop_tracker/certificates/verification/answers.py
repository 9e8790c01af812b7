"""What anyone may be told of a paper: all that it says except the identity line, and whether it holds."""

import dataclasses
import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from workshop_tracker.certificates.models import PaperKind
from workshop_tracker.certificates.signing.queries import Signature
from workshop_tracker.designs.phrases import PHRASES, Entry, entries_of
from workshop_tracker.designs.rules import CertificateText
from workshop_tracker.ledger.queries import Place


class VerifiedState(StrEnum):
    """The states of a paper; `unknown` for every code that is none of ours, malformed or not; `contradicted` where
    our tables say something else than the log, so that nobody may rely on them."""

    VALID = "valid"
    PREPARED = "prepared"
    REPLACED = "replaced"
    REVOKED = "revoked"
    WITHDRAWN = "withdrawn"
    UNKNOWN = "unknown"
    CONTRADICTED = "contradicted"


@dataclass(frozen=True, slots=True)
class Verification:
    """The answer to "is this paper genuine?". `text` carries no identity line; `since` is when the state began."""

    state: VerifiedState
    is_sample: bool = False
    text: CertificateText | None = None
    issued_on: dt.date | None = None
    since: dt.datetime | None = None
    reason: str = ""
    successor: str = ""  # code of what took its place
    successor_number: str = ""  # where that is a letter, under a number of its own
    kind: PaperKind = PaperKind.SERTIFIKAT
    place: Place | None = None
    signature: Signature | None = None

    @property
    def back(self) -> list[Entry]:
        """The programme as the back prints it: its groups with their sums, the sessions numbered through."""
        return entries_of(self.text.programme, PHRASES[self.text.language]) if self.text else []


UNKNOWN = Verification(VerifiedState.UNKNOWN)


def verification_document(answer: Verification) -> dict[str, object]:
    """The public answer as one JSON object; nothing but state and `demo` when the code is unknown."""
    document: dict[str, object] = {"state": answer.state.value, "demo": answer.is_sample}
    if answer.text is None or answer.issued_on is None:
        return document
    text = answer.text
    return document | {
        "kind": answer.kind.value,
        "number": text.number,
        "name": text.name,
        "role": text.role,
        "school": text.school,
        "title": text.title,
        "statement": text.statement,
        "organizer": text.organizer,
        "dates": text.dates,
        "place": text.place,
        "lesson_hours": text.lesson_hours,
        "programme": [dataclasses.asdict(row) for row in text.programme],
        "issued_on": answer.issued_on.isoformat(),
        "version": text.edition,
        "since": answer.since.isoformat() if answer.since else None,
        "reason": answer.reason,
        "replaced_by": answer.successor,
        "replaced_by_letter": answer.successor_number,
        "log": _log_document(answer.place) if answer.place else None,
        "signature": dataclasses.asdict(answer.signature) if answer.signature else None,
    }


def _log_document(place: Place) -> dict[str, object]:
    covered = place.checkpoint if place.is_covered else None
    return {
        "year": place.year,
        "entry": place.seq,
        "checkpoint": covered.size if covered else None,
        "checkpoint_at": covered.made_at.isoformat() if covered else None,
    }
