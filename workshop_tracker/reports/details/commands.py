"""`report unreached`: the schools that nobody came from, of one office or of the nation, page by page."""

import datetime as dt
from typing import Any

import click
from sqlalchemy.orm import Session

from workshop_tracker.console import AS_JSON, Installation, pass_installation, print_json, refuse
from workshop_tracker.organizations.queries import offices_under, organization_by_code
from workshop_tracker.reports.details.queries import SIZE, place_of, unreached_schools
from workshop_tracker.reports.details.reached import Place, UnreachedSchool, whole_months
from workshop_tracker.reports.region import Period
from workshop_tracker.reports.summaries.freshness import bring_up_to_date

DAY = click.DateTime(["%Y-%m-%d"])


@click.command()
@click.option("--from", "starts_on", type=DAY, required=True, help="Hari pertama suatu bulan (TTTT-BB-HH).")
@click.option("--to", "ends_on", type=DAY, required=True, help="Hari terakhir suatu bulan, ikut dihitung.")
@click.option("--office", default="", metavar="OFFICE", help="Hanya sekolah di bawah dinas ini; tanpa ini semua.")
@click.option("--after", "npsn", default="", metavar="NPSN", help="Lanjutkan setelah sekolah ini.")
@click.option("--limit", default=SIZE, show_default=True, type=click.IntRange(1, 100_000), help="Paling banyak sekian.")
@AS_JSON
@pass_installation
def unreached(
    installation: Installation,
    *,
    starts_on: dt.datetime,
    ends_on: dt.datetime,
    office: str,
    npsn: str,
    limit: int,
    as_json: bool,
) -> None:
    """Sekolah yang gurunya tidak hadir di satu kegiatan pun dalam bulan-bulan itu."""
    months = whole_months(Period(starts_on.date(), ends_on.date()))
    if months is None or months.last < months.first:
        refuse("Periode harus mulai pada hari pertama dan berakhir pada hari terakhir suatu bulan.")
    with installation.reading() as session:  # makes an empty database ready
        wanted = _wanted(session, office, npsn)
    bring_up_to_date(installation.engine)
    with installation.reading() as session:
        found = unreached_schools(session, months, wanted[0], after=wanted[1], size=limit)
    if as_json:
        print_json([_document(school) for school in found])
    else:
        for school in found:
            click.echo("\t".join(str(value or "-") for value in _document(school).values()))


def _wanted(session: Session, office: str, npsn: str) -> tuple[frozenset[int], Place | None]:
    """The offices and the place behind which to go on, as they were named."""
    organization = organization_by_code(session, office) if office else None
    if office and organization is None:
        refuse(f"Dinas {office!r} tidak ditemukan. Lihat: offices list")
    place = place_of(session, npsn) if npsn else None
    if npsn and place is None:
        refuse(f"Sekolah {npsn!r} tidak ditemukan.")
    return offices_under(session, [organization.id]) if organization else frozenset(), place


def _document(school: UnreachedSchool) -> dict[str, Any]:
    return {
        "npsn": school.npsn,
        "name": school.name,
        "level": school.place.level_group.value,
        "subdistrict": school.subdistrict,
        "district": school.district,
        "last_month": _month(school.last_month),
    }


def _month(number: int | None) -> str | None:
    return None if number is None else f"{number // 12}-{number % 12 + 1:02}"
