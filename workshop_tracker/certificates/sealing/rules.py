"""The two commitments to a paper: one that anybody can compute from the paper in hand, one to all that it says."""

import hashlib
import json
import secrets
from dataclasses import dataclass
from enum import StrEnum

# in this order; the same list stands in ledger/verify_register.py, which knows nothing of this product
ON_THE_PAPER = ("code", "number", "edition", "name", "role", "title", "dates", "lesson_hours")
SALT_BYTES = 16


class Act(StrEnum):
    """What happened to a paper, as the log tells it."""

    PREPARED = "prepared"
    APPROVED = "approved"  # told only where the paper bears pictures of ink from then on
    VALIDATED = "validated"
    REPLACED = "replaced"
    CORRECTED = "corrected"
    REVOKED = "revoked"
    RESTORED = "restored"
    WITHDRAWN = "withdrawn"


class Cause(StrEnum):
    """Why a paper was revoked, as the log may tell it; the reason in words may name people and stays with the paper."""

    WRONG_DATA = "wrong_data"
    NOT_EARNED = "not_earned"
    MISUSED = "misused"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Seal:
    """The commitments to one paper, in hexadecimal digits, and its place in the book; the log finds it by `paper`."""

    paper: str
    snapshot: str
    number: str
    edition: int


def new_salt() -> str:
    """128 random bits as 32 hexadecimal digits."""
    return secrets.token_hex(SALT_BYTES)


def printed_fields(snapshot: str) -> dict[str, str | int | None]:
    """The fields of a snapshot that anybody reads on the paper and can check against the log."""
    fields = json.loads(snapshot)
    return {field: fields[field] for field in ON_THE_PAPER}


def seal_of(snapshot: str, salt: str) -> Seal:
    """The commitments to a paper with this snapshot.

    The code makes `paper` unguessable to whoever does not hold the paper; it has 130 random bits. The whole snapshot
    holds the identity line, which the code alone must not let anybody guess: hence a salt that is told to nobody.
    """
    fields = printed_fields(snapshot)
    told = json.dumps(list(fields.values()), ensure_ascii=False, separators=(",", ":")).encode()
    whole = bytes.fromhex(salt) + snapshot.encode()
    return Seal(_digits(told), _digits(whole), str(fields["number"]), int(fields["edition"] or 1))


def _digits(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
