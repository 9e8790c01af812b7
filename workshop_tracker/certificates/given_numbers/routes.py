"""The page on which the numbers that an office gave are typed or pasted; it works without scripts."""

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from workshop_tracker.access import only
from workshop_tracker.certificates.given_numbers.actions import NumbersRefused, give_numbers, take_numbers_back
from workshop_tracker.certificates.given_numbers.forms import (
    COUNTED,
    GIVEN,
    GivenNumbersForm,
    form_for,
    shown_numbers,
)
from workshop_tracker.certificates.given_numbers.pasted import PasteRefused
from workshop_tracker.certificates.given_numbers.queries import waiting_for_numbers
from workshop_tracker.certificates.numbering.actions import BlockRefused
from workshop_tracker.certificates.numbering.queries import are_given
from workshop_tracker.certificates.preparing import lock_workshop
from workshop_tracker.conflicts import conflict_page, differs
from workshop_tracker.extensions import db, told
from workshop_tracker.organizations.models import Organization
from workshop_tracker.workshops.editing.rights import PLANNERS, REFUSED, editable
from workshop_tracker.workshops.models import Workshop
from workshop_tracker.workshops.queries import issuer_of

blueprint = Blueprint("given_numbers", __name__)
Answer = Response | str | tuple[str, int]


@blueprint.get("/workshops/<slug>/certificates/numbers/given")
@only(*PLANNERS)
def show(slug: str) -> Answer:
    workshop = editable(slug)
    return _page(workshop, _saved(workshop))


@blueprint.post("/workshops/<slug>/certificates/numbers/given")
@only(*PLANNERS)
def save(slug: str) -> Answer:
    workshop = editable(slug)
    lock_workshop(db.session, workshop)  # of two who save at once, the second meets what the first has saved
    saved = _saved(workshop)
    form = form_for(saved.holders)()
    if not (form.validate() and _is_understood(form)):
        return _page(workshop, form), REFUSED
    if form.row_version.data != saved.row_version.data and differs(form, saved):
        return conflict_page(form, saved, saved_href=url_for(".show", slug=slug))
    if not _is_written(workshop, form):
        db.session.rollback()
        return _page(workshop, form), REFUSED
    db.session.commit()
    flash(gettext("Perubahan tersimpan."), "ok")
    return redirect(url_for(".show", slug=slug), 303)


def _is_understood(form: GivenNumbersForm) -> bool:
    """Whether it is clear what goes where; else the form says what is not."""
    try:
        form.take_pasted()
    except PasteRefused as refused:
        form.pasted.errors = [told(refused.args[0])]
        return False
    if form.contradicts_itself:
        form.mode.errors = [gettext("Nomor di bawah hanya dipakai bila kantor memberinya satu per satu; pilih itu.")]
    return not form.mode.errors


def _is_written(workshop: Workshop, form: GivenNumbersForm) -> bool:
    """Whether it could be saved; else the form says beside what why not."""
    issuer = _issuer(workshop)
    try:
        if form.mode.data == COUNTED:
            take_numbers_back(db.writing, workshop, issuer.id)
        else:
            give_numbers(db.writing, workshop, issuer.id, form.numbers)
    except BlockRefused as refused:
        form.mode.errors = [told(refused.args[0])]
        return False
    except NumbersRefused as refused:
        form.refuse(refused)
        return False
    return True


def _saved(workshop: Workshop) -> GivenNumbersForm:
    """The form as the numbers are stored."""
    holders = waiting_for_numbers(db.session, workshop)
    mode = GIVEN if are_given(db.session, workshop, _issuer(workshop).id) else COUNTED
    return form_for(holders)(formdata=None, data=shown_numbers(holders, mode))


def _issuer(workshop: Workshop) -> Organization:
    issuer: Organization = issuer_of(db.session, workshop.id) or abort(404)
    return issuer


def _page(workshop: Workshop, form: GivenNumbersForm) -> str:
    return render_template("certificates/given_numbers.html", workshop=workshop, form=form)
