"""Bundles as their uploader finds them again."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_tracker.database import now
from workshop_tracker.people.bundles.models import FileState, StagedBundle, StagedFile

TO_CONFIRM = (FileState.WAITING, FileState.CHANGED)


def bundle_of(session: Session, token: str, *, user_id: int | None) -> StagedBundle | None:
    """A bundle that has not expired, for whoever sent it and nobody else."""
    return session.scalar(
        select(StagedBundle).where(
            StagedBundle.token == token, StagedBundle.created_by_id == user_id, StagedBundle.expires_at > now()
        )
    )


def files_of_bundle(session: Session, bundle: StagedBundle) -> Sequence[StagedFile]:
    """In the order in which they were sent."""
    return session.scalars(
        select(StagedFile).where(StagedFile.bundle_id == bundle.id).order_by(StagedFile.position)
    ).all()


def file_of_bundle(session: Session, bundle: StagedBundle, position: int) -> StagedFile | None:
    """That file for this transaction alone: of two who confirm it at once, one waits and finds it done."""
    wanted = select(StagedFile).where(StagedFile.bundle_id == bundle.id, StagedFile.position == position)
    return session.scalar(wanted.with_for_update().execution_options(populate_existing=True))
