"""`workshops …`: a workshop's plan from a file, and into one."""

import json
import sys
from pathlib import Path
from typing import Any, BinaryIO

import click
from sqlalchemy.orm import Session

from workshop_tracker.console import AS_JSON, REFUSED, Installation, pass_installation, print_json, refuse, write_whole
from workshop_tracker.intake.commands import file_argument
from workshop_tracker.intake.proposals import Outcome
from workshop_tracker.workshops.models import Workshop, WorkshopState
from workshop_tracker.workshops.plans.following import FollowedPlan, apply_plan
from workshop_tracker.workshops.plans.plan import Plan, PlanRefused
from workshop_tracker.workshops.plans.reading import parse_plan
from workshop_tracker.workshops.plans.writing import plan_document, plan_of
from workshop_tracker.workshops.queries import workshop_by_slug
from workshop_tracker.workshops.rules import Problem

OUTCOME_WORDS = {
    Outcome.NEW: "Kegiatan baru",
    Outcome.CHANGED: "Kegiatan yang berubah",
    Outcome.SAME: "Kegiatan yang sama, tidak ada yang berubah",
}
STATE_WORDS = {
    WorkshopState.DRAFT: "draf",
    WorkshopState.OPEN: "terbuka",
    WorkshopState.HELD: "terlaksana",
    WorkshopState.CLOSED: "ditutup",
    WorkshopState.CANCELLED: "dibatalkan",
}


@click.group(name="workshops")
def workshops_group() -> None:
    """Kegiatan: rencana dari berkas dan ke berkas, daftarnya, beritanya."""


@workshops_group.command("import")
@file_argument
@click.option("--apply", is_flag=True, help="Tulis ke basis data; tanpa ini hanya pratinjau.")
@AS_JSON
@pass_installation
def import_command(installation: Installation, *, file: Path, apply: bool, as_json: bool) -> None:
    """Buat atau sesuaikan satu kegiatan menurut rencananya (FILE.json).

    Berkas yang sama dua kali tidak mengubah apa pun. Yang tidak tertulis di berkas dibiarkan.
    """
    try:
        document = _follow(installation, read_plan_file(file), apply=apply)
    except PlanRefused as refused:
        document = _refusal(refused.problems)
    if as_json:
        print_json(document)
    else:
        _tell(document, apply=apply)
    sys.exit(REFUSED if document["problems"] else 0)


@workshops_group.command("export")
@click.argument("workshop", metavar="WORKSHOP")
@click.option(
    "--output", required=True, type=click.Path(dir_okay=False, path_type=Path), help="Berkas .json yang ditulis."
)
@pass_installation
def export_command(installation: Installation, *, workshop: str, output: Path) -> None:
    """Tulis rencana satu kegiatan (WORKSHOP: slug) ke berkas yang dapat dibaca `workshops import`."""
    with installation.reading() as session:
        found = workshop_by_slug(session, workshop)
        if found is None:
            refuse(f"Kegiatan {workshop} tidak ada.")
        document = plan_document(plan_of(session, found))
    text = json.dumps(document, ensure_ascii=False, indent=2)

    def write(file: BinaryIO) -> None:
        file.write(f"{text}\n".encode())

    write_whole(output, write)
    click.echo(f"Tertulis: {output}")


def read_plan_file(file: Path) -> Plan:
    """The plan of a UTF-8 file. Raises PlanRefused."""
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise PlanRefused((Problem("", "Berkas bukan teks UTF-8; simpan sekali lagi sebagai UTF-8."),)) from wrong
    return parse_plan(text)


def named_workshop(session: Session, slug: str) -> Workshop:
    """The workshop that a command is about; one that is not there ends the command."""
    workshop = workshop_by_slug(session, slug)
    if workshop is None:
        refuse(f"Kegiatan {slug!r} tidak ditemukan. Lihat: workshops list")
    return workshop


def _follow(installation: Installation, plan: Plan, *, apply: bool) -> dict[str, Any]:
    """The preview is the act itself, taken back at the end."""
    with installation.writing() as session:
        followed = apply_plan(session, plan, is_sample=installation.settings.is_demo)
        if apply:
            session.commit()
    if followed.workshop.starts_on is None:
        click.echo("Tanggal belum ada: sertifikat menunggu.", err=True)
    return _answer(followed)


def _answer(followed: FollowedPlan) -> dict[str, Any]:
    return {
        "slug": followed.workshop.slug,
        "title": followed.workshop.title,
        "state": followed.workshop.state.value,
        "outcome": followed.outcome.value,
        "missing": _plain(followed.missing),
        "problems": [],
    }


def _refusal(problems: tuple[Problem, ...]) -> dict[str, Any]:
    return {
        "slug": None,
        "title": None,
        "state": None,
        "outcome": None,
        "missing": [],
        "problems": _plain(problems),
    }


def _plain(problems: tuple[Problem, ...]) -> list[dict[str, str]]:
    return [{"path": problem.path, "message": problem.message} for problem in problems]


def _tell(document: dict[str, Any], *, apply: bool) -> None:
    if document["problems"]:
        click.echo("Rencana belum dapat dipakai:", err=True)
        for problem in document["problems"]:
            click.echo(f"- {problem['path'] or 'berkas'}: {problem['message']}", err=True)
        return
    click.echo(f"{OUTCOME_WORDS[Outcome(document['outcome'])]}: {document['title']} ({document['slug']})")
    click.echo(f"Keadaan: {STATE_WORDS[WorkshopState(document['state'])]}")
    for problem in document["missing"]:
        click.echo(f"- {problem['message']}")
    if not apply:
        click.echo("Ini pratinjau; belum ada yang ditulis. Tulis dengan --apply.")
