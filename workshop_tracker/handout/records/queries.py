"""A person's valid papers as registers want them, and a transcript by its code with what became of its papers."""

import datetime as dt
from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_tracker.attendance.models import Participation
from workshop_tracker.certificates.models import Certificate, PaperState, is_certificate
from workshop_tracker.certificates.numbering.codes import read_code
from workshop_tracker.designs.rules import certificate_text_from_json
from workshop_tracker.handout.records.models import Transcript
from workshop_tracker.handout.records.trainings import LEVELS, RecordedTraining
from workshop_tracker.organizations.models import Organization, OrganizationKind
from workshop_tracker.workshops.models import Workshop


def trainings_of(session: Session, person_id: int) -> list[RecordedTraining]:
    """Newest event first; a letter to who did not complete is no training. One statement."""
    rows = session.execute(
        select(Certificate, Workshop.starts_on, Organization.kind)
        .join(Participation, Participation.id == Certificate.participation_id)
        .join(Workshop, Workshop.id == Participation.workshop_id)
        .join(Organization, Organization.id == Certificate.issuer_id)
        .where(
            Participation.person_id == person_id,
            Certificate.state == PaperState.VALID,
            is_certificate(),
        )
        .order_by(Certificate.event_ended_on.desc(), Certificate.id.desc())
    )
    return [_training(paper, starts_on, kind) for paper, starts_on, kind in rows]


def _training(paper: Certificate, starts_on: dt.date | None, kind: OrganizationKind) -> RecordedTraining:
    text = certificate_text_from_json(paper.snapshot)
    return RecordedTraining(
        certificate_id=paper.id,
        code=paper.code,
        kind=text.event_kind,
        title=text.title,
        number=text.number,
        organizer=text.organizer,
        starts_on=starts_on,
        ended_on=paper.event_ended_on,
        days=text.dates,
        place=text.place,
        role=text.role.capitalize(),
        level=LEVELS.get(kind, ""),
        lesson_hours=text.lesson_hours,
        is_sample=paper.is_sample,
    )


def transcript_by_code(session: Session, written_code: str) -> Transcript | None:
    """The transcript of a code as typed or scanned."""
    code = read_code(written_code)
    return None if code is None else session.scalar(select(Transcript).where(Transcript.code == code))


def states_of(session: Session, codes: Collection[str]) -> dict[str, PaperState]:
    """What became of papers since, by their code."""
    rows = session.execute(select(Certificate.code, Certificate.state).where(Certificate.code.in_(sorted(codes))))
    return {row.code: row.state for row in rows}
