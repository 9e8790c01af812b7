"""Pages of organizations: admins edit, others read what is theirs."""

from typing import TypeVar

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from workshop_tracker.access import current_viewer, only
from workshop_tracker.conflicts import conflict_page, differs
from workshop_tracker.database import in_turn, today
from workshop_tracker.downloads import FILE, send_list
from workshop_tracker.edge import searched
from workshop_tracker.extensions import db, told
from workshop_tracker.organizations.actions import CodeIsTaken, SuperiorIsBelow, add_organization, edit_organization
from workshop_tracker.organizations.exports import organizations_sheet
from workshop_tracker.organizations.forms import (
    KIND_NAMES,
    NewOrganizationForm,
    OrganizationForm,
    shown_values,
    text,
)
from workshop_tracker.organizations.models import Organization
from workshop_tracker.organizations.queries import (
    district_by_code,
    district_names,
    is_visible,
    levels_by_district,
    listed_organizations,
    offices,
    organization_by_code,
    visible_organization,
)
from workshop_tracker.paging import page_of
from workshop_tracker.presentation import Sentence
from workshop_tracker.spreadsheets.writer import FileKind
from workshop_tracker.viewer import Role

blueprint = Blueprint("organizations", __name__)
Answer = Response | str | tuple[str, int]
Form = TypeVar("Form", bound=OrganizationForm)
READERS = (Role.ADMIN, Role.OFFICE, Role.SUPERVISOR, Role.ORGANIZER)
REFUSED = 422


@blueprint.get("/organizations")
@only(*READERS)
def index() -> Answer:
    written, viewer = searched(), current_viewer()
    listed = listed_organizations(written).where(is_visible(db.session, viewer))
    return render_template(
        "organizations/index.html",
        page=page_of(db.session, listed),
        written=written,
        kind_names=KIND_NAMES,
        is_admin=viewer.has_role(Role.ADMIN),
    )


@blueprint.get(f"/organizations.{FILE}")
@only(*READERS)
def export(file_kind: FileKind) -> Response:
    """The list as it is searched, whole."""
    found = listed_organizations(searched()).where(is_visible(db.session, current_viewer()))
    return send_list(organizations_sheet(tuple(row) for row in in_turn(db.session, found)), file_kind, "Organisasi")


@blueprint.get("/organizations/<code>")
@only(*READERS)
def show(code: str) -> Answer:
    viewer = current_viewer()
    organization = visible_organization(db.session, viewer, code) or abort(404)
    return render_template(
        "organizations/show.html",
        organization=organization,
        kind_name=KIND_NAMES[organization.kind],
        district=_district_of(organization),
        overseen=levels_by_district(db.session, organization.id, today()),
        is_admin=viewer.has_role(Role.ADMIN),
    )


@blueprint.get("/organizations/new")
@only(Role.ADMIN)
def new() -> Answer:
    return _edit_page(_offered(NewOrganizationForm(formdata=None)))


@blueprint.post("/organizations/new")
@only(Role.ADMIN)
def create() -> Answer:
    form = _offered(NewOrganizationForm())
    if not form.validate():
        return _edit_page(form), REFUSED
    try:
        organization = add_organization(db.writing, text(form.code), form.details())
    except CodeIsTaken:
        form.code.errors = [gettext("Kode ini sudah dipakai organisasi lain.")]
        return _edit_page(form), REFUSED
    db.session.commit()
    flash(told(Sentence("Tersimpan: %(name)s.", name=organization.name)), "ok")
    return redirect(url_for("organizations.show", code=organization.code), 303)


@blueprint.get("/organizations/<code>/edit")
@only(Role.ADMIN)
def edit(code: str) -> Answer:
    organization = organization_by_code(db.session, code) or abort(404)
    return _edit_page(_filled(organization), organization)


@blueprint.post("/organizations/<code>/edit")
@only(Role.ADMIN)
def save(code: str) -> Answer:
    organization = organization_by_code(db.session, code) or abort(404)
    form, saved = _offered(OrganizationForm()), _filled(organization)
    if form.row_version.data != str(organization.row_version) and differs(form, saved):
        return conflict_page(form, saved, saved_href=url_for("organizations.show", code=code))
    if not form.validate():
        return _edit_page(form, organization), REFUSED
    try:
        edit_organization(db.writing, organization, form.details())
    except SuperiorIsBelow:
        form.parent.errors = [gettext("Organisasi itu sendiri berada di bawah organisasi ini.")]
        return _edit_page(form, organization), REFUSED
    db.session.commit()
    flash(gettext("Perubahan tersimpan."), "ok")
    return redirect(url_for("organizations.show", code=code), 303)


def _offered(form: Form) -> Form:
    """The form with the offices and districts that there are."""
    form.offer(offices(db.session), district_names(db.session))
    return form


def _filled(organization: Organization) -> OrganizationForm:
    """The form as the organization stands."""
    return _offered(OrganizationForm(formdata=None, data=shown_values(organization, _district_of(organization))))


def _district_of(organization: Organization) -> str:
    district = district_by_code(db.session, organization.district_code or "")
    return district.name if district else ""


def _edit_page(form: OrganizationForm, organization: Organization | None = None) -> str:
    return render_template("organizations/edit.html", form=form, organization=organization)
