"""Where imports of people came from: who brought them in, and whose people they are."""

from collections.abc import Sequence

from sqlalchemy import Select, func, literal, select, union_all
from sqlalchemy.orm import Session

from workshop_tracker.attendance.archives.imports import KIND as HISTORY
from workshop_tracker.audit.models import AuditEntry
from workshop_tracker.intake.footprints import among
from workshop_tracker.intake.models import ImportBatch
from workshop_tracker.people.imports import KIND as PEOPLE
from workshop_tracker.people.models import Post
from workshop_tracker.schools.models import School

KINDS = (PEOPLE, HISTORY)


def people_batches(*, brought_by: int | None = None) -> Select[ImportBatch]:
    """The lists of people and the old registers that were imported, the newest first; of one account, or of all."""
    found = select(ImportBatch).where(ImportBatch.kind.in_(KINDS)).order_by(ImportBatch.id.desc())
    return found if brought_by is None else found.where(ImportBatch.actor_id == brought_by)


def uploaders(session: Session, batches: Sequence[ImportBatch]) -> dict[int, str]:
    """Who brought each of these in, as the audit names them: a school that came by its link has no account."""
    entries = session.execute(
        select(AuditEntry.object_id, AuditEntry.actor_name)
        .where(
            AuditEntry.object_kind == ImportBatch.__tablename__, AuditEntry.object_id.in_([each.id for each in batches])
        )
        .order_by(AuditEntry.id.desc())
    )
    return {batch_id: name for batch_id, name in entries if batch_id is not None}


def schools_of(session: Session, batches: Sequence[ImportBatch]) -> dict[int, tuple[str, int]]:
    """At which school each of these made posts: the first by name, and at how many. One statement."""
    questions = [
        select(literal(each.id), func.min(School.name), func.count(School.id.distinct()))
        .join(Post, Post.school_id == School.id)
        .where(among(Post.id, each.made["posts"]))
        for each in batches
        if each.made.get("posts")
    ]
    if not questions:
        return {}
    return {batch_id: (name, count) for batch_id, name, count in session.execute(union_all(*questions)) if count}
