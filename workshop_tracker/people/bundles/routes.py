"""Lists of many schools: sent together, one line each, confirmed once, written file by file."""

from collections.abc import Sequence
from contextlib import closing

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext, ngettext
from sqlalchemy import ColumnElement
from sqlalchemy.orm import Session
from werkzeug.datastructures import FileStorage
from werkzeug.wrappers import Response

from workshop_tracker.access import current_viewer, only
from workshop_tracker.database import today
from workshop_tracker.edge import large_upload
from workshop_tracker.extensions import db, told
from workshop_tracker.people.bundles.actions import confirm_file, discard_bundle, name_school, stage_bundle
from workshop_tracker.people.bundles.forms import BundleForm, SchoolForm
from workshop_tracker.people.bundles.models import FileState, StagedBundle
from workshop_tracker.people.bundles.planning import PlannedFile, plan_bundle
from workshop_tracker.people.bundles.queries import TO_CONFIRM, bundle_of, file_of_bundle, files_of_bundle
from workshop_tracker.people.bundles.reading import BundledList, lists_of_bundle
from workshop_tracker.people.rosters.workplaces import FoundSchool, school_numbered
from workshop_tracker.presentation import unpack_sentences
from workshop_tracker.schools.queries import visible_school, visible_to
from workshop_tracker.spreadsheets import UnreadableFile, packed_together
from workshop_tracker.viewer import Role

blueprint = Blueprint("bundles", __name__)
Answer = Response | str | tuple[str, int]
REFUSED = 422
SENDERS = (Role.ADMIN, Role.OFFICE)  # an office for the schools that it looks after


@blueprint.get("/people/import")
@only(*SENDERS)
def new() -> str:
    return _form_page(BundleForm(formdata=None))


def _form_page(form: BundleForm) -> str:
    return render_template("people/bundle_new.html", form=form)


@blueprint.post("/people/import")
@large_upload
@only(*SENDERS)
def receive() -> Answer:
    """Read and plan beside the writing session: many files must not keep others from writing."""
    form, uploads = BundleForm(), [each for each in request.files.getlist("files") if each.filename]
    if not uploads:
        form.form_errors.append(gettext("Pilih berkasnya dahulu."))
        return _form_page(form), REFUSED
    try:
        with db.looking() as looking:
            files = _planned(looking, lists_of_bundle(looking, _one_zip(uploads)))
    except UnreadableFile as unreadable:
        form.form_errors.append(told(unreadable.args[0]))
        return _form_page(form), REFUSED
    token = stage_bundle(db.writing, files)
    db.session.commit()
    return redirect(url_for(".show", token=token), 303)


def _planned(session: Session, files: Sequence[BundledList]) -> list[PlannedFile]:
    return plan_bundle(session, files, today=today(), within=_own_schools(session))


def _own_schools(session: Session) -> ColumnElement[bool] | None:
    """The schools that the sender looks after; None: all of them."""
    viewer = current_viewer()
    return None if viewer.has_role(Role.ADMIN) else visible_to(session, viewer, today())


def _one_zip(uploads: Sequence[FileStorage]) -> bytes:
    """A ZIP that was sent alone is read as it is; files that were sent together are packed first."""
    if len(uploads) == 1 and (uploads[0].filename or "").lower().endswith(".zip"):
        return _content(uploads[0])
    return packed_together((each.filename or "", _content(each)) for each in uploads)


def _content(upload: FileStorage) -> bytes:
    """What was sent; a large one lies in a temporary file, which is gone from here on."""
    with closing(upload):
        content: bytes = upload.read()
        return content


def _bundle(token: str) -> StagedBundle:
    bundle: StagedBundle = bundle_of(db.session, token, user_id=current_viewer().user_id) or abort(404)
    return bundle


@blueprint.get("/people/import/<token>")
@only(*SENDERS)
def show(token: str) -> str:
    files = files_of_bundle(db.session, _bundle(token))
    return render_template(
        "people/bundle.html",
        token=token,
        files=[(each, unpack_sentences(each.problems), unpack_sentences(each.refusal)) for each in files],
        states=FileState,
        to_confirm=[each for each in files if each.state in TO_CONFIRM],
        questions=sum(each.counts["questions"] for each in files if each.state in TO_CONFIRM),
    )


@blueprint.post("/people/import/<token>/confirm")
@only(*SENDERS)
def confirm(token: str) -> Response:
    """A transaction and a batch for each file; whoever is new in two of them is found again in the second."""
    files = [each.position for each in files_of_bundle(db.session, _bundle(token)) if each.state in TO_CONFIRM]
    takes_suggestions = request.form.get("accept") == "yes"
    changed = 0
    for position in files:
        file = file_of_bundle(db.session, _bundle(token), position) or abort(404)
        confirm_file(
            db.writing, file, takes_suggestions=takes_suggestions, today=today(), within=_own_schools(db.session)
        )
        changed += file.state is FileState.CHANGED
        db.session.commit()
    saved = len(files) - changed
    flash(ngettext("%(num)d berkas tersimpan.", "%(num)d berkas tersimpan.", saved), "ok" if saved else "info")
    if changed:
        words = ngettext("%(num)d berkas berubah", "%(num)d berkas berubah", changed)
        flash(
            gettext("%(files)s karena yang baru saja tersimpan. Periksa barisnya, lalu simpan lagi.", files=words),
            "wait",
        )
    return redirect(url_for(".show", token=token), 303)


@blueprint.post("/people/import/<token>/<int:number>/school")
@only(*SENDERS)
def choose_school(token: str, number: int) -> Response:
    """Whose list a file is, where it does not say so by itself."""
    file = file_of_bundle(db.session, _bundle(token), number) or abort(404)
    form = SchoolForm()
    school = _school_written(form.npsn.data or "") if form.validate() else None
    if school is None:
        flash(gettext("NPSN ini tidak ada dalam daftar sekolah Anda."), "bad")
    else:
        name_school(db.writing, file, school, today=today())
        db.session.commit()
        flash(gettext("%(file)s: %(school)s.", file=file.name, school=school.label), "ok")
    return redirect(url_for(".show", token=token), 303)


def _school_written(npsn: str) -> FoundSchool | None:
    is_seen = visible_school(db.session, current_viewer(), npsn, today()) is not None
    return school_numbered(db.session, npsn) if is_seen else None


@blueprint.post("/people/import/<token>/discard")
@only(*SENDERS)
def discard(token: str) -> Response:
    bundle = _bundle(token)
    discard_bundle(db.writing, bundle, files_of_bundle(db.session, bundle))
    db.session.commit()
    flash(gettext("Berkas yang menunggu dibuang."), "ok")
    return redirect(url_for(".new"), 303)
