"""Pages of schools: admins edit, offices and organizers read those under their office."""

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from workshop_tracker.access import current_viewer, only
from workshop_tracker.conflicts import conflict_page, differs
from workshop_tracker.database import in_turn, today
from workshop_tracker.downloads import FILE, send_list
from workshop_tracker.edge import searched
from workshop_tracker.extensions import db
from workshop_tracker.organizations.queries import office_of
from workshop_tracker.paging import page_of
from workshop_tracker.schools.actions import edit_school, forget_spelling
from workshop_tracker.schools.finding import matches, search_schools
from workshop_tracker.schools.forms import SchoolForm, shown_values
from workshop_tracker.schools.lists.exports import empty_template, schools_sheet
from workshop_tracker.schools.queries import (
    ListedSchool,
    listed_schools,
    school_by_npsn,
    spelling_of,
    spellings_of,
    visible_school,
    visible_to,
)
from workshop_tracker.schools.rules import printed_school_name
from workshop_tracker.spreadsheets.writer import FileKind
from workshop_tracker.viewer import Role

blueprint = Blueprint("schools", __name__)
Answer = Response | str | tuple[str, int]
READERS = (Role.ADMIN, Role.OFFICE, Role.SUPERVISOR, Role.ORGANIZER, Role.SCHOOL)
REFUSED = 422


@blueprint.get("/schools")
@only(*READERS)
def index() -> Answer:
    """Schools by words of name, subdistrict and district; where none fits, those alike."""
    written = searched()
    visible = visible_to(db.session, current_viewer(), today())
    page = page_of(db.session, listed_schools().where(visible, matches(written)))
    alike = [] if page.rows else search_schools(db.session, written, within=visible)
    return render_template(
        "schools/index.html",
        page=page,
        written=written,
        alike=alike,
        is_admin=current_viewer().has_role(Role.ADMIN),
    )


@blueprint.get(f"/schools.{FILE}")
@only(*READERS)
def export(file_kind: FileKind) -> Response:
    """The list as it is searched, whole."""
    visible = visible_to(db.session, current_viewer(), today())
    found = in_turn(db.session, listed_schools().where(visible, matches(searched())))
    return send_list(schools_sheet(ListedSchool(*row) for row in found), file_kind, "Sekolah")


@blueprint.get(f"/schools/template.{FILE}")
@only(Role.ADMIN)
def template(file_kind: FileKind) -> Response:
    return send_list(empty_template(), file_kind, "Templat-sekolah")


@blueprint.get("/schools/<npsn>")
@only(*READERS)
def show(npsn: str) -> Answer:
    viewer = current_viewer()
    school = visible_school(db.session, viewer, npsn, today()) or abort(404)
    return render_template(
        "schools/show.html",
        school=school,
        name=school.printed_name or printed_school_name(school.name),
        office=office_of(db.session, school.district_code, school.level_group, today()),
        is_admin=viewer.has_role(Role.ADMIN),
        spellings=spellings_of(db.session, school),
    )


@blueprint.post("/schools/<npsn>/spellings/<int:spelling_id>/forget")
@only(Role.ADMIN)
def forget(npsn: str, spelling_id: int) -> Answer:
    """A spelling that was confirmed by mistake leads here no more; the next list asks again."""
    school = school_by_npsn(db.session, npsn) or abort(404)
    spelling = spelling_of(db.session, school, spelling_id) or abort(404)
    forget_spelling(db.writing, spelling)
    db.session.commit()
    flash(gettext("Ejaan “%(written)s” tidak lagi mengarah ke sini.", written=spelling.written), "ok")
    return redirect(url_for("schools.show", npsn=npsn), 303)


@blueprint.get("/schools/<npsn>/edit")
@only(Role.ADMIN)
def edit(npsn: str) -> Answer:
    school = school_by_npsn(db.session, npsn) or abort(404)
    form = SchoolForm(formdata=None, data=shown_values(school))
    return render_template("schools/edit.html", form=form, school=school)


@blueprint.post("/schools/<npsn>/edit")
@only(Role.ADMIN)
def save(npsn: str) -> Answer:
    school = school_by_npsn(db.session, npsn) or abort(404)
    form, saved = SchoolForm(), SchoolForm(formdata=None, data=shown_values(school))
    if form.row_version.data != str(school.row_version) and differs(form, saved):
        return conflict_page(form, saved, saved_href=url_for("schools.show", npsn=npsn))
    if not form.validate():
        return render_template("schools/edit.html", form=form, school=school), REFUSED
    edit_school(db.writing, school, form.details())
    db.session.commit()
    flash(gettext("Perubahan tersimpan."), "ok")
    return redirect(url_for("schools.show", npsn=npsn), 303)
