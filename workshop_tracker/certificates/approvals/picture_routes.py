"""A signatory sends the own signature along with a list: a picture for this list alone, seen before it is ticked."""

from flask import Blueprint, abort, flash
from flask_babel import gettext

from workshop_tracker import limits
from workshop_tracker.access import anyone
from workshop_tracker.certificates.approvals.actions import AlreadyAnswered, bring_picture
from workshop_tracker.certificates.approvals.forms import OwnInkForm, ReturnForm
from workshop_tracker.certificates.approvals.queries import approval_by_token
from workshop_tracker.certificates.approvals.routes import CONFLICT, Answer, answered_by, gone_page, list_page
from workshop_tracker.database import now
from workshop_tracker.edge import large_upload
from workshop_tracker.extensions import db
from workshop_tracker.workshops.editing.rights import REFUSED

blueprint = Blueprint("approval_pictures", __name__)


@blueprint.post("/approve/<token>/picture")
@large_upload
@anyone("the token is the right to see one list of papers and to answer it")
def bring(token: str) -> Answer:
    """The file is read before the writing begins, so that nobody waits for it."""
    limits.check(limits.PERSONAL_LINK, limits.caller())
    form = OwnInkForm()
    with db.looking() as looking:
        approval = approval_by_token(looking, token, at=now())
        if approval is None:
            return gone_page()
        if not approval.takes_picture:
            abort(404)
        picture = form.picture()
    if picture is None:
        approval = approval_by_token(db.session, token, at=now()) or abort(404)
        return list_page(token, approval, ReturnForm(formdata=None), own=form), REFUSED
    approval = answered_by(token) or abort(404)
    try:
        bring_picture(db.writing, approval, picture, at=now())
    except AlreadyAnswered:
        db.session.rollback()
        approval = approval_by_token(db.session, token, at=now()) or abort(404)
        return list_page(token, approval, ReturnForm(formdata=None), is_changed=True), CONFLICT
    db.session.commit()
    flash(gettext("Gambar diterima, untuk daftar ini saja. Centang bila hendak dipakai, lalu setujui."), "ok")
    return list_page(token, approval, ReturnForm(formdata=None))
