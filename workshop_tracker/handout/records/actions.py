"""Handing out a transcript. Nothing here commits."""

from sqlalchemy import select

from workshop_tracker.database import WritingSession
from workshop_tracker.handout.records.models import Transcript
from workshop_tracker.handout.records.transcripts import TranscriptText
from workshop_tracker.people.models import Person


def make_transcript(session: WritingSession, person: Person, text: TranscriptText) -> Transcript:
    """The transcript of that text; while nothing has changed it is the one that was made before."""
    session.execute(select(Person.id).where(Person.id == person.id).with_for_update())
    snapshot = text.to_json()
    newest = session.scalar(
        select(Transcript).where(Transcript.person_id == person.id).order_by(Transcript.id.desc()).limit(1)
    )
    if newest is not None and newest.snapshot == snapshot:
        return newest
    made = Transcript(person_id=person.id, snapshot=snapshot)
    session.add(made)
    session.flush()
    return made
