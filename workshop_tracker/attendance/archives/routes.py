"""Pages on which an old register is sent, looked through and recorded as an archive."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext, ngettext
from sqlalchemy.orm import Session

from workshop_tracker.access import current_viewer, only
from workshop_tracker.attendance.archives.actions import confirm_history, keep_history
from workshop_tracker.attendance.archives.forms import HistoryForm
from workshop_tracker.attendance.archives.imports import (
    KIND,
    HistoryFile,
    OneEvent,
    history_rows,
    plan_history,
    the_history,
)
from workshop_tracker.attendance.participants.preview import Group, answers_in, preview_of, suggested_answers
from workshop_tracker.attendance.participants.routes import REFUSED, Answer
from workshop_tracker.database import today
from workshop_tracker.edge import large_upload
from workshop_tracker.extensions import db, told
from workshop_tracker.intake.actions import StagedPlanIsGone, fingerprint
from workshop_tracker.intake.glossary.reading import Received, lists_of
from workshop_tracker.intake.proposals import ImportPlan
from workshop_tracker.intake.queries import staged_plan
from workshop_tracker.organizations.models import Organization
from workshop_tracker.organizations.queries import organizations
from workshop_tracker.paging import page_of_values
from workshop_tracker.people.routes import visible_people
from workshop_tracker.spreadsheets import PAGE_LIST, UnreadableFile
from workshop_tracker.viewer import Role

blueprint = Blueprint("archives", __name__)
KEEPERS = (Role.ADMIN, Role.ORGANIZER, Role.OFFICE)
LONGEST_FILE_NAME = 300
QUESTIONS_AT_ONCE = 25


@blueprint.get("/people/archive")
@only(*KEEPERS)
def new() -> str:
    return _form_page(_offered(db.session, HistoryForm(formdata=None)))


def _form_page(form: HistoryForm) -> str:
    return render_template("attendance/archive_new.html", form=form)


def _offered(session: Session, form: HistoryForm) -> HistoryForm:
    form.offer(_own(session))
    return form


def _own(session: Session) -> list[Organization]:
    """Whose archives the viewer may fill."""
    viewer = current_viewer()
    own = viewer.organization_ids | viewer.office_ids
    return [body for body in organizations(session) if viewer.has_role(Role.ADMIN) or body.id in own]


@blueprint.post("/people/archive")
@large_upload
@only(*KEEPERS)
def receive() -> Answer:
    """Read and plan beside the writing session: a long list must not keep others from writing."""
    with db.looking() as looking:
        form = _offered(looking, HistoryForm())
        try:
            plan = _planned(looking, form) if form.validate() else None
        except UnreadableFile as unreadable:
            form.form_errors.append(told(unreadable.args[0]))
            plan = None
    if plan is None:
        return _form_page(form), REFUSED
    token = keep_history(db.writing, plan)
    db.session.commit()
    return redirect(url_for(".show", token=token), 303)


def _planned(session: Session, form: HistoryForm) -> ImportPlan:
    """Raises UnreadableFile."""
    upload = request.files.get("file")
    content, name = (upload.read(), upload.filename or "") if upload is not None else (b"", "")
    received = Received(content, name, (form.sheet.data or "").strip())
    event = OneEvent((form.event.data or "").strip(), (form.days.data or "").strip())
    rows = history_rows(the_history(lists_of(session, received, limits=PAGE_LIST), event), today(), event)
    return plan_history(session, HistoryFile(rows, fingerprint(content), int(form.body.data), name[:LONGEST_FILE_NAME]))


@blueprint.get("/people/archive/<token>")
@only(*KEEPERS)
def show(token: str) -> str:
    preview = preview_of(db.session, _staged(token), visible_people())
    return render_template(
        "attendance/archive.html",
        token=token,
        preview=preview,
        groups=Group,
        questions=preview.to_answer[:QUESTIONS_AT_ONCE],
        page=page_of_values(preview.rows),
    )


def _staged(token: str) -> ImportPlan:
    plan: ImportPlan = staged_plan(db.session, token, KIND, user_id=current_viewer().user_id) or abort(404)
    return plan


@blueprint.post("/people/archive/<token>")
@only(*KEEPERS)
def confirm(token: str) -> Answer:
    """Record what is decided; `accept` takes every suggestion for what is not answered. Pressed twice is once."""
    plan = _staged(token)
    taken = suggested_answers(plan) if request.form.get("act") == "accept" else {}
    try:
        confirmed = confirm_history(db.writing, token, taken | answers_in(plan, request.form))
    except StagedPlanIsGone:
        db.session.rollback()
        return redirect(url_for(".new"), 303)
    db.session.commit()
    if confirmed.is_stale:
        flash(gettext("Sementara itu data orang berubah. Periksa sekali lagi, lalu simpan."), "wait")
    else:
        flash(ngettext("%(num)d baris tersimpan.", "%(num)d baris tersimpan.", confirmed.saved), "ok")
    return redirect(url_for(".show", token=confirmed.token) if confirmed.token else url_for(".new"), 303)
