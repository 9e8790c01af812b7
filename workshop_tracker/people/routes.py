"""Pages of people: who is known within the viewer's reach, and one person's names and posts; numbers masked."""

from collections.abc import Callable

from flask import Blueprint, abort, current_app, redirect, render_template, url_for
from flask_babel import lazy_gettext as _l
from sqlalchemy import ColumnElement, Select
from werkzeug.wrappers import Response

from workshop_tracker.access import current_viewer, only
from workshop_tracker.database import today
from workshop_tracker.edge import searched
from workshop_tracker.extensions import db
from workshop_tracker.paging import Page, page_of, page_of_counted
from workshop_tracker.people.exporting.queries import may_take_numbers
from workshop_tracker.people.merging.queries import kept_id_of
from workshop_tracker.people.models import PersonStatus, StaffKind
from workshop_tracker.people.names import join_name
from workshop_tracker.people.queries import (
    bears,
    counted_people,
    fits,
    listed,
    listed_people,
    masked_numbers,
    people_alike,
    posts_of,
    sought_people,
    visible_person,
    visible_to,
)
from workshop_tracker.people.searching import sought_number
from workshop_tracker.viewer import Role, Viewer

blueprint = Blueprint("people", __name__)
READERS = (Role.ADMIN, Role.ORGANIZER, Role.COMMITTEE, Role.OFFICE, Role.SUPERVISOR, Role.SCHOOL)
MERGERS = (Role.ADMIN, Role.ORGANIZER, Role.OFFICE)
STAFF_KINDS = {
    StaffKind.TEACHER: _l("Guru"),
    StaffKind.ADMINISTRATIVE: _l("Tenaga kependidikan"),
    StaffKind.SUPERVISOR: _l("Pengawas"),
    StaffKind.OFFICIAL: _l("Pejabat"),
    StaffKind.OTHER: _l("Lainnya"),
}
STATUSES = {
    PersonStatus.ACTIVE: _l("Aktif"),
    PersonStatus.MOVED: _l("Pindah"),
    PersonStatus.RETIRED: _l("Pensiun"),
    PersonStatus.LEFT: _l("Keluar"),
    PersonStatus.DIED: _l("Meninggal"),
}
# people of the viewer's own workshops: features to the right know them, the app hands the question in
MET = "workshop_tracker_people_met"
Met = Callable[[Viewer], Select[int]]


def visible_people() -> ColumnElement[bool]:
    """The condition under which this request's viewer sees a person."""
    return people_seen_by(current_viewer())


def people_seen_by(viewer: Viewer) -> ColumnElement[bool]:
    """The condition under which that viewer sees a person."""
    met: Met = current_app.extensions[MET]
    return visible_to(db.session, viewer, today(), met=met(viewer))


@blueprint.get("/people")
@only(*READERS)
def index() -> str:
    """People by words of name and school or by the end of a number; where none fits, those alike."""
    written, visible = searched(), visible_people()
    fitting = people_sought(written, visible)
    page = _page_of_sought(fitting) if written.strip() else _page_of_all(fitting)
    people = [listed(row) for row in page.rows]
    alike = [] if people else people_alike(db.session, written, visible)
    return render_template(
        "people/index.html",
        page=page,
        people=people or alike,
        alike=alike,
        written=written,
        kinds=STAFF_KINDS,
        may_merge=current_viewer().has_role(*MERGERS),
        sees_everybody=current_viewer().has_role(Role.ADMIN),
        may_take_numbers=may_take_numbers(db.session, current_viewer()),
    )


def _page_of_all(seen: ColumnElement[bool]) -> Page:
    return page_of(db.session, listed_people(seen), counting=counted_people(seen))


def _page_of_sought(fitting: ColumnElement[bool]) -> Page:
    return page_of_counted(db.session, lambda limit, offset: sought_people(fitting, limit=limit, offset=offset))


def people_sought(written: str, visible: ColumnElement[bool]) -> ColumnElement[bool]:
    """The condition of the list: of all whom the viewer sees, those whom the words or the number fit."""
    return visible & _found(written) if written.strip() else visible


def _found(written: str) -> ColumnElement[bool]:
    number = sought_number(written)
    return bears(number, current_viewer()) if number else fits(written)


@blueprint.get("/people/<int:person_id>")
@only(*READERS)
def show(person_id: int) -> str | Response:
    person = visible_person(db.session, person_id, visible_people())
    if person is None:
        return led_on(person_id)
    return render_template(
        "people/show.html",
        person=person,
        name=person.printed_name or join_name(person.title_before, person.name, person.title_after),
        numbers=masked_numbers(db.session, person.id),
        posts=posts_of(db.session, person.id),
        kind=STAFF_KINDS[person.staff_kind],
        status=STATUSES[person.status],
    )


def led_on(*person_ids: int) -> Response:
    """To whoever one of these was merged into, if the viewer sees that one."""
    kept = next((id_ for one in person_ids if (id_ := kept_id_of(db.session, one)) is not None), None)
    if kept is None or visible_person(db.session, kept, visible_people()) is None:
        abort(404)
    return redirect(url_for("people.show", person_id=kept), 303)
