"""A copy of an SQLite database while people work, and the way back. Never a plain copy of the file.

A plain copy misses what still stands in the write-ahead log beside it, and passes every check of integrity.
"""

import datetime as dt
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy.engine import make_url

from workshop_tracker.database import BUSY_TIMEOUT_MS, database_url
from workshop_tracker.schema import known_revisions

NOT_SQLITE = (
    "Basis data ini PostgreSQL: untuk saat ini buat cadangan dengan pg_dump dan pulihkan dengan pg_restore; "
    "perintah ini hanya untuk SQLite."
)
PAGES_OF_A_STEP = -1  # all at once: a writer in between would make a stepwise copy start over
JOURNALS = ("-wal", "-shm")


class BackupRefused(Exception):
    """Nothing was copied or put back; the message says why and what to do."""


def sqlite_file(url: str) -> Path:
    """The file of a database URL. Raises BackupRefused for PostgreSQL."""
    parsed = make_url(database_url(url))
    if parsed.get_backend_name() != "sqlite" or not parsed.database:
        raise BackupRefused(NOT_SQLITE)
    return Path(parsed.database)


def back_up(database: Path, target: Path) -> None:
    """Copy the database as it is at this moment into the new file `target` (0600), checked and safe on the disk.

    Every row that was acknowledged before is in it. Raises BackupRefused.
    """
    if target.exists():
        raise BackupRefused(f"{target} sudah ada. Pilih nama lain: cadangan tidak pernah ditimpa.")
    if not database.exists():
        raise BackupRefused(f"Basis data {database} tidak ada.")
    with _part_of(target) as part:
        with closing(_open(database)) as source, closing(_open(part)) as copy:
            source.backup(copy, pages=PAGES_OF_A_STEP)
            copy.execute("PRAGMA journal_mode=DELETE")  # one file, without a log beside it
        refuse_damaged(part)


def restore(backup: Path, database: Path, *, at: dt.datetime) -> Path | None:
    """Put a backup in the place of the database, for every process that has it open.

    What stood there is kept in the file that is returned; None when there was nothing. Raises BackupRefused.
    """
    refuse_damaged(backup)
    refuse_foreign(backup)
    kept = _set_aside(database, at) if database.exists() else None
    with closing(_open(backup)) as source, closing(_open(database)) as target:
        source.backup(target, pages=PAGES_OF_A_STEP)
    return kept


def refuse_damaged(file: Path) -> None:
    """Raises BackupRefused unless the file is a whole SQLite database whose rows point at rows that exist."""
    try:
        with closing(_open_to_read(file)) as connection:
            if connection.execute("PRAGMA integrity_check").fetchone() != ("ok",):
                raise BackupRefused(f"{file} rusak: pemeriksaan integritas SQLite menolaknya.")
            if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
                raise BackupRefused(f"{file} rusak: ada baris yang menunjuk ke baris yang tidak ada.")
    except sqlite3.Error as error:
        raise BackupRefused(f"{file} bukan cadangan yang dapat dibaca ({error}).") from error


def refuse_foreign(file: Path) -> None:
    """Raises BackupRefused unless this version knows the schema of the backup."""
    try:
        with closing(_open_to_read(file)) as connection:
            found = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.Error as error:
        raise BackupRefused(f"{file} bukan cadangan Catatan Workshop.") from error
    if found is None or found[0] not in known_revisions():
        raise BackupRefused(f"{file} berasal dari versi yang lebih baru. Perbarui Catatan Workshop dahulu.")


def _set_aside(database: Path, at: dt.datetime) -> Path:
    """Keep what stood there under a name that says when; a file too damaged to be copied is moved as it is."""
    kept = database.with_name(f"{database.stem}.sebelum-{at:%Y%m%d-%H%M%S}{database.suffix}")
    try:
        back_up(database, kept)
    except BackupRefused:
        for journal in ("", *JOURNALS):
            old = Path(f"{database}{journal}")
            if old.exists():
                old.rename(f"{kept}{journal}")
    return kept


@contextmanager
def _part_of(target: Path) -> Iterator[Path]:
    """A file beside the target that takes its name once everything went well, and is gone otherwise."""
    part = target.with_name(f"{target.name}.part")
    try:
        os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))
        yield part
        _to_disk(part)
        part.rename(target)
    except OSError as error:
        raise BackupRefused(f"{target} tidak dapat ditulis ({error.strerror}).") from error
    except sqlite3.Error as error:
        raise BackupRefused(f"Cadangan gagal dibuat ({error}).") from error
    finally:
        part.unlink(missing_ok=True)


def _to_disk(file: Path) -> None:
    descriptor = os.open(file, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _open(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(file, timeout=BUSY_TIMEOUT_MS / 1000, isolation_level=None)
    connection.execute("PRAGMA synchronous=FULL")
    return connection


def _open_to_read(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", timeout=BUSY_TIMEOUT_MS / 1000, uri=True)
