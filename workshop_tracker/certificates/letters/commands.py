"""`certificates letter …`: a letter on what was attended, and one in place of a certificate."""

import click

from workshop_tracker.attendance.models import Participation
from workshop_tracker.certificates.contents.holders import holders_of
from workshop_tracker.certificates.letters.actions import write_letter
from workshop_tracker.certificates.letters.queries import letters_due
from workshop_tracker.certificates.models import Certificate
from workshop_tracker.certificates.preparing import CannotPrepare
from workshop_tracker.console import AS_JSON, Installation, pass_installation, print_json, refuse
from workshop_tracker.database import today
from workshop_tracker.workshops.commands import named_workshop


@click.group(name="letter")
def letter_group() -> None:
    """Surat keterangan: pernah hadir, atau pengganti sertifikat."""


@letter_group.command()
@click.argument("slug", metavar="WORKSHOP")
@click.option("--name", help="Hanya bagi orang ini, persis seperti pada daftar.")
@AS_JSON
@pass_installation
def attended(installation: Installation, slug: str, name: str | None, *, as_json: bool) -> None:
    """Buat surat "telah hadir … dari … JP" bagi yang tidak tuntas tetapi pernah hadir."""
    base_url = installation.base_url()
    with installation.writing() as session:
        workshop = named_workshop(session, slug)
        due = letters_due(session, workshop, holders_of(session, workshop))
        people = [session.get_one(Participation, number) for number in sorted(due)]
        wanted = [person for person in people if name in {None, person.name_as_registered}]
        if name and not wanted:
            refuse(f"{name!r} tidak berhak atas surat keterangan, atau sudah memegangnya.")
        try:
            letters = [write_letter(session, workshop, person, on=today(), base_url=base_url) for person in wanted]
        except CannotPrepare as error:
            refuse(str(error))
        session.commit()
        tell_letters(letters, as_json=as_json)


def tell_letters(letters: list[Certificate], *, as_json: bool) -> None:
    """Number, name and code of each, valid from now on."""
    if as_json:
        print_json([{"number": each.number, "name": each.name, "code": each.code} for each in letters])
        return
    for each in letters:
        click.echo(f"{each.number}\t{each.name}\t{each.code}")
    click.echo(f"{len(letters)} surat keterangan sah.", err=True)
