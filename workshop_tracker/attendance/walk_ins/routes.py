"""The form in the hall for somebody who is not on the list: name, school, phone, and she is present."""

import secrets

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext

from workshop_tracker.access import only
from workshop_tracker.attendance.marking import DayNotCome, ParticipationIsCertified, QuarterIsClosed
from workshop_tracker.attendance.participants.actions import WorkshopIsOver
from workshop_tracker.attendance.participants.preview import preview_of
from workshop_tracker.attendance.participants.routes import HELPERS, REFUSED, Answer, workshop_of
from workshop_tracker.attendance.queries import SheetToMark
from workshop_tracker.attendance.sheets.hall import Hall
from workshop_tracker.attendance.sheets.page import sheet_at
from workshop_tracker.attendance.undoing.routes import blueprint
from workshop_tracker.attendance.walk_ins.actions import Admitted, Answers, admit, mark_of_questions
from workshop_tracker.attendance.walk_ins.forms import WalkInForm
from workshop_tracker.attendance.walk_ins.queries import schools_expected
from workshop_tracker.attendance.walk_ins.walk_in import WalkIn
from workshop_tracker.extensions import db, told
from workshop_tracker.intake.proposals import ImportPlan, Outcome
from workshop_tracker.people.routes import visible_people
from workshop_tracker.workshops.queries import zone_of_workshop

__all__ = ["blueprint"]


@blueprint.get("/workshops/<slug>/attendance/<int:position>/walk-in")
@only(*HELPERS)
def walk_in(slug: str, position: int) -> str:
    hall, sheet = _hall_and_sheet(slug, position)
    return _page(hall, sheet, WalkInForm(formdata=None, form_id=secrets.token_urlsafe(16)))


@blueprint.post("/workshops/<slug>/attendance/<int:position>/walk-in")
@only(*HELPERS)
def admit_walk_in(slug: str, position: int) -> Answer:
    """Onto the list and present on this sheet; questions are asked on the same page, and nothing typed is lost."""
    (hall, sheet), form = _hall_and_sheet(slug, position), WalkInForm()
    if not form.validate():
        return _page(hall, sheet, form), REFUSED
    answers = Answers(form.asked.data or "", request.form)
    try:
        done = admit(db.writing, hall.workshop, sheet.sheet.id, typed(form), answers, today=hall.today)
    except (DayNotCome, ParticipationIsCertified, QuarterIsClosed, WorkshopIsOver) as refusal:
        db.session.rollback()
        flash(_explained(refusal), "bad")
        return redirect(url_for(".sheet", slug=slug, position=position), 303)
    if not isinstance(done, Admitted):
        return _page(hall, sheet, form, done.plan), REFUSED
    db.session.commit()
    flash(_told(done), "ok")
    return redirect(url_for(".sheet", slug=slug, position=position), 303)


def _hall_and_sheet(slug: str, position: int) -> tuple[Hall, SheetToMark]:
    workshop = workshop_of(slug)
    sheet: SheetToMark = sheet_at(db.session, workshop.id, position) or abort(404)
    return Hall(workshop, zone_of_workshop(db.session, workshop)), sheet


def typed(form: WalkInForm) -> WalkIn:
    """What the form holds."""
    return WalkIn(form.form_id.data or "", form.name.data or "", form.school.data or "", form.phone.data or "")


def _explained(refusal: Exception) -> str:
    message: str = gettext("Hari ini belum tiba; tandanya belum dapat diisi.")
    if isinstance(refusal, ParticipationIsCertified):
        message = gettext("Orang ini sudah bersertifikat; tandanya berubah hanya dengan alasan.")
    elif isinstance(refusal, QuarterIsClosed):
        message = gettext("Triwulan kegiatan ini sudah ditutup: tandanya berubah hanya dengan alasan.")
    elif isinstance(refusal, WorkshopIsOver):
        message = gettext("Kegiatan ini sudah ditutup; daftarnya tidak berubah lagi.")
    return message


def _told(done: Admitted) -> str:
    name = done.participation.name_as_registered
    if done.is_new:
        return str(gettext("%(name)s masuk daftar dan ditandai Hadir.", name=name))
    return str(gettext("%(name)s sudah ada dalam daftar; sekarang ditandai Hadir.", name=name))


def _page(hall: Hall, sheet: SheetToMark, form: WalkInForm, plan: ImportPlan | None = None) -> str:
    """The form; with a plan that waits also what it asks, or why the name cannot be used."""
    row = preview_of(db.session, plan, visible_people()).rows[0] if plan else None
    if plan and row and plan.proposals[0].outcome is Outcome.REJECTED:
        form.form_errors.extend(told(problem.message) for problem in row.problems)
    form.asked.data = mark_of_questions(plan) if plan else ""
    return render_template(
        "attendance/walk_in.html",
        workshop=hall.workshop,
        sheet=sheet.sheet,
        form=form,
        questions=row.questions if row else (),
        schools=schools_expected(db.session, hall.workshop.id),
    )
