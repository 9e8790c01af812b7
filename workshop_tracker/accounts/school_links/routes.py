"""A school's own page: opened by its link or signed in, it declares its teachers or hands in their list."""

import datetime as dt

from flask import Blueprint, abort, flash, g, redirect, render_template, request, url_for
from flask_babel import gettext, ngettext
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from workshop_tracker import limits
from workshop_tracker.access import anyone, current_viewer, only
from workshop_tracker.accounts.school_links.actions import note_opened
from workshop_tracker.accounts.school_links.forms import GROUPS, HeadcountForm, OwnListForm, shown_values
from workshop_tracker.accounts.school_links.own_page import begin_visit, changes_asked_of, own_school, writing_for
from workshop_tracker.accounts.school_links.queries import link_by_token, schools_of_user
from workshop_tracker.database import now, today
from workshop_tracker.edge import large_upload
from workshop_tracker.extensions import current_language, db, told
from workshop_tracker.intake.actions import StagedPlanIsGone, fingerprint
from workshop_tracker.intake.glossary.reading import Received, lists_of
from workshop_tracker.intake.proposals import ImportPlan, Outcome
from workshop_tracker.paging import page_of_values
from workshop_tracker.people.denominator.actions import declare_headcount
from workshop_tracker.people.denominator.own_list import (
    NamesAnotherSchool,
    confirm_own_list,
    discard_own_list,
    plan_own_list,
    stage_own_list,
    staged_own_list,
    unsure_names,
)
from workshop_tracker.people.denominator.queries import known_teachers, last_headcount
from workshop_tracker.people.denominator.rules import Freshness, Source, counts_until, freshness
from workshop_tracker.people.rosters.entries import entry_of
from workshop_tracker.people.rosters.lists import the_list
from workshop_tracker.people.rosters.workplaces import FoundSchool
from workshop_tracker.presentation import format_date
from workshop_tracker.schools.actions import note_phone
from workshop_tracker.schools.forms import phone_text
from workshop_tracker.spreadsheets import PAGE_LIST, UnreadableFile
from workshop_tracker.viewer import Role

blueprint = Blueprint("own_school", __name__)
Answer = Response | str | tuple[str, int]
REFUSED, NOT_FOUND = 422, 404
LONGEST_FILE_NAME = 300


@blueprint.get("/s/<token>")
@anyone("a school's link is opened without an account; this page names no school")
def ask(token: str) -> str:
    """One button, for every token alike: a preview robot learns and uses nothing."""
    return render_template("accounts/school_links/ask.html", token=token)


@blueprint.post("/s/<token>")
@anyone("the token is the right to tell how many teachers one school has")
def open_page(token: str) -> Answer:
    limits.check(limits.PERSONAL_LINK, limits.caller())
    at = now()
    link = link_by_token(db.writing, token, at=at)
    if link is None:
        return render_template("accounts/school_links/asleep.html"), NOT_FOUND
    note_opened(db.writing, link, at=at)
    npsn = link.school.npsn
    begin_visit(link, at=at)
    db.session.commit()
    return redirect(url_for(".show", npsn=npsn), 303)


@blueprint.get("/my/school")
@only(Role.SCHOOL)
def index() -> Answer:
    """Who holds the role for one school is led to its page."""
    schools = schools_of_user(db.session, current_viewer().school_ids)
    if len(schools) == 1:
        return redirect(url_for(".show", npsn=schools[0].npsn), 303)
    return render_template("accounts/school_links/index.html", schools=schools)


@blueprint.get("/schools/<npsn>/data")
@anyone("own_school lets in whoever came by the school's link or holds its role")
def show(npsn: str) -> str:
    school = own_school(npsn)
    form = HeadcountForm(formdata=None, data=shown_values(last_headcount(db.session, school.id)))
    return _page(school, form, OwnListForm(formdata=None))


@blueprint.post("/schools/<npsn>/data")
@anyone("own_school lets in whoever came by the school's link or holds its role")
def declare(npsn: str) -> Answer:
    school, form = own_school(npsn), HeadcountForm()
    if not form.validate():
        return _page(school, form, OwnListForm(formdata=None)), REFUSED
    headcount = form.headcount()
    writing = writing_for(school)
    declare_headcount(writing, school.id, headcount, on=today())
    if phone := phone_text(form.phone):
        note_phone(writing, school.id, phone)
    db.session.commit()
    flash(_thanks(headcount.total, headcount.counted_on), "ok")
    return redirect(url_for(".show", npsn=npsn), 303)


def _thanks(teachers: int, day: dt.date) -> str:
    language = current_language()
    words = ngettext(
        "Terima kasih. Tersimpan: %(num)d guru per %(day)s. Angka ini dipakai sampai %(until)s.",
        "Terima kasih. Tersimpan: %(num)d guru per %(day)s. Angka ini dipakai sampai %(until)s.",
        teachers,
        day=format_date(day, language=language),
        until=format_date(counts_until(day), language=language),
    )
    return str(words)


