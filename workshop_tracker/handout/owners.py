"""Whose own pages a request may open: the holder of a personal link, or the teacher who is signed in."""

from flask import abort

from workshop_tracker import limits
from workshop_tracker.access import current_viewer
from workshop_tracker.extensions import db
from workshop_tracker.handout.queries import link_by_token, person_of_link
from workshop_tracker.people.models import Person


def owner_by_link(token: str) -> Person:
    """Tries are counted before anything is looked up; a token that opens nothing is a page that is not there."""
    limits.check(limits.PERSONAL_LINK, limits.caller())
    link = link_by_token(db.session, token) or abort(404)
    return person_of_link(db.session, link)


def owner_signed_in() -> Person:
    """Whom the account of this teacher stands for."""
    person: Person = db.session.get(Person, current_viewer().person_id or 0) or abort(404)
    return person
