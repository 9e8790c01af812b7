"""The form on a revoked paper's page that takes the revocation back."""

from flask import Blueprint, abort, flash, redirect, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from workshop_tracker.access import only
from workshop_tracker.certificates.actions import restore_certificate
from workshop_tracker.certificates.forms import ReasonForm
from workshop_tracker.certificates.models import Certificate
from workshop_tracker.certificates.queries import paper_of
from workshop_tracker.certificates.telling import told_restored
from workshop_tracker.certificates.versions.actions import WrongState
from workshop_tracker.extensions import db
from workshop_tracker.viewer import Role
from workshop_tracker.workshops.editing.rights import editable

blueprint = Blueprint("restoring", __name__)


@blueprint.post("/workshops/<slug>/certificates/<int:certificate_id>/restore")
@only(Role.ADMIN, Role.ORGANIZER)
def restore(slug: str, certificate_id: int) -> Response:
    workshop = editable(slug)
    paper: Certificate = paper_of(db.session, workshop.id, certificate_id) or abort(404)
    form = ReasonForm()
    try:
        if form.validate_on_submit():
            restore_certificate(db.writing, paper, reason=form.reason.data or "")
            db.session.commit()
            flash(told_restored(paper), "ok")
        else:
            flash(gettext("Isi alasannya; alasan ini tersimpan."), "bad")
    except WrongState:
        db.session.rollback()
        flash(gettext("Keadaan sertifikat ini sudah berubah; periksa sekali lagi."), "wait")
    return redirect(url_for("certificates.show", slug=slug, certificate_id=certificate_id), 303)
