"""`workshops list`: every workshop with its issuer, its participants and its valid papers."""

import datetime as dt
from dataclasses import asdict
from typing import Any

import click

from workshop_tracker.console import AS_JSON, Installation, pass_installation, print_json
from workshop_tracker.desk.queries import Entry, entries
from workshop_tracker.workshops.commands import STATE_WORDS
from workshop_tracker.workshops.models import WorkshopState


@click.command(name="list")
@AS_JSON
@pass_installation
def list_workshops(installation: Installation, *, as_json: bool) -> None:
    """Daftar semua kegiatan, draf juga, yang terbaru lebih dahulu."""
    with installation.reading() as session:
        found = entries(session)
    if as_json:
        print_json([_document(entry) for entry in found])
        return
    for entry in found:
        click.echo(_line(entry))


def _document(entry: Entry) -> dict[str, Any]:
    return asdict(entry) | {"starts_on": _day(entry.starts_on), "ends_on": _day(entry.ends_on)}


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _line(entry: Entry) -> str:
    days = entry.starts_on or "tanpa tanggal"
    numbers = f"{entry.participants} peserta, {entry.certificates} sertifikat"
    return f"{days}  {entry.title} ({entry.slug})  {STATE_WORDS[WorkshopState(entry.state)]}  {numbers}"
