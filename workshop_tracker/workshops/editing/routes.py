"""Pages that make, edit, open, end and delete a workshop, in short steps that work without scripts."""

from typing import TypeVar

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from workshop_tracker.access import only
from workshop_tracker.conflicts import conflict_page, differs
from workshop_tracker.database import now, rows_resting_on
from workshop_tracker.designs.own.queries import offered_designs
from workshop_tracker.extensions import current_settings, db, told
from workshop_tracker.organizations.models import Organization
from workshop_tracker.organizations.queries import offices
from workshop_tracker.presentation import Sentence
from workshop_tracker.workshops.actions import (
    NotReadyToOpen,
    ReasonMissing,
    SomethingRestsOnIt,
    StateDoesNotFollow,
    WorkshopIsOver,
    cancel_workshop,
    close_workshop,
    delete_draft,
    edit_workshop,
    mark_held,
    open_workshop,
    set_issuer,
)
from workshop_tracker.workshops.editing.actions import create_draft_once
from workshop_tracker.workshops.editing.forms import (
    STATE_NAMES,
    BasicsForm,
    DetailsForm,
    EditForm,
    NumbersForm,
    PlaceForm,
    ReasonForm,
    shown_values,
)
from workshop_tracker.workshops.editing.rights import PLANNERS, REFUSED, editable, own_bodies
from workshop_tracker.workshops.editing.steps import STEPS, address, steps_of
from workshop_tracker.workshops.models import Workshop, WorkshopState
from workshop_tracker.workshops.programmes.queries import programmes
from workshop_tracker.workshops.queries import issuer_of, readiness_of, signatories_of
from workshop_tracker.workshops.rules import FOLLOWING_STATES, missing_for_opening, missing_for_papers

blueprint = Blueprint("workshops", __name__)
FORMS: dict[str, type[EditForm]] = {
    "basics": BasicsForm,
    "place": PlaceForm,
    "numbers": NumbersForm,
    "details": DetailsForm,
}
MOVES = {
    WorkshopState.OPEN: open_workshop,
    WorkshopState.HELD: mark_held,
    WorkshopState.CLOSED: close_workshop,
}
Form = TypeVar("Form", bound=EditForm)
Answer = Response | str | tuple[str, int]


@blueprint.get("/workshops/new")
@only(*PLANNERS)
def new() -> Answer:
    return _new_page(_offered(BasicsForm(kind="Workshop"), None))


@blueprint.post("/workshops/new")
@only(*PLANNERS)
def create() -> Answer:
    form = _offered(BasicsForm(), None)
    if not form.validate():
        return _new_page(form), REFUSED
    values = form.columns() | {"is_sample": current_settings().is_demo}
    workshop = create_draft_once(db.writing, values, issuer=_chosen_body(form, None), at=now())
    db.session.commit()
    flash(told(Sentence("Tersimpan sebagai draf: %(title)s.", title=workshop.title)), "ok")
    return _after("basics", workshop)


@blueprint.get("/workshops/<slug>/edit")
@only(*PLANNERS)
def edit(slug: str) -> Answer:
    """The steps with what is missing in each, and what can be done with the whole."""
    workshop = editable(slug)
    readiness = readiness_of(db.session, workshop)
    missing = missing_for_opening(readiness)
    return render_template(
        "workshops/edit.html",
        workshop=workshop,
        steps=steps_of(workshop.slug, missing_for_papers(readiness)),
        missing=missing,
        state_name=STATE_NAMES[workshop.state],
        following=FOLLOWING_STATES[workshop.state],
        resting=rows_resting_on(db.session, workshop),
        reason=ReasonForm(),
    )


@blueprint.get("/workshops/<slug>/edit/<any(basics,place,numbers,details):step>")
@only(*PLANNERS)
def step(slug: str, step: str) -> Answer:
    workshop = editable(slug)
    return _step_page(_filled(step, workshop), step, workshop)


@blueprint.post("/workshops/<slug>/edit/<any(basics,place,numbers,details):step>")
@only(*PLANNERS)
def save_step(slug: str, step: str) -> Answer:
    workshop = editable(slug)
    form = _offered(FORMS[step](), workshop)
    if not form.validate():
        return _step_page(form, step, workshop), REFUSED
    saved = _filled(step, workshop)
    if form.row_version.data != str(workshop.row_version) and differs(form, saved):
        return conflict_page(form, saved, saved_href=url_for("workshops.step", slug=slug, step=step))
    try:
        _save(form, workshop)
    except (ReasonMissing, WorkshopIsOver) as refused:
        db.session.rollback()
        form.refuse(refused)
        return _step_page(form, step, workshop), REFUSED
    db.session.commit()
    flash(gettext("Perubahan tersimpan."), "ok")
    return _after(step, workshop)


