"""Telling the log what happened to papers, in the transaction in which it happens."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_tracker.bulk import collector_paused
from workshop_tracker.certificates.models import Certificate, PaperState
from workshop_tracker.certificates.sealing.rules import Act, Seal, seal_of
from workshop_tracker.database import WritingSession, one_of
from workshop_tracker.ledger.actions import Sealing, append


@dataclass(frozen=True, slots=True)
class Sealed:
    """A paper as the log needs it after an act; the date that it bears decides in which year's log it stands."""

    issued_on: dt.date
    snapshot: str
    salt: str
    state: PaperState

    @property
    def seal(self) -> Seal:
        return seal_of(self.snapshot, self.salt)


def sealed_papers(session: Session, ids: Sequence[int]) -> Iterator[Sealed]:
    """Papers as they stand now, in the order of their ids."""
    wanted = select(Certificate.issued_on, Certificate.snapshot, Certificate.salt, Certificate.state)
    for row in session.execute(wanted.where(one_of(session, Certificate.id, ids)).order_by(Certificate.id)):
        yield Sealed(*row)


def seal_papers(session: WritingSession, act: Act, papers: Iterable[Sealed], **words: str) -> None:
    """One entry for each paper; last in an act, for it locks the log until the transaction ends."""
    by_year: dict[int, list[Sealing]] = defaultdict(list)
    with collector_paused():
        for paper in papers:
            seal = paper.seal
            told = {"type": act.value, "state": paper.state.value, "number": seal.number, "edition": seal.edition}
            by_year[paper.issued_on.year].append(Sealing(seal.paper, told | {"snapshot": seal.snapshot} | words))
    for year in sorted(by_year):
        append(session, year, by_year[year])


def seal_paper(session: WritingSession, act: Act, paper: Certificate, **words: str) -> None:
    """The same for one paper."""
    seal_papers(session, act, [sealed_paper(paper)], **words)


def seal_correction(session: WritingSession, old: Sealed, new: Certificate) -> None:
    """Two entries: the old words hold no longer, the new ones take their place."""
    seal_papers(session, Act.REPLACED, [old])
    seal_paper(session, Act.CORRECTED, new, replaces=old.seal.paper)


def sealed_paper(paper: Certificate) -> Sealed:
    """The paper as it stands now; a correction asks before it changes anything."""
    return Sealed(paper.issued_on, paper.snapshot, paper.salt, paper.state)
