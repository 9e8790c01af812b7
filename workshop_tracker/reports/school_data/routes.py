"""Status data sekolah: which schools of an office told how many teachers they have, and links to ask the others."""

from collections.abc import Sequence

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext, ngettext
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from workshop_tracker.access import current_viewer, only
from workshop_tracker.accounts.school_links.actions import make_school_links, put_to_sleep
from workshop_tracker.accounts.school_links.rules import LINK_LIVES
from workshop_tracker.database import now, today
from workshop_tracker.downloads import FILE, send_list
from workshop_tracker.edge import searched
from workshop_tracker.extensions import current_settings, db
from workshop_tracker.organizations.levels import LevelGroup
from workshop_tracker.organizations.models import Organization
from workshop_tracker.paging import page_of_values
from workshop_tracker.people.denominator.rules import Freshness, Source
from workshop_tracker.reports.readers import HOLDERS, READERS, readable_office, readable_offices
from workshop_tracker.reports.school_data.exports import statuses_sheet
from workshop_tracker.reports.school_data.invitations import invitation
from workshop_tracker.reports.school_data.queries import SchoolStatus, Wanted, counted, school_statuses
from workshop_tracker.spreadsheets.writer import FileKind

blueprint = Blueprint("school_data", __name__)
FRESHNESS = {
    Freshness.COMPLETE: _l("Lengkap"),
    Freshness.OLD: _l("Lebih dari 6 bulan"),
    Freshness.NONE: _l("Belum ada"),
}
SOURCES = {
    Source.SCHOOL_LIST: _l("daftar guru dari sekolah"),
    Source.OFFICE_LIST: _l("daftar guru dari kantor"),
    Source.STATEMENT: _l("pernyataan sekolah"),
    Source.RECORDED: _l("guru yang tercatat satu per satu"),
}


@blueprint.get("/school-data")
@only(*READERS)
def offices() -> Response | str:
    """Choose an office; who has one only is led to its schools."""
    found = readable_offices(db.session, current_viewer())
    if len(found) == 1:
        return redirect(url_for(".index", office_code=found[0].code), 303)
    return render_template("reports/school_data/offices.html", offices=found)


@blueprint.get("/school-data/<office_code>")
@only(*READERS)
def index(office_code: str) -> str:
    office, wanted = _office(office_code), _wanted()
    statuses = school_statuses(db.session, office.id, at=now(), on=today())
    found = [each for each in statuses if wanted.admits(each)]
    return render_template(
        "reports/school_data/index.html",
        office=office,
        wanted=wanted,
        total=len(statuses),
        counts=counted(statuses),
        page=page_of_values(found),
        to_ask=[each.school.npsn for each in found if each.freshness is not Freshness.COMPLETE],
        districts=dict(sorted({(each.school.district_code, each.school.district) for each in statuses})),
        levels=[level.value for level in LevelGroup if any(each.school.level is level for each in statuses)],
        states=Freshness,
        freshness=FRESHNESS,
        sources=SOURCES,
        day=today(),
        may_send=current_viewer().has_role(*HOLDERS),
    )


@blueprint.get(f"/school-data/<office_code>/schools.{FILE}")
@only(*READERS)
def export(office_code: str, file_kind: FileKind) -> Response:
    """The list as it is narrowed, whole."""
    office, wanted = _office(office_code), _wanted()
    statuses = school_statuses(db.session, office.id, at=now(), on=today())
    sheet = statuses_sheet([each for each in statuses if wanted.admits(each)])
    return send_list(sheet, file_kind, "Status-data-sekolah", office.name)


@blueprint.post("/school-data/<office_code>/links")
@only(*HOLDERS)
def make_links(office_code: str) -> Response | str:
    """A fresh link for each of these schools, shown once in a text to send; only their hashes are kept."""
    office, at = _office(office_code), now()
    schools = [each.school for each in _chosen(office)]
    if not schools:
        return _nobody_chosen(office)
    tokens = make_school_links(db.writing, [school.id for school in schools], at=at)
    db.session.commit()
    until, base_url = (at + LINK_LIVES).date(), current_settings().base_url
    links = {id_: f"{base_url}{url_for('own_school.ask', token=token)}" for id_, token in tokens.items()}
    return render_template(
        "reports/school_data/links.html",
        office=office,
        until=until,
        invitations=[invitation(school, links[school.id], until, office.name) for school in schools],
    )


@blueprint.post("/school-data/<office_code>/links/sleep")
@only(*HOLDERS)
def put_links_to_sleep(office_code: str) -> Response:
    """Links that reached the wrong hands open nothing any more."""
    office = _office(office_code)
    chosen = _chosen(office)
    if not chosen:
        return _nobody_chosen(office)
    asleep = put_to_sleep(db.writing, [each.school.id for each in chosen], at=now())
    db.session.commit()
    flash(ngettext("%(num)d tautan dimatikan.", "%(num)d tautan dimatikan.", asleep), "ok")
    return redirect(url_for(".index", office_code=office_code), 303)


def _office(office_code: str) -> Organization:
    """An office of the viewer's."""
    office: Organization = readable_office(db.session, current_viewer(), office_code) or abort(404)
    return office


def _wanted() -> Wanted:
    """What the address narrows the list to."""
    asked = request.args
    return Wanted(searched(), asked.get("state", ""), asked.get("district", ""), asked.get("level", ""))


def _chosen(office: Organization) -> Sequence[SchoolStatus]:
    """The schools that a form names, of this office only."""
    npsns = set(request.form.getlist("npsn"))
    statuses = school_statuses(db.session, office.id, at=now(), on=today())
    return [each for each in statuses if each.school.npsn in npsns]


def _nobody_chosen(office: Organization) -> Response:
    flash(gettext("Pilih sekolahnya dahulu."), "bad")
    return redirect(url_for(".index", office_code=office.code), 303)
