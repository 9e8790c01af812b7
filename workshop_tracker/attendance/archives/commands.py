"""`import history`."""

from functools import partial
from pathlib import Path

import click
from sqlalchemy.orm import Session

from workshop_tracker.attendance.archives.actions import apply_history
from workshop_tracker.attendance.archives.imports import HistoryFile, OneEvent, history_rows, plan_history, the_history
from workshop_tracker.console import Installation, pass_installation, refuse
from workshop_tracker.database import today
from workshop_tracker.intake.actions import fingerprint
from workshop_tracker.intake.commands import ImportSwitches, file_argument, import_switches
from workshop_tracker.intake.glossary.reading import Received, sheet_option
from workshop_tracker.intake.proposals import ImportPlan
from workshop_tracker.organizations.queries import organization_by_code
from workshop_tracker.people.importing.commands import read_list, run_import, tell_import


@click.command(name="history")
@file_argument
@click.option("--organization", "code", metavar="KODE", help="Kantor atau badan pemilik arsip ini.")
@click.option("--event", "title", metavar="NAMA", default="", help="Nama kegiatan, bila tidak ada dalam kolom.")
@click.option(
    "--days", metavar="TANGGAL", default="", help="Tanggalnya, misalnya “11 s.d. 12 Juli 2019” atau 2018/2019."
)
@sheet_option
@import_switches
@pass_installation
def import_history(
    installation: Installation,
    file: Path,
    code: str | None,
    title: str,
    days: str,
    sheet: str,
    switches: ImportSwitches,
) -> None:
    """Arsip kegiatan lama: nama, kegiatan, tanggal, JP, nomor. Dicatat sebagai arsip, bukan sertifikat."""
    event = OneEvent(title.strip(), days.strip())
    table = read_list(installation, Received(file, sheet=sheet), partial(the_history, event=event))
    rows, sha256 = history_rows(table, today(), event), fingerprint(file)

    def plan(session: Session) -> ImportPlan:
        return plan_history(session, HistoryFile(rows, sha256, _owner(session, code)))

    tell_import(*run_import(installation, switches, plan, apply_history), switches)


def _owner(session: Session, code: str | None) -> int | None:
    body = organization_by_code(session, code) if code else None
    if code and body is None:
        refuse(f"Kode badan {code} tidak ada.")
    return body.id if body else None
