"""What is known of each holder before printing, judged; a few statements whatever the number."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_tracker.attendance.models import Participation
from workshop_tracker.certificates.contents.holders import Holder
from workshop_tracker.certificates.contents.trial import misfits
from workshop_tracker.certificates.contents.wording import HolderText, WorkshopText, programme_rows
from workshop_tracker.certificates.contents.workshop import WorkshopPapers
from workshop_tracker.certificates.models import PaperState
from workshop_tracker.certificates.preflight.rules import (
    HolderFacts,
    Reason,
    SessionHours,
    Verdict,
    Workplace,
    doubts_of_days,
    obstacles,
    reasons_of,
    verdict_of,
)
from workshop_tracker.certificates.proposals.queries import open_proposals
from workshop_tracker.designs.rules import missing_letters
from workshop_tracker.people.models import StaffKind
from workshop_tracker.people.names import split_name
from workshop_tracker.workshops.engagements import Signatory
from workshop_tracker.workshops.models import SessionKind, Workshop
from workshop_tracker.workshops.queries import sessions_of


@dataclass(frozen=True, slots=True)
class Judged:
    """A holder with every reason to look before printing."""

    holder: Holder
    reasons: tuple[Reason, ...]

    @property
    def verdict(self) -> Verdict:
        return verdict_of(self.reasons)


@dataclass(frozen=True, slots=True)
class Registered:
    """What the list says of one participation."""

    id: int
    name: str
    school_id: int | None
    work_unit: str
    staff_kind: StaffKind
    name_confirmed_at: dt.datetime | None


@dataclass(frozen=True, slots=True)
class Printing:
    """What does not depend on one holder: what papers say, whose name is too long, who signs, who proposed another."""

    text: WorkshopText
    misfits: frozenset[HolderText]
    signers: frozenset[int]
    is_confirming: bool
    proposals: frozenset[int]
    has_given_numbers: bool


def judged_holders(
    session: Session, workshop: Workshop, papers: WorkshopPapers, holders: Sequence[Holder], on: dt.date
) -> list[Judged]:
    """Each holder with the reasons found, in the given order. Three statements, and a trial print of the longest."""
    registered = _registered(session, workshop.id)
    printing = Printing(
        text=papers.text,
        misfits=misfits(papers.text, [holder.text for holder in holders], on),
        signers=_signers(session, workshop.id),
        is_confirming=any(row.name_confirmed_at for row in registered.values()),
        proposals=open_proposals(session, workshop.id),
        has_given_numbers=papers.has_given_numbers,
    )
    return [
        Judged(holder, reasons_of(_facts(holder, registered[holder.participation_id], printing))) for holder in holders
    ]


def doubts_of_programme(session: Session, workshop: Workshop) -> tuple[Reason, ...]:
    """What makes the programme's lesson hours look wrong on every paper. One statement."""
    return doubts_of_days(
        SessionHours(part.held_on, part.starts_at, part.ends_at, part.lesson_hours, part.kind is SessionKind.TASK)
        for part in sessions_of(session, workshop.id)
    )


def obstacle(holder: Holder, *, is_earned: bool, is_too_long: bool, has_given_numbers: bool) -> str:
    """The first reason that keeps this holder's paper from being made; empty when none does."""
    facts = HolderFacts(
        has_completed=holder.has_completed,
        can_complete=is_earned,
        attendance=holder.reason,
        is_revoked=holder.state is PaperState.REVOKED,
        missing_letters=missing_letters(holder.text.name + holder.text.school),
        is_too_long=is_too_long,
        lacks_number=has_given_numbers and _lacks_number(holder),
    )
    return next((reason.text for reason in obstacles(facts)), "")


def _facts(holder: Holder, registered: Registered, printing: Printing) -> HolderFacts:
    text = holder.text
    rows = programme_rows(printing.text, text)
    return HolderFacts(
        has_completed=holder.has_completed,
        can_complete=holder.can_complete,
        attendance=holder.reason,
        is_revoked=holder.state is PaperState.REVOKED,
        missing_letters=missing_letters(text.name + text.school),
        is_too_long=text in printing.misfits,
        lacks_number=printing.has_given_numbers and _lacks_number(holder),
        workplace=_workplace(registered),
        written_workplace=registered.work_unit,
        is_teacher=text.role == "participant" and registered.staff_kind is StaffKind.TEACHER,
        is_spelling_open=_is_spelling_open(registered, is_confirming=printing.is_confirming),
        has_proposal=holder.participation_id in printing.proposals,
        is_signer=text.person_id in printing.signers,
        speaks_without_hours=text.hours == "own_sessions" and not rows,
        has_prepared=holder.state is PaperState.PREPARED,
        prepared_hours=holder.lesson_hours,
        programme_hours=sum(row.lesson_hours for row in rows) or None,
    )


def _lacks_number(holder: Holder) -> bool:
    return holder.has_none and not holder.given_number


def _workplace(registered: Registered) -> Workplace:
    if registered.school_id is not None:
        return Workplace.SCHOOL
    return Workplace.WRITTEN if registered.work_unit else Workplace.UNKNOWN


def _is_spelling_open(registered: Registered, *, is_confirming: bool) -> bool:
    """Where some have said that their name is right, whoever has not is told; else only what reads in two ways."""
    if registered.name_confirmed_at is not None:
        return False
    return is_confirming or split_name(registered.name).certainty == "ask"


def _registered(session: Session, workshop_id: int) -> dict[int, Registered]:
    wanted = select(
        Participation.id,
        Participation.name_as_registered,
        Participation.school_id,
        Participation.work_unit,
        Participation.staff_kind,
        Participation.name_confirmed_at,
    )
    rows = session.execute(wanted.where(Participation.workshop_id == workshop_id))
    return {row.id: Registered(*row) for row in rows}


def _signers(session: Session, workshop_id: int) -> frozenset[int]:
    wanted = select(Signatory.person_id).where(Signatory.workshop_id == workshop_id)
    return frozenset(number for number in session.scalars(wanted) if number is not None)
