"""Pages of papers: prepare, validate, download, correct and revoke those of a workshop; anyone may verify one."""

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask_babel import gettext, ngettext
from werkzeug.wrappers import Response

from workshop_tracker.access import only
from workshop_tracker.attendance.actions import decide_completion
from workshop_tracker.attendance.queries import participation_of
from workshop_tracker.certificates.actions import WrongName
from workshop_tracker.certificates.forms import CorrectionForm, DecisionForm, PrepareForm, RevocationForm, ValidateForm
from workshop_tracker.certificates.models import Certificate
from workshop_tracker.certificates.overview import end_to_come, overview_of
from workshop_tracker.certificates.preparing import CannotPrepare
from workshop_tracker.certificates.queries import letter_replacing, paper_of
from workshop_tracker.certificates.repeats.actions import correct_once, revoke_once
from workshop_tracker.certificates.repeats.rules import OtherContent
from workshop_tracker.certificates.rules import date_when_prepared
from workshop_tracker.certificates.runs.actions import (
    begin_preparing,
    begin_validating,
    finish,
    prepare_part,
    validate_part,
)
from workshop_tracker.certificates.runs.queries import progress_of
from workshop_tracker.certificates.sealing.rules import Cause
from workshop_tracker.certificates.signing.queries import signature_of
from workshop_tracker.certificates.telling import told_revoked
from workshop_tracker.certificates.versions.actions import WrongState
from workshop_tracker.certificates.withdrawal import withdraw_unearned
from workshop_tracker.database import now, today
from workshop_tracker.designs.rules import certificate_text_from_json
from workshop_tracker.extensions import current_settings, db, told
from workshop_tracker.paging import page_of_values
from workshop_tracker.viewer import Role
from workshop_tracker.workshops.editing.rights import editable, is_editable, visible
from workshop_tracker.workshops.models import Workshop

blueprint = Blueprint("certificates", __name__)
READERS = (Role.ADMIN, Role.ORGANIZER, Role.COMMITTEE)
PAPERS_OF_A_PAGE = 20  # a phone shows each as a card
ISSUERS = (Role.ADMIN, Role.ORGANIZER)


@blueprint.get("/workshops/<slug>/certificates")
@only(*READERS)
def overview(slug: str) -> str:
    workshop = visible(slug)
    day = date_when_prepared(workshop.ends_on, today())
    seen = overview_of(db.session, workshop, day, at=now())
    return render_template(
        "certificates/overview.html",
        workshop=workshop,
        overview=seen,
        progress=progress_of(db.session, workshop.id, at=now()),
        page=page_of_values(seen.papers, size=PAPERS_OF_A_PAGE),
        may_issue=is_editable(slug),
        form=PrepareForm(issued_on=day),
        validation=ValidateForm(),
    )


@blueprint.post("/workshops/<slug>/certificates/prepare")
@only(*ISSUERS)
def prepare(slug: str) -> Response:
    workshop = editable(slug)
    form = PrepareForm()
    day = form.issued_on.data or date_when_prepared(workshop.ends_on, today())
    try:
        run = begin_preparing(db.writing, workshop, form.operation_id.data, on=day)
        for part in run.parts:
            db.session.commit()
            prepare_part(db.writing, workshop, run, part, on=day, base_url=current_settings().base_url)
    except (CannotPrepare, OtherContent) as error:
        db.session.rollback()
        flash(told(str(error)), "bad")
        return _to_overview(slug)
    made = finish(db.writing, run)
    db.session.commit()
    flash(ngettext("%(num)d sertifikat disiapkan.", "%(num)d sertifikat disiapkan.", made), "ok")
    return _to_overview(slug)


@blueprint.post("/workshops/<slug>/certificates/validate")
@only(*ISSUERS)
def validate(slug: str) -> Response:
    """Before the last session has ended only for who says so."""
    workshop = editable(slug)
    form = ValidateForm()
    if end_to_come(db.session, workshop, now()) and not form.is_early.data:
        flash(
            gettext("Belum disahkan: sesi terakhir belum selesai. Centang bila memang disahkan sekarang."),
            "wait",
        )
        return _to_overview(slug)
    try:
        run = begin_validating(db.writing, workshop, form.operation_id.data)
    except OtherContent as error:
        db.session.rollback()
        flash(told(str(error)), "bad")
        return _to_overview(slug)
    for part in run.parts:
        db.session.commit()
        validate_part(db.writing, workshop, run, part)
    validated = finish(db.writing, run)
    db.session.commit()
    flash(ngettext("%(num)d sertifikat disahkan.", "%(num)d sertifikat disahkan.", validated), "ok")
    return _to_overview(slug)


