"""Pages of programmes: what was announced, by whom, what it aims at, and by which workshops it is carried."""

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response

from workshop_tracker.access import current_viewer, only, signed_in
from workshop_tracker.extensions import db, told
from workshop_tracker.presentation import Sentence
from workshop_tracker.viewer import Role
from workshop_tracker.workshops.models import Workshop
from workshop_tracker.workshops.programmes.actions import NotAProposal, accept_programme, discard_programme
from workshop_tracker.workshops.programmes.models import TargetUnit
from workshop_tracker.workshops.programmes.queries import (
    officials_of,
    partners_of,
    programme_by_slug,
    programmes,
    synonyms_of,
    targets_of,
)
from workshop_tracker.workshops.queries import ids_open_to, workshops_visible_to

blueprint = Blueprint("programmes", __name__)
UNIT_NAMES = {TargetUnit.SCHOOLS: lazy_gettext("sekolah"), TargetUnit.TEACHERS: lazy_gettext("guru")}


@blueprint.get("/programmes")
@signed_in()
def index() -> str:
    return render_template("workshops/programmes.html", programmes=programmes(db.session))


@blueprint.get("/programmes/<slug>")
@signed_in()
def show(slug: str) -> str:
    """The programme, with those of its workshops that this viewer may see."""
    programme = programme_by_slug(db.session, slug) or abort(404)
    viewer = current_viewer()
    carried_by = workshops_visible_to(viewer).where(Workshop.programme_id == programme.id)
    workshops = db.session.scalars(carried_by.order_by(Workshop.starts_on, Workshop.id)).all()
    return render_template(
        "workshops/programme.html",
        programme=programme,
        officials=officials_of(db.session, programme.id),
        synonyms=[row.synonym for row in synonyms_of(db.session, programme.id)],
        targets=targets_of(db.session, programme.id),
        partners=partners_of(db.session, programme.id),
        unit_names=UNIT_NAMES,
        workshops=workshops,
        may_decide=programme.is_proposed and viewer.has_role(Role.ADMIN),
        open_ids=ids_open_to(db.session, viewer, [workshop.id for workshop in workshops]),
    )


@blueprint.post("/programmes/<slug>/accept")
@only(Role.ADMIN)
def accept(slug: str) -> Response:
    """Say that a proposed programme is as written."""
    programme = programme_by_slug(db.session, slug) or abort(404)
    try:
        accept_programme(db.writing, programme)
    except NotAProposal:
        flash(gettext("Program ini bukan usulan lagi."), "wait")
    else:
        db.session.commit()
        flash(told(Sentence("Usulan diterima: %(title)s.", title=programme.title)), "ok")
    return redirect(url_for(".show", slug=slug), 303)


@blueprint.post("/programmes/<slug>/discard")
@only(Role.ADMIN)
def discard(slug: str) -> Response:
    """Delete a proposal."""
    programme = programme_by_slug(db.session, slug) or abort(404)
    try:
        discard_programme(db.writing, programme)
    except NotAProposal:
        db.session.rollback()
        flash(gettext("Hanya usulan tanpa kegiatan yang dapat dihapus."), "bad")
        return redirect(url_for(".show", slug=slug), 303)
    db.session.commit()
    flash(told(Sentence("Usulan dihapus: %(title)s.", title=programme.title)), "ok")
    return redirect(url_for(".index"), 303)
