"""`certificates prepare|issue`: papers of everybody who has completed, part by part."""

import contextlib
import datetime as dt
import sys
from collections.abc import Iterator

import click

from workshop_tracker.certificates.actions import Issued
from workshop_tracker.certificates.preparing import CannotPrepare, LeftOut
from workshop_tracker.certificates.rules import date_when_issued, date_when_prepared
from workshop_tracker.certificates.runs.actions import (
    Run,
    begin_preparing,
    begin_validating,
    finish,
    prepare_part,
    validate_part,
)
from workshop_tracker.certificates.withdrawal import unearned_papers
from workshop_tracker.console import AS_JSON, REFUSED, Installation, pass_installation, print_json, refuse
from workshop_tracker.database import WritingSession, today
from workshop_tracker.workshops.commands import named_workshop
from workshop_tracker.workshops.models import Workshop

ON = click.option("--on", "on", type=click.DateTime(["%Y-%m-%d"]), help="Tanggal pada sertifikat (TTTT-BB-HH).")


@click.command()
@click.argument("slug", metavar="WORKSHOP")
@ON
@AS_JSON
@pass_installation
def prepare(installation: Installation, slug: str, on: dt.datetime | None, *, as_json: bool) -> None:
    """Siapkan sertifikat bernomor untuk yang tuntas atau masih dapat tuntas; belum sah, sudah dapat dicetak."""
    with installation.writing() as session, _told():
        workshop = named_workshop(session, slug)
        day = on.date() if on else date_when_prepared(workshop.ends_on, today())
        made, left_out = _prepare(session, workshop, day, installation.base_url(), before_the_end=True)
    _answer(slug, Issued(made, 0, left_out), as_json=as_json)


@click.command()
@click.argument("slug", metavar="WORKSHOP")
@ON
@AS_JSON
@pass_installation
def issue(installation: Installation, slug: str, on: dt.datetime | None, *, as_json: bool) -> None:
    """Siapkan dan sahkan sertifikat setiap orang yang tuntas."""
    with installation.writing() as session, _told():
        workshop = named_workshop(session, slug)
        day = on.date() if on else date_when_issued(workshop.ends_on, today())
        made, left_out = _prepare(session, workshop, day, installation.base_url(), before_the_end=False)
        issued = Issued(made, _validate(session, workshop), left_out)
        unearned = len(unearned_papers(session, workshop))
    _answer(slug, issued, as_json=as_json)
    if unearned:
        click.echo(f"{unearned} sertifikat yang disiapkan menunggu ditarik: certificates withdraw {slug}", err=True)
    if not issued.is_complete:
        sys.exit(REFUSED)


@contextlib.contextmanager
def _told() -> Iterator[None]:
    """Say in one sentence why nothing can be prepared."""
    try:
        yield
    except CannotPrepare as error:
        refuse(str(error))


def _prepare(
    session: WritingSession, workshop: Workshop, day: dt.date, base_url: str, *, before_the_end: bool
) -> tuple[int, tuple[LeftOut, ...]]:
    """Part by part, each committed: cut anywhere, the same command goes on."""
    run = begin_preparing(session, workshop, None, on=day, before_the_end=before_the_end)
    for number, part in enumerate(run.parts, 1):
        session.commit()
        prepare_part(session, workshop, run, part, on=day, base_url=base_url, before_the_end=before_the_end)
        _tell_progress("disiapkan", run, number)
    made = finish(session, run)
    session.commit()
    return made, run.left_out


def _validate(session: WritingSession, workshop: Workshop) -> int:
    run = begin_validating(session, workshop, None)
    for number, part in enumerate(run.parts, 1):
        session.commit()
        validate_part(session, workshop, run, part)
        _tell_progress("disahkan", run, number)
    validated = finish(session, run)
    session.commit()
    return validated


def _tell_progress(what: str, run: Run, number: int) -> None:
    """Only where there is something to wait for."""
    if len(run.parts) > 1:
        click.echo(f"{sum(map(len, run.parts[:number]))} dari {sum(map(len, run.parts))} {what}", err=True)


def _answer(slug: str, issued: Issued, *, as_json: bool) -> None:
    if as_json:
        print_json(
            {
                "workshop": slug,
                "prepared": issued.prepared,
                "validated": issued.validated,
                "left_out": [{"name": left.name, "reason": left.reason} for left in issued.left_out],
            }
        )
        return
    click.echo(f"{issued.prepared} sertifikat disiapkan, {issued.validated} disahkan.")
    for left in issued.left_out:
        click.echo(f"Tanpa sertifikat: {left.name}. {left.reason}", err=True)