@blueprint.post("/workshops/<slug>/certificates/withdraw")
@only(*ISSUERS)
def withdraw(slug: str) -> Response:
    withdrawn = len(withdraw_unearned(db.writing, editable(slug), at=now()))
    db.session.commit()
    flash(ngettext("%(num)d sertifikat ditarik.", "%(num)d sertifikat ditarik.", withdrawn), "ok")
    return _to_overview(slug)


@blueprint.get("/workshops/<slug>/certificates/<int:certificate_id>")
@only(*READERS)
def show(slug: str, certificate_id: int) -> str:
    return _show(slug, certificate_id, CorrectionForm(), RevocationForm(prefix="revoke"))


@blueprint.post("/workshops/<slug>/certificates/<int:certificate_id>/correct")
@only(*ISSUERS)
def correct(slug: str, certificate_id: int) -> Response | tuple[str, int]:
    workshop = editable(slug)
    paper = _paper(workshop, certificate_id)
    form = CorrectionForm()
    if form.validate_on_submit():
        said = {"name": form.name.data or "", "reason": form.reason.data or ""}
        try:
            new = correct_once(db.writing, workshop, paper, form.operation_id.data, **said)
        except (WrongName, OtherContent) as error:
            form.name.errors = [str(error)]
        except WrongState:
            return _too_late(slug, certificate_id)
        else:
            db.session.commit()
            flash(gettext("Nama diperbaiki; terbitan ke-%(edition)d berlaku.", edition=new.version), "ok")
            return redirect(url_for(".show", slug=slug, certificate_id=new.id), 303)
    return _show(slug, certificate_id, form, RevocationForm(prefix="revoke")), 422


@blueprint.post("/workshops/<slug>/certificates/<int:certificate_id>/revoke")
@only(*ISSUERS)
def revoke(slug: str, certificate_id: int) -> Response | tuple[str, int]:
    workshop = editable(slug)
    paper = _paper(workshop, certificate_id)
    form = RevocationForm(prefix="revoke")
    if not form.validate_on_submit():
        return _show(slug, certificate_id, CorrectionForm(formdata=None), form), 422
    try:
        reason = form.reason.data or ""
        cause = Cause(form.cause.data)
        revoke_once(db.writing, workshop, paper, form.operation_id.data, reason=reason, at=now(), cause=cause)
    except WrongState:
        return _too_late(slug, certificate_id)
    except OtherContent as error:
        form.reason.errors = [str(error)]
        return _show(slug, certificate_id, CorrectionForm(formdata=None), form), 422
    db.session.commit()
    flash(told_revoked(paper), "ok")
    return redirect(url_for(".show", slug=slug, certificate_id=certificate_id), 303)


@blueprint.post("/workshops/<slug>/participants/<int:participation_id>/decision")
@only(*ISSUERS)
def decide(slug: str, participation_id: int) -> Response:
    """Let somebody count as completed, or not, against what the attendance says; with a reason."""
    workshop = editable(slug)
    participation = participation_of(db.session, workshop.id, participation_id) or abort(404)
    form = DecisionForm()
    if not form.validate_on_submit() or form.outcome.data not in {"completed", "not_completed"}:
        flash(gettext("Isi alasannya; alasan ini tersimpan."), "bad")
        return _to_overview(slug)
    decide_completion(
        db.writing,
        participation,
        has_completed=form.outcome.data == "completed",
        reason=form.reason.data or "",
        at=now(),
    )
    db.session.commit()
    flash(gettext("Keputusan untuk %(name)s tersimpan.", name=participation.name_as_registered), "ok")
    return _to_overview(slug)


def _paper(workshop: Workshop, certificate_id: int) -> Certificate:
    paper: Certificate = paper_of(db.session, workshop.id, certificate_id) or abort(404)
    return paper


def _to_overview(slug: str) -> Response:
    return redirect(url_for(".overview", slug=slug), 303)


def _show(slug: str, certificate_id: int, correction: CorrectionForm, revocation: RevocationForm) -> str:
    workshop = visible(slug)
    paper = _paper(workshop, certificate_id)
    return render_template(
        "certificates/show.html",
        workshop=workshop,
        paper=paper,
        text=certificate_text_from_json(paper.snapshot),
        letter=letter_replacing(db.session, paper),
        signature=signature_of(db.session, paper.id),
        may_issue=is_editable(slug),
        correction=correction,
        revocation=revocation,
    )


def _too_late(slug: str, certificate_id: int) -> Response:
    """Somebody else was faster: the page shows what holds now."""
    db.session.rollback()
    flash(gettext("Keadaan sertifikat ini sudah berubah; periksa sekali lagi."), "wait")
    return redirect(url_for(".show", slug=slug, certificate_id=certificate_id), 303)
