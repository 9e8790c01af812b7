"""A small log of invented things, and how it goes out to who checks it."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import bindparam, text

from workshop_tracker.database import reading, writing
from workshop_tracker.ledger.actions import Sealing, append, sign_checkpoint
from workshop_tracker.ledger.checkpoints import Signer, public_key_pem
from workshop_tracker.ledger.queries import lines_of
from workshop_tracker.viewer import COMMAND

TABLES = ("ledger_entries", "ledger_tails", "ledger_checkpoints")
NAME, YEAR = "contoh.example/log", 2026


def about(number: int) -> str:
    return hashlib.sha256(str(number).encode()).hexdigest()


def sealings(first: int, count: int) -> list[Sealing]:
    return [
        Sealing(about(n), {"type": "prepared", "number": f"{n:03}/CONTOH/2026"}) for n in range(first, first + count)
    ]


def new_signer() -> Signer:
    key = Ed25519PrivateKey.generate()
    return Signer(key.public_key().public_bytes_raw(), key.sign)


def add_entries(engine, count, *, first=1, year=YEAR):
    with writing(engine, by=COMMAND) as session:
        append(session, year, sealings(first, count))
        session.commit()


def sign(engine, signer, *, year=YEAR):
    """The note of a new checkpoint."""
    with writing(engine, by=COMMAND) as session:
        made = sign_checkpoint(session, year, signer, name=NAME)
        session.commit()
    return made.note if made else None


def lines(engine, *, year=YEAR):
    with reading(engine) as session:
        return list(lines_of(session, year))


def without_triggers(session, *tables):
    """The insider: whoever may write to the database may also drop what refuses."""
    if session.connection().dialect.name == "postgresql":
        for table in tables:
            session.execute(text(f"ALTER TABLE {table} DISABLE TRIGGER USER"))
        return
    triggers = text("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN :tables")
    for name in session.scalars(triggers.bindparams(bindparam("tables", tables, expanding=True))).all():
        session.execute(text(f"DROP TRIGGER {name}"))


@dataclass(frozen=True)
class Published:
    """The files that anybody fetches, in a folder."""

    folder: Path
    register: Path
    checkpoint: Path
    key: Path


def publish(engine, folder: Path, note: str, *signers: Signer) -> Published:
    files = Published(folder, folder / "register-2026.jsonl", folder / "checkpoint-2026.txt", folder / "keys.pem")
    files.register.write_text("".join(f"{line}\n" for line in lines(engine)), "utf-8")
    files.checkpoint.write_text(note, "utf-8")
    files.key.write_text("".join(public_key_pem(signer.public_key) for signer in signers))
    return files
