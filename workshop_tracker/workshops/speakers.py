"""People at work in a workshop, found or made by their written names: speakers, moderators, helpers, officials."""

from collections.abc import Iterable, Sequence

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from workshop_tracker.database import WritingSession
from workshop_tracker.people.models import Person, StaffKind
from workshop_tracker.people.names import NameParts, join_name, split_name
from workshop_tracker.people.rules import name_key, name_keys
from workshop_tracker.workshops.actions import require_editable
from workshop_tracker.workshops.engagements import Engagement, EngagementRole, SessionSpeaker
from workshop_tracker.workshops.models import Workshop, WorkshopSession
from workshop_tracker.workshops.queries import engagements_of


def person_known_as(session: Session, written: str) -> Person | None:
    """The one person of exactly this name with exactly these titles; of several, the one who was engaged before.

    A name that only resembles is nobody's, and a bare name tells too little unless its bearer was engaged before.
    """
    parts = split_name(written).parts
    was_engaged = exists().where(Engagement.person_id == Person.id)
    rows = session.execute(
        select(Person, was_engaged)
        .where(
            Person.name_key == name_key(parts.name),
            Person.title_before == parts.title_before,
            Person.title_after == parts.title_after,
            Person.merged_into_id.is_(None),
            Person.anonymised_at.is_(None),
        )
        .order_by(Person.id)
    ).all()
    engaged = [person for person, was_engaged_before in rows if was_engaged_before]
    has_titles = bool(parts.title_before or parts.title_after)
    everybody = [person for person, _ in rows]
    alone = everybody if has_titles and len(everybody) == 1 else []
    return next(iter(engaged + alone), None)


def person_named(session: WritingSession, written: str, kind: StaffKind = StaffKind.TEACHER) -> Person:
    """The person known by this name, else a new one made as written, without a question."""
    known = person_known_as(session, written)
    if known is not None:
        return known
    parts: NameParts = split_name(written).parts
    person = Person(
        title_before=parts.title_before,
        name=parts.name,
        title_after=parts.title_after,
        **name_keys(parts.name),
        staff_kind=kind,
    )
    session.add(person)
    session.flush()
    return person


def person_at(session: Session, workshop: Workshop, written: str) -> Person | None:
    """Whoever does something at this workshop already under exactly this name: namesakes elsewhere do not matter."""
    return next(iter(people_at(session, workshop, written)), None)


def people_at(session: Session, workshop: Workshop, written: str, role: EngagementRole | None = None) -> list[Person]:
    """All of exactly this name who do something here, or who do just this."""
    rows = [row for row in engagements_of(session, workshop.id) if role in (None, row.role)]
    return [
        row.person
        for row in rows
        if join_name(row.person.title_before, row.person.name, row.person.title_after) == written
    ]


def engage(
    session: WritingSession, workshop: Workshop, person: Person, role: EngagementRole, represents: str = ""
) -> Engagement:
    """The person's engagement in this role, made where there is none; `represents` is written where given."""
    found = session.scalar(
        select(Engagement).where(
            Engagement.workshop_id == workshop.id, Engagement.person_id == person.id, Engagement.role == role
        )
    )
    if found is None:
        found = Engagement(
            workshop_id=workshop.id, person_id=person.id, role=role, position=_next_position(session, workshop)
        )
        session.add(found)
    found.represents = represents or found.represents or ""
    session.flush()
    return found


def engage_named(
    session: WritingSession, workshop: Workshop, name: str, role: EngagementRole, represents: str = ""
) -> Engagement:
    """The same by a written name; whoever opens is an official. Raises WorkshopIsOver."""
    require_editable(workshop, {"engagements"})
    session.execute(select(Workshop.id).where(Workshop.id == workshop.id).with_for_update())  # of two, one waits
    kind = StaffKind.OFFICIAL if role is EngagementRole.OPENING else StaffKind.TEACHER
    return engage(session, workshop, person_named(session, name, kind), role, represents)


def end_engagement(session: WritingSession, workshop: Workshop, row: Engagement) -> None:
    """Take somebody off; the person stays known. Raises WorkshopIsOver."""
    require_editable(workshop, {"engagements"})
    session.delete(row)
    session.flush()


def _next_position(session: Session, workshop: Workshop) -> int:
    last = session.scalar(select(func.max(Engagement.position)).where(Engagement.workshop_id == workshop.id))
    return (last or 0) + 1


def set_speakers(session: WritingSession, workshop: Workshop, part: WorkshopSession, names: Sequence[str]) -> bool:
    """Let these speak in a session, in this order; says whether that changed anything."""
    # each is engaged before the next name is looked up: the same name again is then the same person
    meant = (person_at(session, workshop, name) or person_named(session, name) for name in names)
    wanted = list(dict.fromkeys(engage(session, workshop, person, EngagementRole.SPEAKER).id for person in meant))
    rows = session.scalars(
        select(SessionSpeaker).where(SessionSpeaker.session_id == part.id).order_by(SessionSpeaker.position)
    ).all()
    if [row.engagement_id for row in rows] == wanted:
        return False
    for row in rows:
        session.delete(row)
    session.flush()  # the same speaker may come back at another place
    session.add_all(
        SessionSpeaker(session_id=part.id, engagement_id=engagement_id, position=position)
        for position, engagement_id in enumerate(wanted, 1)
    )
    session.flush()
    return True


def speaking(session: Session, workshop_id: int) -> set[int]:
    """Ids of the engagements that some session names."""
    return set(
        session.scalars(
            select(SessionSpeaker.engagement_id)
            .join(Engagement, Engagement.id == SessionSpeaker.engagement_id)
            .where(Engagement.workshop_id == workshop_id)
        )
    )


def dismiss(session: WritingSession, workshop_id: int, spoke_before: Iterable[int]) -> None:
    """Take those off the list of speakers whom no session names any more."""
    for engagement_id in set(spoke_before) - speaking(session, workshop_id):
        session.delete(session.get_one(Engagement, engagement_id))
    session.flush()
