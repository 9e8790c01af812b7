"""`report …`: one region's training from the command line."""

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import BinaryIO

import click
from sqlalchemy import select

from workshop_tracker.console import Installation, pass_installation, refuse, write_whole
from workshop_tracker.database import now
from workshop_tracker.organizations.models import Organization
from workshop_tracker.organizations.queries import organization_by_code
from workshop_tracker.reports.documents.drafts import draft_of
from workshop_tracker.reports.documents.files import FORMS, Form
from workshop_tracker.reports.exports import write_json
from workshop_tracker.reports.queries import region_report_of
from workshop_tracker.reports.region import Period, RegionReport
from workshop_tracker.workshops.programmes import Programme

JSON = "json"
FORMATS = (JSON, *(form.value for form in FORMS))
DAY = click.DateTime(["%Y-%m-%d"])


@click.group(name="report")
def report() -> None:
    """Laporan: siapa yang terjangkau dan siapa yang belum."""


@report.command()
@click.argument("office", metavar="OFFICE")
@click.option("--from", "starts_on", type=DAY, required=True, help="Hari pertama (TTTT-BB-HH).")
@click.option("--to", "ends_on", type=DAY, required=True, help="Hari terakhir, ikut dihitung.")
@click.option("--programme", "slug", default="", help="Hanya kegiatan program ini.")
@click.option("--format", "form", type=click.Choice(FORMATS), default=JSON, show_default=True)
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
        write = _writer(form, counted, organization, is_sample=installation.settings.is_demo)
    write_whole(output, write)
    click.echo(f"Laporan tertulis di {output}.", err=True)


def _writer(form: str, counted: RegionReport, office: Organization, *, is_sample: bool) -> Callable[[BinaryIO], None]:
    """What writes the report in that form; JSON is the report itself, every other form a document."""
    if form == JSON:
        return partial(write_json, counted)
    return partial(FORMS[Form(form)].write, draft_of(counted, office, now(), is_sample=is_sample))
