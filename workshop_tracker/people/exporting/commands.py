"""`people export`."""

from functools import partial
from pathlib import Path

import click
from sqlalchemy.orm import Session

from workshop_tracker.audit.actions import record
from workshop_tracker.console import Installation, pass_installation, refuse, write_whole
from workshop_tracker.database import now, today
from workshop_tracker.organizations.queries import organization_by_code
from workshop_tracker.people.exporting.exports import remarks, taken, template_sheet
from workshop_tracker.people.exporting.queries import Chosen, ids_of, told_people
from workshop_tracker.people.queries import is_living
from workshop_tracker.people.rosters.workplaces import school_numbered
from workshop_tracker.presentation import tidy_text
from workshop_tracker.spreadsheets.writer import FileKind, write_list

FILE_KINDS: dict[str, FileKind] = {".xlsx": "xlsx", ".csv": "csv"}
OUTPUT = click.Path(dir_okay=False, path_type=Path)
BY = "perintah people export"


@click.command(name="export")
@click.option(
    "--output", type=click.Path(dir_okay=False, path_type=Path), required=True, help="Berkas .xlsx atau .csv."
)
@click.option("--reason", required=True, help="Alasan; tercatat pada berkas dan jejak audit.")
@click.option("--school", "npsn", metavar="NPSN", default="", help="Hanya orang di sekolah ini.")
@click.option("--office", "code", metavar="KODE", default="", help="Hanya orang di sekolah binaan kantor ini.")
@pass_installation
def export_people(installation: Installation, output: Path, reason: str, npsn: str, code: str) -> None:
    """Orang dengan semua nomornya, sebagai templat yang dapat diunggah lagi. Pengambilannya dicatat."""
    file_kind = FILE_KINDS.get(output.suffix.casefold())
    if file_kind is None:
        refuse("Nama berkas berakhir dengan .xlsx atau .csv.")
    told = tidy_text(reason)
    if not told:
        refuse("Tulis alasannya.")
    with installation.writing() as session:  # nothing leaves unnoted, so the note is kept before the file is written
        chosen = _chosen(session, npsn, code)
        ids = ids_of(session, chosen.condition)
        record(session, "export", "people", new=taken(len(ids), chosen), reason=told)
        session.commit()
    with installation.reading() as reading:
        people = told_people(reading, ids, today(), school_id=chosen.school_id)
        sheet = template_sheet(people, remarks(BY, now(), chosen, told))
        write_whole(output, partial(write_list, sheet, file_kind))
    click.echo(f"{len(ids)} orang ditulis ke {output}.", err=True)


def _chosen(session: Session, npsn: str, code: str) -> Chosen:
    chosen = Chosen(is_living())
    if npsn:
        school = school_numbered(session, npsn) or refuse(f"NPSN {npsn} tidak ada dalam daftar sekolah.")
        chosen = chosen.at_school(school, today())
    if code:
        office = organization_by_code(session, code) or refuse(f"Kode kantor {code} tidak ada.")
        chosen = chosen.under_office(office, today())
    return chosen
