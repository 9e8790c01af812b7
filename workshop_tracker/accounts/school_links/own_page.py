"""Whom a school's own page lets in: a browser that opened the school's link lately, or a user of that school."""

import datetime as dt

from flask import abort, g, make_response, render_template, session
from sqlalchemy.orm import Session

from workshop_tracker.accounts.school_links.models import SchoolLink
from workshop_tracker.accounts.school_links.queries import link_numbered
from workshop_tracker.accounts.school_links.rules import VISIT_LASTS
from workshop_tracker.database import WritingSession, now
from workshop_tracker.extensions import db
from workshop_tracker.people.rosters.workplaces import FoundSchool, school_numbered
from workshop_tracker.people.turnover.queries import waiting_at
from workshop_tracker.people.turnover.rules import proposed
from workshop_tracker.viewer import Actor, ActorKind, Role, Viewer

VISIT = "school_visit"  # in the browser's signed cookie: the link's number, and until when
LONGEST_NAME = 120
STRANGER = 401


def begin_visit(link: SchoolLink, *, at: dt.datetime) -> None:
    """Leave the school's page open in this browser for two hours, or until the link sleeps."""
    session[VISIT] = [link.id, (at + VISIT_LASTS).isoformat()]


def own_school(npsn: str) -> FoundSchool:
    """The school of that number, if its page is open to who asks; else answers 401, 403 or 404."""
    viewer: Viewer | None = g.viewer
    with db.looking() as looking:
        school = school_numbered(looking, npsn)
        link = _link_of_visit()
        if school is not None and link is not None and link.school_id == school.id:
            return school
    if viewer is None:
        abort(make_response(render_template("accounts/school_links/over.html"), STRANGER))
    if not viewer.has_role(Role.SCHOOL):
        abort(403)
    if school is None or school.id not in viewer.school_ids:
        abort(404)
    return school


def changes_asked_of(looking: Session, school: FoundSchool) -> str:
    """What the school's last list puts in question, told to its own user; a link is handed on and opens no names."""
    viewer: Viewer | None = g.viewer
    is_own = viewer is not None and viewer.has_role(Role.SCHOOL) and school.id in viewer.school_ids
    waiting = waiting_at(looking, [school.id]).get(school.id) if is_own else None
    return proposed(waiting.departures, waiting.arrivals) if waiting else ""


def _link_of_visit() -> SchoolLink | None:
    """The link by which this browser came, while both it and the visit last."""
    at, visit = now(), session.get(VISIT)
    if not visit or dt.datetime.fromisoformat(visit[1]) <= at:
        return None
    with db.looking() as looking:
        return link_numbered(looking, visit[0], at=at)


def writing_for(school: FoundSchool) -> WritingSession:
    """The writing session of this request, in the name of who is signed in, else of the school's link."""
    if g.viewer is not None:
        return db.writing
    return db.begin_writing(Actor(ActorKind.PUBLIC, name=f"Tautan sekolah {school.name}"[:LONGEST_NAME]))