def _page(school: FoundSchool, form: HeadcountForm, upload: OwnListForm) -> str:
    day = today()
    with db.looking() as looking:
        known = known_teachers(looking, [school.id], day).get(school.id)
        asked = changes_asked_of(looking, school)
    return render_template(
        "accounts/school_links/show.html",
        school=school,
        known=known,
        sources=Source,
        freshness=freshness(known, day),
        states=Freshness,
        until=counts_until(known.told_on) if known and known.told_on else None,
        form=form,
        group_names=list(GROUPS),
        upload=upload,
        is_signed_in=g.viewer is not None,
        proposed=asked,
    )


@blueprint.post("/schools/<npsn>/data/list")
@large_upload
@anyone("own_school lets in whoever came by the school's link or holds its role")
def read_list(npsn: str) -> Answer:
    """Read and plan beside the writing session: a long list must not keep others from writing."""
    school, form = own_school(npsn), OwnListForm()
    limits.check(limits.SCHOOL_LIST, limits.caller())
    try:
        with db.looking() as looking:
            plan = _planned(looking, school)
    except (UnreadableFile, NamesAnotherSchool) as refused:
        form.file.errors = [told(refused.args[0])]
        empty = HeadcountForm(formdata=None, data=shown_values(None))
        return _page(school, empty, form), REFUSED
    token = stage_own_list(writing_for(school), plan)
    db.session.commit()
    return redirect(url_for(".preview_list", npsn=npsn, token=token), 303)


def _planned(session: Session, school: FoundSchool) -> ImportPlan:
    """Raises UnreadableFile, NamesAnotherSchool."""
    upload = request.files.get("file")
    content, name = (upload.read(), (upload.filename or "")[:LONGEST_FILE_NAME]) if upload else (b"", "")
    table = the_list(lists_of(session, Received(content, name), limits=PAGE_LIST))
    return plan_own_list(session, school, table, fingerprint(content), file_name=name, today=today())


@blueprint.get("/schools/<npsn>/data/list/<token>")
@anyone("own_school lets in whoever came by the school's link or holds its role")
def preview_list(npsn: str, token: str) -> Answer:
    school = own_school(npsn)
    try:
        plan = staged_own_list(db.session, token, school)
    except StagedPlanIsGone:
        abort(404)
    return _preview(school, token, plan, is_asked_again=False)


def _preview(school: FoundSchool, token: str, plan: ImportPlan, *, is_asked_again: bool) -> str:
    answered = plan.taking_suggestions()
    with db.looking() as looking:
        unsure = unsure_names(looking, plan)
        known = known_teachers(looking, [school.id], today()).get(school.id)
    return render_template(
        "accounts/school_links/preview.html",
        school=school,
        token=token,
        report=plan.report(),
        page=page_of_values([(each, entry_of(each)) for each in plan.proposals]),
        outcomes=Outcome,
        goes_in=len(answered.to_write()),
        stays_out=sum(each.stays_out for each in answered.proposals),
        unsure=unsure,
        known=known,
        is_asked_again=is_asked_again,
        is_signed_in=g.viewer is not None,
    )


@blueprint.post("/schools/<npsn>/data/list/<token>/confirm")
@anyone("own_school lets in whoever came by the school's link or holds its role")
def confirm_list(npsn: str, token: str) -> Answer:
    school = own_school(npsn)
    writing = writing_for(school)
    try:
        plan = staged_own_list(writing, token, school)
        if unsure_names(writing, plan) and request.form.get("is_ours") != "yes":
            return _preview(school, token, plan, is_asked_again=True), REFUSED
        confirmed = confirm_own_list(writing, token, school, today=today())
    except StagedPlanIsGone:
        abort(404)
    db.session.commit()
    if confirmed.fresh_token:
        flash(gettext("Sementara itu data berubah. Periksa sekali lagi, lalu simpan."), "wait")
        return redirect(url_for(".preview_list", npsn=npsn, token=confirmed.fresh_token), 303)
    known = known_teachers(db.session, [school.id], today())[school.id]
    flash(_thanks(known.teachers, known.told_on or today()), "ok")
    if confirmed.stayed_out:
        left = ngettext(
            "%(num)d baris belum masuk. Perbaiki di Dapodik, lalu unggah lagi.",
            "%(num)d baris belum masuk. Perbaiki di Dapodik, lalu unggah lagi.",
            confirmed.stayed_out,
        )
        flash(left, "wait")
    return redirect(url_for(".show", npsn=npsn), 303)


@blueprint.post("/schools/<npsn>/data/list/<token>/discard")
@anyone("own_school lets in whoever came by the school's link or holds its role")
def discard_list(npsn: str, token: str) -> Answer:
    school = own_school(npsn)
    writing = writing_for(school)
    try:
        staged_own_list(writing, token, school)
    except StagedPlanIsGone:
        abort(404)
    discard_own_list(writing, token)
    db.session.commit()
    flash(gettext("Daftar yang menunggu dibuang."), "ok")
    return redirect(url_for(".show", npsn=npsn), 303)
