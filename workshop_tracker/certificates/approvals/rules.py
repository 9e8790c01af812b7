"""What identifies a frozen list of papers, and how long it may be answered."""

import datetime as dt
import hashlib
from collections.abc import Iterable

LINK_LIVES = dt.timedelta(days=14)


def content_sha256(snapshot: str) -> str:
    """What tells one state of a paper from the next, as 64 hexadecimal digits."""
    return hashlib.sha256(snapshot.encode()).hexdigest()


def list_sha256(papers: Iterable[tuple[int, str]]) -> str:
    """The same of a list of paper ids with the hash of each, in the given order."""
    lines = "".join(f"{number}:{digest}\n" for number, digest in papers)
    return hashlib.sha256(lines.encode()).hexdigest()
