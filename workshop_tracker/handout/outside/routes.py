"""A teacher tells trainings elsewhere, by link or signed in; her school or its office looks at the proof."""

from dataclasses import replace

from flask import Blueprint, Response, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from workshop_tracker import limits
from workshop_tracker.access import anyone, current_viewer, only
from workshop_tracker.database import now, today
from workshop_tracker.extensions import current_settings, db, told
from workshop_tracker.handout.outside.actions import (
    NotWaiting,
    ToldAlready,
    refuse_training,
    tell_training,
    verify_training,
)
from workshop_tracker.handout.outside.forms import RefusalForm, TrainingForm
from workshop_tracker.handout.outside.proofs import ProofUnusable, pictures_of
from workshop_tracker.handout.outside.queries import (
    line_of,
    outside_lines,
    pages_of_proof,
    picture_of_proof,
    told_to,
    waiting_for,
)
from workshop_tracker.handout.outside.told import verified_hours
from workshop_tracker.handout.owners import owner_by_link, owner_signed_in
from workshop_tracker.paging import page_of
from workshop_tracker.people.models import OutsideTraining, Person
from workshop_tracker.viewer import Role, Viewer
from workshop_tracker.workshops.queries import written_name

blueprint = Blueprint("outside", __name__)
Answer = AnyResponse | str | tuple[str, int]
VERIFIERS = (Role.ADMIN, Role.OFFICE, Role.SCHOOL)
HER_LINK = "the token is the right to one's own record"
REFUSED = 422


@blueprint.get("/t/<token>/trainings")
@anyone(HER_LINK)
def own(token: str) -> Answer:
    return _page(owner_by_link(token), TrainingForm(formdata=None), token)


@blueprint.post("/t/<token>/trainings")
@anyone(HER_LINK)
def tell(token: str) -> Answer:
    return _told(owner_by_link(token), token)


@blueprint.get("/my/trainings")
@only(Role.TEACHER)
def own_mine() -> Answer:
    return _page(owner_signed_in(), TrainingForm(formdata=None), "")


@blueprint.post("/my/trainings")
@only(Role.TEACHER)
def tell_mine() -> Answer:
    return _told(owner_signed_in(), "")


@blueprint.get("/outside-trainings")
@only(*VERIFIERS)
def index() -> Answer:
    page = page_of(db.session, waiting_for(db.session, _verifier(), today()))
    rows = [(line_of(training), written_name(person)) for training, person in page.rows]
    return render_template("handout/outside_index.html", page=page, rows=rows)


@blueprint.get("/outside-trainings/<int:training_id>")
@only(*VERIFIERS)
def show(training_id: int) -> Answer:
    return _shown(training_id, RefusalForm(formdata=None))


@blueprint.get("/outside-trainings/<int:training_id>/proof/<int:number>.jpg")
@only(*VERIFIERS)
def proof(training_id: int, number: int) -> Response:
    training, _ = _told_to(training_id)
    return Response(picture_of_proof(db.session, training.id, number) or abort(404), mimetype="image/jpeg")


@blueprint.post("/outside-trainings/<int:training_id>/verify")
@only(*VERIFIERS)
def verify(training_id: int) -> Answer:
    training, _ = _told_to(training_id)
    try:
        verify_training(db.writing, training, at=now())
    except NotWaiting:
        return _answered_already()
    db.session.commit()
    flash(gettext("Pelatihan diverifikasi."), "ok")
    return redirect(url_for(".index"), 303)


@blueprint.post("/outside-trainings/<int:training_id>/refuse")
@only(*VERIFIERS)
def refuse(training_id: int) -> Answer:
    training, _ = _told_to(training_id)
    form = RefusalForm()
    if not form.validate_on_submit():
        return _shown(training_id, form), REFUSED
    try:
        refuse_training(db.writing, training, form.reason.data or "", at=now())
    except NotWaiting:
        return _answered_already()
    db.session.commit()
    flash(gettext("Pelatihan ditolak; guru membaca alasannya."), "ok")
    return redirect(url_for(".index"), 303)


def _told(person: Person, token: str) -> Answer:
    """The proof is opened before the write lock is taken, in a process of its own."""
    limits.check(limits.SCHOOL_LIST, f"proof {person.id}")
    form = TrainingForm()
    file = request.files.get("proof")
    if not form.validate_on_submit():
        return _page(person, form, token), REFUSED
    try:
        pictures = pictures_of(file.read() if file else b"")
        tell_training(db.writing, person, form.told(), pictures, at=now())
    except ProofUnusable as unusable:
        form.proof.errors = [told(unusable.args[0])]
        return _page(person, form, token), REFUSED
    except ToldAlready:
        form.title.errors = [gettext("Pelatihan ini sudah ada di daftar.")]
        return _page(person, form, token), REFUSED
    db.session.commit()
    flash(gettext("Tersimpan; menunggu verifikasi sekolah atau dinas."), "ok")
    return redirect(url_for(".own", token=token) if token else url_for(".own_mine"), 303)


def _page(person: Person, form: TrainingForm, token: str) -> str:
    lines = outside_lines(db.session, person.id)
    return render_template(
        "handout/outside.html",
        form=form,
        lines=lines,
        hours=verified_hours(lines),
        home=url_for("handout.ask", token=token) if token else url_for("handout.mine"),
        counts=current_settings().counts_outside,
    )


def _shown(training_id: int, form: RefusalForm) -> str:
    training, person = _told_to(training_id)
    return render_template(
        "handout/outside_show.html",
        training=training,
        line=line_of(training),
        name=written_name(person),
        pages=pages_of_proof(db.session, training.id),
        form=form,
    )


def _told_to(training_id: int) -> tuple[OutsideTraining, Person]:
    found: tuple[OutsideTraining, Person] = told_to(db.session, _verifier(), training_id, today()) or abort(404)
    return found


def _verifier() -> Viewer:
    """The viewer in the roles that verify: who also supervises elsewhere verifies nothing there."""
    viewer, nothing = current_viewer(), frozenset[int]()
    roles = viewer.roles & frozenset(VERIFIERS)
    return replace(viewer, roles=roles, supervised_office_ids=nothing, organization_ids=nothing)


def _answered_already() -> AnyResponse:
    db.session.rollback()
    flash(gettext("Sudah dijawab orang lain; periksa sekali lagi."), "wait")
    return redirect(url_for(".index"), 303)
