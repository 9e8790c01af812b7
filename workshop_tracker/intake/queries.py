"""Staged plans as their uploader finds them again."""

from typing import TypeVar

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from workshop_tracker.database import now
from workshop_tracker.intake.models import ImportBatch, StagedProposal, StagedUpload
from workshop_tracker.intake.proposals import ImportPlan, LeftOut, Problem, Proposal
from workshop_tracker.presentation import unpack_sentences

Value = TypeVar("Value")


def staged_upload(session: Session, token: str, kind: str, *, user_id: int | None) -> StagedUpload | None:
    """A preview that has not expired, for whoever uploaded it and nobody else."""
    return session.scalar(
        select(StagedUpload).where(
            StagedUpload.token == token,
            StagedUpload.kind == kind,
            StagedUpload.created_by_id == user_id,
            StagedUpload.expires_at > now(),
        )
    )


def staged_plan(session: Session, token: str, kind: str, *, user_id: int | None) -> ImportPlan | None:
    """The very plan that was staged, with the answers given since; None when it is gone or another's."""
    upload = staged_upload(session, token, kind, user_id=user_id)
    if upload is None:
        return None
    rows = session.scalars(
        select(StagedProposal).where(StagedProposal.upload_id == upload.id).order_by(StagedProposal.row_number)
    )
    return ImportPlan(
        kind=upload.kind,
        layout=upload.layout,
        file_sha256=upload.file_sha256,
        proposals=tuple(_proposal(row) for row in rows),
        target_id=upload.target_id,
        file_name=upload.file_name,
        left_out=tuple(LeftOut(*each) for each in unpack_sentences(upload.left_out)),
    )


def _proposal(row: StagedProposal) -> Proposal:
    content = unpack_sentences(row.content)
    return Proposal(
        row_number=row.row_number,
        outcome=row.outcome,
        values=content["values"],
        problems=tuple(Problem(*problem) for problem in content["problems"]),
        suggestion=content["suggestion"],
        answer=row.answer,
    )


def rows_that_stayed_out(session: Session, kind: str, target_id: int | None, file_sha256: str) -> frozenset[int] | None:
    """Which rows of this very file did not go in when it was applied last; None where it never was."""
    of_file = _batches(select(ImportBatch.stayed_out), kind, target_id, file_sha256)
    rows = session.scalars(
        of_file.where(ImportBatch.undone_at.is_(None)).order_by(ImportBatch.id.desc()).limit(1)
    ).all()
    return frozenset(rows[0]) if rows else None


def rows_set_aside(
    session: Session, kind: str, target_id: int | None, file_sha256: str, *, user_id: int | None
) -> frozenset[int]:
    """Of which rows of this very file somebody said that they are nobody: this user while it waits, else its applier.

    Numbers alone: what stands in such a row is not kept.
    """
    waiting = session.scalar(
        select(StagedUpload.left_out)
        .where(
            StagedUpload.kind == kind,
            StagedUpload.target_id == target_id,
            StagedUpload.file_sha256 == file_sha256,
            StagedUpload.created_by_id == user_id,
            StagedUpload.expires_at > now(),
        )
        .order_by(StagedUpload.id.desc())
        .limit(1)
    )
    if waiting is not None:
        left_out = [LeftOut(*each) for each in unpack_sentences(waiting)]
        return frozenset(each.number for each in left_out if each.is_by_hand)
    of_file = _batches(select(ImportBatch.set_aside), kind, target_id, file_sha256)
    rows = session.scalars(of_file.where(ImportBatch.undone_at.is_(None)).order_by(ImportBatch.id.desc()).limit(1))
    return frozenset(next(iter(rows), ()))


def applied_before(session: Session, kind: str, target_id: int | None, file_sha256: str) -> int:
    """How many times this very file was applied."""
    return session.scalar(_batches(select(func.count()), kind, target_id, file_sha256)) or 0


def _batches(found: Select[Value], kind: str, target_id: int | None, file_sha256: str) -> Select[Value]:
    of_target = ImportBatch.target_id.is_(None) if target_id is None else ImportBatch.target_id == target_id
    return found.where(ImportBatch.file_sha256 == file_sha256, ImportBatch.kind == kind, of_target)
