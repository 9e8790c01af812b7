"""`import schools`, `offices list` and `schools match`."""

from pathlib import Path
from typing import Any

import click

from workshop_tracker.console import (
    AS_JSON,
    Installation,
    lines_of_input,
    pass_installation,
    print_json,
    print_json_line,
    refuse,
)
from workshop_tracker.database import today
from workshop_tracker.intake.actions import fingerprint
from workshop_tracker.intake.commands import ImportSwitches, answer, file_argument, import_switches
from workshop_tracker.intake.glossary.reading import Received, lists_in, sheet_option
from workshop_tracker.intake.layouts import LINE_BREAK, RecognisedTable
from workshop_tracker.organizations.models import Organization
from workshop_tracker.organizations.queries import district_by_code, offices
from workshop_tracker.presentation import format_number
from workshop_tracker.schools.actions import apply_schools
from workshop_tracker.schools.finding import SchoolFinder, school_finder
from workshop_tracker.schools.imports import no_register, plan_schools, the_register
from workshop_tracker.schools.queries import schools_per_office
from workshop_tracker.spreadsheets import REGISTER, UnreadableFile


@click.command(name="schools")
@file_argument
@sheet_option
@import_switches
@pass_installation
def import_schools(installation: Installation, file: Path, sheet: str, switches: ImportSwitches) -> None:
    """Daftar sekolah dengan NPSN: .csv, .csv.gz, atau .xlsx."""
    table, sha256 = read_register(installation, Received(file, sheet=sheet)), fingerprint(file)
    if switches.apply:
        with installation.writing() as session:
            plan = plan_schools(session, table, sha256)
            apply_schools(session, plan)
            session.commit()
    else:
        with installation.reading() as reading:
            plan = plan_schools(reading, table, sha256)
    answer(plan.report(), switches)


def read_register(installation: Installation, received: Received) -> RecognisedTable:
    """The one register of schools in a file; refuses a file with none or with several, whose rows would be confused."""
    try:
        return the_register(lists_in(installation, received, limits=REGISTER))
    except UnreadableFile as unreadable:
        written = str(unreadable.values.get("headings", ""))
        refuse(str(no_register(written.split(LINE_BREAK)) if written else unreadable))


@click.group(name="offices")
def offices_group() -> None:
    """Dinas dan kantor yang membina sekolah."""


@offices_group.command(name="list")
@AS_JSON
@pass_installation
def list_offices(installation: Installation, *, as_json: bool) -> None:
    """Semua dinas dengan jumlah sekolah yang dibina hari ini."""
    with installation.reading() as session:
        counts = schools_per_office(session, today())
        listed = [(office, counts.get(office.id, 0)) for office in offices(session)]
    if as_json:
        print_json([_document(office, schools) for office, schools in listed])
        return
    for office, schools in listed:
        click.echo(f"{office.code:<14} {format_number(schools):>7} sekolah  {office.name}")


def _document(office: Organization, schools: int) -> dict[str, str | int | None]:
    return {
        "code": office.code,
        "name": office.name,
        "kind": office.kind.value,
        "number": office.number,
        "schools": schools,
    }


@click.group(name="schools")
def schools_group() -> None:
    """Sekolah dalam daftar."""


@schools_group.command(name="match")
@click.option("--district", metavar="KODE", help="Kabupaten/kota tempat sekolah itu, misalnya 33.02.")
@click.option("--subdistrict", metavar="NAMA", help="Kecamatan tempat sekolah itu.")
@pass_installation
def match_schools(installation: Installation, district: str | None, subdistrict: str | None) -> None:
    """Sekolah mana yang dimaksud: satu nama tiap baris masukan, satu objek JSON tiap baris jawaban."""
    with installation.reading() as session:
        if district and district_by_code(session, district) is None:
            refuse(f"Kode kabupaten/kota {district} tidak dikenal.")
        finder = school_finder(session)
    for written in lines_of_input():
        print_json_line(_found(finder, written, district, subdistrict))


def _found(finder: SchoolFinder, written: str, district: str | None, subdistrict: str | None) -> dict[str, Any]:
    """What a line means: `certain` has one candidate, `ask` up to three, the likeliest first."""
    is_certain = finder.match(written, district, subdistrict).certain is not None
    return {
        "written": written,
        "certainty": "certain" if is_certain else "ask",
        "candidates": [
            {
                "npsn": school.npsn,
                "name": school.name,
                "subdistrict": school.subdistrict,
                "district": school.district_code,
                "reason": reason,
            }
            for school, reason in finder.candidates(written, district, subdistrict)
        ],
    }
