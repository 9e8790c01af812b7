"""Naming the school of somebody who is on the list; reports go by it from then on. Nothing here commits."""

from workshop_tracker.attendance.models import Participation
from workshop_tracker.attendance.participants.actions import SOURCE, PaperRestsOnIt, require_running
from workshop_tracker.attendance.participants.confirming import remember_places
from workshop_tracker.attendance.placing.placed import Placed
from workshop_tracker.attendance.registration import freeze_workplace
from workshop_tracker.database import WritingSession, today
from workshop_tracker.people.models import Person, Post, StaffKind
from workshop_tracker.people.rosters.entries import WrittenWorkplace
from workshop_tracker.people.rosters.recognition.known import people_by_id
from workshop_tracker.people.rosters.staff import staff_kind_at
from workshop_tracker.workshops.models import Workshop


def place_participant(
    session: WritingSession, workshop: Workshop, participation: Participation, placed: Placed
) -> None:
    """Let a participant stand on the list with this school or work unit; an answer is remembered for the next list.

    Raises WorkshopIsOver, PaperRestsOnIt.
    """
    require_running(workshop)
    if participation.certified_at is not None:
        raise PaperRestsOnIt
    _complete_person(session, workshop, participation, placed)
    freeze_workplace(session, workshop, participation, school_id=placed.school_id, work_unit=placed.work_unit)
    if placed.was_asked:
        place = WrittenWorkplace(placed.written)
        remember_places(session, {place: placed.school_id}, district_code=workshop.district_code)
    session.flush()


def _complete_person(session: WritingSession, workshop: Workshop, participation: Participation, placed: Placed) -> None:
    """Of whom no post is known, the school becomes it, and an office or university tells the kind."""
    somebody = next(iter(people_by_id(session, [participation.person_id])), None)
    if somebody is None or somebody.posts:
        return
    if placed.school_id is not None:
        starts_on = min(workshop.starts_on or today(), today())
        session.add(
            Post(person_id=participation.person_id, school_id=placed.school_id, starts_on=starts_on, source=SOURCE)
        )
    person = session.get_one(Person, participation.person_id)
    if person.staff_kind is StaffKind.TEACHER:
        person.staff_kind = participation.staff_kind = staff_kind_at(placed.work_unit)
    session.flush()
