"""One page for a school: teachers whom its new list leaves out, and those who may have moved here."""

import re
from dataclasses import replace

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext, ngettext
from flask_babel import lazy_gettext as _l

from workshop_tracker.access import current_viewer, only
from workshop_tracker.database import now, today
from workshop_tracker.extensions import db
from workshop_tracker.people.turnover.actions import MainPostElsewhere, answer_changes
from workshop_tracker.people.turnover.queries import questioned_at
from workshop_tracker.people.turnover.rules import ANSWERS, ChangeAnswer, ChangeKind
from workshop_tracker.schools.models import School
from workshop_tracker.schools.queries import visible_school
from workshop_tracker.schools.routes import Answer
from workshop_tracker.viewer import Role

blueprint = Blueprint("turnover", __name__)
WRITERS = (Role.ADMIN, Role.OFFICE, Role.SCHOOL)
FIELD = re.compile("change-([0-9]{1,18})")
WORDS = {
    ChangeAnswer.MOVED: _l("Pindah"),
    ChangeAnswer.RETIRED: _l("Pensiun"),
    ChangeAnswer.LEFT: _l("Keluar"),
    ChangeAnswer.DIED: _l("Meninggal dunia"),
    ChangeAnswer.STAYS: _l("Masih mengajar di sini"),
    ChangeAnswer.TRANSFERRED: _l("Pindahan: sekarang sekolah induknya di sini"),
    ChangeAnswer.BOTH: _l("Mengajar di dua sekolah"),
}


@blueprint.get("/schools/<npsn>/staff-changes")
@only(*WRITERS)
def show(npsn: str) -> str:
    school = _school(npsn)
    return render_template(
        "people/turnover.html",
        school=school,
        name=school.printed_name or school.name,
        questioned=questioned_at(db.session, school.id, now()),
        kinds=ChangeKind,
        answers=ANSWERS,
        words=WORDS,
    )


@blueprint.post("/schools/<npsn>/staff-changes")
@only(*WRITERS)
def answer(npsn: str) -> Answer:
    """Many at once; who is left without an answer waits."""
    school = _school(npsn)
    known = {each.value: each for each in ChangeAnswer}
    answers = {
        int(number[1]): known[written]
        for field, written in request.form.items()
        if (number := FIELD.fullmatch(field)) and written in known
    }
    try:
        given = answer_changes(db.writing, school.id, answers, at=now())
    except MainPostElsewhere as elsewhere:
        db.session.rollback()
        message = gettext("%(name)s sekarang mempunyai sekolah induk lain. Ubah dahulu di sana.", name=elsewhere.name)
        flash(message, "bad")
        return redirect(url_for(".show", npsn=npsn), 303)
    db.session.commit()
    flash(ngettext("%(num)d jawaban tersimpan.", "%(num)d jawaban tersimpan.", given), "ok" if given else "info")
    return redirect(url_for(".show", npsn=npsn), 303)


def _school(npsn: str) -> School:
    """The school as seen by one of the roles that answer, not by another beside it."""
    viewer, nothing = current_viewer(), frozenset[int]()
    answering = replace(
        viewer,
        roles=viewer.roles & frozenset(WRITERS),
        supervised_office_ids=nothing,
        organization_ids=nothing,
    )
    school: School = visible_school(db.session, answering, npsn, today()) or abort(404)
    return school
