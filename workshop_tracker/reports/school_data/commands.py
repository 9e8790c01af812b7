"""`schools status` and `schools link`."""

from typing import Any

import click

from workshop_tracker.accounts.school_links.actions import make_school_links
from workshop_tracker.accounts.school_links.rules import LINK_LIVES
from workshop_tracker.console import AS_JSON, Installation, pass_installation, print_json, refuse
from workshop_tracker.database import now, today
from workshop_tracker.organizations.models import OFFICES
from workshop_tracker.organizations.queries import organization_by_code
from workshop_tracker.people.denominator.rules import Freshness
from workshop_tracker.people.rosters.workplaces import school_numbered
from workshop_tracker.presentation import format_date, format_number
from workshop_tracker.reports.school_data.queries import SchoolStatus, counted, school_statuses

FRESHNESS = {Freshness.COMPLETE: "lengkap", Freshness.OLD: "lebih dari 6 bulan", Freshness.NONE: "belum ada"}


@click.command(name="link")
@click.argument("npsn")
@AS_JSON
@pass_installation
def make_link(installation: Installation, *, npsn: str, as_json: bool) -> None:
    """Buat tautan sekolah NPSN untuk mengisi jumlah gurunya; tautan sebelumnya tidak berlaku lagi."""
    base_url, at = installation.base_url(), now()
    with installation.writing() as session:
        school = school_numbered(session, npsn)
        if school is None:
            refuse(f"NPSN {npsn} tidak ada dalam daftar sekolah.")
        token = make_school_links(session, [school.id], at=at)[school.id]
        session.commit()
    link, until = f"{base_url}/s/{token}", (at + LINK_LIVES).date()
    if as_json:
        print_json({"npsn": school.npsn, "school": school.name, "link": link, "until": until.isoformat()})
    else:
        click.echo(f"{school.name}: berlaku sampai {format_date(until)}\n{link}")


@click.command(name="status")
@click.argument("office")
@AS_JSON
@pass_installation
def show_status(installation: Installation, *, office: str, as_json: bool) -> None:
    """Sekolah binaan OFFICE (kode kantor) dan apa yang diketahui tentang jumlah gurunya."""
    with installation.reading() as session:
        found = organization_by_code(session, office)
        if found is None or found.kind not in OFFICES:
            refuse(f"Tidak ada kantor berkode {office}.")
        statuses = school_statuses(session, found.id, at=now(), on=today())
    counts = counted(statuses)
    if as_json:
        totals = {state.value: count for state, count in counts.items()}
        print_json({"office": office, "schools": len(statuses), **totals, "rows": [_document(row) for row in statuses]})
        return
    click.echo(
        f"{format_number(counts[Freshness.COMPLETE])} dari {format_number(len(statuses))} sekolah lengkap, "
        f"{format_number(counts[Freshness.OLD])} lebih dari 6 bulan, {format_number(counts[Freshness.NONE])} belum ada."
    )
    for row in statuses:
        teachers = format_number(row.known.teachers) if row.known else "–"
        click.echo(f"{row.school.npsn}  {teachers:>5}  {FRESHNESS[row.freshness]:<18}  {row.school.name}")


def _document(row: SchoolStatus) -> dict[str, Any]:
    known, told_on = row.known, row.known.told_on if row.known else None
    return {
        "npsn": row.school.npsn,
        "name": row.school.name,
        "district": row.school.district_code,
        "level": row.school.level.value,
        "state": row.freshness.value,
        "teachers": known.teachers if known else None,
        "source": known.source.value if known else None,
        "told_on": told_on.isoformat() if told_on else None,
        "link_until": row.link_until.isoformat() if row.link_until else None,
    }
