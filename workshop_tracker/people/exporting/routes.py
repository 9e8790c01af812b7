"""People to take along: the list as it is shown; with numbers only for a reason, which is written down."""

from flask import Blueprint, abort, render_template, request
from flask_babel import gettext
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from workshop_tracker.access import current_viewer, only
from workshop_tracker.audit.actions import record
from workshop_tracker.database import in_turn, now, today
from workshop_tracker.downloads import FILE, send_list
from workshop_tracker.edge import searched
from workshop_tracker.extensions import db
from workshop_tracker.organizations.queries import offices, organization_by_code
from workshop_tracker.people.exporting.exports import (
    empty_template,
    numbers_sheet,
    people_sheet,
    remarks,
    taken,
    template_sheet,
)
from workshop_tracker.people.exporting.forms import NumbersForm, TemplateForm
from workshop_tracker.people.exporting.queries import (
    Chosen,
    ids_of,
    may_take_numbers,
    numbered_for,
    told_people,
)
from workshop_tracker.people.queries import listed, listed_people
from workshop_tracker.people.rosters.workplaces import school_numbered
from workshop_tracker.people.routes import READERS, people_sought, visible_people
from workshop_tracker.spreadsheets.writer import FileKind
from workshop_tracker.viewer import Role

blueprint = Blueprint("exporting", __name__)
Answer = Response | str | tuple[str, int]
REFUSED = 422
NUMBERED = (Role.ADMIN, Role.OFFICE)
UPLOADERS = (Role.ADMIN, Role.ORGANIZER, Role.COMMITTEE, Role.OFFICE, Role.SCHOOL)


@blueprint.get(f"/people.{FILE}")
@only(*READERS)
def people(file_kind: FileKind) -> Response:
    found = listed_people(people_sought(searched(), visible_people()))
    return send_list(people_sheet(listed(row) for row in in_turn(db.session, found)), file_kind, "Orang")


@blueprint.get(f"/people/template.{FILE}")
@only(*UPLOADERS)
def template(file_kind: FileKind) -> Response:
    return send_list(empty_template(), file_kind, "Templat-orang")


@blueprint.get("/people/export")
@only(*NUMBERED)
def ask() -> Answer:
    """What is about to be taken, and why."""
    if not may_take_numbers(db.session, current_viewer()):
        abort(404)
    return _page(_form(is_sent=False))


@blueprint.post("/people/export")
@only(*NUMBERED)
def take() -> Answer:
    """The file is made beside the writing session, then written down, then sent."""
    with db.looking() as looking:
        if not may_take_numbers(looking, current_viewer()):
            abort(404)
        form = _form(is_sent=True)
        if not form.validate() or (chosen := _chosen(looking, form)) is None:
            return _page(form), REFUSED
        ids = ids_of(looking, chosen.condition)
        file = _file(looking, form, chosen, ids)
    record(db.writing, "export", "people", new=taken(len(ids), chosen), reason=form.reason.data or "")
    db.session.commit()
    return file


def _file(session: Session, form: NumbersForm, chosen: Chosen, ids: list[int]) -> Response:
    told = told_people(session, ids, today(), school_id=chosen.school_id)
    is_whole = isinstance(form, TemplateForm)
    borne = remarks(current_viewer().display_name, now(), chosen, form.reason.data or "")
    sheet = (template_sheet if is_whole else numbers_sheet)(told, borne)
    return send_list(sheet, form.file_kind.data, "Orang-lengkap" if is_whole else "Guru-dan-nomor")


def _form(*, is_sent: bool) -> NumbersForm:
    """The form of an admin asks whose people; an office takes its own teachers."""
    formdata = request.form if is_sent else None
    if not current_viewer().has_role(Role.ADMIN):
        return NumbersForm(formdata=formdata)
    form = TemplateForm(formdata=formdata, q=searched(), npsn=request.args.get("npsn", "")[:64])
    with db.looking() as looking:
        named = {office.code: office.name for office in offices(looking)}
    form.office.choices = {"": str(gettext("Semua kantor"))} | named
    return form


def _chosen(session: Session, form: NumbersForm) -> Chosen | None:
    """Whose numbers the form asks for; none where it names a school that nobody knows."""
    if not isinstance(form, TemplateForm):
        return Chosen(numbered_for(session, current_viewer(), today()))
    written, npsn, code = form.q.data or "", form.npsn.data or "", form.office.data or ""
    chosen = Chosen(people_sought(written, visible_people()), (f"cari “{written}”",) if written.strip() else ())
    school = school_numbered(session, npsn) if npsn else None
    if npsn and school is None:
        form.npsn.errors = [gettext("NPSN ini tidak ada dalam daftar sekolah.")]
        return None
    if school is not None:
        chosen = chosen.at_school(school, today())
    office = organization_by_code(session, code) if code else None
    return chosen.under_office(office, today()) if office is not None else chosen


def _page(form: NumbersForm) -> str:
    return render_template("people/export.html", form=form, is_admin=isinstance(form, TemplateForm))
