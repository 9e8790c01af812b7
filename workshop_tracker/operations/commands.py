"""The commands of whoever runs an installation: db, serve, doctor, backup, restore."""

import sys
from importlib import import_module
from pathlib import Path

import click

from workshop_tracker.console import NOT_READY, Installation, pass_installation, refuse
from workshop_tracker.database import now
from workshop_tracker.operations import backups
from workshop_tracker.operations.backups import BackupRefused
from workshop_tracker.operations.health import Finding, State, examine, examine_database, open_keys
from workshop_tracker.operations.ports import port_problem
from workshop_tracker.operations.upgrade import upgrade_database
from workshop_tracker.presentation import format_number
from workshop_tracker.schema import is_up_to_date

MARKS = {State.WELL: "✓", State.ATTENTION: "!", State.WRONG: "✗"}


@click.group(name="db")
def database_group() -> None:
    """Basis data: skema dan data awal."""


@database_group.command()
@pass_installation
def upgrade(installation: Installation) -> None:
    """Perbarui skema dan tambahkan data awal yang belum ada."""
    added = upgrade_database(installation.engine)
    click.echo(f"Basis data siap. {format_number(added)} baris data awal ditambahkan.")


@database_group.command()
@pass_installation
def check(installation: Installation) -> None:
    """Periksa skema, hubungan, dan keutuhan basis data."""
    _tell(examine_database(installation.engine))


@click.command()
@pass_installation
def doctor(installation: Installation) -> None:
    """Periksa pemasangan ini: pengaturan, izin berkas, basis data, huruf, ruang disk, jam."""
    _tell(examine(installation.settings, installation.engine))


def _tell(findings: list[Finding]) -> None:
    for finding in findings:
        click.echo(f"{MARKS[finding.state]} {finding.subject}: {finding.sentence}")
    sys.exit(any(finding.state is State.WRONG for finding in findings))


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Alamat tempat peladen mendengarkan.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="Porta peladen.")
@pass_installation
def serve(installation: Installation, host: str, port: int) -> None:
    """Jalankan situs ini."""
    installation.base_url()
    if not is_up_to_date(installation.engine):
        refuse(NOT_READY)
    if open_to_others := open_keys(installation.settings.instance):
        refuse(open_to_others[0].sentence)
    if problem := port_problem(host, port):
        refuse(problem)
    installation.engine.dispose()
    import_module("workshop_tracker.operations.serving").serve(installation.settings, host, port)


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@pass_installation
def backup(installation: Installation, file: Path) -> None:
    """Buat cadangan basis data ke berkas baru FILE, juga selagi dipakai."""
    try:
        backups.back_up(backups.sqlite_file(installation.settings.database_url), file)
    except BackupRefused as refused:
        refuse(str(refused))
    click.echo(f"Cadangan tersimpan di {file}. Simpan salinannya di mesin lain.")


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--yes", is_flag=True, help="Ganti basis data yang ada; yang lama disimpan di sampingnya.")
@pass_installation
def restore(installation: Installation, file: Path, *, yes: bool) -> None:
    """Pulihkan basis data dari cadangan FILE."""
    try:
        database = backups.sqlite_file(installation.settings.database_url)
        if database.exists() and not yes:
            refuse(f"{database} sudah ada. Ulangi dengan --yes untuk menggantinya; yang lama tetap disimpan.")
        kept = backups.restore(file, database, at=now())
    except BackupRefused as refused:
        refuse(str(refused))
    click.echo("Basis data dipulihkan." + (f" Yang lama disimpan di {kept}." if kept else ""))
    if not is_up_to_date(installation.engine):
        click.echo("Cadangan ini dari versi lama. Jalankan: python3 -m workshop_tracker db upgrade")


COMMANDS = (database_group, doctor, serve, backup, restore)
