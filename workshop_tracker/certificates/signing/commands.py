"""`certificates sign`, `to-sign`, `signed-back`: electronic signatures, own and official, from the command line."""

import sys
from pathlib import Path

import click
from sqlalchemy.orm import Session

from workshop_tracker.certificates.signing.actions import Refused, Signed, Signer, examined, keep_signed, signed_with
from workshop_tracker.certificates.signing.packages import NotAPackage, codes_of, returned_files, write_package
from workshop_tracker.certificates.signing.queries import ValidPaper, valid_papers, valid_papers_with_codes
from workshop_tracker.certificates.signing.rules import SigningKeyUnusable
from workshop_tracker.certificates.signing.signatures import library
from workshop_tracker.certificates.signing.trust import NOBODY_TRUSTED, trusted_roots
from workshop_tracker.config import P12_PASSWORD
from workshop_tracker.console import AS_JSON, REFUSED, Installation, pass_installation, print_json, refuse, write_whole
from workshop_tracker.database import batched, now
from workshop_tracker.presentation import format_number
from workshop_tracker.workshops.commands import named_workshop

FILES_AT_ONCE = 50  # signed before the database is asked to write
NOTHING_VALID = "Kegiatan ini belum memiliki sertifikat yang sah."
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command(name="sign")
@click.argument("slug", metavar="WORKSHOP")
@click.option("--p12", type=FILE, required=True, help="Berkas kunci .p12; sandinya ditanyakan atau dari lingkungan.")
@AS_JSON
@pass_installation
def sign_papers(installation: Installation, slug: str, p12: Path, *, as_json: bool) -> None:
    """Tandatangani sertifikat yang sah dengan kunci sendiri; tidak tersertifikasi."""
    with installation.reading() as session:
        papers = [paper for paper in _valid(session, slug) if not paper.kinds]
    signer, kept = _signer(p12, installation.settings.p12_password), 0
    for part in batched(papers, FILES_AT_ONCE):
        signed = list(signed_with(signer, part))
        with installation.writing() as session:
            kept += keep_signed(session, signed)
            session.commit()
    if as_json:
        print_json({"workshop": slug, "signed": kept, "signer": signer.name})
    else:
        click.echo(f"{format_number(kept)} sertifikat ditandatangani oleh {signer.name} (tidak tersertifikasi).")


@click.command(name="to-sign")
@click.argument("slug", metavar="WORKSHOP")
@click.argument("output", type=click.Path(dir_okay=False, path_type=Path))
@pass_installation
def write_to_sign(installation: Installation, slug: str, output: Path) -> None:
    """Tulis sertifikat yang sah tanpa tanda tangan ke ZIP, untuk ditandatangani pejabat di tempat lain."""
    with installation.reading() as session:
        papers = _valid(session, slug)
    write_whole(output, lambda file: write_package(file, slug, papers))
    click.echo(f"{format_number(len(papers))} sertifikat ditulis ke {output}.", err=True)


@click.command(name="signed-back")
@click.argument("file", type=FILE)
@AS_JSON
@pass_installation
def take_back(installation: Installation, file: Path, *, as_json: bool) -> None:
    """Terima ZIP yang sudah ditandatangani resmi; tiap berkas diperiksa, lalu disimpan sebagai sertifikatnya."""
    roots = trusted_roots(installation.settings.instance)
    if not roots:
        refuse(f"{NOBODY_TRUSTED} ({installation.settings.instance / 'trust'})")
    try:
        found = _examined(installation, file, roots)
    except (NotAPackage, library.SigningNotInstalled) as problem:
        refuse(str(problem))
    with installation.writing() as session:
        kept = keep_signed(session, [each for each in found if isinstance(each, Signed)])
        session.commit()
    refused = [each for each in found if isinstance(each, Refused)]
    if as_json:
        print_json({"kept": kept, "refused": [{"file": each.name, "reason": each.reason} for each in refused]})
    else:
        click.echo(f"{format_number(kept)} sertifikat bertanda tangan elektronik disimpan.")
        for each in refused:
            click.echo(f"Ditolak: {each.name}. {each.reason}", err=True)
    if refused:
        sys.exit(REFUSED)


def _valid(session: Session, slug: str) -> list[ValidPaper]:
    return valid_papers(session, named_workshop(session, slug).id) or refuse(NOTHING_VALID)


def _signer(p12: Path, password: str) -> Signer:
    """The password is never an argument: those stand in the list of processes."""
    if not password and not sys.stdin.isatty():
        refuse(f"Isi {P12_PASSWORD}, atau jalankan di terminal agar sandinya dapat ditanyakan.")
    typed = password or click.prompt("Sandi berkas .p12", hide_input=True, err=True)
    try:
        signer: Signer = library.pades().OwnSigner(p12.read_bytes(), typed, at=now())
    except (SigningKeyUnusable, library.SigningNotInstalled) as problem:
        refuse(str(problem))
    except OSError as problem:
        refuse(f"{p12} tidak dapat dibaca: {problem.strerror}.")
    return signer


def _examined(installation: Installation, file: Path, roots: list[bytes]) -> list[Signed | Refused]:
    with file.open("rb") as package:
        codes = codes_of(returned_files(package))
        with installation.reading() as session:
            papers = valid_papers_with_codes(session, codes)
        return list(examined(returned_files(package), papers, roots))
