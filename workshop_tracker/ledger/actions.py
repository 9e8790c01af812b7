"""Adding entries in the transaction of the act that they tell of, and signing what the log has become."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from workshop_tracker.bulk import insert_rows
from workshop_tracker.database import WritingSession, now, savepoint
from workshop_tracker.ledger.checking import LogBroken, examined
from workshop_tracker.ledger.checkpoints import Checkpoint, Signer, signed_note
from workshop_tracker.ledger.models import LedgerCheckpoint, LedgerEntry, LedgerTail
from workshop_tracker.ledger.queries import latest_checkpoint, years_of_log
from workshop_tracker.ledger.rules import Edge, leaf_hash

ZONE = ZoneInfo("Asia/Jakarta")


@dataclass(frozen=True, slots=True)
class Sealing:
    """What is to be sealed: by what its entries are found, and the rest of its words, without personal data."""

    about: str
    words: Mapping[str, str | int]


def append(session: WritingSession, year: int, sealings: Sequence[Sealing]) -> None:
    """Add entries to the log of a year; one or ten thousand take the same few statements.

    The log's end stays locked until the transaction ends, so that entries have one order without gaps. An act takes
    all its other locks before it seals, else two acts could wait for each other.
    """
    if not sealings:
        return
    tail = _locked_tail(session, year)
    at = now().astimezone(ZONE).isoformat(timespec="seconds")
    entries = [canonical(sealing, seq, at) for seq, sealing in enumerate(sealings, tail.size + 1)]
    leaves = [leaf_hash(entry.encode()) for entry in entries]
    rows = [
        {"year": year, "seq": tail.size + place, "about": sealing.about, "entry": entry, "leaf_hash": leaf.hex()}
        for place, (sealing, entry, leaf) in enumerate(zip(sealings, entries, leaves, strict=True), 1)
    ]
    insert_rows(session, LedgerEntry, rows)
    grown = edge_of(tail).grown(leaves)
    peaks = " ".join(peak.hex() for peak in grown.peaks)
    session.execute(update(LedgerTail).where(LedgerTail.year == year).values(size=grown.size, peaks=peaks))


def canonical(sealing: Sealing, seq: int, at: str) -> str:
    """One entry as one line of JSON; equal entries are equal bytes."""
    told = {**sealing.words, "about": sealing.about, "at": at, "seq": seq}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def sign_checkpoint(session: WritingSession, year: int, signer: Signer, *, name: str) -> LedgerCheckpoint | None:
    """Read the whole log of a year anew and sign what it is; None when the last checkpoint says it already.

    `name` is that of the site's logs, "sertifikat.example.go.id/log". Raises LogBroken, and signs nothing then.
    """
    edge = examined(session, year)
    latest = latest_checkpoint(session, year)
    if not edge.size or (latest is not None and latest.size == edge.size):
        return None
    note = signed_note(Checkpoint(f"{name}/{year}", edge.size, edge.root), name, signer)
    made = LedgerCheckpoint(
        year=year, size=edge.size, root=edge.root.hex(), note=note, public_key=signer.public_key.hex()
    )
    try:
        with savepoint(session):
            session.add(made)
    except IntegrityError as error:
        raise LogBroken(f"Titik periksa {edge.size} log {year} baru saja dibuat oleh perintah lain.") from error
    return made


def sign_all(session: WritingSession, signer: Signer, *, name: str) -> list[LedgerCheckpoint]:
    """The same for every year in which something new stands; the checkpoints that were made. Raises LogBroken."""
    made = [sign_checkpoint(session, log.year, signer, name=name) for log in years_of_log(session)]
    return [checkpoint for checkpoint in made if checkpoint is not None]


def edge_of(tail: LedgerTail) -> Edge:
    """The edge that a tail keeps as text."""
    return Edge(tail.size, tuple(bytes.fromhex(peak) for peak in tail.peaks.split()))


def _locked_tail(session: Session, year: int) -> LedgerTail:
    """The end of a year's log, made where absent; of two who come at once, the second waits."""
    wanted = select(LedgerTail).where(LedgerTail.year == year).with_for_update()
    wanted = wanted.execution_options(populate_existing=True)
    found = session.scalar(wanted)
    if found is None:
        begin = sqlite_insert if session.get_bind().dialect.name == "sqlite" else postgresql_insert
        session.execute(begin(LedgerTail).values(year=year, size=0, peaks="").on_conflict_do_nothing())
        found = session.scalars(wanted).one()
    return found
