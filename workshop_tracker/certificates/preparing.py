"""Making papers: number, code and frozen text in one transaction, for one holder or ten thousand alike."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from workshop_tracker.attendance.models import Participation
from workshop_tracker.attendance.registration import register_engaged
from workshop_tracker.audit.actions import record
from workshop_tracker.certificates.contents.holders import Holder, holders_of
from workshop_tracker.certificates.contents.trial import misfits, trial_problem
from workshop_tracker.certificates.contents.wording import PaperIdentity, certificate_text
from workshop_tracker.certificates.contents.workshop import WorkshopPapers, workshop_papers
from workshop_tracker.certificates.models import Certificate, PaperKind, PaperState
from workshop_tracker.certificates.numbering.codes import new_code
from workshop_tracker.certificates.numbering.queries import numbers_lacking, scope_of
from workshop_tracker.certificates.numbering.series import (
    ROWS_AT_ONCE,
    BlockIsUsedUp,
    forget_given_numbers,
    take_numbers,
)
from workshop_tracker.certificates.preflight.queries import obstacle
from workshop_tracker.certificates.rules import latest_date_when_prepared, missing_for_certificates
from workshop_tracker.certificates.sealing.actions import Sealed, seal_papers
from workshop_tracker.certificates.sealing.queries import printed_checkpoint
from workshop_tracker.certificates.sealing.rules import Act, new_salt
from workshop_tracker.database import WritingSession, batched, now, today
from workshop_tracker.designs.rules import certificate_text_to_json
from workshop_tracker.presentation import Sentence, together
from workshop_tracker.workshops.models import Workshop
from workshop_tracker.workshops.numbering import NumberParts, WrongPattern, render_number

NUMBER_TAKEN = Sentence("Nomor menurut pola ini sudah terpakai oleh kegiatan lain; ubah pola nomornya.")
GIVEN_NUMBER_TAKEN = Sentence("Nomor dari kantor sudah dipakai sertifikat lain; periksa nomor yang diketik.")


class CannotPrepare(Exception):
    """Papers of this workshop cannot be made; `reasons` say why, in Indonesian."""

    def __init__(self, reasons: Sequence[str]) -> None:
        super().__init__(together(*reasons))
        self.reasons = tuple(reasons)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Somebody who gets no paper now, and why."""

    participation_id: int
    name: str
    reason: str
    has_completed: bool


@dataclass(frozen=True, slots=True)
class Prepared:
    """How many papers were made, and who was left out."""

    made: int
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """Whose papers are to be made, by participation and in the order of their numbers, and who is left out."""

    ready: tuple[int, ...]
    left_out: tuple[LeftOut, ...]


def plan_papers(session: WritingSession, workshop: Workshop, *, on: dt.date, before_the_end: bool) -> Plan:
    """Who comes onto the list by being engaged is registered. Raises CannotPrepare with every reason at once.

    A block with too few numbers is one: a run in parts would stop in the middle.
    """
    lock_workshop(session, workshop)
    papers = _papers(session, workshop, on, before_the_end=before_the_end)
    register_engaged(session, workshop)
    ready, left_out = _judged(holders_of(session, workshop), papers, on, before_the_end=before_the_end)
    if papers.issuer and (lacking := numbers_lacking(session, workshop, papers.issuer.id, len(ready))):
        raise CannotPrepare([str(BlockIsUsedUp(lacking))])
    return Plan(tuple(holder.participation_id for holder in _in_order(ready)), tuple(left_out))


def prepare_certificates(
    session: WritingSession,
    workshop: Workshop,
    *,
    on: dt.date,
    base_url: str,
    before_the_end: bool = False,
    among: Sequence[int] | None = None,
) -> Prepared:
    """Prepare a paper for everyone who has completed and lacks one. Calling it twice makes nothing twice.

    `before_the_end`: also for those who still can complete, so that papers are signed and at hand at the closing;
    a prepared paper becomes valid only for who has completed. `among` are the participations of one part of a plan.
    Raises CannotPrepare with every reason at once.
    """
    lock_workshop(session, workshop)
    papers = _papers(session, workshop, on, before_the_end=before_the_end)
    if among is None:
        register_engaged(session, workshop)
    ready, left_out = _judged(holders_of(session, workshop, among=among), papers, on, before_the_end=before_the_end)
    _write(session, workshop, papers, _in_order(ready), on, base_url)
    return Prepared(len(ready), tuple(left_out))


def _papers(session: Session, workshop: Workshop, on: dt.date, *, before_the_end: bool) -> WorkshopPapers:
    papers = workshop_papers(session, workshop)
    latest = latest_date_when_prepared(workshop.ends_on, today()) if before_the_end else today()
    if reasons := missing_for_certificates(papers.facts, on, latest):
        raise CannotPrepare(reasons)
    return papers


def _judged(
    holders: Sequence[Holder], papers: WorkshopPapers, on: dt.date, *, before_the_end: bool
) -> tuple[list[Holder], list[LeftOut]]:
    """Whose papers may be made, and who gets none, with the reason. Raises CannotPrepare where none can be printed."""
    ready: list[Holder] = []
    left_out: list[LeftOut] = []
    too_long = misfits(papers.text, [holder.text for holder in holders], on)
    for holder in holders:
        is_earned = holder.can_complete if before_the_end else holder.has_completed
        if problem := obstacle(
            holder,
            is_earned=is_earned,
            is_too_long=holder.text in too_long,
            has_given_numbers=papers.has_given_numbers,
        ):
            left_out.append(LeftOut(holder.participation_id, holder.text.name, problem, holder.has_completed))
        elif holder.has_none:
            ready.append(holder)
    if ready and (problem := trial_problem(papers.text, [], on)):
        raise CannotPrepare([problem])
    return ready, left_out


