"""A copy made while people write holds every acknowledged row; the way back keeps what stood there."""

import base64
import datetime as dt
import shutil
import sqlite3
import stat
import threading
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine, select

from tests.factories import make_organization
from tests.ledger.logs import add_entries, sign
from workshop_tracker.database import make_engine, reading, writing
from workshop_tracker.ledger.checking import examined
from workshop_tracker.ledger.keys import make_signer
from workshop_tracker.operations.backups import BackupRefused, back_up, restore, sqlite_file
from workshop_tracker.operations.upgrade import upgrade_database
from workshop_tracker.organizations.models import Organization
from workshop_tracker.viewer import COMMAND

NOON = dt.datetime(2025, 7, 12, 5, 0, tzinfo=dt.UTC)
WRITERS = 3


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "workshop_tracker.db"


@pytest.fixture
def live(database: Path):
    """An installation in use: its engine stays connected, so the log beside the file is not folded in."""
    engine = make_engine(f"sqlite:///{database}")
    upgrade_database(engine)
    with engine.connect() as connection:
        connection.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    yield engine
    engine.dispose()


def add(engine: Engine, code: str) -> None:
    with writing(engine, by=COMMAND) as session:
        make_organization(session, f"MGMP Contoh {code}", code=code)
        session.commit()


def codes_in(file: Path) -> set[str]:
    with closing(sqlite3.connect(file)) as connection:
        return {code for (code,) in connection.execute("SELECT code FROM organizations WHERE code LIKE 'w-%'")}


def test_backups_under_writes_hold_every_row_that_was_acknowledged_before(live, database, tmp_path):
    acknowledged: list[str] = []
    enough = threading.Event()

    def write(writer: int) -> None:
        number = 0
        while not enough.is_set():
            add(live, f"w-{writer}-{number}")
            acknowledged.append(f"w-{writer}-{number}")
            number += 1

    writers = [threading.Thread(target=write, args=(number,)) for number in range(WRITERS)]
    for thread in writers:
        thread.start()
    try:
        for round_ in range(3):
            while len(acknowledged) < 15 * (round_ + 1):
                threading.Event().wait(0.005)
            before = set(acknowledged)
            back_up(database, tmp_path / f"{round_}.db")
            assert before <= codes_in(tmp_path / f"{round_}.db")
    finally:
        enough.set()
        for thread in writers:
            thread.join()
    assert codes_in(database) == set(acknowledged)


def test_a_plain_copy_of_the_file_would_miss_what_is_still_in_the_log(live, database, tmp_path):
    add(live, "w-1")
    shutil.copyfile(database, tmp_path / "copied.db")
    back_up(database, tmp_path / "backed-up.db")
    assert (codes_in(tmp_path / "copied.db"), codes_in(tmp_path / "backed-up.db")) == (set(), {"w-1"})


def test_a_backup_is_one_file_for_its_owner_alone_and_is_never_written_over(live, database, tmp_path):
    folder = tmp_path / "cadangan"
    folder.mkdir()
    back_up(database, folder / "satu.db")
    assert [path.name for path in folder.iterdir()] == ["satu.db"]
    assert stat.S_IMODE((folder / "satu.db").stat().st_mode) == 0o600
    with pytest.raises(BackupRefused, match="sudah ada"):
        back_up(database, folder / "satu.db")


def test_a_backup_that_cannot_be_written_leaves_nothing(live, database, tmp_path):
    with pytest.raises(BackupRefused, match="tidak dapat ditulis"):
        back_up(database, tmp_path / "tidak-ada" / "satu.db")
    with pytest.raises(BackupRefused, match="tidak ada"):
        back_up(tmp_path / "bukan.db", tmp_path / "satu.db")
    assert not (tmp_path / "satu.db").exists()


