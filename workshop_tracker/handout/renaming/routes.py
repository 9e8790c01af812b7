"""The page on which many names are corrected from one list: written, shown letter by letter, confirmed."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from workshop_tracker import limits
from workshop_tracker.access import current_viewer, only
from workshop_tracker.edge import large_upload
from workshop_tracker.extensions import db, told
from workshop_tracker.handout.renaming.actions import ListChanged, correct_names
from workshop_tracker.handout.renaming.forms import ConfirmForm, NamesForm
from workshop_tracker.handout.renaming.queries import proposals_of
from workshop_tracker.handout.renaming.rules import Wish, digest_of, rows_of, wishes_of
from workshop_tracker.spreadsheets import UnreadableFile, read_tables
from workshop_tracker.spreadsheets.limits import PAGE_LIST
from workshop_tracker.viewer import Role
from workshop_tracker.workshops.editing.rights import editable
from workshop_tracker.workshops.models import Workshop

blueprint = Blueprint("renaming", __name__)
ISSUERS = (Role.ADMIN, Role.ORGANIZER)
REFUSED = 422
Answer = Response | str | tuple[str, int]


@blueprint.get("/workshops/<slug>/certificates/names")
@only(*ISSUERS)
def show(slug: str) -> Answer:
    return render_template("handout/renaming/ask.html", workshop=editable(slug), form=NamesForm(formdata=None))


@blueprint.post("/workshops/<slug>/certificates/names")
@only(*ISSUERS)
@large_upload
def preview(slug: str) -> Answer:
    """Writes nothing."""
    workshop, form = editable(slug), NamesForm()
    wishes: list[Wish] = []
    try:
        wishes = _wishes(form) if form.validate() else []
    except UnreadableFile as unreadable:
        form.file.errors = [told(unreadable.sentence)]
    if not (wishes or form.errors):
        form.pasted.errors = [gettext("Tempel daftarnya, atau pilih berkas.")]
    if not wishes:
        return render_template("handout/renaming/ask.html", workshop=workshop, form=form), REFUSED
    return _shown(workshop, wishes, ConfirmForm(formdata=None))


@blueprint.post("/workshops/<slug>/certificates/names/correct")
@only(*ISSUERS)
@large_upload
def correct(slug: str) -> Answer:
    workshop, form = editable(slug), ConfirmForm()
    wishes = wishes_of(rows_of(form.lines.data or ""))
    if not form.validate_on_submit():
        return _shown(workshop, wishes, form), REFUSED
    try:
        done = correct_names(db.writing, workshop, wishes, seen=form.seen.data or "", reason=form.reason.data or "")
    except ListChanged:
        db.session.rollback()
        flash(gettext("Sertifikatnya sudah berubah sejak daftar ini ditampilkan; periksa sekali lagi."), "wait")
        return redirect(url_for(".show", slug=slug), 303)
    db.session.commit()
    flash(
        gettext(
            "%(anew)d sertifikat mendapat terbitan baru, %(here)d diperbaiki di tempat.",
            anew=done.anew,
            here=done.in_place,
        ),
        "ok",
    )
    return redirect(url_for("certificates.overview", slug=slug), 303)


def _wishes(form: NamesForm) -> list[Wish]:
    """The file is opened in a process of its own. Raises UnreadableFile."""
    upload = request.files.get("file")
    data = upload.read() if upload is not None else b""
    if not data:
        return wishes_of(rows_of(form.pasted.data or ""))
    limits.check(limits.SCHOOL_LIST, f"names {current_viewer().user_id}")
    tables = read_tables(data, limits=PAGE_LIST)
    return wishes_of(row for table in tables for row in table.rows)


def _shown(workshop: Workshop, wishes: list[Wish], form: ConfirmForm) -> str:
    proposals = proposals_of(db.session, workshop.id, wishes)
    form.lines.data = "\n".join(f"{wish.written}\t{wish.name}" for wish in wishes)
    form.seen.data = digest_of(proposals)
    return render_template("handout/renaming/preview.html", workshop=workshop, proposals=proposals, form=form)
