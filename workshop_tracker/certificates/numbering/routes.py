"""The page of a workshop's numbers: which come next, and the block that another office gave."""

from flask import Blueprint, abort, flash, jsonify, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from workshop_tracker.access import only
from workshop_tracker.certificates.numbering.actions import BlockRefused, give_block_back, take_block
from workshop_tracker.certificates.numbering.forms import BlockForm
from workshop_tracker.certificates.numbering.queries import are_given, block_of, next_numbers
from workshop_tracker.certificates.preparing import lock_workshop
from workshop_tracker.certificates.rules import date_when_prepared
from workshop_tracker.conflicts import conflict_page, differs
from workshop_tracker.database import today
from workshop_tracker.extensions import db, told
from workshop_tracker.organizations.models import Organization
from workshop_tracker.workshops.editing.rights import PLANNERS, REFUSED, editable
from workshop_tracker.workshops.models import Workshop
from workshop_tracker.workshops.numbering import WrongPattern
from workshop_tracker.workshops.queries import issuer_of

blueprint = Blueprint("numbering", __name__)
LONGEST_PATTERN = 200


@blueprint.get("/workshops/<slug>/certificates/numbers")
@only(*PLANNERS)
def show(slug: str) -> str:
    workshop = editable(slug)
    return _page(workshop, _saved(workshop))


@blueprint.post("/workshops/<slug>/certificates/numbers")
@only(*PLANNERS)
def save(slug: str) -> Response | tuple[str, int]:
    workshop = editable(slug)
    lock_workshop(db.session, workshop)  # of two who save at once, the second meets what the first has saved
    form, saved = BlockForm(), _saved(workshop)
    if not form.validate():
        return _page(workshop, form), REFUSED
    if form.row_version.data != saved.row_version.data and differs(form, saved):
        return conflict_page(form, saved, saved_href=url_for(".show", slug=slug))
    try:
        _save(workshop, form)
    except BlockRefused as refused:
        db.session.rollback()
        form.last.errors = [told(str(refused))]
        return _page(workshop, form), REFUSED
    db.session.commit()
    flash(gettext("Perubahan tersimpan."), "ok")
    return redirect(url_for(".show", slug=slug), 303)


@blueprint.get("/workshops/<slug>/certificates/numbers/next")
@only(*PLANNERS)
def foresee(slug: str) -> Response:
    """The next three numbers by a pattern while it is being typed, or what is wrong with it."""
    workshop = editable(slug)
    numbers, problem = _foreseen(workshop, request.args.get("pattern", "")[:LONGEST_PATTERN])
    return jsonify(numbers=numbers, problem=problem)


def _saved(workshop: Workshop) -> BlockForm:
    """The form as the block stands."""
    block = block_of(db.session, workshop, _issuer(workshop).id)
    if block is None:
        return BlockForm(formdata=None)
    return BlockForm(
        formdata=None, data={"first": str(block.first), "last": str(block.last), "row_version": str(block.last)}
    )


def _save(workshop: Workshop, form: BlockForm) -> None:
    issuer = _issuer(workshop)
    if form.first.data or form.last.data:
        take_block(db.writing, workshop, issuer.id, first=int(form.first.data or 0), last=int(form.last.data or 0))
    else:
        give_block_back(db.writing, workshop, issuer.id)


def _issuer(workshop: Workshop) -> Organization:
    issuer: Organization = issuer_of(db.session, workshop.id) or abort(404)
    return issuer


def _foreseen(workshop: Workshop, pattern: str) -> tuple[list[str], str]:
    issuer = _issuer(workshop)
    if are_given(db.session, workshop, issuer.id):
        return [], gettext("Kantor memberi nomor satu per satu.")
    try:
        return next_numbers(db.session, workshop, issuer, pattern, date_when_prepared(workshop.ends_on, today())), ""
    except WrongPattern as wrong:
        return [], told(str(wrong))


def _page(workshop: Workshop, form: BlockForm) -> str:
    numbers, problem = _foreseen(workshop, workshop.number_pattern)
    return render_template(
        "certificates/numbers.html",
        workshop=workshop,
        form=form,
        numbers=numbers,
        problem=problem,
        block=block_of(db.session, workshop, _issuer(workshop).id),
        is_given=are_given(db.session, workshop, _issuer(workshop).id),
    )
