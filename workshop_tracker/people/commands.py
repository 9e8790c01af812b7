"""`import people`."""

from pathlib import Path

import click
from sqlalchemy.orm import Session

from workshop_tracker.console import Installation, pass_installation, refuse
from workshop_tracker.database import today
from workshop_tracker.intake.actions import fingerprint
from workshop_tracker.intake.commands import ImportSwitches, answer, file_argument, import_switches
from workshop_tracker.intake.layouts import RecognisedTable, read_lists
from workshop_tracker.intake.proposals import ImportPlan
from workshop_tracker.people.actions import apply_people
from workshop_tracker.people.imports import PeopleFile, plan_people
from workshop_tracker.people.rosters.lists import the_list
from workshop_tracker.people.rosters.workplaces import FoundSchool, school_numbered
from workshop_tracker.spreadsheets import COMMAND_LIST, UnreadableFile


@click.command(name="people")
@file_argument
@click.option("--school", "npsn", metavar="NPSN", help="Sekolah dari semua orang dalam daftar ini.")
@import_switches
@pass_installation
def import_people(installation: Installation, file: Path, npsn: str | None, switches: ImportSwitches) -> None:
    """Daftar PTK dari Dapodik atau daftar orang biasa: .xlsx atau .csv."""
    table, sha256 = read_people(file), fingerprint(file)
    if switches.apply:
        with installation.writing() as session:
            plan = _plan(session, table, sha256, npsn, switches)
            apply_people(session, plan)
            session.commit()
    else:
        with installation.reading() as reading:
            plan = _plan(reading, table, sha256, npsn, switches)
    answer(plan.report(), switches)


def read_people(file: Path) -> RecognisedTable:
    """The one list of people in a file; refuses a file with none or with several."""
    try:
        return the_list(read_lists(file, limits=COMMAND_LIST))
    except UnreadableFile as unreadable:
        refuse(str(unreadable))


def _plan(
    session: Session, table: RecognisedTable, sha256: str, npsn: str | None, switches: ImportSwitches
) -> ImportPlan:
    plan = plan_people(session, PeopleFile(table, sha256, today(), _school(session, npsn)))
    return plan.taking_suggestions() if switches.accept else plan


def _school(session: Session, npsn: str | None) -> FoundSchool | None:
    school = school_numbered(session, npsn) if npsn else None
    if npsn and school is None:
        refuse(f"NPSN {npsn} tidak ada dalam daftar sekolah.")
    return school