def _in_order(holders: Sequence[Holder]) -> list[Holder]:
    """In the order of their numbers: participants first, each role together."""
    return sorted(holders, key=lambda holder: holder.text.role != "participant")


def lock_workshop(session: Session, workshop: Workshop) -> None:
    """Papers of one workshop are made by one at a time; on SQLite the transaction itself sees to it."""
    session.execute(select(Workshop.id).where(Workshop.id == workshop.id).with_for_update())


def lock_workshop_of(session: Session, participation_id: int) -> None:
    """The same for an act on one paper: whoever holds the log never waits for a paper of its workshop."""
    workshop_id = select(Participation.workshop_id).where(Participation.id == participation_id).scalar_subquery()
    session.execute(select(Workshop.id).where(Workshop.id == workshop_id).with_for_update())


def _write(
    session: WritingSession,
    workshop: Workshop,
    papers: WorkshopPapers,
    holders: Sequence[Holder],
    on: dt.date,
    base_url: str,
) -> None:
    rows = [
        row
        for role, group in groupby(holders, lambda holder: holder.text.role)
        for row in _rows(session, workshop, papers, role, list(group), on, base_url)
    ]
    try:
        for part in batched(rows, ROWS_AT_ONCE):
            session.execute(insert(Certificate), part)
    except IntegrityError as error:
        raise CannotPrepare([GIVEN_NUMBER_TAKEN if papers.has_given_numbers else NUMBER_TAKEN]) from error
    if papers.has_given_numbers:
        forget_given_numbers(session, [holder.participation_id for holder in holders])
    seal_papers(session, Act.PREPARED, [Sealed(on, row["snapshot"], row["salt"], row["state"]) for row in rows])
    if rows:
        numbers = f"{rows[0]['number']} s.d. {rows[-1]['number']}" if len(rows) > 1 else rows[0]["number"]
        record(session, "prepare", "workshops", workshop.id, new=f"{len(rows)} sertifikat: {numbers}")


def _rows(
    session: WritingSession,
    workshop: Workshop,
    papers: WorkshopPapers,
    role: str,
    holders: list[Holder],
    on: dt.date,
    base_url: str,
) -> list[dict[str, Any]]:
    issuer = papers.issuer
    if issuer is None:
        raise CannotPrepare([Sentence("Penyelenggara belum dipilih.")])
    parts = NumberParts(role, on, issuer.unit, issuer.classification)
    scope = scope_of(session, workshop, issuer.id, role, on)
    checkpoint = printed_checkpoint(session, on.year, papers.text.language)
    try:
        series_id, numbers = take_numbers(session, issuer.id, PaperKind.SERTIFIKAT, scope, len(holders))
    except BlockIsUsedUp as used_up:
        raise CannotPrepare([str(used_up)]) from used_up
    return [
        _row(session, papers, holder, _identity(number, parts, base_url, holder.edition + 1), checkpoint)
        | {"series_id": series_id, "issuer_id": issuer.id, "sequence": sequence}
        | {"event_ended_on": workshop.ends_on or workshop.starts_on or on}
        for sequence, holder, number in _numbered(workshop, papers, holders, numbers, parts)
    ]


def _numbered(
    workshop: Workshop, papers: WorkshopPapers, holders: Sequence[Holder], numbers: Sequence[int], parts: NumberParts
) -> Iterator[tuple[int, Holder, str]]:
    """Each holder with the place in the book and the number; given ones stand in the order of the list."""
    pattern = workshop.number_patterns.of(parts.role)
    for sequence, holder in zip(numbers, holders, strict=True):
        try:
            counted = render_number(pattern, sequence, parts)
        except WrongPattern as wrong:
            raise CannotPrepare([str(wrong)]) from wrong
        yield sequence, holder, holder.given_number if papers.has_given_numbers else counted


def _identity(number: str, parts: NumberParts, base_url: str, edition: int) -> PaperIdentity:
    return PaperIdentity(PaperKind.SERTIFIKAT.value, number, new_code(), edition, parts.issued_on, base_url)


def _row(
    session: WritingSession, papers: WorkshopPapers, holder: Holder, identity: PaperIdentity, checkpoint: str
) -> dict[str, Any]:
    text = certificate_text(papers.text, holder.text, replace(identity, checkpoint=checkpoint))
    return {
        "participation_id": holder.participation_id,
        "kind": PaperKind.SERTIFIKAT,
        "version": identity.edition,
        "number": identity.number,
        "code": identity.code,
        "state": PaperState.PREPARED,
        "snapshot": certificate_text_to_json(text),
        "salt": new_salt(),
        "name": text.name,
        "lesson_hours": text.lesson_hours,
        "issued_on": identity.issued_on,
        "is_sample": text.is_sample,
        "prepared_at": now(),
        "operation_id": "",
        "reason": "",
        "actor_kind": session.actor.kind,
        "actor_id": session.actor.id,
    }
