"""Pages of who oversees which schools since when: admins add and end, offices read what is theirs."""

from collections.abc import Sequence

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext
from sqlalchemy import Select
from werkzeug.wrappers import Response

from workshop_tracker.access import current_viewer, only
from workshop_tracker.conflicts import conflict_page, differs
from workshop_tracker.database import in_turn
from workshop_tracker.downloads import FILE, send_list
from workshop_tracker.edge import searched
from workshop_tracker.extensions import current_language, db, told
from workshop_tracker.organizations.actions import (
    JurisdictionEndsBeforeItStarts,
    JurisdictionsOverlap,
    add_jurisdiction,
    edit_jurisdiction,
)
from workshop_tracker.organizations.exports import jurisdictions_sheet
from workshop_tracker.organizations.forms import JurisdictionForm, NewJurisdictionForm, shown_jurisdiction
from workshop_tracker.organizations.levels import LevelGroup
from workshop_tracker.organizations.models import Jurisdiction, Organization
from workshop_tracker.organizations.queries import (
    ListedJurisdiction,
    district_names,
    jurisdiction_of_list,
    listed_jurisdictions,
    offices,
    organization_by_code,
    visible_offices,
)
from workshop_tracker.organizations.routes import READERS, REFUSED
from workshop_tracker.paging import page_of
from workshop_tracker.presentation import Sentence, format_date
from workshop_tracker.spreadsheets.writer import FileKind
from workshop_tracker.viewer import Role

blueprint = Blueprint("jurisdictions", __name__)
Answer = Response | str | tuple[str, int]


@blueprint.get("/jurisdictions")
@only(*READERS)
def index() -> Answer:
    viewer = current_viewer()
    seen = visible_offices(db.session, viewer)
    code, written = request.args.get("office", ""), searched()
    listed = _sought(seen, code, written)
    return render_template(
        "organizations/jurisdictions.html",
        page=page_of(db.session, listed),
        written=written,
        code=code,
        offices=[(office.code, office.name) for office in seen],
        is_admin=viewer.has_role(Role.ADMIN),
    )


def _sought(seen: Sequence[Organization], code: str, written: str) -> Select[Jurisdiction, str, str, str]:
    """What the list is narrowed to: one of the offices that are seen, a district by its name."""
    chosen = [office.id for office in seen if code in ("", office.code)]
    district_code = district_names(db.session).code_of(written) or written
    return listed_jurisdictions(chosen, district_code=district_code)


@blueprint.get(f"/jurisdictions.{FILE}")
@only(*READERS)
def export(file_kind: FileKind) -> Response:
    """The list as it is narrowed, whole."""
    seen = visible_offices(db.session, current_viewer())
    found = _sought(seen, request.args.get("office", ""), searched())
    rows = (ListedJurisdiction(*row) for row in in_turn(db.session, found))
    return send_list(jurisdictions_sheet(rows), file_kind, "Pembinaan")


@blueprint.get("/jurisdictions/new")
@only(Role.ADMIN)
def new() -> Answer:
    return _new_page(_offered(NewJurisdictionForm(formdata=None, office=request.args.get("office", ""))))


@blueprint.post("/jurisdictions/new")
@only(Role.ADMIN)
def create() -> Answer:
    form = _offered(NewJurisdictionForm())
    if not form.validate():
        return _new_page(form), REFUSED
    office = organization_by_code(db.session, form.office.data) or abort(404)
    try:
        for level in form.level_groups.data or ():
            add_jurisdiction(db.writing, office, form.district_code, LevelGroup(level), form.first_terms())
    except (JurisdictionsOverlap, JurisdictionEndsBeforeItStarts) as refused:
        form.valid_from.errors = [_reason(refused)]
        page = _new_page(form)
        db.session.rollback()
        return page, REFUSED
    db.session.commit()
    flash(told(Sentence("Tersimpan: %(name)s.", name=office.name)), "ok")
    return redirect(url_for("jurisdictions.index", office=office.code), 303)


@blueprint.get("/jurisdictions/<int:jurisdiction_id>/edit")
@only(Role.ADMIN)
def edit(jurisdiction_id: int) -> Answer:
    listed = jurisdiction_of_list(db.session, jurisdiction_id) or abort(404)
    form = JurisdictionForm(formdata=None, data=shown_jurisdiction(listed.jurisdiction))
    return render_template("organizations/jurisdiction.html", form=form, listed=listed)


@blueprint.post("/jurisdictions/<int:jurisdiction_id>/edit")
@only(Role.ADMIN)
def save(jurisdiction_id: int) -> Answer:
    listed = jurisdiction_of_list(db.session, jurisdiction_id) or abort(404)
    jurisdiction = listed.jurisdiction
    form, saved = JurisdictionForm(), JurisdictionForm(formdata=None, data=shown_jurisdiction(jurisdiction))
    if form.row_version.data != str(jurisdiction.row_version) and differs(form, saved):
        return conflict_page(form, saved, saved_href=url_for("jurisdictions.index", q=listed.district))
    if not form.validate():
        return render_template("organizations/jurisdiction.html", form=form, listed=listed), REFUSED
    try:
        edit_jurisdiction(db.writing, jurisdiction, form.terms(jurisdiction.valid_from))
    except (JurisdictionsOverlap, JurisdictionEndsBeforeItStarts) as refused:
        form.valid_until.errors = [_reason(refused)]
        return render_template("organizations/jurisdiction.html", form=form, listed=listed), REFUSED
    db.session.commit()
    flash(gettext("Perubahan tersimpan."), "ok")
    return redirect(url_for("jurisdictions.index", q=listed.district), 303)


def _offered(form: NewJurisdictionForm) -> NewJurisdictionForm:
    """The form with the offices and districts that there are."""
    form.offer(offices(db.session), district_names(db.session))
    return form


def _new_page(form: NewJurisdictionForm) -> str:
    return render_template("organizations/new_jurisdiction.html", form=form)


def _reason(refused: JurisdictionsOverlap | JurisdictionEndsBeforeItStarts) -> str:
    """What stands in the way, and how to clear it."""
    if isinstance(refused, JurisdictionEndsBeforeItStarts):
        return str(gettext("Hari terakhir mendahului hari pertama."))
    other = refused.other
    sentence = gettext(
        "%(level)s di daerah ini sudah dibina %(office)s sejak %(day)s. Akhiri dahulu yang itu.",
        level=other.level_group.value,
        office=other.office.name,
        day=format_date(other.valid_from, language=current_language()),
    )
    return str(sentence)
