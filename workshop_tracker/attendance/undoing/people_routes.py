"""The lists of people that were imported into the register, each with a button that takes it back.

An office sees and takes back what it brought in itself; an admin all.
"""

from dataclasses import replace

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask_babel import gettext
from sqlalchemy import Select
from werkzeug.wrappers import Response

from workshop_tracker.access import current_viewer, only
from workshop_tracker.attendance.undoing.actions import CannotBeUndone, undo_batch
from workshop_tracker.attendance.undoing.origins import people_batches, schools_of, uploaders
from workshop_tracker.attendance.undoing.queries import batches_from
from workshop_tracker.extensions import db, told
from workshop_tracker.intake.models import ImportBatch
from workshop_tracker.paging import page_of
from workshop_tracker.people.bundles.routes import SENDERS
from workshop_tracker.viewer import Role

blueprint = Blueprint("imports", __name__)


def _own_batches() -> Select[ImportBatch]:
    viewer = current_viewer()
    return people_batches(brought_by=None if viewer.has_role(Role.ADMIN) else viewer.user_id)


@blueprint.get("/people/imports")
@only(*SENDERS)
def people() -> str:
    page = page_of(db.session, _own_batches())
    rows = [row for (row,) in page.rows]
    return render_template(
        "attendance/people_imports.html",
        page=replace(page, rows=batches_from(db.session, rows)),
        uploaders=uploaders(db.session, rows),
        schools=schools_of(db.session, rows),
    )


@blueprint.post("/people/imports/<int:batch_id>/undo")
@only(*SENDERS)
def undo(batch_id: int) -> Response:
    """Whole or not at all; what rests on it is told."""
    if db.session.scalar(_own_batches().where(ImportBatch.id == batch_id)) is None:
        abort(404)
    try:
        undo_batch(db.writing, batch_id)
    except CannotBeUndone as refused:
        db.session.rollback()
        flash(told(refused.reason), "bad")
    else:
        db.session.commit()
        flash(gettext("Impor ditarik kembali; daftarnya seperti sebelumnya."), "ok")
    return redirect(url_for(".people"), 303)
