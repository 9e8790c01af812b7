"""`summaries …`: building the kept summaries anew, and checking that they are what the base tables give."""

import sys

import click

from workshop_tracker.console import AS_JSON, REFUSED, Installation, pass_installation, print_json, refuse
from workshop_tracker.reports.summaries.actions import fold, rebuild
from workshop_tracker.reports.summaries.freshness import NeverAtRest, of_one_instant
from workshop_tracker.reports.summaries.queries import Difference, differences, rows_kept


@click.group(name="summaries")
def summaries_group() -> None:
    """Ringkasan laporan: hitung ulang dan periksa."""


@summaries_group.command(name="rebuild")
@AS_JSON
@pass_installation
def rebuild_all(installation: Installation, *, as_json: bool) -> None:
    """Hitung ulang semua ringkasan dari data asal."""
    with installation.writing() as session:
        rebuild(session)
        kept = rows_kept(session)
        session.commit()
    if as_json:
        print_json(kept)
    else:
        click.echo(f"Ringkasan dihitung ulang: {sum(kept.values())} baris.")


@summaries_group.command()
@AS_JSON
@pass_installation
def verify(installation: Installation, *, as_json: bool) -> None:
    """Bandingkan ringkasan dengan data asal; kode keluar 1 jika ada yang berbeda."""
    with installation.writing() as session:
        folded = fold(session)
        session.commit()
    try:
        with of_one_instant(installation.engine) as session:
            found = list(differences(session))
    except NeverAtRest:
        refuse("Data terus berubah, jadi tidak dapat diperiksa sekarang. Ulangi saat lebih sepi.")
    if as_json:
        print_json({"folded": folded, "differences": [difference._asdict() for difference in found]})
    else:
        click.echo("\n".join([*map(_told, found), f"{len(found)} perbedaan."]))
    if found:
        sys.exit(REFUSED)


def _told(difference: Difference) -> str:
    side = "hanya di ringkasan" if difference.side == "kept" else "hanya di data asal"
    return f"{difference.table} ({side}): " + ", ".join(f"{name}={value}" for name, value in difference.row.items())
