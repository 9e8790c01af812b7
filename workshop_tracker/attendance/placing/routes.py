"""The page on which the school of one participant is named or changed."""

from dataclasses import replace

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext

from workshop_tracker.access import only
from workshop_tracker.attendance.models import Participation
from workshop_tracker.attendance.participants.actions import PaperRestsOnIt, WorkshopIsOver
from workshop_tracker.attendance.participants.routes import HELPERS, REFUSED, Answer, workshop_of
from workshop_tracker.attendance.placing.actions import place_participant
from workshop_tracker.attendance.placing.forms import PlaceForm, shown_values
from workshop_tracker.attendance.placing.placed import WORK_UNIT, placed
from workshop_tracker.attendance.queries import participation_of
from workshop_tracker.attendance.walk_ins.queries import schools_expected
from workshop_tracker.attendance.walk_ins.routes import blueprint
from workshop_tracker.conflicts import conflict_page, differs
from workshop_tracker.extensions import db
from workshop_tracker.people.rosters.entries import WrittenWorkplace
from workshop_tracker.people.rosters.workplaces import NOWHERE, Workplace, find_workplaces
from workshop_tracker.presentation import tidy_text
from workshop_tracker.schools.rules import read_school_name
from workshop_tracker.workshops.models import Workshop

__all__ = ["blueprint"]


@blueprint.get("/workshops/<slug>/participants/<int:participation_id>/school")
@only(*HELPERS)
def school_of_participant(slug: str, participation_id: int) -> str:
    workshop = workshop_of(slug)
    participation = _participation(workshop, participation_id)
    return _page(workshop, participation, PlaceForm(formdata=None, data=shown_values(participation)))


@blueprint.post("/workshops/<slug>/participants/<int:participation_id>/school")
@only(*HELPERS)
def name_school(slug: str, participation_id: int) -> Answer:
    """A school that is certain is taken, one that is not is asked on the same page."""
    workshop = workshop_of(slug)
    participation = _participation(workshop, participation_id)
    form, saved = PlaceForm(), PlaceForm(formdata=None, data=shown_values(participation))
    saved.asked.data = form.asked.data
    if form.row_version.data != str(participation.row_version) and differs(form, saved):
        return conflict_page(form, saved, saved_href=url_for(".participants", slug=slug))
    if not form.validate():
        return _page(workshop, participation, form), REFUSED
    found = _found(workshop, form.school.data or "")
    is_shown = form.asked.data == found.text
    decided = placed(found, request.form.get("choice", "") if is_shown else "")
    if decided is None:
        return _page(workshop, participation, form, found), REFUSED
    try:
        place_participant(db.writing, workshop, participation, decided)
    except (PaperRestsOnIt, WorkshopIsOver) as refusal:
        db.session.rollback()
        flash(_explained(refusal), "bad")
        return redirect(url_for(".participants", slug=slug), 303)
    db.session.commit()
    told = gettext("%(name)s: %(school)s tersimpan.", name=participation.name_as_registered, school=found.text)
    flash(told, "ok")
    return redirect(url_for(".participants", slug=slug), 303)


def _participation(workshop: Workshop, participation_id: int) -> Participation:
    """Somebody on the list; who was taken off it has no page here."""
    found = participation_of(db.session, workshop.id, participation_id)
    if found is None or found.cancelled_at is not None:
        abort(404)
    return found


def _found(workshop: Workshop, written: str) -> Workplace:
    """What is written like a school and is none of the register is asked here, since somebody is there to answer."""
    place = WrittenWorkplace(tidy_text(written))
    found = find_workplaces(db.session, [place], district_code=workshop.district_code).get(place, NOWHERE)
    is_unknown = found.school is None and bool(read_school_name(place.text)[0].level)
    return replace(found, is_unresolved=True) if is_unknown else found


def _explained(refusal: Exception) -> str:
    if isinstance(refusal, PaperRestsOnIt):
        return str(gettext("Sertifikatnya masih sah dan menyebut sekolahnya. Cabut dahulu, lalu ubah sekolahnya."))
    return str(gettext("Kegiatan ini sudah ditutup; daftarnya tidak berubah lagi."))


def _page(workshop: Workshop, participation: Participation, form: PlaceForm, asked: Workplace = NOWHERE) -> str:
    """The form; with a workplace that has to be chosen, its choices."""
    form.asked.data = asked.text
    return render_template(
        "attendance/placing.html",
        workshop=workshop,
        participation=participation,
        form=form,
        asked=asked,
        work_unit=WORK_UNIT,
        schools=schools_expected(db.session, workshop.id),
    )
