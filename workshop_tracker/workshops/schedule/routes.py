"""Pages of the programme: sessions are listed, added, edited and removed, without scripts."""

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from workshop_tracker.access import only
from workshop_tracker.conflicts import conflict_page, differs
from workshop_tracker.extensions import db
from workshop_tracker.workshops.actions import ReasonMissing, SomethingRestsOnIt, WorkshopIsOver
from workshop_tracker.workshops.editing.forms import ReasonForm
from workshop_tracker.workshops.editing.rights import PLANNERS, REFUSED, editable
from workshop_tracker.workshops.editing.steps import STEPS, address
from workshop_tracker.workshops.models import SessionKind, Workshop, WorkshopSession
from workshop_tracker.workshops.queries import sessions_of, speakers_of_sessions, zone_of_workshop
from workshop_tracker.workshops.schedule.forms import SessionForm, days_long, shown_session
from workshop_tracker.workshops.schedule.listing import listed_sessions
from workshop_tracker.workshops.sessions import (
    NumberIsTaken,
    add_session,
    changing_programme,
    edit_session,
    next_number,
    remove_session,
)

blueprint = Blueprint("schedule", __name__)
Answer = Response | str | tuple[str, int]
Refusal = (NumberIsTaken, ReasonMissing, WorkshopIsOver)


@blueprint.get("/workshops/<slug>/edit/sessions")
@only(*PLANNERS)
def sessions(slug: str) -> Answer:
    """The programme with its sum."""
    workshop = editable(slug)
    listed = listed_sessions(db.session, workshop)
    return render_template(
        "workshops/sessions.html",
        workshop=workshop,
        step=STEPS["sessions"],
        sessions=listed,
        lesson_hours=sum(row.part.lesson_hours for row in listed),
        next_href=address("numbers", slug),
    )


@blueprint.get("/workshops/<slug>/edit/sessions/new")
@only(*PLANNERS)
def new_session(slug: str) -> Answer:
    workshop = editable(slug)
    return _session_page(SessionForm(formdata=None, data=_proposal(workshop)), workshop, None)


@blueprint.post("/workshops/<slug>/edit/sessions/new")
@only(*PLANNERS)
def create_session(slug: str) -> Answer:
    workshop = editable(slug)
    form = SessionForm()
    if not form.validate():
        return _session_page(form, workshop, None), REFUSED
    columns = form.session_columns(zone_of_workshop(db.session, workshop))
    reason = form.reason.data or ""
    try:
        with changing_programme(db.writing, workshop, reason):
            part = add_session(db.writing, workshop, columns, form.names(), reason=reason)
    except Refusal as refused:
        return _refused(form, workshop, None, refused)
    db.session.commit()
    flash(gettext("Sesi %(number)d tersimpan (%(hours)d JP).", number=part.number, hours=part.lesson_hours), "ok")
    return redirect(url_for("schedule.sessions", slug=slug), 303)


@blueprint.get("/workshops/<slug>/edit/sessions/<int:number>")
@only(*PLANNERS)
def session(slug: str, number: int) -> Answer:
    workshop = editable(slug)
    part = _part(workshop, number)
    return _session_page(_filled(workshop, part), workshop, part)


@blueprint.post("/workshops/<slug>/edit/sessions/<int:number>")
@only(*PLANNERS)
def save_session(slug: str, number: int) -> Answer:
    workshop = editable(slug)
    part = _part(workshop, number)
    zone = zone_of_workshop(db.session, workshop)
    form = SessionForm()
    form.days_long = days_long(part, zone)
    if not form.validate():
        return _session_page(form, workshop, part), REFUSED
    saved = _filled(workshop, part)
    if form.row_version.data != str(part.row_version) and differs(form, saved):
        return conflict_page(form, saved, saved_href=url_for("schedule.session", slug=slug, number=number))
    reason = form.reason.data or ""
    try:
        with changing_programme(db.writing, workshop, reason):
            edit_session(db.writing, workshop, part, form.session_columns(zone), form.names(), reason=reason)
    except Refusal as refused:
        return _refused(form, workshop, part, refused)
    db.session.commit()
    flash(gettext("Sesi %(number)d tersimpan (%(hours)d JP).", number=part.number, hours=part.lesson_hours), "ok")
    return redirect(url_for("schedule.sessions", slug=slug), 303)


@blueprint.post("/workshops/<slug>/edit/sessions/<int:number>/remove")
@only(*PLANNERS)
def delete_session(slug: str, number: int) -> Answer:
    workshop = editable(slug)
    reason = ReasonForm().reason.data or ""
    try:
        with changing_programme(db.writing, workshop, reason):
            remove_session(db.writing, workshop, _part(workshop, number), reason=reason)
    except (SomethingRestsOnIt, ReasonMissing, WorkshopIsOver) as refused:
        db.session.rollback()
        flash(_why_it_stays(refused), "bad")
        return redirect(url_for("schedule.session", slug=slug, number=number), 303)
    db.session.commit()
    flash(gettext("Sesi %(number)d dihapus.", number=number), "ok")
    return redirect(url_for("schedule.sessions", slug=slug), 303)


def _why_it_stays(refused: Exception) -> str:
    if isinstance(refused, SomethingRestsOnIt):
        reason = gettext("Sesi ini sudah berisi tanda hadir, jadi tidak dapat dihapus.")
    elif isinstance(refused, ReasonMissing):
        reason = gettext("Sertifikat kegiatan ini sudah sah. Tulis alasan penghapusan.")
    else:
        reason = gettext("Kegiatan ini sudah ditutup atau dibatalkan, jadi tidak diubah lagi.")
    return str(reason)


def _part(workshop: Workshop, number: int) -> WorkshopSession:
    found = next((part for part in sessions_of(db.session, workshop.id) if part.number == number), None)
    return found or abort(404)


def _proposal(workshop: Workshop) -> dict[str, object]:
    """A new session follows the last one."""
    parts = sessions_of(db.session, workshop.id)
    last = parts[-1] if parts else None
    return {
        "row_version": 0,
        "number": next_number(db.session, workshop.id),
        "part": last.part if last else "B",
        "kind": last.kind.value if last else SessionKind.ONSITE.value,
        "held_on": last.held_on if last else workshop.starts_on,
    }


def _filled(workshop: Workshop, part: WorkshopSession) -> SessionForm:
    speakers = speakers_of_sessions(db.session, workshop.id).get(part.id, [])
    zone = zone_of_workshop(db.session, workshop)
    return SessionForm(formdata=None, data=shown_session(part, speakers, zone))


def _refused(
    form: SessionForm, workshop: Workshop, part: WorkshopSession | None, refused: Exception
) -> tuple[str, int]:
    db.session.rollback()
    if isinstance(refused, NumberIsTaken):
        form.number.errors = [gettext("Nomor ini sudah dipakai sesi lain.")]
    else:
        form.refuse(refused)
    return _session_page(form, workshop, part), REFUSED


def _session_page(form: SessionForm, workshop: Workshop, part: WorkshopSession | None) -> str:
    return render_template(
        "workshops/session.html",
        form=form,
        workshop=workshop,
        part=part,
        zone=zone_of_workshop(db.session, workshop),
        reason=ReasonForm(formdata=None),
    )
