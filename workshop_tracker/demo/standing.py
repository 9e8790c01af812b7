"""What stands in a database before the demonstration touches it."""

from enum import Enum, auto

from sqlalchemy import Engine, exists, select
from sqlalchemy.orm import Session

from workshop_tracker.accounts.models import User
from workshop_tracker.database import reading
from workshop_tracker.demo.loading import is_loaded
from workshop_tracker.schema import current_revision, known_revisions
from workshop_tracker.workshops.models import Workshop


class Standing(Enum):
    """`EMPTY` may be filled, `LOADED` is a demonstration, `FOREIGN` is somebody's own, `NEWER` nobody here can read."""

    EMPTY = auto()
    LOADED = auto()
    FOREIGN = auto()
    NEWER = auto()


def standing_of(engine: Engine, *, is_marked: bool) -> Standing:
    """Look, and change nothing. In a marked installation a start that was broken off left a schema and no more."""
    revision = current_revision(engine)
    if revision is None:
        return Standing.EMPTY
    if revision not in known_revisions():
        return Standing.NEWER if is_marked else Standing.FOREIGN
    with reading(engine) as session:
        if is_loaded(session):
            return Standing.LOADED
        return Standing.EMPTY if is_marked and not _has_content(session) else Standing.FOREIGN


def _has_content(session: Session) -> bool:
    return bool(session.scalar(select(exists().where(User.id > 0))) or session.scalar(select(exists(Workshop.id))))
