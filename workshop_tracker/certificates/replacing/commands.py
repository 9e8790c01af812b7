"""`certificates letter replacing`: a letter in place of a certificate."""

import click

from workshop_tracker.certificates.actions import WrongName
from workshop_tracker.certificates.commands import named_paper
from workshop_tracker.certificates.letters.commands import tell_letters
from workshop_tracker.certificates.preparing import CannotPrepare
from workshop_tracker.certificates.replacing.actions import Replacement, replace_by_letter
from workshop_tracker.certificates.replacing.rules import Fault, SignerToday
from workshop_tracker.certificates.versions.actions import WrongState
from workshop_tracker.console import AS_JSON, Installation, one_of, pass_installation, refuse
from workshop_tracker.database import today


@click.command()
@click.argument("number", metavar="NUMBER|CODE")
@click.option("--because", type=one_of(Fault), required=True, help="Mengapa sertifikatnya diganti.")
@click.option("--name", help="Nama yang benar, dengan gelar; tanpa ini seperti pada sertifikatnya.")
@click.option("--signer", required=True, help="Nama penanda tangan hari ini, dengan gelar.")
@click.option("--signer-title", multiple=True, help="Jabatannya; ulangi untuk baris berikutnya.")
@click.option("--signer-identity", default="", help='Baris di bawah nama, misalnya "NIP 19…".')
@AS_JSON
@pass_installation
def replacing(
    installation: Installation,
    number: str,
    because: str,
    name: str | None,
    signer: str,
    signer_title: tuple[str, ...],
    signer_identity: str,
    *,
    as_json: bool,
) -> None:
    """Buat surat keterangan pengganti bagi sertifikat yang hilang, rusak, atau keliru."""
    signs = SignerToday(signer_title, signer, identity=signer_identity)
    with installation.writing() as session:
        paper = named_paper(session, number)
        wanted = Replacement(fault=Fault(because), name=name or paper.name, signer=signs)
        try:
            letter = replace_by_letter(session, paper, wanted, on=today(), base_url=installation.base_url())
        except WrongState:
            refuse("Hanya sertifikat yang sah dapat diganti dengan surat keterangan.")
        except (WrongName, CannotPrepare) as error:
            refuse(str(error))
        session.commit()
        tell_letters([letter], as_json=as_json)
