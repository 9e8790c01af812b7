"""The organizer asks a signatory for approval; the signatory answers on a phone, by a link and without an account."""

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask_babel import gettext, ngettext
from werkzeug.wrappers import Response

from workshop_tracker import limits
from workshop_tracker.access import anyone, only
from workshop_tracker.certificates.approvals.actions import (
    AlreadyAnswered,
    ListChanged,
    NothingToApprove,
    approve_list,
    ask_for_approval,
    note_opened,
    return_list,
    take_list_back,
)
from workshop_tracker.certificates.approvals.coverage import standings_of
from workshop_tracker.certificates.approvals.forms import ApproveForm, OwnInkForm, RequestForm, ReturnForm
from workshop_tracker.certificates.approvals.ink import Ink, ink_of
from workshop_tracker.certificates.approvals.messages import approval_request
from workshop_tracker.certificates.approvals.models import Approval
from workshop_tracker.certificates.approvals.queries import (
    approval_by_token,
    approval_of,
    paper_list,
    paper_on_list,
    phone_of,
)
from workshop_tracker.certificates.exports import paper_file_name, paper_pdf
from workshop_tracker.database import local_date, now
from workshop_tracker.designs.own.queries import looks_of_papers
from workshop_tracker.designs.rules import certificate_text_from_json
from workshop_tracker.downloads import send_parts
from workshop_tracker.extensions import current_settings, db
from workshop_tracker.viewer import Actor, ActorKind
from workshop_tracker.workshops.editing.rights import PLANNERS, REFUSED, editable
from workshop_tracker.workshops.engagements import Signatory
from workshop_tracker.workshops.models import Workshop
from workshop_tracker.workshops.queries import signatories_of

blueprint = Blueprint("approvals", __name__)
Answer = Response | str | tuple[str, int]
LONGEST_ACTOR = 120
NOT_FOUND, CONFLICT = 404, 409


@blueprint.get("/workshops/<slug>/certificates/approvals")
@only(*PLANNERS)
def index(slug: str) -> Answer:
    return _index(editable(slug), RequestForm(formdata=None))


@blueprint.post("/workshops/<slug>/certificates/approvals/<any(right,left,center):place>")
@only(*PLANNERS)
def ask(slug: str, place: str) -> Answer:
    """A link shown once, in a text to send; only its hash is kept."""
    workshop = editable(slug)
    signatory, form = _signatory(workshop, place), RequestForm()
    if not form.validate():
        return _index(workshop, form), REFUSED
    aide = form.aide.data or ""
    try:
        approval, token = ask_for_approval(db.writing, workshop, signatory, aide=aide, at=now())
    except NothingToApprove:
        db.session.rollback()
        flash(gettext("Tidak ada sertifikat yang menunggu persetujuan penanda tangan ini."), "wait")
        return redirect(url_for(".index", slug=slug), 303)
    phone = "" if aide else phone_of(db.session, signatory)
    db.session.commit()
    return _sent(workshop, approval, phone, f"{current_settings().base_url}{url_for('.open_link', token=token)}")


@blueprint.post("/workshops/<slug>/certificates/approvals/<int:approval_id>/take-back")
@only(*PLANNERS)
def take_back(slug: str, approval_id: int) -> Answer:
    workshop = editable(slug)
    approval = approval_of(db.session, workshop.id, approval_id) or abort(404)
    try:
        take_list_back(db.writing, approval)
    except AlreadyAnswered:
        db.session.rollback()
        flash(gettext("Daftar ini sudah dijawab atau sudah ditarik."), "wait")
        return redirect(url_for(".index", slug=slug), 303)
    db.session.commit()
    flash(gettext("Permintaan ditarik; tautannya tidak berlaku lagi."), "ok")
    return redirect(url_for(".index", slug=slug), 303)


@blueprint.get("/approve/<token>")
@anyone("a signatory's link is opened without an account; this page names nobody")
def open_link(token: str) -> str:
    """One button, for every token alike: a preview robot learns and uses nothing."""
    return render_template("certificates/approvals/ask.html", token=token)


@blueprint.post("/approve/<token>")
@anyone("the token is the right to see one list of papers and to answer it")
def show(token: str) -> Answer:
    approval = _opened(token)
    if approval is None:
        return gone_page()
    note_opened(db.writing, approval, at=now())
    db.session.commit()
    return list_page(token, approval, ReturnForm(formdata=None))


@blueprint.post("/approve/<token>/yes")
@anyone("the token is the right to see one list of papers and to answer it")
def approve(token: str) -> Answer:
    approval = answered_by(token)
    if approval is None:
        return gone_page()
    form = ApproveForm()
    try:
        ink = _let_use(approval, form)
        covered = approve_list(db.writing, approval, seen_sha256=form.seen.data or "", at=now(), ink=ink)
    except (AlreadyAnswered, ListChanged):
        db.session.rollback()
        return list_page(token, _opened(token) or approval, ReturnForm(formdata=None), is_changed=True), CONFLICT
    db.session.commit()
    flash(
        ngettext("Terima kasih. %(num)d sertifikat disetujui.", "Terima kasih. %(num)d sertifikat disetujui.", covered),
        "ok",
    )
    return redirect(url_for(".open_link", token=token), 303)


