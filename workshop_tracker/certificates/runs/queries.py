"""How far a press is that has not finished."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_tracker.certificates.runs.models import PaperRun

STANDS_STILL_AFTER = dt.timedelta(seconds=15)  # a part of 500 takes less than a second


@dataclass(frozen=True, slots=True)
class Progress:
    """A press under way or cut; `is_moving` while somebody does something."""

    act: str
    done: int
    wanted: int
    is_moving: bool


def progress_of(session: Session, workshop_id: int, *, at: dt.datetime) -> Progress | None:
    """The newest press of a workshop, unless it has finished."""
    run = session.scalar(
        select(PaperRun).where(PaperRun.workshop_id == workshop_id).order_by(PaperRun.changed_at.desc()).limit(1)
    )
    if run is None or run.finished_at is not None:
        return None
    return Progress(run.act, run.done, run.wanted, at - run.changed_at < STANDS_STILL_AFTER)
