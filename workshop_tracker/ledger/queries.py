"""The log as it is read: its lines, where something stands in it, and what was signed."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from workshop_tracker.database import in_turn
from workshop_tracker.ledger.models import LedgerCheckpoint, LedgerEntry, LedgerTail


@dataclass(frozen=True, slots=True)
class Place:
    """Where the newest entry about something stands, and the newest checkpoint of that log, if any."""

    year: int
    seq: int
    entry: str
    checkpoint: LedgerCheckpoint | None

    @property
    def is_covered(self) -> bool:
        """Whether a checkpoint has sealed the entry for good."""
        return self.checkpoint is not None and self.checkpoint.size >= self.seq


@dataclass(frozen=True, slots=True)
class YearOfLog:
    """One log: its year, how many entries it has, the newest checkpoint, if any."""

    year: int
    size: int
    checkpoint: LedgerCheckpoint | None


def years_of_log(session: Session) -> list[YearOfLog]:
    """Every log, newest year first. Two statements."""
    tails = session.execute(select(LedgerTail.year, LedgerTail.size).order_by(LedgerTail.year.desc())).all()
    newest = (
        select(LedgerCheckpoint.year, func.max(LedgerCheckpoint.size).label("size"))
        .group_by(LedgerCheckpoint.year)
        .subquery()
    )
    signed = session.scalars(
        select(LedgerCheckpoint).join(
            newest, (newest.c.year == LedgerCheckpoint.year) & (newest.c.size == LedgerCheckpoint.size)
        )
    )
    by_year = {checkpoint.year: checkpoint for checkpoint in signed}
    return [YearOfLog(year, size, by_year.get(year)) for year, size in tails]


def lines_of(session: Session, year: int) -> Iterator[str]:
    """The entries of a year in their order, as they were hashed; never all of them in memory."""
    entries = select(LedgerEntry.entry).where(LedgerEntry.year == year).order_by(LedgerEntry.seq)
    for (entry,) in in_turn(session, entries):
        yield entry


def entries_about(session: Session, about: str) -> list[LedgerEntry]:
    """All that was sealed about one thing, oldest first."""
    return list(
        session.scalars(
            select(LedgerEntry).where(LedgerEntry.about == about).order_by(LedgerEntry.year, LedgerEntry.seq)
        )
    )


def place_of(session: Session, about: str) -> Place | None:
    """Where the newest entry about something stands. Two indexed reads."""
    found = session.execute(
        select(LedgerEntry.year, LedgerEntry.seq, LedgerEntry.entry)
        .where(LedgerEntry.about == about)
        .order_by(LedgerEntry.year.desc(), LedgerEntry.seq.desc())
        .limit(1)
    ).first()
    return Place(*found, latest_checkpoint(session, found.year)) if found else None


def latest_checkpoint(session: Session, year: int) -> LedgerCheckpoint | None:
    """The newest checkpoint of a year's log."""
    return session.scalar(
        select(LedgerCheckpoint).where(LedgerCheckpoint.year == year).order_by(LedgerCheckpoint.size.desc()).limit(1)
    )


def public_keys(session: Session) -> list[bytes]:
    """Every key that ever signed a checkpoint, 32 bytes each, the oldest first."""
    first_used = func.min(LedgerCheckpoint.id)
    keys = session.scalars(
        select(LedgerCheckpoint.public_key).group_by(LedgerCheckpoint.public_key).order_by(first_used)
    )
    return [bytes.fromhex(key) for key in keys]
