"""Preparing and validating in parts. Nothing here commits: the caller commits before each part, and after the last.

A press that was cut goes on where it stopped: what is to do is asked anew, and a part does nothing twice.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import select, update

from workshop_tracker.certificates.actions import papers_to_validate, validate_certificates
from workshop_tracker.certificates.preparing import LeftOut, lock_workshop, plan_papers, prepare_certificates
from workshop_tracker.certificates.repeats.rules import Operation, OtherContent, new_operation_id, operation
from workshop_tracker.certificates.runs.models import PaperRun
from workshop_tracker.database import WritingSession, batched, now
from workshop_tracker.workshops.models import Workshop

PAPERS_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Run:
    """A press that has begun: the participations of each part that is still to do, and who gets no paper."""

    id: int
    parts: tuple[Sequence[int], ...]
    left_out: tuple[LeftOut, ...] = ()


def begin_preparing(
    session: WritingSession, workshop: Workshop, form_id: str | None, *, on: dt.date, before_the_end: bool = True
) -> Run:
    """Raises CannotPrepare, OtherContent."""
    left_out: list[LeftOut] = []

    def plan() -> Sequence[int]:
        planned = plan_papers(session, workshop, on=on, before_the_end=before_the_end)
        left_out.extend(planned.left_out)
        return planned.ready

    run = _begin(session, workshop, operation("prepare", form_id, on), plan)
    return Run(run.id, run.parts, tuple(left_out))


def prepare_part(
    session: WritingSession,
    workshop: Workshop,
    run: Run,
    part: Sequence[int],
    *,
    on: dt.date,
    base_url: str,
    before_the_end: bool = True,
) -> None:
    """Raises CannotPrepare."""
    made = prepare_certificates(
        session, workshop, on=on, base_url=base_url, before_the_end=before_the_end, among=part
    ).made
    _note(session, run, made)


def begin_validating(session: WritingSession, workshop: Workshop, form_id: str | None) -> Run:
    """Raises OtherContent."""
    return _begin(session, workshop, operation("validate", form_id), lambda: papers_to_validate(session, workshop))


def validate_part(session: WritingSession, workshop: Workshop, run: Run, part: Sequence[int]) -> None:
    _note(session, run, validate_certificates(session, workshop, among=part))


def finish(session: WritingSession, run: Run) -> int:
    """Nothing is left to do: how many papers this press has made or validated in all, however often it was cut."""
    row = session.get_one(PaperRun, run.id, populate_existing=True)
    if row.finished_at is None:
        row.wanted, row.finished_at = row.done, now()
        session.flush()
    return row.done


def _begin(session: WritingSession, workshop: Workshop, press: Operation, plan: Callable[[], Sequence[int]]) -> Run:
    lock_workshop(session, workshop)  # of two who press at once, the second finds what the first has begun
    form_id = press.id or new_operation_id()
    row = session.scalar(select(PaperRun).where(PaperRun.workshop_id == workshop.id, PaperRun.operation_id == form_id))
    if row is not None and (row.act, row.content) != (press.act, press.content):
        raise OtherContent
    if row is not None and row.finished_at is not None:
        return Run(row.id, ())
    waiting = plan()
    if row is None:
        row = PaperRun(
            workshop_id=workshop.id, operation_id=form_id, act=press.act, content=press.content, wanted=0, done=0
        )
        session.add(row)
    row.wanted, row.changed_at = row.done + len(waiting), now()
    session.flush()
    return Run(row.id, tuple(batched(waiting, PAPERS_AT_ONCE)))


def _note(session: WritingSession, run: Run, done: int) -> None:
    """Two who go on with one press at once each count what they did themselves, and never more than there was."""
    session.execute(update(PaperRun).where(PaperRun.id == run.id).values(done=PaperRun.done + done, changed_at=now()))
