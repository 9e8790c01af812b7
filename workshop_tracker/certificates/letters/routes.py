"""The button beside who did not complete."""

from flask import Blueprint, abort, flash, redirect, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from workshop_tracker.access import only
from workshop_tracker.attendance.models import Participation
from workshop_tracker.attendance.queries import participation_of
from workshop_tracker.certificates.letters.actions import LetterNotDue, write_letter
from workshop_tracker.certificates.preparing import CannotPrepare
from workshop_tracker.database import today
from workshop_tracker.extensions import current_settings, db, told
from workshop_tracker.viewer import Role
from workshop_tracker.workshops.editing.rights import editable

blueprint = Blueprint("letters", __name__)


@blueprint.post("/workshops/<slug>/participants/<int:participation_id>/letter")
@only(Role.ADMIN, Role.ORGANIZER)
def write(slug: str, participation_id: int) -> Response:
    workshop = editable(slug)
    participation: Participation = participation_of(db.session, workshop.id, participation_id) or abort(404)
    try:
        paper = write_letter(db.writing, workshop, participation, on=today(), base_url=current_settings().base_url)
    except CannotPrepare as error:
        db.session.rollback()
        flash(told(str(error)), "bad")
        return redirect(url_for("certificates.overview", slug=slug), 303)
    except LetterNotDue:
        db.session.rollback()
        flash(gettext("Surat keterangan sudah ada, atau kehadirannya belum lengkap."), "wait")
        return redirect(url_for("certificates.overview", slug=slug), 303)
    db.session.commit()
    flash(gettext("Surat keterangan %(number)s sah.", number=paper.number), "ok")
    return redirect(url_for("certificates.show", slug=slug, certificate_id=paper.id), 303)
