"""`certificates correct-names`: what the page does with a list of right spellings, from a file."""

from pathlib import Path

import click

from workshop_tracker.certificates.actions import ReasonMissing
from workshop_tracker.console import AS_JSON, Installation, pass_installation, print_json, refuse
from workshop_tracker.handout.renaming.actions import correct_names
from workshop_tracker.handout.renaming.queries import proposals_of
from workshop_tracker.handout.renaming.rules import Proposal, Wish, digest_of, wishes_of
from workshop_tracker.spreadsheets import UnreadableFile, read_tables
from workshop_tracker.spreadsheets.limits import COMMAND_LIST
from workshop_tracker.workshops.commands import named_workshop


@click.command(name="correct-names")
@click.argument("slug", metavar="WORKSHOP")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--reason", default="", help="Alasan; terbaca oleh siapa pun yang memeriksa terbitan lama.")
@click.option("--apply", is_flag=True, help="Perbaiki; tanpa ini hanya ditampilkan.")
@AS_JSON
@pass_installation
def correct_many(installation: Installation, slug: str, file: Path, reason: str, *, apply: bool, as_json: bool) -> None:
    """Perbaiki banyak nama dari berkas dua kolom: nomor atau nama lama, dan nama yang benar."""
    wishes = _wishes(file)
    with installation.writing() as session:
        workshop = named_workshop(session, slug)
        proposals = proposals_of(session, workshop.id, wishes)
        if apply:
            try:
                correct_names(session, workshop, wishes, seen=digest_of(proposals), reason=reason)
            except ReasonMissing:
                refuse("Isi alasannya: --reason.")
            session.commit()
    rows = [_row(each) for each in proposals]
    if as_json:
        print_json({"applied": apply, "rows": rows})
        return
    for row in rows:
        click.echo("\t".join(str(value) for value in row.values()))


def _wishes(file: Path) -> list[Wish]:
    try:
        tables = read_tables(file, limits=COMMAND_LIST, file_name=file.name)
    except UnreadableFile as unreadable:
        refuse(str(unreadable.sentence))
    return wishes_of(row for table in tables for row in table.rows)


def _row(each: Proposal) -> dict[str, str]:
    state = "change" if each.is_change else "same" if each.is_same else "refused"
    number, old = (each.paper.number, each.paper.name) if each.paper else ("", each.wish.written)
    return {"state": state, "number": number, "old": old, "new": each.wish.name, "reason": each.reason}