@blueprint.post("/workshops/<slug>/state/<any(open,held,closed,cancelled):state>")
@only(*PLANNERS)
def change_state(slug: str, state: str) -> Answer:
    workshop = editable(slug)
    wanted = WorkshopState(state)
    try:
        if wanted is WorkshopState.CANCELLED:
            cancel_workshop(db.writing, workshop, reason=ReasonForm().reason.data or "")
        else:
            MOVES[wanted](db.writing, workshop)
    except NotReadyToOpen as refused:
        flash(" ".join(told(problem.message) for problem in refused.missing), "wait")
    except StateDoesNotFollow:
        flash(gettext("Keadaan kegiatan ini tidak dapat diubah menjadi demikian."), "bad")
    else:
        db.session.commit()
        flash(gettext("Keadaan kegiatan: %(state)s.", state=STATE_NAMES[wanted]), "ok")
        if wanted is WorkshopState.OPEN and workshop.starts_on is None:
            flash(gettext("Tanggal belum ada: sertifikat menunggu."), "wait")
    return redirect(url_for("workshops.edit", slug=slug), 303)


@blueprint.post("/workshops/<slug>/delete")
@only(*PLANNERS)
def delete(slug: str) -> Answer:
    workshop = editable(slug)
    try:
        delete_draft(db.writing, workshop)
    except (StateDoesNotFollow, SomethingRestsOnIt):
        db.session.rollback()
        flash(gettext("Hanya draf tanpa peserta yang dapat dihapus; yang lain dibatalkan."), "bad")
        return redirect(url_for("workshops.edit", slug=slug), 303)
    db.session.commit()
    flash(told(Sentence("Draf dihapus: %(title)s.", title=workshop.title)), "ok")
    return redirect(url_for("desk.workshops"), 303)


def _save(form: EditForm, workshop: Workshop) -> None:
    reason = form.reason.data or ""
    if isinstance(form, BasicsForm):
        set_issuer(db.writing, workshop, _chosen_body(form, workshop), reason=reason)
    edit_workshop(db.writing, workshop, form.columns(), reason=reason)


def _filled(step: str, workshop: Workshop) -> EditForm:
    """The form of that step as the workshop stands."""
    issuer = issuer_of(db.session, workshop.id)
    return _offered(FORMS[step](formdata=None, data=shown_values(workshop, issuer.id if issuer else None)), workshop)


def _offered(form: Form, workshop: Workshop | None) -> Form:
    """The form with the rows that its viewer may choose from."""
    if isinstance(form, BasicsForm):
        form.offer(own_bodies(workshop), programmes(db.session))
    if isinstance(form, PlaceForm):
        form.offer(offices(db.session))
    if isinstance(form, NumbersForm) and workshop:
        issuer = issuer_of(db.session, workshop.id)
        form.offer(issuer, offered_designs(db.session, [issuer.id]) if issuer else [])
    return form


def _chosen_body(form: BasicsForm, workshop: Workshop | None) -> Organization:
    """One of those that were offered; the form has made sure of that."""
    return next(body for body in own_bodies(workshop) if body.id == form.organizer_id)


def _new_page(form: BasicsForm) -> str:
    return render_template("workshops/basics.html", form=form, workshop=None, step=STEPS["basics"])


def _step_page(form: EditForm, name: str, workshop: Workshop) -> str:
    return render_template(
        f"workshops/{name}.html",
        form=form,
        workshop=workshop,
        step=STEPS[name],
        organizer=issuer_of(db.session, workshop.id),
        signers={row.place.value: row.name for row in signatories_of(db.session, workshop.id)},
    )


def _after(name: str, workshop: Workshop) -> Response:
    """On to the next step, unless the rest is left for later."""
    following = STEPS[name].following
    if "later" in request.form or not following:
        return redirect(url_for("workshops.edit", slug=workshop.slug), 303)
    return redirect(address(following, workshop.slug), 303)
