"""`report …`: one region's training from the command line."""

import datetime as dt
from functools import partial
from pathlib import Path

import click
from sqlalchemy import select

from workshop_tracker.console import Installation, pass_installation, refuse, write_whole
from workshop_tracker.organizations.queries import organization_by_code
from workshop_tracker.reports.exports import write_json
from workshop_tracker.reports.queries import region_report_of
from workshop_tracker.reports.region import Period
from workshop_tracker.workshops.programmes import Programme

FORMATS = {"json": write_json}
DAY = click.DateTime(["%Y-%m-%d"])


@click.group(name="report")
def report() -> None:
    """Laporan: siapa yang terjangkau dan siapa yang belum."""


@report.command()
@click.argument("office", metavar="OFFICE")
@click.option("--from", "starts_on", type=DAY, required=True, help="Hari pertama (TTTT-BB-HH).")
@click.option("--to", "ends_on", type=DAY, required=True, help="Hari terakhir, ikut dihitung.")
@click.option("--programme", "slug", default="", help="Hanya kegiatan program ini.")
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="json", show_default=True)
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), required=True, help="Berkas hasil.")
@pass_installation
def region(
    installation: Installation,
    office: str,
    starts_on: dt.datetime,
    ends_on: dt.datetime,
    slug: str,
    form: str,
    output: Path,
) -> None:
    """Laporan satu dinas untuk satu periode."""
    if ends_on < starts_on:
        refuse("Hari terakhir mendahului hari pertama.")
    with installation.reading() as session:
        organization = organization_by_code(session, office)
        if organization is None:
            refuse(f"Dinas {office!r} tidak ditemukan. Lihat: offices list")
        programme = session.scalar(select(Programme).where(Programme.slug == slug)) if slug else None
        if slug and programme is None:
            refuse(f"Program {slug!r} tidak ditemukan.")
        counted = region_report_of(session, organization, Period(starts_on.date(), ends_on.date()), programme)
    write_whole(output, partial(FORMATS[form], counted))
    click.echo(f"Laporan tertulis di {output}.", err=True)
