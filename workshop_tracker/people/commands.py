"""`import people`, `people split-name`, and the group of `people export`."""

from pathlib import Path

import click
from sqlalchemy.orm import Session

from workshop_tracker.console import Installation, lines_of_input, pass_installation, print_json_line, refuse
from workshop_tracker.database import WritingSession, today
from workshop_tracker.intake.actions import fingerprint
from workshop_tracker.intake.commands import ImportSwitches, file_argument, import_switches
from workshop_tracker.intake.glossary.reading import Received, sheet_option
from workshop_tracker.intake.models import ImportBatch
from workshop_tracker.intake.proposals import ImportPlan
from workshop_tracker.people.actions import apply_people
from workshop_tracker.people.bundles.commands import import_bundle
from workshop_tracker.people.exporting.commands import export_people
from workshop_tracker.people.importing.commands import read_people, run_import, tell_import
from workshop_tracker.people.imports import PeopleFile, plan_people
from workshop_tracker.people.names import SplitName, split_name
from workshop_tracker.people.rosters.workplaces import FoundSchool, school_numbered
from workshop_tracker.people.rules import proposed_capitals
from workshop_tracker.people.turnover.queries import asked_after


@click.command(name="people")
@file_argument
@click.option("--school", "npsn", metavar="NPSN", help="Sekolah dari semua orang dalam daftar ini.")
@sheet_option
@import_switches
@pass_installation
def import_people(
    installation: Installation, file: Path, npsn: str | None, sheet: str, switches: ImportSwitches
) -> None:
    """Daftar PTK dari Dapodik atau daftar orang biasa (.xlsx, .xls, .csv), teks WhatsApp (.txt), atau ZIP."""
    if file.suffix.lower() == ".zip":
        import_bundle(installation, file, switches)
    table, sha256 = read_people(installation, Received(file, file.name, sheet)), fingerprint(file)
    about_staff: list[str] = []

    def plan(session: Session) -> ImportPlan:
        return plan_people(session, PeopleFile(table, sha256, today(), _school(session, npsn)))

    def apply(session: WritingSession, planned: ImportPlan) -> ImportBatch | None:
        batch = apply_people(session, planned)
        about_staff.append(asked_after(session, planned))
        return batch

    planned, batch = run_import(installation, switches, plan, apply)
    for told in filter(None, about_staff):
        click.echo(told, err=switches.as_json)
    tell_import(planned, batch, switches)


def _school(session: Session, npsn: str | None) -> FoundSchool | None:
    school = school_numbered(session, npsn) if npsn else None
    if npsn and school is None:
        refuse(f"NPSN {npsn} tidak ada dalam daftar sekolah.")
    return school


@click.group(name="people")
def people_group() -> None:
    """Orang: nama dan gelar; semua orang sebagai berkas."""


people_group.add_command(export_people)


@people_group.command(name="split-name")
def split_names() -> None:
    """Pisahkan gelar dari nama: satu nama tiap baris masukan, satu objek JSON tiap baris jawaban."""
    for written in lines_of_input():
        print_json_line(_document(split_name(written)))


def _document(split: SplitName) -> dict[str, str]:
    return {
        "written": split.written,
        "title_before": split.title_before,
        "name": split.name,
        "title_after": split.title_after,
        "certainty": split.certainty,
        "reason": " ".join(filter(None, (split.reason, _about_capitals(split)))),
    }


def _about_capitals(split: SplitName) -> str:
    """A spelling to consider; it makes the split no less certain and changes nothing."""
    proposed = proposed_capitals(split.name) if split.certainty == "certain" else None
    return f"Huruf besar dan kecil nama mungkin “{proposed}”." if proposed else ""
