"""Deciding which roles get papers. Nothing here commits."""

from collections.abc import Mapping

from workshop_tracker.certificates.preparing import lock_workshop
from workshop_tracker.certificates.recipients.queries import paper_roles_of, papers_by_role
from workshop_tracker.database import WritingSession
from workshop_tracker.workshops.actions import require_editable
from workshop_tracker.workshops.engagements import PaperHours, PaperRole
from workshop_tracker.workshops.models import Workshop


class PapersRestOnIt(Exception):
    """These roles have papers in the book: `papers` counts them by role; what they say of it stays."""

    def __init__(self, papers: dict[str, int]) -> None:
        super().__init__(str(papers))
        self.papers = papers


def set_paper_roles(session: WritingSession, workshop: Workshop, wanted: Mapping[str, PaperHours]) -> None:
    """Let exactly these roles get papers, with these hours. Raises WorkshopIsOver, PapersRestOnIt."""
    require_editable(workshop, {"paper_roles"})
    lock_workshop(session, workshop)  # nobody prepares meanwhile
    rows = paper_roles_of(session, workshop.id)
    changed = {role for role in rows.keys() | wanted if role not in rows or rows[role].hours != wanted.get(role)}
    papers = papers_by_role(session, workshop.id)
    if resting := {role: papers[role] for role in sorted(changed & papers.keys())}:
        raise PapersRestOnIt(resting)
    for role in sorted(changed):
        _write(session, workshop, role, rows.get(role), wanted.get(role))
    session.flush()


def _write(
    session: WritingSession, workshop: Workshop, role: str, row: PaperRole | None, hours: PaperHours | None
) -> None:
    if row is None and hours is not None:
        session.add(PaperRole(workshop_id=workshop.id, role=role, hours=hours))
    elif row is not None and hours is None:
        session.delete(row)
    elif row is not None and hours is not None:
        row.hours = hours
