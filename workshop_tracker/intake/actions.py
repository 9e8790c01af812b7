"""Keeping a plan from its preview to its confirmation (24 hours), and remembering what was applied."""

import datetime as dt
import hashlib
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import delete, insert, or_, select

from workshop_tracker.bulk import insert_rows
from workshop_tracker.database import WritingSession, now
from workshop_tracker.intake.footprints import Footprint
from workshop_tracker.intake.models import ImportBatch, ImportChange, StagedProposal, StagedUpload
from workshop_tracker.intake.proposals import ImportPlan
from workshop_tracker.intake.queries import staged_upload
from workshop_tracker.presentation import pack_sentences

STAGED_FOR = dt.timedelta(hours=24)
UNDONE_WITHIN = dt.timedelta(days=30)  # as a merge of two people


class StagedPlanIsGone(Exception):
    """The preview is older than 24 hours, was confirmed already, or belongs to somebody else."""


def fingerprint(source: bytes | Path) -> str:
    """SHA-256 of a file in hexadecimal: the same file is recognised without keeping it."""
    return hashlib.sha256(source if isinstance(source, bytes) else source.read_bytes()).hexdigest()


def stage(session: WritingSession, plan: ImportPlan) -> str:
    """Keep a plan until its uploader confirms it; returns the token that finds it again. Drops what has expired."""
    drop_expired(session)
    moment = now()
    upload = StagedUpload(
        token=secrets.token_urlsafe(32),
        kind=plan.kind,
        target_id=plan.target_id,
        layout=plan.layout,
        file_name=plan.file_name,
        file_sha256=plan.file_sha256,
        created_by_id=session.actor.id,
        created_at=moment,
        expires_at=moment + STAGED_FOR,
        left_out=_left_out_rows(plan),
    )
    session.add(upload)
    session.flush()
    _keep_proposals(session, upload, plan)
    return upload.token


def stage_in_place(session: WritingSession, plan: ImportPlan, *, instead_of: str = "") -> str:
    """Keep a plan; the one that its uploader staged of the same file for the same target makes room for it.

    `instead_of` is the token of another one that it takes the place of: the text of that list was changed.
    """
    session.execute(
        delete(StagedUpload).where(
            StagedUpload.kind == plan.kind,
            StagedUpload.target_id == plan.target_id,
            or_(StagedUpload.file_sha256 == plan.file_sha256, StagedUpload.token == instead_of),
            StagedUpload.created_by_id.is_not_distinct_from(session.actor.id),  # a school's link has no account
        )
    )
    return stage(session, plan)


def restage(session: WritingSession, token: str, plan: ImportPlan) -> None:
    """Keep a plan that was put right in the place of the one that is staged, for another 24 hours.

    Raises StagedPlanIsGone.
    """
    upload = _upload(session, token, plan.kind)
    upload.expires_at = now() + STAGED_FOR
    upload.left_out = _left_out_rows(plan)
    session.execute(delete(StagedProposal).where(StagedProposal.upload_id == upload.id))
    session.flush()
    _keep_proposals(session, upload, plan)


def _keep_proposals(session: WritingSession, upload: StagedUpload, plan: ImportPlan) -> None:
    if plan.proposals:
        session.connection().execute(insert(StagedProposal), _staged_rows(upload.id, plan))


def _left_out_rows(plan: ImportPlan) -> list[Any]:
    rows: list[Any] = pack_sentences([[each.number, each.text, each.reason] for each in plan.left_out])
    return rows


def _staged_rows(upload_id: int, plan: ImportPlan) -> list[dict[str, Any]]:
    return [
        {
            "upload_id": upload_id,
            "row_number": each.row_number,
            "outcome": each.outcome,
            "content": pack_sentences(
                {
                    "values": dict(each.values),
                    "problems": [[problem.row, problem.column, problem.message] for problem in each.problems],
                    "suggestion": each.suggestion,
                }
            ),
            "answer": each.answer,
        }
        for each in plan.proposals
    ]


def keep_answers(
    session: WritingSession, token: str, kind: str, answers: Mapping[int, Mapping[str, Any] | None]
) -> None:
    """Remember what the uploader chose for questions, by row number; None takes an answer back.

    Raises StagedPlanIsGone.
    """
    upload = _upload(session, token, kind)
    rows = session.scalars(
        select(StagedProposal).where(StagedProposal.upload_id == upload.id, StagedProposal.row_number.in_(answers))
    )
    for row in rows:
        row.answer = None if answers[row.row_number] is None else dict(answers[row.row_number] or {})
    session.flush()


def discard(session: WritingSession, token: str, kind: str) -> None:
    """Forget a staged plan: it was applied, or its uploader thought better of it. Raises StagedPlanIsGone.

    Of two who confirm it at the same moment one waits here, and finds it gone.
    """
    upload = _upload(session, token, kind)
    if session.scalar(delete(StagedUpload).where(StagedUpload.id == upload.id).returning(StagedUpload.id)) is None:
        raise StagedPlanIsGone(token)


def drop_expired(session: WritingSession) -> None:
    """Forget every plan that nobody confirmed in time."""
    session.execute(delete(StagedUpload).where(StagedUpload.expires_at <= now()))


def _upload(session: WritingSession, token: str, kind: str) -> StagedUpload:
    upload = staged_upload(session, token, kind, user_id=session.actor.id)
    if upload is None:
        raise StagedPlanIsGone(token)
    return upload


def record_batch(session: WritingSession, plan: ImportPlan, footprint: Footprint | None = None) -> ImportBatch:
    """Remember an applied plan: who, when, which file, how many; its creation is the one audit row of the import.

    Of the problems only row and column are kept: a sentence may quote a cell. How changed rows were before is kept as
    long as the batch can be taken back.
    """
    footprint = footprint or Footprint()
    batch = ImportBatch(
        kind=plan.kind,
        target_id=plan.target_id,
        layout=plan.layout,
        file_sha256=plan.file_sha256,
        counts=plan.report().counts(),
        problems=[[problem.row, problem.column] for problem in plan.problems()],
        stayed_out=[each.row_number for each in plan.proposals if each.stays_out],
        set_aside=[each.number for each in plan.left_out if each.is_by_hand],
        actor_id=session.actor.id,
        made=footprint.runs(),
    )
    session.add(batch)
    session.flush()
    insert_rows(session, ImportChange, [{"batch_id": batch.id, **each._asdict()} for each in footprint.changed])
    drop_old_changes(session)
    return batch


def drop_old_changes(session: WritingSession) -> None:
    """Forget how rows were before imports that are too old to be taken back."""
    old = select(ImportBatch.id).where(ImportBatch.applied_at <= now() - UNDONE_WITHIN)
    session.execute(delete(ImportChange).where(ImportChange.batch_id.in_(old)))
