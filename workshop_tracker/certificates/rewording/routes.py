"""The page on which papers get the words of their workshop as they are now."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from workshop_tracker.access import only
from workshop_tracker.certificates.forms import ReasonForm
from workshop_tracker.certificates.rewording.actions import reword_certificates
from workshop_tracker.certificates.rewording.queries import rewordings_of
from workshop_tracker.certificates.rewording.wording import changed_words
from workshop_tracker.extensions import db
from workshop_tracker.viewer import Role
from workshop_tracker.workshops.editing.rights import editable
from workshop_tracker.workshops.models import Workshop

blueprint = Blueprint("rewording", __name__)
ISSUERS = (Role.ADMIN, Role.ORGANIZER)
REFUSED = 422


@blueprint.get("/workshops/<slug>/certificates/rewording")
@only(*ISSUERS)
def show(slug: str) -> str:
    return _page(editable(slug), ReasonForm(formdata=None))


@blueprint.post("/workshops/<slug>/certificates/rewording")
@only(*ISSUERS)
def reword(slug: str) -> Response | tuple[str, int]:
    workshop, form = editable(slug), ReasonForm()
    if not form.validate_on_submit():
        return _page(workshop, form), REFUSED
    chosen = frozenset(request.form.getlist("paper", type=int))
    in_place, anew = reword_certificates(db.writing, workshop, chosen, reason=form.reason.data or "")
    db.session.commit()
    flash(
        gettext("%(anew)d sertifikat mendapat terbitan baru, %(here)d diperbaiki di tempat.", anew=anew, here=in_place),
        "ok",
    )
    return redirect(url_for("certificates.overview", slug=slug), 303)


def _page(workshop: Workshop, form: ReasonForm) -> str:
    rewordings = rewordings_of(db.session, workshop)
    return render_template(
        "certificates/rewording/page.html",
        workshop=workshop,
        rewordings=rewordings,
        changes=changed_words(rewordings),
        form=form,
    )
