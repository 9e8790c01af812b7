"""Every paper of our tables beside the log: what was changed, added or taken away past the acts of the product."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_tracker.certificates.models import Certificate, PaperState
from workshop_tracker.certificates.sealing.queries import contradictions
from workshop_tracker.certificates.sealing.rules import seal_of
from workshop_tracker.database import in_turn
from workshop_tracker.ledger.queries import lines_of, years_of_log

Entry = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A paper about which table and log do not agree, and what it is, in Indonesian."""

    number: str
    reason: str


def contradictions_with_log(session: Session) -> Iterator[Contradiction]:
    """Every paper that the log tells otherwise, then every entry whose paper is gone. Memory: the log's entries."""
    newest = _newest_entries(session)
    for (paper,) in in_turn(session, select(Certificate).order_by(Certificate.id)):
        about = seal_of(paper.snapshot, paper.salt).paper
        entry = newest.pop(about, None)
        if reason := _reason(paper, entry):
            yield Contradiction(paper.number, reason)
        session.expunge(paper)  # many papers must not stay in memory
    for entry in newest.values():
        if entry["state"] != PaperState.REPLACED.value:  # a name corrected before validation leaves no row
            yield Contradiction(entry["number"], "ada dalam log, tidak ada dalam basis data")


def _newest_entries(session: Session) -> dict[str, Entry]:
    """The newest entry about each paper."""
    newest: dict[str, Entry] = {}
    for log in sorted(years_of_log(session), key=lambda log: log.year):
        for line in lines_of(session, log.year):
            entry = json.loads(line)
            newest[entry["about"]] = entry
    return newest


def _reason(paper: Certificate, entry: Entry | None) -> str:
    if entry is None:
        return "tidak ada dalam log, atau isinya diubah"
    found = contradictions(paper, entry)
    return f"berbeda dengan log: {', '.join(found)}" if found else ""
