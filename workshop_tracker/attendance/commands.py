"""`import participants` and `import attendance`."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

import click
from sqlalchemy.orm import Session

from workshop_tracker.attendance.grids.actions import apply_marks
from workshop_tracker.attendance.grids.imports import explained, plan_marks, read_marks
from workshop_tracker.attendance.grids.rules import mark_of_sign, sign_of
from workshop_tracker.attendance.imports import the_marks
from workshop_tracker.attendance.participants.actions import WorkshopIsOver, apply_participants, require_running
from workshop_tracker.attendance.participants.imports import ParticipantFile, plan_participants
from workshop_tracker.attendance.participants.pasted import received_people
from workshop_tracker.console import Installation, pass_installation, refuse
from workshop_tracker.database import WritingSession, today
from workshop_tracker.intake.actions import fingerprint
from workshop_tracker.intake.commands import ImportSwitches, file_argument, import_switches
from workshop_tracker.intake.glossary.reading import Received, sheet_option
from workshop_tracker.intake.models import ImportBatch
from workshop_tracker.intake.proposals import ImportPlan
from workshop_tracker.people.importing.commands import read_list, run_import, tell_import
from workshop_tracker.spreadsheets import COMMAND_LIST, UnreadableFile
from workshop_tracker.workshops.models import Workshop
from workshop_tracker.workshops.queries import workshop_by_slug

Plan = Callable[[Session, Workshop], ImportPlan]
Apply = Callable[[WritingSession, Workshop, ImportPlan], ImportBatch | None]


@click.command(name="participants")
@click.argument("workshop")
@file_argument
@sheet_option
@import_switches
@pass_installation
def import_participants(
    installation: Installation, workshop: str, file: Path, sheet: str, switches: ImportSwitches
) -> None:
    """Peserta kegiatan WORKSHOP (alamatnya) dari daftar orang: .xlsx, .csv, atau teks WhatsApp (.txt)."""
    read = _people_of(installation, Received(file, file.name, sheet))
    _run(
        installation,
        workshop,
        switches,
        lambda session, target: plan_participants(session, target, read, today=today()),
        apply_participants,
    )


def _people_of(installation: Installation, received: Received) -> ParticipantFile:
    try:
        with installation.reading() as session:
            return received_people(session, received, limits=COMMAND_LIST)
    except UnreadableFile as unreadable:
        refuse(str(unreadable))


@click.command(name="attendance")
@click.argument("workshop")
@file_argument
@click.option(
    "--sign",
    "signs",
    multiple=True,
    metavar="TANDA=H",
    help="Arti tanda x, -, atau sel kosong (=H): H, I, S, A, atau kosong (x=) bila tidak ditandai.",
)
@sheet_option
@import_switches
@pass_installation
def import_attendance(
    installation: Installation, workshop: str, file: Path, signs: Sequence[str], sheet: str, switches: ImportSwitches
) -> None:
    """Tanda hadir kegiatan WORKSHOP: satu baris per tanda, atau satu kolom per hari atau sesi."""
    table, sha256 = read_list(installation, Received(file, sheet=sheet), the_marks), fingerprint(file)
    meanings = _meanings(signs)

    def plan(session: Session, target: Workshop) -> ImportPlan:
        read = read_marks(session, target, table, sha256, today=today())
        return explained(plan_marks(session, target, read), meanings)

    def apply(session: WritingSession, target: Workshop, planned: ImportPlan) -> None:
        apply_marks(session, target, planned, today=today())

    _run(installation, workshop, switches, plan, apply)


def _meanings(signs: Sequence[str]) -> dict[str, str]:
    """What `--sign` says, by sign; `x=` leaves it unmarked."""
    meanings: dict[str, str] = {}
    for each in signs:
        sign, has_meaning, meaning = each.rpartition("=")
        mark = mark_of_sign(sign_of(meaning))
        if not has_meaning or (meaning.strip() and mark is None):
            refuse(f"--sign {each}: tulis tandanya, lalu = dan H, I, S, atau A, misalnya --sign x=A.")
        meanings[sign_of(sign)] = mark or ""
    return meanings


def _run(installation: Installation, slug: str, switches: ImportSwitches, plan: Plan, apply: Apply) -> NoReturn:
    """Both for the workshop of this address."""
    planned, batch = run_import(
        installation,
        switches,
        lambda session: plan(session, _workshop(session, slug)),
        lambda session, planned: apply(session, _workshop(session, slug), planned),
    )
    tell_import(planned, batch, switches)


def _workshop(session: Session, slug: str) -> Workshop:
    workshop = workshop_by_slug(session, slug)
    if workshop is None:
        refuse(f"Kegiatan “{slug}” tidak ada. Lihat alamatnya dengan: workshops list")
    try:
        require_running(workshop)
    except WorkshopIsOver:
        refuse("Kegiatan ini sudah ditutup atau dibatalkan.")
    return workshop
