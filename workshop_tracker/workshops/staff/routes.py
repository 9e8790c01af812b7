"""Pages of who is engaged beside the speakers, who helps with an account, who signs; they work without scripts."""

import datetime as dt

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from workshop_tracker.access import only
from workshop_tracker.accounts.queries import user_by_login
from workshop_tracker.conflicts import conflict_page, differs
from workshop_tracker.database import today
from workshop_tracker.extensions import db, told
from workshop_tracker.presentation import Sentence
from workshop_tracker.workshops.actions import (
    ReasonMissing,
    WorkshopIsOver,
    remove_signatory,
    save_signatory,
)
from workshop_tracker.workshops.committees import committee_of, end_committee, grant_committee
from workshop_tracker.workshops.editing.forms import ReasonForm
from workshop_tracker.workshops.editing.rights import PLANNERS, REFUSED, editable
from workshop_tracker.workshops.editing.steps import address
from workshop_tracker.workshops.engagements import EngagementRole, Signatory, SignatoryPlace
from workshop_tracker.workshops.models import Workshop
from workshop_tracker.workshops.queries import engagements_of, signatories_of, written_name
from workshop_tracker.workshops.speakers import end_engagement, engage_named, person_known_as
from workshop_tracker.workshops.staff.forms import (
    PLACE_NAMES,
    ROLE_NAMES,
    CommitteeForm,
    EngagementForm,
    SignatoryForm,
    shown_signatory,
)

blueprint = Blueprint("staff", __name__)
A_WEEK = dt.timedelta(days=7)  # after the last day: late marks and the closing
Answer = Response | str | tuple[str, int]


@blueprint.get("/workshops/<slug>/edit/signatories/<any(right,left,center):place>")
@only(*PLANNERS)
def signatory(slug: str, place: str) -> Answer:
    workshop = editable(slug)
    row = _signatory(workshop, place)
    return _signatory_page(SignatoryForm(formdata=None, data=shown_signatory(row)), workshop, place, row)


@blueprint.post("/workshops/<slug>/edit/signatories/<any(right,left,center):place>")
@only(*PLANNERS)
def write_signatory(slug: str, place: str) -> Answer:
    workshop = editable(slug)
    row = _signatory(workshop, place)
    form = SignatoryForm()
    if not form.validate():
        return _signatory_page(form, workshop, place, row), REFUSED
    saved = SignatoryForm(formdata=None, data=shown_signatory(row))
    if form.row_version.data != str(saved.row_version.data) and differs(form, saved):
        return conflict_page(form, saved, saved_href=url_for("staff.signatory", slug=slug, place=place))
    person = person_known_as(db.session, form.name.data or "")
    columns = form.columns() | {"person_id": person.id if person else None}
    try:
        save_signatory(db.writing, workshop, SignatoryPlace(place), columns, reason=form.reason.data or "")
    except (ReasonMissing, WorkshopIsOver) as refused:
        db.session.rollback()
        form.refuse(refused)
        return _signatory_page(form, workshop, place, row), REFUSED
    db.session.commit()
    flash(told(Sentence("Penanda tangan tersimpan: %(name)s.", name=form.name.data or "")), "ok")
    return redirect(address("numbers", slug), 303)


@blueprint.post("/workshops/<slug>/edit/signatories/<any(right,left,center):place>/remove")
@only(*PLANNERS)
def delete_signatory(slug: str, place: str) -> Answer:
    workshop = editable(slug)
    row = _signatory(workshop, place) or abort(404)
    try:
        remove_signatory(db.writing, workshop, row, reason=ReasonForm().reason.data or "")
    except (ReasonMissing, WorkshopIsOver):
        db.session.rollback()
        flash(gettext("Sertifikat kegiatan ini sudah sah atau kegiatannya sudah selesai; tulis alasannya."), "bad")
        return redirect(url_for("staff.signatory", slug=slug, place=place), 303)
    db.session.commit()
    flash(gettext("Penanda tangan dihapus."), "ok")
    return redirect(address("numbers", slug), 303)


@blueprint.get("/workshops/<slug>/edit/engagements")
@only(*PLANNERS)
def engagements(slug: str) -> Answer:
    return _engagements_page(EngagementForm(formdata=None), editable(slug))


