"""Entries of the log, where each year's ends, and the checkpoints that were signed; the database refuses changes."""

import datetime as dt

from sqlalchemy import CheckConstraint, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from workshop_tracker.database import Base, Code, Prose, now
from workshop_tracker.triggers import refuse

HEX_OF_A_HASH = 64


class LedgerTail(Base):
    """The end of one year's log: its row is locked while entries are added, so that they have one order."""

    __tablename__ = "ledger_tails"
    __table_args__ = (
        UniqueConstraint("year", name="one_log_per_year"),
        CheckConstraint("size >= 0", name="size_is_not_negative"),
    )

    year: Mapped[int]
    size: Mapped[int] = mapped_column(default=0)
    # the roots of the full subtrees, in hexadecimal digits with spaces between
    peaks: Mapped[Prose] = mapped_column(default="")


class LedgerEntry(Base):
    """One entry, as the bytes that were hashed. It never holds personal data: it stays for ever and is public."""

    __tablename__ = "ledger_entries"
    __table_args__ = (
        UniqueConstraint("year", "seq", name="one_entry_per_year_and_seq"),
        CheckConstraint("seq > 0", name="entries_count_from_one"),
        Index("ix_ledger_entries_about", "about"),
    )

    year: Mapped[int]
    seq: Mapped[int]
    # by what the owner of the sealed thing finds its entries; part of the entry, too
    about: Mapped[Code]
    entry: Mapped[Prose]
    leaf_hash: Mapped[str] = mapped_column(String(HEX_OF_A_HASH))


class LedgerCheckpoint(Base):
    """A signed statement of what the log of a year was; `public_key` keeps it verifiable after the key has changed."""

    __tablename__ = "ledger_checkpoints"
    __table_args__ = (
        UniqueConstraint("year", "size", name="one_checkpoint_per_year_and_size"),
        CheckConstraint("size > 0", name="a_checkpoint_covers_entries"),
    )

    year: Mapped[int]
    size: Mapped[int]
    root: Mapped[str] = mapped_column(String(HEX_OF_A_HASH))
    note: Mapped[Prose]
    public_key: Mapped[str] = mapped_column(String(HEX_OF_A_HASH))
    made_at: Mapped[dt.datetime] = mapped_column(default=now)


for _table in (LedgerEntry.__table__, LedgerCheckpoint.__table__):
    refuse(_table, f"{_table}_are_append_only", on=("UPDATE", "DELETE", "TRUNCATE"), when="1 = 1")
refuse(LedgerTail.__table__, "a_log_never_shrinks", on=("UPDATE",), when="OLD.size > NEW.size OR OLD.year <> NEW.year")
refuse(LedgerTail.__table__, "a_log_is_never_deleted", on=("DELETE", "TRUNCATE"), when="1 = 1")
