"""`import history`."""

from pathlib import Path

import click
from sqlalchemy.orm import Session

from workshop_tracker.attendance.archives.actions import apply_history
from workshop_tracker.attendance.archives.imports import HistoryFile, history_rows, plan_history, the_history
from workshop_tracker.console import Installation, pass_installation, refuse
from workshop_tracker.database import today
from workshop_tracker.intake.actions import fingerprint
from workshop_tracker.intake.commands import ImportSwitches, answer, file_argument, import_switches
from workshop_tracker.intake.glossary.reading import Received, lists_in, sheet_option
from workshop_tracker.intake.layouts import RecognisedTable
from workshop_tracker.intake.proposals import ImportPlan
from workshop_tracker.organizations.queries import organization_by_code
from workshop_tracker.spreadsheets import COMMAND_LIST, UnreadableFile


@click.command(name="history")
@file_argument
@click.option("--organization", "code", metavar="KODE", help="Kantor atau badan pemilik arsip ini.")
@sheet_option
@import_switches
@pass_installation
def import_history(
    installation: Installation, file: Path, code: str | None, sheet: str, switches: ImportSwitches
) -> None:
    """Arsip kegiatan lama: nama, kegiatan, tanggal, JP, nomor. Dicatat sebagai arsip, bukan sertifikat."""
    table, sha256 = _read(installation, Received(file, sheet=sheet)), fingerprint(file)
    batch = None
    if switches.apply:
        with installation.writing() as session:
            plan = _plan(session, table, sha256, code, switches)
            batch = apply_history(session, plan)
            session.commit()
    else:
        with installation.reading() as reading:
            plan = _plan(reading, table, sha256, code, switches)
    answer(plan.report(), switches, batch)


def _read(installation: Installation, received: Received) -> RecognisedTable:
    try:
        return the_history(lists_in(installation, received, limits=COMMAND_LIST))
    except UnreadableFile as unreadable:
        refuse(str(unreadable))


def _plan(
    session: Session, table: RecognisedTable, sha256: str, code: str | None, switches: ImportSwitches
) -> ImportPlan:
    body = organization_by_code(session, code) if code else None
    if code and body is None:
        refuse(f"Kode badan {code} tidak ada.")
    plan = plan_history(session, HistoryFile(history_rows(table, today()), sha256, body.id if body else None))
    return plan.taking_suggestions() if switches.accept else plan
