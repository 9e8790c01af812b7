"""`import people FILE.zip`: every file in a transaction of its own, one answer for all."""

import sys
from pathlib import Path
from typing import Any, NoReturn

import click
from sqlalchemy.orm import Session

from workshop_tracker.console import Installation, print_json, refuse
from workshop_tracker.database import today
from workshop_tracker.intake.commands import ImportSwitches
from workshop_tracker.intake.layouts import RecognisedTable
from workshop_tracker.intake.proposals import ImportPlan, ImportReport
from workshop_tracker.people.actions import apply_people
from workshop_tracker.people.bundles.reading import BundledList, lists_of_bundle
from workshop_tracker.people.imports import PeopleFile, plan_people
from workshop_tracker.people.turnover.queries import asked_after
from workshop_tracker.presentation import format_number
from workshop_tracker.spreadsheets import UnreadableFile

Answered = tuple[BundledList, ImportReport | None]


def import_bundle(installation: Installation, file: Path, switches: ImportSwitches) -> NoReturn:
    """Preview or write the lists of a ZIP, print a line each, and end with 1 where a file or a row stayed out."""
    try:
        with installation.reading() as session:
            files = lists_of_bundle(session, file)
    except UnreadableFile as unreadable:
        refuse(str(unreadable))
    answered = [_imported(installation, each, switches) for each in files]
    if switches.as_json:
        print_json({"files": [_document(*each) for each in answered]})
    else:
        _tell(answered, switches)
    is_all_in = all(report.exit_code == 0 if report else listed.is_junk for listed, report in answered)
    sys.exit(0 if is_all_in else 1)


def _imported(installation: Installation, listed: BundledList, switches: ImportSwitches) -> Answered:
    """Planned when its turn comes, so that it knows whom the files before it brought."""
    if listed.table is None:
        return listed, None
    if not switches.apply:
        with installation.reading() as reading:
            return listed, _plan(reading, listed, listed.table, switches).report()
    with installation.writing() as session:
        plan = _plan(session, listed, listed.table, switches)
        apply_people(session, plan)
        told = asked_after(session, plan)
        session.commit()
    if told:
        click.echo(f"{listed.name}: {told}", err=switches.as_json)
    return listed, plan.report()


def _plan(session: Session, listed: BundledList, table: RecognisedTable, switches: ImportSwitches) -> ImportPlan:
    plan = plan_people(session, PeopleFile(table, listed.sha256, today(), file_name=listed.name))
    return plan.taking_suggestions() if switches.accept else plan


def _document(listed: BundledList, report: ImportReport | None) -> dict[str, Any]:
    told = report.to_json() if report else {}
    return {"file": listed.name, "refused": None if report else str(listed.refusal), **told}


def _tell(answered: list[Answered], switches: ImportSwitches) -> None:
    for listed, report in answered:
        if report is None:
            click.echo(f"{listed.name}: {listed.refusal}")
            continue
        counts = ", ".join(f"{format_number(count)} {word}" for count, word in _counted(report) if count)
        click.echo(f"{listed.name}: {format_number(report.rows)} baris: {counts or 'kosong'}.")
        for problem in {each.message: each for each in reversed(report.problems)}.values():
            click.echo(f"  baris {problem.row}: {problem.message}")
    if not switches.apply:
        click.echo("Belum ada yang ditulis. Ulangi dengan --apply untuk menulis.")


def _counted(report: ImportReport) -> tuple[tuple[int, str], ...]:
    return (
        (report.new, "baru"),
        (report.changed, "berubah"),
        (report.same, "sama"),
        (report.questions, "ditanyakan"),
        (report.rejected, "ditolak"),
    )
