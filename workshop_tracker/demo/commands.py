"""`demo`: a demonstration with invented data in one command."""

import ipaddress
import sys
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import click
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from workshop_tracker.config import Settings, demo_mark
from workshop_tracker.console import Installation, pass_installation, refuse
from workshop_tracker.database import reading, today, writing
from workshop_tracker.demo.accounts import SignIn, new_sign_ins
from workshop_tracker.demo.greeting import START_OVER, greeting
from workshop_tracker.demo.loading import is_loaded, load_demo
from workshop_tracker.demo.standing import Standing, standing_of
from workshop_tracker.demo.workshops import Occasion
from workshop_tracker.operations.backups import BackupRefused, sqlite_file
from workshop_tracker.operations.ports import port_problem
from workshop_tracker.operations.upgrade import upgrade_database
from workshop_tracker.viewer import Actor, ActorKind

BY = Actor(ActorKind.COMMAND, name="peragaan")
MARK = "Pemasangan ini peragaan: semua halamannya bertuliskan CONTOH. Hapus seluruh folder ini untuk mengakhirinya.\n"
REFUSALS = {
    Standing.FOREIGN: "Basis data {file} bukan data peragaan, jadi tidak disentuh."
    " Pilih folder lain dengan WORKSHOP_TRACKER_INSTANCE.",
    Standing.NEWER: f"Data peragaan {{file}} berasal dari versi yang lebih baru. {START_OVER}",
}


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Alamat tempat peladen mendengarkan.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="Porta peladen.")
@click.option("--fresh", is_flag=True, help="Buang data peragaan yang ada dan mulai dari awal, setelah bertanya.")
@click.option("--yes", is_flag=True, help="Dengan --fresh: jangan bertanya.")
@pass_installation
def demo(installation: Installation, *, host: str, port: int, fresh: bool, yes: bool) -> None:
    """Peragaan dengan data rekaan: siapkan sekali, cetak akun masuk, lalu jalankan situsnya.

    Datanya tersimpan dalam SQLite di folder instance. Start berikutnya tidak mengubah apa pun.
    """
    if problem := port_problem(host, port):
        refuse(problem)
    settings = replace(installation.settings, is_demo=True)
    settings = replace(settings, base_url=settings.base_url or _address(host, port))
    _clear_the_way(installation, _database_file(settings), is_fresh=fresh, is_agreed=yes)
    sign_ins, token = _set_up(settings, installation.engine)
    installation.engine.dispose()
    told = "\n".join(greeting(_address(host, port), settings.base_url, sign_ins, token))
    serving = import_module("workshop_tracker.operations.serving")
    serving.serve(settings, host, port, greet=lambda: click.echo(told))


def _address(host: str, port: int) -> str:
    name = _reachable(host)
    return f"http://[{name}]:{port}" if ":" in name else f"http://{name}:{port}"


def _reachable(host: str) -> str:
    """The name under which this machine finds the server, also where that listens at every address."""
    try:
        return "localhost" if ipaddress.ip_address(host).is_unspecified else host
    except ValueError:
        return host


def _database_file(settings: Settings) -> Path:
    """The demonstration lives in a file that it may throw away; somebody's PostgreSQL is not one."""
    try:
        return sqlite_file(settings.database_url)
    except BackupRefused:
        refuse("Peragaan memakai SQLite: kosongkan WORKSHOP_TRACKER_DATABASE_URL dahulu.")


def _clear_the_way(installation: Installation, file: Path, *, is_fresh: bool, is_agreed: bool) -> None:
    """See to it that the database is one that the demonstration may fill or show; else refuse."""
    is_marked = demo_mark(installation.settings.instance).exists()
    try:
        standing = standing_of(installation.engine, is_marked=is_marked)
    except SQLAlchemyError:
        refuse(f"Basis data {file} tidak dapat dibaca. Pindahkan berkas itu, lalu coba lagi.")
    installation.engine.dispose()
    if standing is Standing.FOREIGN or (standing is Standing.NEWER and not is_fresh):
        refuse(REFUSALS[standing].format(file=file))
    if is_fresh and standing is not Standing.EMPTY:
        _ask(file, is_agreed=is_agreed)
        _throw_away(file)


def _ask(file: Path, *, is_agreed: bool) -> None:
    if is_agreed:
        return
    if not sys.stdin.isatty():
        refuse(f"--fresh membuang data peragaan di {file}. Ulangi dengan --yes jika memang itu yang dimaksud.")
    if not click.confirm(f"Buang data peragaan di {file} dan mulai dari awal?", err=True):
        refuse("Tidak ada yang dibuang.")


def _throw_away(file: Path) -> None:
    for part in (file, Path(f"{file}-wal"), Path(f"{file}-shm")):
        part.unlink(missing_ok=True)


def _set_up(settings: Settings, engine: Engine) -> tuple[list[SignIn], str]:
    """Mark, migrate and load what is not there yet; the sign-ins and the teacher's token, both empty if it was."""
    mark = demo_mark(settings.instance)
    if not mark.exists():
        mark.write_text(MARK, "utf-8")
    upgrade_database(engine)
    with reading(engine) as session:
        if is_loaded(session):
            return [], ""
    click.echo("Menyiapkan data peragaan …", err=True)
    sign_ins = new_sign_ins()
    with writing(engine, by=BY) as session:
        if is_loaded(session):  # another start was quicker
            return [], ""
        token = load_demo(session, sign_ins, Occasion(today(), settings.base_url))
        session.commit()
    return sign_ins, token
