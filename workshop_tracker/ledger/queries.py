"""The log as it is read: its lines, where something stands in it, and what was signed."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from workshop_tracker.database import in_turn, plain_rows
from workshop_tracker.ledger.models import LedgerCheckpoint, LedgerEntry, LedgerTail


@dataclass(frozen=True, slots=True)
class Reach:
    """How many entries the newest checkpoint of a log covers, and when it was made."""

    size: int
    made_at: dt.datetime


@dataclass(frozen=True, slots=True)
class Place:
    """Where the newest entry about something stands, and the newest checkpoint of that log, if any."""

    year: int
    seq: int
    entry: str
    checkpoint: Reach | None

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


NEWEST_SIZE = (
    select(func.max(LedgerCheckpoint.size))
    .where(LedgerCheckpoint.year == LedgerEntry.year)
    .correlate(LedgerEntry)
    .scalar_subquery()
)
PLACE = (
    select(LedgerEntry.year, LedgerEntry.seq, LedgerEntry.entry, LedgerCheckpoint.size, LedgerCheckpoint.made_at)
    .outerjoin(LedgerCheckpoint, (LedgerCheckpoint.year == LedgerEntry.year) & (LedgerCheckpoint.size == NEWEST_SIZE))
    .where(LedgerEntry.about == bindparam("about"))
    .order_by(LedgerEntry.year.desc(), LedgerEntry.seq.desc())
    .limit(1)
)


def place_of(session: Session, about: str) -> Place | None:
    """Where the newest entry about something stands. One indexed read."""
    for year, seq, entry, size, made_at in plain_rows(session, PLACE, about=about):
        return Place(year, seq, entry, Reach(size, made_at) if size else None)
    return None


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
