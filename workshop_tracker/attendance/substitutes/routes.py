"""The page on which somebody's seat is given to another."""

import secrets

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext

from workshop_tracker.access import only
from workshop_tracker.attendance.models import Participation
from workshop_tracker.attendance.participants.actions import PaperRestsOnIt, WorkshopIsOver
from workshop_tracker.attendance.participants.preview import preview_of
from workshop_tracker.attendance.participants.routes import HELPERS, REFUSED, Answer, workshop_of
from workshop_tracker.attendance.placing.forms import shown_values
from workshop_tracker.attendance.placing.routes import blueprint
from workshop_tracker.attendance.queries import participation_of
from workshop_tracker.attendance.substitutes.actions import HasOwnSeat, SeatIsEmpty, replace_participant
from workshop_tracker.attendance.substitutes.queries import sessions_attended
from workshop_tracker.attendance.walk_ins.actions import Admitted, Answers, mark_of_questions
from workshop_tracker.attendance.walk_ins.forms import WalkInForm
from workshop_tracker.attendance.walk_ins.queries import schools_expected
from workshop_tracker.attendance.walk_ins.routes import typed
from workshop_tracker.database import today
from workshop_tracker.extensions import db, told
from workshop_tracker.intake.proposals import ImportPlan, Outcome
from workshop_tracker.people.routes import visible_people
from workshop_tracker.workshops.models import Workshop

__all__ = ["blueprint"]


@blueprint.get("/workshops/<slug>/participants/<int:participation_id>/substitute")
@only(*HELPERS)
def substitute(slug: str, participation_id: int) -> str:
    workshop = workshop_of(slug)
    replaced = _participation(workshop, participation_id)
    if replaced.cancelled_at is not None:
        abort(404)
    school = shown_values(replaced)["school"]
    return _page(workshop, replaced, WalkInForm(formdata=None, form_id=secrets.token_urlsafe(16), school=school))


@blueprint.post("/workshops/<slug>/participants/<int:participation_id>/substitute")
@only(*HELPERS)
def give_seat(slug: str, participation_id: int) -> Answer:
    """Questions about who it is are asked on the same page, and nothing typed is lost."""
    workshop = workshop_of(slug)
    replaced, form = _participation(workshop, participation_id), WalkInForm()
    if not form.validate():
        return _page(workshop, replaced, form), REFUSED
    answers = Answers(form.asked.data or "", request.form)
    try:
        done = replace_participant(db.writing, workshop, replaced, typed(form), answers, today=today())
    except (HasOwnSeat, PaperRestsOnIt, SeatIsEmpty, WorkshopIsOver) as refusal:
        db.session.rollback()
        flash(_explained(refusal), "bad")
        return redirect(url_for(".participants", slug=slug), 303)
    if not isinstance(done, Admitted):
        return _page(workshop, replaced, form, done.plan), REFUSED
    db.session.commit()
    names = {"old": replaced.name_as_registered, "new": done.participation.name_as_registered}
    flash(gettext("%(new)s menggantikan %(old)s dalam daftar.", **names), "ok")
    return redirect(url_for(".participants", slug=slug), 303)


def _participation(workshop: Workshop, participation_id: int) -> Participation:
    found: Participation = participation_of(db.session, workshop.id, participation_id) or abort(404)
    return found


def _explained(refusal: Exception) -> str:
    message: str = gettext("Kegiatan ini sudah ditutup; daftarnya tidak berubah lagi.")
    if isinstance(refusal, PaperRestsOnIt):
        message = gettext("Sertifikatnya masih sah. Cabut dahulu, lalu tulis penggantinya.")
    elif isinstance(refusal, HasOwnSeat):
        message = gettext("Orang ini sudah terdaftar sendiri, jadi tidak menggantikan siapa pun.")
    elif isinstance(refusal, SeatIsEmpty):
        message = gettext("Orang ini sudah tidak ada dalam daftar, jadi tidak dapat digantikan.")
    return message


def _page(workshop: Workshop, replaced: Participation, form: WalkInForm, plan: ImportPlan | None = None) -> str:
    """The form; with a plan that waits also what it asks, or why the name cannot be used."""
    row = preview_of(db.session, plan, visible_people()).rows[0] if plan else None
    if plan and row and plan.proposals[0].outcome is Outcome.REJECTED:
        form.form_errors.extend(told(problem.message) for problem in row.problems)
    form.asked.data = mark_of_questions(plan) if plan else ""
    return render_template(
        "attendance/substitute.html",
        workshop=workshop,
        replaced=replaced,
        attended=sessions_attended(db.session, replaced.id),
        form=form,
        questions=row.questions if row else (),
        schools=schools_expected(db.session, workshop.id),
    )
