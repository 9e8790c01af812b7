"""Who may plan, and which workshop of an address the viewer may change."""

from flask import abort

from workshop_tracker.access import current_viewer
from workshop_tracker.extensions import db
from workshop_tracker.viewer import Role
from workshop_tracker.workshops.models import Workshop
from workshop_tracker.workshops.queries import editable_workshop

PLANNERS = (Role.ADMIN, Role.ORGANIZER)
REFUSED = 422  # a form that must be filled in once more


def editable(slug: str) -> Workshop:
    """The workshop, if this viewer may change it; to anybody else there is none."""
    workshop: Workshop = editable_workshop(db.session, current_viewer(), slug) or abort(404)
    return workshop
