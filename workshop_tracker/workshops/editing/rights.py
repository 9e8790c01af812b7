"""Who may plan, and which workshop of an address the viewer may see or change."""

from flask import abort

from workshop_tracker.access import current_viewer
from workshop_tracker.extensions import db
from workshop_tracker.organizations.models import Organization
from workshop_tracker.organizations.queries import organizations
from workshop_tracker.viewer import Role
from workshop_tracker.workshops.models import Workshop
from workshop_tracker.workshops.queries import editable_workshop, issuer_of, visible_workshop

PLANNERS = (Role.ADMIN, Role.ORGANIZER)
REFUSED = 422  # a form that must be filled in once more


def editable(slug: str) -> Workshop:
    """The workshop, if this viewer may change it; to anybody else there is none."""
    workshop: Workshop = editable_workshop(db.session, current_viewer(), slug) or abort(404)
    return workshop


def visible(slug: str) -> Workshop:
    """The workshop, if this viewer may see it; to anybody else there is none."""
    workshop: Workshop = visible_workshop(db.session, current_viewer(), slug) or abort(404)
    return workshop


def is_editable(slug: str) -> bool:
    """Whether this viewer may change it: what a page that many may see offers to some."""
    return editable_workshop(db.session, current_viewer(), slug) is not None


def own_bodies(workshop: Workshop | None = None) -> list[Organization]:
    """Whom the viewer may organize for, and who organizes already."""
    viewer = current_viewer()
    issuer = issuer_of(db.session, workshop.id) if workshop else None
    own = viewer.organization_ids | ({issuer.id} if issuer else set())
    return [body for body in organizations(db.session) if viewer.has_role(Role.ADMIN) or body.id in own]
