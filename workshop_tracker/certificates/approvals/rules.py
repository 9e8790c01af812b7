"""What identifies a frozen list of papers, and how long it may be answered."""

import datetime as dt
import hashlib
from collections.abc import Iterable

from workshop_tracker.designs.rules import FACSIMILES, with_facsimiles

LINK_LIVES = dt.timedelta(days=14)


def content_sha256(snapshot: str) -> str:
    """What tells one state of a paper from the next, as 64 hexadecimal digits.

    Pictures of ink are no part of it: they come with an approval, and the next signatory approves the same words.
    """
    words = with_facsimiles(snapshot, ()) if FACSIMILES in snapshot else snapshot
    return hashlib.sha256(words.encode()).hexdigest()


def list_sha256(papers: Iterable[tuple[int, str]]) -> str:
    """The same of a list of paper ids with the hash of each, in the given order."""
    lines = "".join(f"{number}:{digest}\n" for number, digest in papers)
    return hashlib.sha256(lines.encode()).hexdigest()