@blueprint.post("/workshops/<slug>/edit/engagements")
@only(*PLANNERS)
def add_engagement(slug: str) -> Answer:
    workshop = editable(slug)
    form = EngagementForm()
    if not form.validate():
        return _engagements_page(form, workshop), REFUSED
    role = EngagementRole(form.role.data)
    try:
        engage_named(db.writing, workshop, form.name.data or "", role, form.represents.data or "")
    except WorkshopIsOver as refused:
        form.refuse(refused)
        return _engagements_page(form, workshop), REFUSED
    db.session.commit()
    flash(gettext("%(name)s tercatat sebagai %(role)s.", name=form.name.data, role=ROLE_NAMES[role]), "ok")
    return redirect(url_for("staff.engagements", slug=slug), 303)


@blueprint.post("/workshops/<slug>/edit/engagements/<int:engagement_id>/remove")
@only(*PLANNERS)
def remove_engagement(slug: str, engagement_id: int) -> Answer:
    workshop = editable(slug)
    rows = engagements_of(db.session, workshop.id)
    row = next((row for row in rows if row.id == engagement_id and row.role is not EngagementRole.SPEAKER), None)
    if row is None:
        abort(404)
    try:
        end_engagement(db.writing, workshop, row)
    except WorkshopIsOver:
        flash(gettext("Kegiatan ini sudah ditutup atau dibatalkan, jadi tidak diubah lagi."), "bad")
    else:
        db.session.commit()
        flash(gettext("%(name)s tidak lagi tercatat.", name=written_name(row.person)), "ok")
    return redirect(url_for("staff.engagements", slug=slug), 303)


@blueprint.get("/workshops/<slug>/edit/committee")
@only(*PLANNERS)
def committee(slug: str) -> Answer:
    workshop = editable(slug)
    until = (workshop.ends_on or today()) + A_WEEK
    return _committee_page(CommitteeForm(formdata=None, data={"until": until}), workshop)


@blueprint.post("/workshops/<slug>/edit/committee")
@only(*PLANNERS)
def add_to_committee(slug: str) -> Answer:
    workshop = editable(slug)
    form = CommitteeForm()
    if not form.validate():
        return _committee_page(form, workshop), REFUSED
    user = user_by_login(db.session, form.login.data or "")
    if user is None or not user.is_active:
        form.login.errors = [gettext("Belum ada akun dengan nama masuk ini. Mintalah pengelola membuatnya.")]
        return _committee_page(form, workshop), REFUSED
    grant_committee(db.writing, workshop, user, until=form.until.data)
    db.session.commit()
    flash(gettext("%(name)s membantu kegiatan ini.", name=user.display_name), "ok")
    return redirect(url_for("staff.committee", slug=slug), 303)


@blueprint.post("/workshops/<slug>/edit/committee/<int:grant_id>/remove")
@only(*PLANNERS)
def remove_from_committee(slug: str, grant_id: int) -> Answer:
    workshop = editable(slug)
    grant = next((row for row in committee_of(db.session, workshop.id) if row.id == grant_id), None)
    if grant is None:
        abort(404)
    end_committee(db.writing, grant)
    db.session.commit()
    flash(gettext("%(name)s tidak lagi membantu kegiatan ini.", name=grant.user.display_name), "ok")
    return redirect(url_for("staff.committee", slug=slug), 303)


def _signatory(workshop: Workshop, place: str) -> Signatory | None:
    return next((row for row in signatories_of(db.session, workshop.id) if row.place == place), None)


def _signatory_page(form: SignatoryForm, workshop: Workshop, place: str, row: Signatory | None) -> str:
    return render_template(
        "workshops/signatory.html",
        form=form,
        workshop=workshop,
        place=place,
        place_name=PLACE_NAMES[place],
        is_new=row is None,
        back_href=address("numbers", workshop.slug),
        reason=ReasonForm(formdata=None),
    )


def _engagements_page(form: EngagementForm, workshop: Workshop) -> str:
    rows = [
        (row.id, written_name(row.person), ROLE_NAMES[row.role], row.represents, row.role is EngagementRole.SPEAKER)
        for row in engagements_of(db.session, workshop.id)
    ]
    return render_template("workshops/engagements.html", form=form, workshop=workshop, engagements=rows)


def _committee_page(form: CommitteeForm, workshop: Workshop) -> str:
    rows = [
        (row.id, row.user.display_name, row.user.login, row.ends_on) for row in committee_of(db.session, workshop.id)
    ]
    return render_template("workshops/committee.html", form=form, workshop=workshop, committee=rows)
