"""How far a press is, asked for by the page of papers while it waits."""

from flask import Blueprint, Response, jsonify, render_template

from workshop_tracker.access import only
from workshop_tracker.certificates.runs.queries import progress_of
from workshop_tracker.database import now
from workshop_tracker.extensions import db
from workshop_tracker.viewer import Role
from workshop_tracker.workshops.editing.rights import visible

blueprint = Blueprint("runs", __name__)
READERS = (Role.ADMIN, Role.ORGANIZER, Role.COMMITTEE)


@blueprint.get("/workshops/<slug>/certificates/progress")
@only(*READERS)
def show(slug: str) -> Response:
    """The part of the page that tells it; empty once the newest press has finished."""
    workshop = visible(slug)
    progress = progress_of(db.session, workshop.id, at=now())
    told = render_template("certificates/under_way.html", workshop=workshop, progress=progress) if progress else ""
    return jsonify(told=told)
