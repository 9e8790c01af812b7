"""A list comes in: pasted or uploaded, kept until it was looked through, or thrown away."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext
from sqlalchemy.orm import Session

from workshop_tracker.access import current_viewer, only
from workshop_tracker.attendance.participants.actions import WorkshopIsOver, require_running
from workshop_tracker.attendance.participants.confirming import keep_list, planned_after, staged_list
from workshop_tracker.attendance.participants.forms import AddForm
from workshop_tracker.attendance.participants.imports import ParticipantFile, plan_participants
from workshop_tracker.attendance.participants.pasted import PASTED, lines_of, received_people
from workshop_tracker.attendance.participants.queries import KIND, workshop_to_fill
from workshop_tracker.attendance.participants.routes import (
    HELPERS,
    REFUSED,
    Answer,
    blueprint,
    known_people_sought,
    workshop_of,
)
from workshop_tracker.database import today
from workshop_tracker.edge import large_upload
from workshop_tracker.extensions import db, told
from workshop_tracker.intake.actions import StagedPlanIsGone, discard
from workshop_tracker.intake.glossary.reading import Received
from workshop_tracker.intake.glossary.routes import riddle_page
from workshop_tracker.intake.proposals import ImportPlan
from workshop_tracker.intake.queries import rows_set_aside
from workshop_tracker.people.rosters.entries import entry_of
from workshop_tracker.spreadsheets import PAGE_LIST, UnreadableFile
from workshop_tracker.workshops.models import Workshop

__all__ = ["blueprint"]
QUESTIONS_AT_ONCE = 25
NOT_FOUND = 404
LONGEST_FILE_NAME = 300


@blueprint.get("/workshops/<slug>/participants/add")
@only(*HELPERS)
def add_participants(slug: str) -> str:
    """The field to paste into; `from` brings back the lines of a list that was not confirmed."""
    workshop, token = workshop_of(slug), request.args.get("from", "")
    before = _staged_before(db.session, workshop, token)
    lines = lines_of(map(entry_of, before.proposals), before.left_out).values() if before else ()
    return _add_page(workshop, AddForm(formdata=None, pasted="\n".join(lines), before=token if before else ""))


def _add_page(workshop: Workshop, form: AddForm) -> str:
    return render_template("attendance/add.html", workshop=workshop, form=form, search=known_people_sought(workshop))


def _staged_before(session: Session, workshop: Workshop, token: str) -> ImportPlan | None:
    """The list whose text is being changed."""
    try:
        return staged_list(session, workshop, token, user_id=current_viewer().user_id) if token else None
    except StagedPlanIsGone:
        return None


@blueprint.post("/workshops/<slug>/participants/add")
@large_upload
@only(*HELPERS)
def read_participants(slug: str) -> Answer:
    """Read and plan beside the writing session: a long list must not keep others from writing."""
    form = AddForm()
    with db.looking() as looking:
        workshop: Workshop = workshop_to_fill(looking, current_viewer(), slug) or abort(404)
        before = _staged_before(looking, workshop, form.before.data or "")
        try:
            require_running(workshop)
            plan = _planned(looking, workshop, form, before)
        except UnreadableFile as unreadable:
            form.form_errors.append(told(unreadable.args[0]))
            asked = riddle_page(unreadable, back=url_for(".add_participants", slug=slug))
            return asked or (_add_page(workshop, form), REFUSED)
        except WorkshopIsOver:
            form.form_errors.append(gettext("Kegiatan ini sudah ditutup; daftarnya tidak berubah lagi."))
            return _add_page(workshop, form), REFUSED
    token = keep_list(db.writing, workshop, plan, instead_of=form.before.data or "")
    db.session.commit()
    return redirect(url_for(".preview_participants", slug=slug, token=token), 303)


def _planned(session: Session, workshop: Workshop, form: AddForm, before: ImportPlan | None) -> ImportPlan:
    file = _received(session, form)
    if before is not None and file.layout == PASTED:
        return planned_after(session, workshop, before, file, today=today())
    user_id = current_viewer().user_id
    aside = rows_set_aside(session, KIND, workshop.id, file.sha256, user_id=user_id) if file.layout == PASTED else ()
    return plan_participants(session, workshop, file.without(aside), today=today())


def _received(session: Session, form: AddForm) -> ParticipantFile:
    """The uploaded file, else the pasted text. Raises UnreadableFile."""
    upload = request.files.get("file")
    if upload is not None and upload.filename:
        content, name = upload.read(), upload.filename[:LONGEST_FILE_NAME]
        received = Received(content, name, (form.sheet.data or "").strip())
    else:
        received = Received((form.pasted.data or "").encode("utf-8", "replace"))
    return received_people(session, received, limits=PAGE_LIST)


@blueprint.post("/workshops/<slug>/participants/add/<token>/discard")
@only(*HELPERS)
def discard_participants(slug: str, token: str) -> Answer:
    """Forget a list that waits."""
    workshop = workshop_of(slug)
    try:
        staged_list(db.session, workshop, token, user_id=current_viewer().user_id)
        discard(db.writing, token, KIND)
    except StagedPlanIsGone:
        return gone(workshop)
    db.session.commit()
    flash(gettext("Daftar yang menunggu dibuang."), "ok")
    return redirect(url_for(".participants", slug=slug), 303)


def gone(workshop: Workshop) -> Answer:
    """Sent twice, expired, or somebody else's: who confirmed it finds the people on the list."""
    return render_template("attendance/gone.html", workshop=workshop), NOT_FOUND
