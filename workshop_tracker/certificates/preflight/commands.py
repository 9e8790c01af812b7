"""`certificates check`: what the page says before papers are prepared."""

import datetime as dt
import sys
from typing import Any

import click

from workshop_tracker.certificates.overview import Overview, overview_of
from workshop_tracker.certificates.preflight.queries import Judged
from workshop_tracker.certificates.rules import date_when_prepared
from workshop_tracker.console import AS_JSON, REFUSED, Installation, pass_installation, print_json
from workshop_tracker.database import now, today
from workshop_tracker.workshops.commands import named_workshop

COLUMNS = (("ready", "Siap"), ("to_check", "Perlu dicek"), ("not_due", "Tidak memenuhi"))


@click.command(name="check")
@click.argument("slug", metavar="WORKSHOP")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="Tanggal pada sertifikat (TTTT-BB-HH).")
@AS_JSON
@pass_installation
def check_papers(installation: Installation, slug: str, on: dt.datetime | None, *, as_json: bool) -> None:
    """Periksa sebelum menyiapkan: siapa yang siap, perlu dicek, atau tidak memenuhi, dengan setiap alasannya."""
    with installation.reading() as session:
        workshop = named_workshop(session, slug)
        day = on.date() if on else date_when_prepared(workshop.ends_on, today())
        overview = overview_of(session, workshop, day, at=now())
    if as_json:
        print_json(_document(slug, overview))
    else:
        _tell(overview)
    if overview.missing:
        sys.exit(REFUSED)


def _document(slug: str, overview: Overview) -> dict[str, Any]:
    return {
        "workshop": slug,
        "missing": list(overview.missing),
        "warnings": [reason.text for reason in overview.doubts],
        "joining": list(overview.joining),
        "valid": overview.count("valid"),
        **{name: [_person(each) for each in getattr(overview, name)] for name, _ in COLUMNS},
    }


def _person(judged: Judged) -> dict[str, Any]:
    text = judged.holder.text
    return {"name": text.name, "role": text.role, "reasons": [reason.text for reason in judged.reasons]}


def _tell(overview: Overview) -> None:
    for sentence in (*overview.missing, *(reason.text for reason in overview.doubts)):
        click.echo(sentence, err=True)
    for name, word in COLUMNS:
        column = getattr(overview, name)
        click.echo(f"{word}: {len(column)}")
        for each in column:
            reasons = " ".join(reason.text for reason in each.reasons)
            click.echo(f"  {each.holder.text.name}\t{reasons}".rstrip())
    if overview.joining:
        click.echo(overview.joining_told)
