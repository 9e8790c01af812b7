"""A whole log read anew, twice and in two ways, before anybody signs what it is."""

import json
from contextlib import closing

from sqlalchemy import Row, Select, select
from sqlalchemy.orm import Session

from workshop_tracker.database import in_turn
from workshop_tracker.ledger.models import LedgerCheckpoint, LedgerEntry, LedgerTail
from workshop_tracker.ledger.rules import Edge, leaf_hash, root_of


class LogBroken(Exception):
    """The log contradicts itself or an older checkpoint; the message says where, in Indonesian."""


def examined(session: Session, year: int) -> Edge:
    """The log of a year, recounted from its entries and from its hashes, and laid beside every older checkpoint.

    Two readings of the stored rows: a fault of memory or disk in one of them must not be signed. Raises LogBroken.
    """
    tail = session.execute(select(LedgerTail.size, LedgerTail.peaks).where(LedgerTail.year == year)).first()
    size, peaks = (tail.size, tail.peaks) if tail else (0, "")
    edge = _recounted(session, year, size)
    if " ".join(peak.hex() for peak in edge.peaks) != peaks:
        raise LogBroken(f"Log {year} tidak sesuai dengan catatan ujungnya: entrinya pernah diubah.")
    if edge.root != root_of(_stored_leaves(session, year, size)):
        raise LogBroken(f"Log {year} terbaca berbeda pada dua pembacaan: periksa memori dan disk mesin ini.")
    return edge


def _recounted(session: Session, year: int, size: int) -> Edge:
    """Grow the tree from the entries; each older checkpoint must be met on the way."""
    older = _older_roots(session, year)
    edge = Edge()
    with closing(in_turn(session, _rows(year, size))) as entries:
        for entry in entries:
            _refuse_changed(entry, edge.size + 1, year)
            edge = edge.grown([leaf_hash(entry.entry.encode())])
            if older.pop(edge.size, edge.root) != edge.root:
                raise LogBroken(f"Log {year} bertentangan dengan titik periksa {edge.size}: entri sebelumnya diubah.")
    if edge.size != size or older:
        raise LogBroken(f"Log {year} hanya memuat {edge.size} entri; seharusnya {max([size, *older])}.")
    return edge


def _refuse_changed(entry: Row[int, str, str, str], seq: int, year: int) -> None:
    try:
        words = json.loads(entry.entry)
        told = (words["seq"], words["about"], leaf_hash(entry.entry.encode()).hex())
    except (ValueError, KeyError, TypeError) as error:
        raise LogBroken(f"Entri {seq} log {year} rusak.") from error
    if entry.seq != seq or told != (seq, entry.about, entry.leaf_hash):
        raise LogBroken(f"Entri {seq} log {year} pernah diubah, ditambahkan, atau dihapus.")


def _rows(year: int, size: int) -> Select[int, str, str, str]:
    wanted = select(LedgerEntry.seq, LedgerEntry.about, LedgerEntry.entry, LedgerEntry.leaf_hash)
    return wanted.where(LedgerEntry.year == year, LedgerEntry.seq <= size).order_by(LedgerEntry.seq)


def _stored_leaves(session: Session, year: int, size: int) -> list[bytes]:
    wanted = (
        select(LedgerEntry.leaf_hash).where(LedgerEntry.year == year, LedgerEntry.seq <= size).order_by(LedgerEntry.seq)
    )
    return [bytes.fromhex(leaf) for leaf in session.scalars(wanted)]


def _older_roots(session: Session, year: int) -> dict[int, bytes]:
    wanted = select(LedgerCheckpoint.size, LedgerCheckpoint.root).where(LedgerCheckpoint.year == year)
    return {size: bytes.fromhex(root) for size, root in session.execute(wanted)}