def test_restoring_puts_the_rows_back_for_those_who_are_connected_and_keeps_the_old(live, database, tmp_path):
    add(live, "w-before")
    back_up(database, tmp_path / "satu.db")
    add(live, "w-after")
    with reading(live) as session:
        session.scalars(select(Organization.code)).all()

    kept = restore(tmp_path / "satu.db", database, at=NOON)

    assert kept == database.with_name("workshop_tracker.sebelum-20250712-050000.db")
    assert codes_in(kept) == {"w-before", "w-after"}
    with reading(live) as session:
        codes = session.scalars(select(Organization.code).where(Organization.code.like("w-%"))).all()
    assert codes == ["w-before"]
    add(live, "w-later")
    assert codes_in(database) == {"w-before", "w-later"}


def test_restoring_where_nothing_stood_keeps_nothing(live, database, tmp_path):
    add(live, "w-1")
    back_up(database, tmp_path / "satu.db")
    new = tmp_path / "baru" / "workshop_tracker.db"
    new.parent.mkdir()
    assert restore(tmp_path / "satu.db", new, at=NOON) is None
    assert codes_in(new) == {"w-1"}


def test_a_database_too_damaged_to_copy_is_moved_aside_as_it_is(live, database, tmp_path):
    back_up(database, tmp_path / "satu.db")
    broken = tmp_path / "rusak.db"
    broken.write_bytes(b"SQLite format 3\0" + b"\xff" * 8_000)
    kept = restore(tmp_path / "satu.db", broken, at=NOON)
    assert kept.read_bytes().endswith(b"\xff" * 8_000)
    assert codes_in(broken) == set()


def damaged(backup: Path) -> None:
    content = bytearray(backup.read_bytes())
    content[4_096 * 3 : 4_096 * 5] = b"\xa5" * 8_192
    backup.write_bytes(content)


def without_parents(backup: Path) -> None:
    with closing(sqlite3.connect(backup)) as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute("DELETE FROM provinces WHERE code = '33'")
        connection.commit()


def of_another_program(backup: Path) -> None:
    backup.unlink()
    with closing(sqlite3.connect(backup)) as connection:
        connection.execute("CREATE TABLE something (id INTEGER)")


def of_a_later_version(backup: Path) -> None:
    with closing(sqlite3.connect(backup)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()


def no_database(backup: Path) -> None:
    backup.write_text("bukan basis data")


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (damaged, "rusak|tidak dapat dibaca|bukan cadangan"),
        (without_parents, "baris yang tidak ada"),
        (of_another_program, "bukan cadangan Catatan Workshop"),
        (of_a_later_version, "versi yang lebih baru"),
        (no_database, "bukan cadangan yang dapat dibaca"),
    ],
)
def test_what_is_no_sound_backup_is_refused_and_the_database_stays(live, database, tmp_path, spoil, reason):
    add(live, "w-1")
    backup = tmp_path / "satu.db"
    back_up(database, backup)
    spoil(backup)
    with pytest.raises(BackupRefused, match=reason):
        restore(backup, database, at=NOON)
    assert codes_in(database) == {"w-1"}
    assert list(tmp_path.glob("*sebelum*")) == []


def test_postgresql_is_told_its_own_tool(tmp_path):
    with pytest.raises(BackupRefused, match="pg_dump"):
        sqlite_file("postgresql://contoh@localhost/contoh")
    assert sqlite_file(f"sqlite:///{tmp_path}/contoh.db") == tmp_path / "contoh.db"


def test_a_backup_holds_the_log_and_no_key(live, database, tmp_path):
    """Whoever gets a backup must not be able to sign: no form of the private key stands in it."""
    signer = make_signer(tmp_path)
    add_entries(live, 3, year=2026)
    sign(live, signer)
    pem = (tmp_path / "keys/log-key.pem").read_bytes()
    der = base64.b64decode(b"".join(pem.splitlines()[1:-1]))

    back_up(database, tmp_path / "copy.db")

    content = (tmp_path / "copy.db").read_bytes()
    seed = der[-32:]
    assert not any(form in content for form in (seed, seed.hex().encode(), base64.b64encode(seed), pem.splitlines()[1]))
    assert signer.public_key.hex().encode() in content
    copied = make_engine(f"sqlite:///{tmp_path / 'copy.db'}")
    with reading(copied) as session:
        assert examined(session, 2026).size == 3
    copied.dispose()
