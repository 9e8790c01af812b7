"""`ledger …`: sign a checkpoint, change the key, write the files that anybody checks the log with."""

import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from workshop_tracker.config import KEY_PASSPHRASE
from workshop_tracker.console import AS_JSON, Installation, pass_installation, print_json, refuse
from workshop_tracker.ledger.actions import sign_all
from workshop_tracker.ledger.checking import LogBroken
from workshop_tracker.ledger.checkpoints import Signer, key_id, name_of_logs, public_key_pem
from workshop_tracker.ledger.models import LedgerCheckpoint
from workshop_tracker.ledger.queries import latest_checkpoint, lines_of, public_keys
from workshop_tracker.presentation import format_number

KEY_IS_GONE = (
    "Kunci log tidak ada di {folder}, padahal sudah ada titik periksa. Pulihkan salinannya, atau buat kunci baru "
    "dengan: ledger rotate-key"
)


@click.group(name="ledger")
def ledger_group() -> None:
    """Log sertifikat yang tidak dapat diubah diam-diam: titik periksa, kunci, berkas untuk pemeriksa."""


@ledger_group.command()
@AS_JSON
@pass_installation
def checkpoint(installation: Installation, *, as_json: bool) -> None:
    """Baca ulang seluruh log, lalu tandatangani keadaannya; jalankan setiap hari."""
    name = name_of_logs(installation.base_url())
    with installation.writing() as session:
        signer = _signer(installation, is_first=not public_keys(session))
        try:
            made = sign_all(session, signer, name=name)
        except LogBroken as broken:
            refuse(f"{broken} Tidak ada yang ditandatangani.")
        session.commit()
    if as_json:
        print_json([{"year": one.year, "size": one.size, "root": one.root, "note": one.note} for one in made])
        return
    for one in made:
        click.echo(f"Titik periksa {format_number(one.size)} log {one.year} ditandatangani: {one.root}")
    if not made:
        click.echo("Tidak ada entri baru sejak titik periksa terakhir.")


@ledger_group.command(name="rotate-key")
@pass_installation
def rotate_key(installation: Installation) -> None:
    """Buat kunci baru; kunci umum yang lama tetap diumumkan, yang rahasia tidak ada lagi."""
    name = name_of_logs(installation.base_url())
    keys = _keys()
    try:
        signer: Signer = keys.make_signer(installation.settings.instance, installation.settings.key_passphrase)
    except keys.KeyUnusable as unusable:
        refuse(str(unusable))
    _tell_new(installation, signer, name)


@ledger_group.command(name="lock-key")
@pass_installation
def lock_key(installation: Installation) -> None:
    """Beri kunci log sandi; sesudah ini titik periksa memerlukan sandi itu."""
    passphrase = installation.settings.key_passphrase
    if not passphrase and not sys.stdin.isatty():
        refuse(f"Isi {KEY_PASSPHRASE}, atau jalankan di terminal agar sandinya dapat ditanyakan.")
    words = passphrase or click.prompt("Sandi baru kunci log", hide_input=True, confirmation_prompt=True, err=True)
    keys = _keys()
    try:
        keys.lock_key(installation.settings.instance, words)
    except keys.KeyUnusable as unusable:
        refuse(str(unusable))
    click.echo(f"Kunci log kini bersandi. Isi {KEY_PASSPHRASE} bagi serve agar titik periksa tetap dibuat setiap hari.")


@ledger_group.command()
@click.argument("year", type=click.IntRange(2000, 9999))
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@pass_installation
def export(installation: Installation, year: int, folder: Path) -> None:
    """Tulis log satu tahun, titik periksa terakhirnya, kunci umum, dan program pemeriksanya ke FOLDER."""
    with installation.reading() as session:
        latest = latest_checkpoint(session, year)
        if latest is None:
            refuse(f"Log {year} belum memiliki titik periksa. Jalankan: ledger checkpoint")
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with (folder / f"register-{year}.jsonl").open("w", encoding="utf-8", newline="\n") as register:
                register.writelines(f"{line}\n" for line in lines_of(session, year))
            _write_the_rest(folder, latest, public_keys(session))
        except OSError as error:
            refuse(f"{folder} tidak dapat ditulis: {error.strerror}.")
    click.echo(f"Log {year} sampai titik periksa {format_number(latest.size)} ditulis ke {folder}.")


def _write_the_rest(folder: Path, latest: LedgerCheckpoint, keys: list[bytes]) -> None:
    (folder / f"checkpoint-{latest.year}.txt").write_text(latest.note, "utf-8", newline="\n")
    (folder / "keys.pem").write_text("".join(map(public_key_pem, keys)), "ascii", newline="\n")
    program = Path(__file__).with_name("verify_register.py")
    (folder / program.name).write_bytes(program.read_bytes())


def _signer(installation: Installation, *, is_first: bool) -> Signer:
    """The key of this installation, made with its first checkpoint; a lost one is never replaced unasked."""
    keys, instance = _keys(), installation.settings.instance
    try:
        found = _unlocked(keys, installation)
        if found is not None:
            return found
        if not is_first:
            refuse(KEY_IS_GONE.format(folder=instance / "keys"))
        made: Signer = keys.make_signer(instance, installation.settings.key_passphrase)
    except keys.KeyUnusable as unusable:
        refuse(str(unusable))
    _tell_new(installation, made, name_of_logs(installation.base_url()))
    return made


def _unlocked(keys: Any, installation: Installation) -> Signer | None:
    """The key, its passphrase asked for at a terminal where the environment does not tell it."""
    settings = installation.settings
    try:
        found: Signer | None = keys.signer_of(settings.instance, settings.key_passphrase)
    except keys.KeyLocked:
        if not sys.stdin.isatty():
            raise
        found = keys.signer_of(settings.instance, click.prompt("Sandi kunci log", hide_input=True, err=True))
    return found


def _tell_new(installation: Installation, signer: Signer, name: str) -> None:
    folder = installation.settings.instance / "keys"
    click.echo(
        f"Kunci baru {key_id(name, signer.public_key).hex()} tersimpan di {folder}. Simpan salinannya di tempat lain, "
        "terpisah dari cadangan basis data.",
        err=True,
    )


def _keys() -> Any:
    """Its library is loaded by what signs alone."""
    return import_module("workshop_tracker.ledger.keys")
