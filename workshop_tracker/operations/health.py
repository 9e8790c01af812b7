"""What is well and what is wrong with an installation: one finding for each thing that was looked at."""

import datetime as dt
import os
import shutil
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from importlib.util import find_spec
from pathlib import Path

from sqlalchemy import Connection, Engine, func, select, text
from sqlalchemy.exc import SQLAlchemyError

from workshop_tracker.audit.models import AuditEntry
from workshop_tracker.config import Settings
from workshop_tracker.database import now, reading
from workshop_tracker.ledger.queries import years_of_log
from workshop_tracker.outbox.queries import trouble_of
from workshop_tracker.presentation import format_number
from workshop_tracker.reports.replicas.replica import Replica, Trouble
from workshop_tracker.schema import current_revision, newest_revision

MEGABYTE = 1_000_000
LEAST_SPACE, COMFORTABLE_SPACE = 100 * MEGABYTE, 1_000 * MEGABYTE
OURS_ALONE = 0o077  # bits that group and others must not have
FONT_PACKAGES = ("font_source_sans_pro", "font_source_serif_pro")
CLOCK_MAY_BE_OFF = dt.timedelta(minutes=5)
SIGNED_EVERY = dt.timedelta(days=2)
NO_REPLICA = {
    Trouble.LOST: "salinan tidak menjawab",
    Trouble.BEHIND: "salinan tertinggal lebih dari 60 detik, atau umurnya tidak diketahui",
    Trouble.ANOTHER: "WORKSHOP_TRACKER_REPORT_DATABASE_URL bukan (lagi) salinan dari basis data ini",
}
SQLITE_FULL = 2  # PRAGMA synchronous: what was acknowledged is on the disk


