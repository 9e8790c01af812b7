"""The page of work units that are no schools: what is remembered is shown and can be taken back."""

from flask import abort, flash, redirect, render_template, url_for
from flask_babel import gettext

from workshop_tracker.access import only
from workshop_tracker.extensions import db
from workshop_tracker.paging import page_of
from workshop_tracker.schools.actions import forget_spelling
from workshop_tracker.schools.queries import Spelling
from workshop_tracker.schools.routes import Answer, blueprint
from workshop_tracker.schools.work_units.queries import work_unit, work_units
from workshop_tracker.viewer import Role

__all__ = ["blueprint"]


@blueprint.get("/schools/work-units")
@only(Role.ADMIN)
def list_work_units() -> str:
    page = page_of(db.session, work_units())
    return render_template("schools/work_units.html", page=page, units=[Spelling(*row) for row in page.rows])


@blueprint.post("/schools/work-units/<int:unit_id>/forget")
@only(Role.ADMIN)
def forget_work_unit(unit_id: int) -> Answer:
    """The next list that writes it asks again."""
    unit = work_unit(db.session, unit_id) or abort(404)
    forget_spelling(db.writing, unit)
    db.session.commit()
    flash(gettext("“%(written)s” akan ditanyakan lagi.", written=unit.written), "ok")
    return redirect(url_for(".list_work_units"), 303)
