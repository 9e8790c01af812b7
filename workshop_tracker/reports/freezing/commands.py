"""`report freeze`, `report frozen`, `report changes`: signed reports from the command line."""

import datetime as dt
import json
from dataclasses import fields
from functools import partial
from pathlib import Path
from typing import Any

import click
from sqlalchemy.orm import Session

from workshop_tracker.console import Installation, pass_installation, refuse, write_whole
from workshop_tracker.organizations.queries import organization_by_code
from workshop_tracker.reports.documents.files import FORMS, Form
from workshop_tracker.reports.documents.words import period_name
from workshop_tracker.reports.freezing.actions import freeze_report
from workshop_tracker.reports.freezing.contents import Texts
from workshop_tracker.reports.freezing.differences import Corrections, told
from workshop_tracker.reports.freezing.papers import frozen_document
from workshop_tracker.reports.freezing.queries import Signed, changes_since, signed_by_code
from workshop_tracker.reports.periods import before, named
from workshop_tracker.reports.region import Period

DAY = click.DateTime(["%Y-%m-%d"])
OUTPUT = click.Path(dir_okay=False, path_type=Path)


@click.command()
@click.argument("office", metavar="OFFICE")
@click.option("--from", "starts_on", type=DAY, required=True, help="Hari pertama (TTTT-BB-HH).")
@click.option("--to", "ends_on", type=DAY, required=True, help="Hari terakhir, ikut dihitung.")
@click.option("--texts", "file", type=click.File("rb"), help="JSON: nomor, kendala, tindak lanjut, penanda tangan.")
@pass_installation
def freeze(installation: Installation, office: str, starts_on: dt.datetime, ends_on: dt.datetime, file: Any) -> None:
    """Bekukan laporan satu dinas: angka dan teksnya disimpan dengan kode verifikasi."""
    if ends_on < starts_on:
        refuse("Hari terakhir mendahului hari pertama.")
    texts, chosen = _texts(file), named(Period(starts_on.date(), ends_on.date()))
    with installation.writing() as session:
        organization = organization_by_code(session, office)
        if organization is None:
            refuse(f"Dinas {office!r} tidak ditemukan. Lihat: offices list")
        frozen = freeze_report(session, organization, chosen.period, texts, before=before(chosen).period)
        session.commit()
        click.echo(frozen.code)


@click.command()
@click.argument("code", metavar="CODE")
@click.option("--format", "form", type=click.Choice([form.value for form in FORMS]), default="pdf", show_default=True)
@click.option("--output", type=OUTPUT, required=True, help="Berkas hasil.")
@pass_installation
def frozen(installation: Installation, code: str, form: str, output: Path) -> None:
    """Laporan beku sebagai berkas, persis seperti ditandatangani."""
    with installation.reading() as session:
        made = frozen_document(_found(session, code), installation.base_url(), is_sample=installation.settings.is_demo)
    write_whole(output, partial(FORMS[Form(form)].write, made))
    click.echo(f"Laporan tertulis di {output}.", err=True)


@click.command()
@click.argument("code", metavar="CODE")
@pass_installation
def changes(installation: Installation, code: str) -> None:
    """Bandingkan laporan beku dengan data hari ini."""
    with installation.reading() as session:
        found = _found(session, code)
        name = period_name(found.content.report.period)
        click.echo(told(Corrections(name, changes_since(session, found))))


def _found(session: Session, code: str) -> Signed:
    found = signed_by_code(session, code)
    if found is None:
        refuse("Kode ini tidak dikenal.")
    if not found.is_unchanged:
        refuse("Isi laporan ini tidak lagi sesuai dengan SHA-256-nya: basis data diubah dari luar.")
    return found


def _texts(file: Any) -> Texts:
    """The typed texts out of a JSON object; its keys are those of `Texts`."""
    if file is None:
        return Texts()
    try:
        told = json.load(file)
    except ValueError:
        refuse("Berkas teks bukan JSON.")
    known = {field.name for field in fields(Texts)}
    if not isinstance(told, dict) or not set(told) <= known or not all(isinstance(text, str) for text in told.values()):
        refuse(f"Berkas teks adalah satu objek JSON dengan teks di bawah kunci: {', '.join(sorted(known))}.")
    return Texts(**told)
