"""What is pending is folded before somebody reads: a page that looks opens a short writing transaction for it."""

from sqlalchemy import Engine

from workshop_tracker.database import reading, writing
from workshop_tracker.reports.summaries.actions import fold
from workshop_tracker.reports.summaries.queries import is_pending
from workshop_tracker.viewer import Actor, ActorKind

FOLDER = Actor(ActorKind.WORKER, name="ringkasan")


def bring_up_to_date(engine: Engine) -> int:
    """Fold what was committed before this call; how many participations were counted anew.

    A reading session opened after it sees summaries that are exact as of an instant after the call. Where nothing is
    pending nothing is locked.
    """
    with reading(engine) as session:
        if not is_pending(session):
            return 0
    with writing(engine, by=FOLDER) as session:
        folded = fold(session)
        session.commit()
    return folded
