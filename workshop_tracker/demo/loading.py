"""The whole demonstration, written in one transaction. Nothing here commits."""

from collections.abc import Sequence

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from workshop_tracker.audit.actions import record
from workshop_tracker.audit.models import AuditEntry
from workshop_tracker.database import WritingSession
from workshop_tracker.demo.accounts import SignIn, Surroundings, add_users, some_teacher
from workshop_tracker.demo.bodies import add_bodies
from workshop_tracker.demo.lists import bring_in_lists
from workshop_tracker.demo.programmes import add_programme
from workshop_tracker.demo.schools import add_schools
from workshop_tracker.demo.sources import workshop_names
from workshop_tracker.demo.teachers import add_teachers
from workshop_tracker.demo.workshops import Occasion, hold_workshop
from workshop_tracker.handout.actions import make_personal_links

LOADED = "load_demo"  # the audit's word for it; nobody can take it back


def is_loaded(session: Session) -> bool:
    """Whether this database is a demonstration, wholly loaded."""
    return bool(session.scalar(select(exists().where(AuditEntry.action == LOADED))))


def load_demo(session: WritingSession, sign_ins: Sequence[SignIn], occasion: Occasion) -> str:
    """Write all that the demonstration shows; returns the token of one teacher's personal link."""
    schools = add_schools(session)
    rosters = add_teachers(session, schools)
    add_bodies(session)
    add_programme(session)
    workshops = {name: hold_workshop(session, name, schools, rosters, occasion) for name in workshop_names()}
    bring_in_lists(session, schools, rosters, workshops, occasion.today)
    add_users(session, sign_ins, Surroundings(schools, rosters, workshops, occasion.today))
    teacher = some_teacher(rosters).person_id
    token = make_personal_links(session, [teacher])[teacher]
    record(session, LOADED, "workshops", new=f"{len(workshops)} kegiatan contoh")
    return token
