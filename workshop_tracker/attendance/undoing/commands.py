"""`import undo`."""

import click

from workshop_tracker.attendance.undoing.actions import CannotBeUndone, undo_batch
from workshop_tracker.attendance.undoing.queries import batch_numbered
from workshop_tracker.console import AS_JSON, Installation, pass_installation, print_json, refuse
from workshop_tracker.presentation import format_number


@click.command(name="undo")
@click.argument("batch", type=click.IntRange(min=1))
@click.option("--apply", is_flag=True, help="Tarik kembali; tanpa ini hanya dikatakan akibatnya.")
@AS_JSON
@pass_installation
def undo_import(installation: Installation, batch: int, *, apply: bool, as_json: bool) -> None:
    """Tarik kembali impor orang, peserta, tanda hadir, atau arsip BATCH, selama belum ada yang bertumpu padanya."""
    with installation.writing() as session:
        found = batch_numbered(session, batch)
        if found is None:
            refuse(f"Impor orang, peserta, tanda hadir, atau arsip nomor {batch} tidak ada.")
        try:
            undo_batch(session, batch)
        except CannotBeUndone as refused:
            refuse(refused.reason)
        if apply:
            session.commit()
    document = {"batch": batch, "made": dict(found.made), "changed": dict(found.changed), "undone": apply}
    if as_json:
        print_json(document)
        return
    gone, restored = (format_number(sum(counts.values())) for counts in (found.made, found.changed))
    click.echo(f"Impor {batch}: {gone} baris dihapus, {restored} baris dikembalikan.")
    if not apply:
        click.echo("Belum ada yang ditarik. Ulangi dengan --apply.")
