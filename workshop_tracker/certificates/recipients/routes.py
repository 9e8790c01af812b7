"""The page on which organizers decide which roles get papers; it works without scripts."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from workshop_tracker.access import only
from workshop_tracker.certificates.preparing import lock_workshop
from workshop_tracker.certificates.recipients.actions import PapersRestOnIt, set_paper_roles
from workshop_tracker.certificates.recipients.forms import RecipientsForm, shown_recipients
from workshop_tracker.certificates.recipients.queries import paper_roles_of
from workshop_tracker.conflicts import conflict_page, differs
from workshop_tracker.extensions import db
from workshop_tracker.workshops.actions import WorkshopIsOver
from workshop_tracker.workshops.editing.rights import PLANNERS, REFUSED, editable
from workshop_tracker.workshops.models import Workshop

blueprint = Blueprint("recipients", __name__)
Answer = Response | str | tuple[str, int]


@blueprint.get("/workshops/<slug>/edit/recipients")
@only(*PLANNERS)
def show(slug: str) -> Answer:
    workshop = editable(slug)
    return _page(_saved(workshop), workshop)


@blueprint.post("/workshops/<slug>/edit/recipients")
@only(*PLANNERS)
def save(slug: str) -> Answer:
    workshop = editable(slug)
    lock_workshop(db.session, workshop)  # of two who save at once, the second meets what the first has saved
    form, saved = RecipientsForm(), _saved(workshop)
    if not form.validate():
        return _page(form, workshop), REFUSED
    if form.row_version.data != saved.row_version.data and differs(form, saved):
        return conflict_page(form, saved, saved_href=url_for(".show", slug=slug))
    try:
        set_paper_roles(db.writing, workshop, form.wanted)
    except (PapersRestOnIt, WorkshopIsOver) as refused:
        db.session.rollback()
        form.refuse(refused)
        return _page(form, workshop), REFUSED
    db.session.commit()
    flash(gettext("Perubahan tersimpan."), "ok")
    return redirect(url_for("workshops.edit", slug=slug), 303)


def _saved(workshop: Workshop) -> RecipientsForm:
    """The form as the setting stands."""
    return RecipientsForm(formdata=None, data=shown_recipients(paper_roles_of(db.session, workshop.id)))


def _page(form: RecipientsForm, workshop: Workshop) -> str:
    return render_template("certificates/recipients.html", form=form, workshop=workshop)
