"""What the commands share that bring in a list which names people: read, planned, written where that is asked, told."""

from collections.abc import Callable, Sequence
from typing import NoReturn

from sqlalchemy.orm import Session

from workshop_tracker.console import Installation, refuse
from workshop_tracker.database import WritingSession
from workshop_tracker.intake.commands import ImportSwitches, answer
from workshop_tracker.intake.glossary.reading import Received, lists_in
from workshop_tracker.intake.layouts import RecognisedTable
from workshop_tracker.intake.models import ImportBatch
from workshop_tracker.intake.proposals import ImportPlan
from workshop_tracker.people.importing.pasted import pasted_list, text_of
from workshop_tracker.people.rosters.lists import the_list
from workshop_tracker.people.rosters.proposing import asked_in
from workshop_tracker.spreadsheets import COMMAND_LIST, UnreadableFile

Choose = Callable[[Sequence[RecognisedTable]], RecognisedTable]
Plan = Callable[[Session], ImportPlan]
Apply = Callable[[WritingSession, ImportPlan], ImportBatch | None]


def read_list(installation: Installation, received: Received, choose: Choose) -> RecognisedTable:
    """The one list of a file that is meant; refuses a file with none or with several."""
    try:
        return choose(lists_in(installation, received, limits=COMMAND_LIST))
    except UnreadableFile as unreadable:
        refuse(str(unreadable))


def read_people(installation: Installation, received: Received) -> RecognisedTable:
    """The one list of people of a file; a .txt without headings is a chat, read line by line."""
    try:
        return the_list(lists_in(installation, received, limits=COMMAND_LIST))
    except UnreadableFile as unreadable:
        text = text_of(received)
        if text is None:
            refuse(str(unreadable))
    try:
        return pasted_list(text, longest=COMMAND_LIST.rows).table
    except UnreadableFile as unreadable:
        refuse(str(unreadable))


def run_import(
    installation: Installation, switches: ImportSwitches, plan: Plan, apply: Apply
) -> tuple[ImportPlan, ImportBatch | None]:
    """Plan, and write if that was asked for; the writer plans in its own transaction."""
    if not switches.apply:
        with installation.reading() as reading:
            return _with_answers(plan(reading), switches), None
    with installation.writing() as session:
        planned = _with_answers(plan(session), switches)
        batch = apply(session, planned)
        session.commit()
    return planned, batch


def _with_answers(plan: ImportPlan, switches: ImportSwitches) -> ImportPlan:
    return plan.taking_suggestions() if switches.accept else plan


def tell_import(planned: ImportPlan, batch: ImportBatch | None, switches: ImportSwitches) -> NoReturn:
    """Say what was done or would be, with each question, and end the command."""
    answer(planned.report(), switches, batch, asked_in(planned))
