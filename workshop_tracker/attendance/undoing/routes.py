"""The lists that were imported into a workshop, each with a button that takes it back."""

from flask import abort, flash, redirect, render_template, url_for
from flask_babel import gettext

from workshop_tracker.access import only
from workshop_tracker.attendance.participants.actions import WorkshopIsOver, require_running
from workshop_tracker.attendance.participants.routes import HELPERS, Answer, workshop_of
from workshop_tracker.attendance.reviewing.routes import blueprint
from workshop_tracker.attendance.undoing.actions import CannotBeUndone, undo_batch
from workshop_tracker.attendance.undoing.queries import batches_of
from workshop_tracker.extensions import db, told

__all__ = ["blueprint"]


@blueprint.get("/workshops/<slug>/participants/imports")
@only(*HELPERS)
def imports(slug: str) -> str:
    workshop = workshop_of(slug)
    return render_template("attendance/imports.html", workshop=workshop, batches=batches_of(db.session, workshop.id))


@blueprint.post("/workshops/<slug>/participants/imports/<int:batch_id>/undo")
@only(*HELPERS)
def undo_import(slug: str, batch_id: int) -> Answer:
    """Whole or not at all; what rests on it is told."""
    workshop = workshop_of(slug)
    if batch_id not in {each.id for each in batches_of(db.session, workshop.id)}:
        abort(404)
    try:
        require_running(workshop)
        undo_batch(db.writing, batch_id)
    except WorkshopIsOver:
        db.session.rollback()
        flash(gettext("Kegiatan ini sudah ditutup; daftarnya tidak berubah lagi."), "bad")
    except CannotBeUndone as refused:
        db.session.rollback()
        flash(told(refused.reason), "bad")
    else:
        db.session.commit()
        flash(gettext("Impor ditarik kembali; daftarnya seperti sebelumnya."), "ok")
    return redirect(url_for(".imports", slug=slug), 303)
