"""`certificates …`: withdraw, list, export, correct, revoke, restore, verify; the others stand in their rooms."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

import click
from sqlalchemy.orm import Session

from workshop_tracker.certificates.actions import (
    ReasonMissing,
    WrongName,
    correct_certificate,
    restore_certificate,
    revoke_certificate,
)
from workshop_tracker.certificates.exports import papers_pdf, papers_zip
from workshop_tracker.certificates.models import Certificate, PaperState
from workshop_tracker.certificates.preflight.commands import check_papers
from workshop_tracker.certificates.printing.commands import print_papers
from workshop_tracker.certificates.queries import papers_named, papers_of, snapshots_of
from workshop_tracker.certificates.runs.commands import issue, prepare
from workshop_tracker.certificates.sealing.rules import Cause
from workshop_tracker.certificates.verification.answers import verification_document
from workshop_tracker.certificates.verification.queries import verify
from workshop_tracker.certificates.versions.actions import WrongState
from workshop_tracker.certificates.withdrawal import withdraw_unearned
from workshop_tracker.console import AS_JSON, Installation, one_of, pass_installation, print_json, refuse, write_whole
from workshop_tracker.database import now
from workshop_tracker.designs.own.queries import looks_of_papers
from workshop_tracker.workshops.commands import named_workshop

STATE_WORDS = {
    "prepared": "menunggu pengesahan",
    "valid": "sah",
    "replaced": "diganti",
    "revoked": "dicabut",
    "withdrawn": "batal",
    "unknown": "tidak dikenal",
    "contradicted": "bertentangan dengan log; jangan diandalkan",
}
REASON = click.option("--reason", required=True, help="Alasan; disimpan dan ditampilkan.")


@click.group(name="certificates")
def certificates() -> None:
    """Sertifikat: siapkan, sahkan, unduh, perbaiki, cabut, periksa."""


for command in (check_papers, issue, prepare, print_papers):
    certificates.add_command(command)


@certificates.command()
@click.argument("slug", metavar="WORKSHOP")
@AS_JSON
@pass_installation
def withdraw(installation: Installation, slug: str, *, as_json: bool) -> None:
    """Tarik sertifikat yang disiapkan bagi yang ternyata tidak tuntas; nomornya tidak dipakai lagi."""
    with installation.writing() as session:
        withdrawn = withdraw_unearned(session, named_workshop(session, slug), at=now())
        session.commit()
    if as_json:
        rows = [{"number": each.number, "name": each.name, "reason": each.reason} for each in withdrawn]
        print_json({"workshop": slug, "withdrawn": rows})
        return
    click.echo(f"{len(withdrawn)} sertifikat ditarik.")
    for each in withdrawn:
        click.echo(f"{each.number}\t{each.name}\t{each.reason}")


@certificates.command(name="list")
@click.argument("slug", metavar="WORKSHOP")
@AS_JSON
@pass_installation
def list_papers(installation: Installation, slug: str, *, as_json: bool) -> None:
    """Semua sertifikat satu kegiatan, setiap terbitan."""
    with installation.reading() as session:
        papers = papers_of(session, named_workshop(session, slug).id)
    if as_json:
        print_json(
            [
                {
                    "number": paper.number,
                    "code": paper.code,
                    "name": paper.name,
                    "role": paper.role.value,
                    "version": paper.version,
                    "state": paper.state.value,
                }
                for paper in papers
            ]
        )
        return
    for paper in papers:
        click.echo(f"{paper.number}\t{paper.name}\t{STATE_WORDS[paper.state.value]}\t{paper.code}")


@certificates.command()
@click.argument("slug", metavar="WORKSHOP")
@click.option(
    "--format", "form", type=click.Choice(["pdf", "zip"]), required=True, help="Satu PDF, atau ZIP per orang."
)
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), required=True, help="Berkas hasil.")
@pass_installation
def export(installation: Installation, slug: str, form: str, output: Path) -> None:
    """Tulis semua sertifikat dan surat yang sah ke satu berkas."""
    with installation.reading() as session:
        snapshots = snapshots_of(session, named_workshop(session, slug).id, [PaperState.VALID])
        looks = looks_of_papers(session, snapshots)
    if not snapshots:
        refuse("Kegiatan ini belum memiliki sertifikat yang sah.")
    parts = papers_zip(snapshots, looks) if form == "zip" else papers_pdf(snapshots, looks)
    write_whole(output, lambda file: file.writelines(parts))
    click.echo(f"{len(snapshots)} sertifikat dan surat ditulis ke {output}.", err=True)


@certificates.command()
@click.argument("number", metavar="NUMBER|CODE")
@REASON
@click.option("--cause", type=one_of(Cause), default="other", help="Jenis alasan dalam log umum.")
@pass_installation
def revoke(installation: Installation, number: str, reason: str, cause: str) -> None:
    """Cabut sertifikat yang sah; nomor dan alasannya tetap tercatat."""
    with installation.writing() as session, _told():
        paper = named_paper(session, number)
        revoke_certificate(session, paper, reason=reason, at=now(), cause=Cause(cause))
        session.commit()
    click.echo(f"Sertifikat {paper.number} atas nama {paper.name} dicabut.")


@certificates.command()
@click.argument("number", metavar="NUMBER|CODE")
@REASON
@pass_installation
def restore(installation: Installation, number: str, reason: str) -> None:
    """Batalkan pencabutan yang keliru; sertifikatnya sah kembali."""
    with installation.writing() as session, _told():
        paper = named_paper(session, number)
        restore_certificate(session, paper, reason=reason)
        session.commit()
    click.echo(f"Sertifikat {paper.number} atas nama {paper.name} sah kembali.")


@certificates.command()
@click.argument("number", metavar="NUMBER|CODE")
@click.option("--name", required=True, help="Nama yang benar, dengan gelar, persis seperti akan dicetak.")
@REASON
@pass_installation
def correct(installation: Installation, number: str, name: str, reason: str) -> None:
    """Perbaiki nama: sertifikat yang sah mendapat terbitan baru dengan nomor yang sama."""
    with installation.writing() as session, _told():
        paper = correct_certificate(session, named_paper(session, number), name=name, reason=reason)
        session.commit()
    click.echo(f"Sertifikat {paper.number} kini atas nama {paper.name}, terbitan ke-{paper.version}: {paper.code}")


@certificates.command(name="verify")
@click.argument("code")
@AS_JSON
@pass_installation
def verify_code(installation: Installation, code: str, *, as_json: bool) -> None:
    """Periksa keaslian sertifikat dari kodenya."""
    with installation.reading() as session:
        answer = verify(session, code)
    if as_json:
        print_json(verification_document(answer))
        return
    state = STATE_WORDS[answer.state.value]
    click.echo(f"CONTOH, tidak berlaku (keadaan: {state})" if answer.is_sample else state)
    if answer.text is not None:
        click.echo(f"{answer.text.number} – {answer.text.name} – {answer.text.title}, {answer.text.dates}")


def named_paper(session: Session, number: str) -> Certificate:
    """The paper that a command is about; one that is not there, or not alone, ends the command."""
    papers = papers_named(session, number)
    if not papers:
        refuse(f"Sertifikat {number!r} tidak ditemukan.")
    if len(papers) > 1:
        refuse(f"Nomor {number!r} dipakai {len(papers)} penerbit; sebutkan kodenya.")
    return papers[0]


@contextlib.contextmanager
def _told() -> Iterator[None]:
    """Say in one sentence what the rules refused."""
    try:
        yield
    except WrongState as error:
        refuse(f"Tidak dapat dilakukan: sertifikat ini {STATE_WORDS[error.state.value]}.")
    except WrongName as error:
        refuse(str(error))
    except ReasonMissing:
        refuse("Isi alasannya.")
