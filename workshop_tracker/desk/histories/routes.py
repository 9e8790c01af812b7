"""The histories of a person and of a school; what was changed is told to admins."""

from collections.abc import Sequence

from flask import Blueprint, abort, render_template

from workshop_tracker.access import current_viewer, only
from workshop_tracker.audit.models import AuditEntry
from workshop_tracker.database import today
from workshop_tracker.desk.administration.trail import Trace, traces
from workshop_tracker.desk.administration.values import choice_words
from workshop_tracker.desk.histories.queries import (
    Visited,
    changes_of_person,
    changes_of_school,
    trainings_of_person,
    workshops_of_person,
    workshops_of_school,
)
from workshop_tracker.extensions import db
from workshop_tracker.paging import page_of
from workshop_tracker.people.names import join_name
from workshop_tracker.people.queries import visible_person
from workshop_tracker.people.routes import READERS as READERS_OF_PEOPLE
from workshop_tracker.people.routes import visible_people
from workshop_tracker.schools.queries import visible_school
from workshop_tracker.schools.routes import READERS as READERS_OF_SCHOOLS
from workshop_tracker.schools.rules import printed_school_name
from workshop_tracker.viewer import Role

blueprint = Blueprint("histories", __name__)


@blueprint.get("/people/<int:person_id>/history")
@only(*READERS_OF_PEOPLE)
def person(person_id: int) -> str:
    shown = visible_person(db.session, person_id, visible_people()) or abort(404)
    return render_template(
        "desk/histories/person.html",
        person=shown,
        name=shown.printed_name or join_name(shown.title_before, shown.name, shown.title_after),
        workshops=workshops_of_person(db.session, current_viewer(), shown.id),
        archive=trainings_of_person(db.session, shown.id),
        traces=_traces(changes_of_person(db.session, shown.id)),
        words=choice_words,
    )


@blueprint.get("/schools/<npsn>/history")
@only(*READERS_OF_SCHOOLS)
def school(npsn: str) -> str:
    viewer = current_viewer()
    shown = visible_school(db.session, viewer, npsn, today()) or abort(404)
    page = page_of(db.session, workshops_of_school(viewer, shown.id))
    return render_template(
        "desk/histories/school.html",
        school=shown,
        name=shown.printed_name or printed_school_name(shown.name),
        page=page,
        workshops=[Visited(*row) for row in page.rows],
        traces=_traces(changes_of_school(db.session, shown.id)),
    )


def _traces(entries: Sequence[AuditEntry]) -> list[Trace]:
    return traces(db.session, entries) if current_viewer().has_role(Role.ADMIN) else []