@blueprint.post("/approve/<token>/no")
@anyone("the token is the right to see one list of papers and to answer it")
def give_back(token: str) -> Answer:
    approval, form = answered_by(token), ReturnForm()
    if approval is None:
        return gone_page()
    if not form.validate():
        return list_page(token, approval, form), REFUSED
    try:
        return_list(db.writing, approval, note=form.note.data or "", at=now())
    except AlreadyAnswered:
        db.session.rollback()
        return list_page(token, _opened(token) or approval, ReturnForm(formdata=None), is_changed=True), CONFLICT
    db.session.commit()
    flash(gettext("Terima kasih. Catatan tersimpan; panitia membacanya di halaman kegiatan."), "ok")
    return redirect(url_for(".open_link", token=token), 303)


@blueprint.get("/approve/<token>/<int:certificate_id>.pdf")
@anyone("the token is the right to see one list of papers and to answer it")
def download(token: str, certificate_id: int) -> Response:
    limits.check(limits.PERSONAL_LINK, limits.caller())
    approval = approval_by_token(db.session, token, at=now()) or abort(404)
    paper = paper_on_list(db.session, approval, certificate_id) or abort(404)
    name = paper_file_name(certificate_text_from_json(paper.snapshot))
    file = paper_pdf(paper.snapshot, looks_of_papers(db.session, [paper.snapshot]))
    return send_parts(iter([file]), "application/pdf", name)


@blueprint.get("/approve/<token>/pictures/<int:picture_id>.png")
@anyone("the token is the right to see the pictures that its signatory may let be used")
def picture(token: str, picture_id: int) -> Response:
    limits.check(limits.PERSONAL_LINK, limits.caller())
    approval = approval_by_token(db.session, token, at=now()) or abort(404)
    offered = {each.id: each for each in ink_of(db.session, approval).pictures}
    found = offered.get(picture_id) or abort(404)
    return Response(found.content, mimetype="image/png")


def _let_use(approval: Approval, form: ApproveForm) -> Ink:
    """The pictures that were ticked, as they were shown. Raises ListChanged where others are there by now."""
    ink = ink_of(db.session, approval)
    chosen = Ink(ink.signature if form.uses_signature.data else None, ink.stamp if form.uses_stamp.data else None)
    if chosen.pictures and form.shown.data != ink.shown:
        raise ListChanged
    return chosen


def _opened(token: str) -> Approval | None:
    limits.check(limits.PERSONAL_LINK, limits.caller())
    return approval_by_token(db.session, token, at=now())


def answered_by(token: str) -> Approval | None:
    """The approval in a writing session in the name of who answers."""
    limits.check(limits.PERSONAL_LINK, limits.caller())
    with db.looking() as looking:
        found = approval_by_token(looking, token, at=now())
    if found is None:
        return None
    name = f"{found.aide_name} a.n. {found.signer_name}" if found.aide_name else found.signer_name
    return approval_by_token(db.begin_writing(Actor(ActorKind.PUBLIC, name=name[:LONGEST_ACTOR])), token, at=now())


def _signatory(workshop: Workshop, place: str) -> Signatory:
    found = [each for each in signatories_of(db.session, workshop.id) if each.place.value == place]
    return found[0] if found else abort(404)


def _index(workshop: Workshop, form: RequestForm) -> str:
    standings = standings_of(db.session, workshop.id)
    return render_template("certificates/approvals/index.html", workshop=workshop, standings=standings, form=form)


def _sent(workshop: Workshop, approval: Approval, phone: str, link: str) -> str:
    until = local_date(approval.expires_at)
    letter = approval_request(
        approval.signer_name,
        approval.aide_name,
        phone,
        count=approval.paper_count,
        title=workshop.title,
        link=link,
        until=until,
    )
    return render_template("certificates/approvals/sent.html", workshop=workshop, letter=letter, until=until)


def list_page(
    token: str, approval: Approval, form: ReturnForm, *, is_changed: bool = False, own: OwnInkForm | None = None
) -> str:
    """The list as its signatory sees it."""
    listed, ink = paper_list(db.session, approval), ink_of(db.session, approval)
    return render_template(
        "certificates/approvals/list.html",
        token=token,
        approval=approval,
        workshop=approval.workshop,
        listed=listed,
        approve=ApproveForm(formdata=None, data={"seen": listed.sha256, "shown": ink.shown}),
        ink=ink,
        form=form,
        own=own or OwnInkForm(formdata=None),
        is_changed=is_changed,
    )


def gone_page() -> tuple[str, int]:
    """What a link leads to that is none."""
    return render_template("certificates/approvals/gone.html"), NOT_FOUND