class State(Enum):
    """How a thing is: `ATTENTION` works and should be looked at, `WRONG` does not work."""

    WELL = "baik"
    ATTENTION = "perhatikan"
    WRONG = "salah"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at, and how it is, in a sentence."""

    subject: str
    state: State
    sentence: str


def examine(settings: Settings, engine: Engine) -> list[Finding]:
    """Everything about an installation, the database last."""
    return [
        _base_url(settings),
        *_private_files(settings.instance),
        _space(settings.instance),
        *(_font(package) for package in FONT_PACKAGES),
        *examine_database(engine),
        *_replica(settings, engine),
    ]


def examine_database(engine: Engine) -> list[Finding]:
    """Schema, rows, durability and time of a database; one finding alone where it does not answer."""
    try:
        revision = _revision(engine)
        if revision.state is not State.WELL:
            return [revision]
        with engine.connect() as connection:
            found = [revision, *_content(connection), _durability(connection), _clock(engine), *_log(engine)]
        return [*found, *_outbox(engine)]
    except SQLAlchemyError as error:
        return [Finding("Basis data", State.WRONG, f"Basis data tidak menjawab: {_first_line(error)}.")]


def _base_url(settings: Settings) -> Finding:
    if settings.base_url:
        return Finding("Alamat", State.WELL, f"Tautan dan kode QR memakai {settings.base_url}.")
    return Finding(
        "Alamat", State.ATTENTION, "WORKSHOP_TRACKER_BASE_URL belum diisi; serve dan sertifikat memerlukannya."
    )


def _private_files(instance: Path) -> Iterator[Finding]:
    """Folder and keys that nobody but the owner may read; Windows has no such bits."""
    yield from _examined([instance, instance / "secret_key", *_keys(instance)])


def _keys(instance: Path) -> list[Path]:
    return [instance / "keys", *sorted(instance.glob("keys/*"))]


def _examined(paths: Iterable[Path]) -> Iterator[Finding]:
    if os.name != "nt":
        yield from (_private(path) for path in paths if path.exists())


def open_keys(instance: Path) -> list[Finding]:
    """The keys of the log that others can read; nothing is served or signed while there are any."""
    return [finding for finding in _examined(_keys(instance)) if finding.state is State.WRONG]


def _private(path: Path) -> Finding:
    mode = stat.S_IMODE(path.stat().st_mode)
    if mode & OURS_ALONE:
        wanted = "700" if path.is_dir() else "600"
        sentence = f"{path} dapat dibaca orang lain ({mode:o}). Jalankan: chmod {wanted} {path}"
        return Finding("Izin berkas", State.WRONG, sentence)
    return Finding("Izin berkas", State.WELL, f"{path} hanya dapat dibaca pemiliknya.")


def _space(instance: Path) -> Finding:
    free = shutil.disk_usage(instance).free
    sentence = f"{format_number(free // MEGABYTE)} MB kosong di {instance}."
    if free < LEAST_SPACE:
        return Finding("Ruang disk", State.WRONG, sentence)
    return Finding("Ruang disk", State.ATTENTION if free < COMFORTABLE_SPACE else State.WELL, sentence)


def _font(package: str) -> Finding:
    found = find_spec(package)
    folders = [Path(folder) for folder in found.submodule_search_locations or ()] if found else []
    if any(folder.rglob("*.ttf") for folder in folders):
        return Finding("Huruf", State.WELL, f"{package} terpasang.")
    return Finding("Huruf", State.WRONG, f"{package} tidak terpasang; sertifikat tidak dapat digambar.")


def _revision(engine: Engine) -> Finding:
    found, newest = current_revision(engine), newest_revision()
    if found == newest:
        return Finding("Skema", State.WELL, f"Skema {newest}, yang terbaru.")
    sentence = f"Skema {found or 'belum ada'}, seharusnya {newest}. Jalankan: python3 -m workshop_tracker db upgrade"
    return Finding("Skema", State.WRONG, sentence)


def _content(connection: Connection) -> Iterator[Finding]:
    """PostgreSQL keeps its foreign keys itself and has no check of its pages that a user may run."""
    if connection.dialect.name != "sqlite":
        return
    lost = connection.execute(text("PRAGMA foreign_key_check")).all()
    if lost:
        tables = ", ".join(sorted({row[0] for row in lost}))
        yield Finding("Hubungan", State.WRONG, f"{len(lost)} baris menunjuk ke baris yang tidak ada ({tables}).")
    else:
        yield Finding("Hubungan", State.WELL, "Setiap baris menunjuk ke baris yang ada.")
    answer = connection.execute(text("PRAGMA integrity_check")).scalar()
    whole = answer == "ok"
    sentence = "Berkas basis data utuh." if whole else f"Berkas basis data rusak: {answer}. Pulihkan dari cadangan."
    yield Finding("Keutuhan", State.WELL if whole else State.WRONG, sentence)


def _durability(connection: Connection) -> Finding:
    if is_durable(connection):
        return Finding("Ketahanan", State.WELL, "Yang sudah dijawab tersimpan di disk.")
    return Finding("Ketahanan", State.WRONG, "Pengaturan basis data dapat kehilangan baris saat listrik padam.")


def is_durable(connection: Connection) -> bool:
    """Whether a row that was acknowledged on this connection survives a power cut."""
    if connection.dialect.name == "sqlite":
        return _is_durable_sqlite(connection)
    return _is_durable_postgresql(connection)


def _is_durable_sqlite(connection: Connection) -> bool:
    journal = connection.execute(text("PRAGMA journal_mode")).scalar()
    return journal == "wal" and connection.execute(text("PRAGMA synchronous")).scalar() == SQLITE_FULL


def _is_durable_postgresql(connection: Connection) -> bool:
    return all(
        connection.execute(text(f"SHOW {name}")).scalar() != "off"
        for name in ("fsync", "synchronous_commit", "full_page_writes")
    )


def _clock(engine: Engine) -> Finding:
    """A clock that was set back gives later acts earlier times."""
    with reading(engine) as session:
        latest = session.scalar(select(func.max(AuditEntry.at)))
    if latest is not None and latest > now() + CLOCK_MAY_BE_OFF:
        return Finding(
            "Jam", State.WRONG, f"Jam mesin ini mundur: catatan terakhir bertanggal {latest:%Y-%m-%d %H:%M} UTC."
        )
    return Finding("Jam", State.WELL, f"Jam mesin ini {now():%Y-%m-%d %H:%M} UTC.")


def _log(engine: Engine) -> Iterator[Finding]:
    """Entries that no checkpoint covers after a day: nobody signs daily, and whoever changes them leaves no trace."""
    with reading(engine) as session:
        logs = years_of_log(session)
    for log in logs:
        signed = log.checkpoint.size if log.checkpoint else 0
        sentence = (
            f"Log {log.year}: {format_number(signed)} dari {format_number(log.size)} entri dicakup titik periksa."
        )
        is_late = log.checkpoint is None or now() - log.checkpoint.made_at > SIGNED_EVERY
        if signed < log.size and is_late:
            yield Finding("Log", State.ATTENTION, f"{sentence} Jalankan setiap hari: ledger checkpoint")
        else:
            yield Finding("Log", State.WELL, sentence)


def _outbox(engine: Engine) -> Iterator[Finding]:
    """Letters that nobody sends, and letters that never arrived; neither is seen on a page of who runs the site."""
    with reading(engine) as session:
        trouble = trouble_of(session, at=now())
    if trouble.stuck:
        sentence = f"{format_number(trouble.stuck)} surel menunggu lebih dari satu jam. Jalankan: outbox send"
        yield Finding("Surel", State.ATTENTION, sentence)
    if trouble.failed:
        sentence = f"{format_number(trouble.failed)} surel gagal dalam 7 hari terakhir; jawaban terakhir peladen surel:"
        yield Finding("Surel", State.ATTENTION, f"{sentence} {trouble.words}")
    if not (trouble.stuck or trouble.failed):
        yield Finding("Surel", State.WELL, "Tidak ada surel yang tertahan atau gagal.")


def _replica(settings: Settings, engine: Engine) -> Iterator[Finding]:
    """Reports go on without it, so nobody else would notice."""
    if not settings.report_database_url:
        return
    replica, at = Replica(settings.report_database_url), now()
    try:
        look = replica.compare(engine, at)
    except SQLAlchemyError:
        return  # of the primary: told already
    finally:
        replica.engine.dispose()
    if look.as_of is not None:
        age = format_number(int((at - look.as_of).total_seconds()))
        yield Finding("Salinan", State.WELL, f"Laporan dibaca dari salinan; datanya {age} detik yang lalu.")
    else:
        sentence = f"Laporan dibaca dari basis data utama: {NO_REPLICA[look.trouble or Trouble.LOST]}."
        yield Finding("Salinan", State.ATTENTION, sentence)


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0].rstrip(".")
