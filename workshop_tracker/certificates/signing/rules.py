"""What a signed file must be, as far as it can be told without reading it as a PDF; and why one is refused."""

import datetime as dt
import re
from dataclasses import dataclass

MOST_ADDED = 1_000_000  # bytes: a signature with its certificates and a drawn stamp
CODE_IN_LINK = re.compile(rb"/[vV]/([0-9A-Za-z]{26})\)")
COMPRESSED = (b"/ObjStm", b"/XRef")  # an addition to a file like ours has neither; they could unpack to gigabytes


class NotAccepted(Exception):
    """A signed file is not what it must be; the message says why, in Indonesian."""


class SigningKeyUnusable(Exception):
    """A .p12 cannot sign; the message says why, in Indonesian."""


@dataclass(frozen=True, slots=True)
class SignedBy:
    """Whose certificate a file was signed with, who vouches for that, and when, as the signer says."""

    name: str
    issuer: str
    signed_at: dt.datetime | None


def code_in(file: bytes) -> str:
    """The code of the paper that a file of ours links to; empty where there is none."""
    found = CODE_IN_LINK.search(file)
    return found.group(1).decode() if found else ""
