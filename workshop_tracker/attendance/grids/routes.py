"""Marks by file on the page of a workshop: sent, looked through, explained, saved."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext, ngettext
from sqlalchemy.orm import Session

from workshop_tracker.access import current_viewer, only
from workshop_tracker.attendance.grids.actions import confirm_marks, keep_marks
from workshop_tracker.attendance.grids.forms import MarksForm
from workshop_tracker.attendance.grids.imports import plan_marks, read_marks
from workshop_tracker.attendance.grids.preview import preview_of
from workshop_tracker.attendance.imports import KIND, the_marks
from workshop_tracker.attendance.marking import DayNotCome
from workshop_tracker.attendance.participants.actions import WorkshopIsOver, require_running
from workshop_tracker.attendance.participants.confirming import Confirmed
from workshop_tracker.attendance.participants.preview import answers_in
from workshop_tracker.attendance.participants.queries import workshop_to_fill
from workshop_tracker.attendance.participants.routes import HELPERS, REFUSED, Answer, workshop_of
from workshop_tracker.database import today
from workshop_tracker.edge import large_upload
from workshop_tracker.extensions import db, told
from workshop_tracker.intake.actions import StagedPlanIsGone, fingerprint
from workshop_tracker.intake.glossary.reading import Received, lists_of
from workshop_tracker.intake.proposals import ImportPlan
from workshop_tracker.intake.queries import staged_plan
from workshop_tracker.paging import page_of_values
from workshop_tracker.spreadsheets import PAGE_LIST, UnreadableFile
from workshop_tracker.workshops.models import Workshop

blueprint = Blueprint("marks", __name__)
LONGEST_FILE_NAME = 300


@blueprint.get("/workshops/<slug>/attendance/import")
@only(*HELPERS)
def new(slug: str) -> str:
    return _form_page(workshop_of(slug), MarksForm(formdata=None))


def _form_page(workshop: Workshop, form: MarksForm) -> str:
    return render_template("attendance/marks_new.html", workshop=workshop, form=form)


@blueprint.post("/workshops/<slug>/attendance/import")
@large_upload
@only(*HELPERS)
def receive(slug: str) -> Answer:
    """Read and plan beside the writing session: a long list must not keep others from writing."""
    form = MarksForm()
    with db.looking() as looking:
        workshop: Workshop = workshop_to_fill(looking, current_viewer(), slug) or abort(404)
        try:
            require_running(workshop)
            plan = _planned(looking, workshop, form)
        except UnreadableFile as unreadable:
            form.form_errors.append(told(unreadable.args[0]))
            return _form_page(workshop, form), REFUSED
        except WorkshopIsOver:
            form.form_errors.append(gettext("Kegiatan ini sudah ditutup; daftarnya tidak berubah lagi."))
            return _form_page(workshop, form), REFUSED
    token = keep_marks(db.writing, workshop, plan)
    db.session.commit()
    return redirect(url_for(".show", slug=slug, token=token), 303)


def _planned(session: Session, workshop: Workshop, form: MarksForm) -> ImportPlan:
    """Raises UnreadableFile."""
    upload = request.files.get("file")
    has_file = upload is not None and upload.filename
    content = upload.read() if upload is not None and has_file else (form.pasted.data or "").encode("utf-8", "replace")
    name = (upload.filename or "")[:LONGEST_FILE_NAME] if upload is not None else ""
    received = Received(content, name, (form.sheet.data or "").strip())
    table = the_marks(lists_of(session, received, limits=PAGE_LIST))
    return plan_marks(session, workshop, read_marks(session, workshop, table, fingerprint(content), today=today()))


@blueprint.get("/workshops/<slug>/attendance/import/<token>")
@only(*HELPERS)
def show(slug: str, token: str) -> str:
    workshop = workshop_of(slug)
    preview = preview_of(_staged(workshop, token))
    return render_template(
        "attendance/marks.html", workshop=workshop, token=token, preview=preview, page=page_of_values(preview.rows)
    )


def _staged(workshop: Workshop, token: str) -> ImportPlan:
    plan = staged_plan(db.session, token, KIND, user_id=current_viewer().user_id)
    if plan is None or plan.target_id != workshop.id:
        abort(404)
    return plan


@blueprint.post("/workshops/<slug>/attendance/import/<token>")
@only(*HELPERS)
def confirm(slug: str, token: str) -> Answer:
    """Rows about which something is still asked wait here with what was answered; pressed twice is once."""
    workshop = workshop_of(slug)
    answers = answers_in(_staged(workshop, token), request.form)
    try:
        require_running(workshop)
        confirmed = confirm_marks(db.writing, workshop, token, answers, today=today())
    except (WorkshopIsOver, DayNotCome):
        db.session.rollback()
        flash(gettext("Sementara itu daftar hadir berubah. Unggah sekali lagi."), "bad")
        return redirect(url_for(".new", slug=slug), 303)
    except StagedPlanIsGone:
        db.session.rollback()
        return redirect(url_for("attendance.sheets", slug=slug), 303)
    db.session.commit()
    flash(*_told(confirmed))
    address = url_for(".show", slug=slug, token=confirmed.token) if confirmed.token else None
    return redirect(address or url_for("attendance.sheets", slug=slug), 303)


def _told(confirmed: Confirmed) -> tuple[str, str]:
    if confirmed.is_stale:
        return gettext("Sementara itu daftar hadir berubah. Periksa sekali lagi, lalu simpan."), "wait"
    saved = confirmed.saved
    return ngettext("%(num)d tanda tersimpan.", "%(num)d tanda tersimpan.", saved), "ok" if saved else "info"
