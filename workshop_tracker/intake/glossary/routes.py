"""Pages of headings: whoever uploads explains a row that nobody knows, admins teach words and take them back."""

import re
from collections.abc import Sequence

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from workshop_tracker.access import only
from workshop_tracker.extensions import db, told
from workshop_tracker.intake.glossary.actions import HeadingRefused, explain_row, forget, teach_heading
from workshop_tracker.intake.glossary.forms import HeadingForm, choices, explained_columns
from workshop_tracker.intake.glossary.queries import explained_row, explained_rows, synonym, synonyms
from workshop_tracker.intake.glossary.words import MEANINGS
from workshop_tracker.intake.headings import column_named, known_headings
from workshop_tracker.intake.layouts import LINE_BREAK
from workshop_tracker.spreadsheets import UnreadableFile
from workshop_tracker.viewer import Role

blueprint = Blueprint("headings", __name__)
Answer = Response | str | tuple[str, int]
UPLOADERS = (Role.ADMIN, Role.ORGANIZER, Role.COMMITTEE)
REFUSED = 422
UPLOAD_PAGE = re.compile("(?:/[a-z0-9-]+)+")  # of our own site: no host, no dots, no query


def riddle_page(unreadable: UnreadableFile, *, back: str) -> Answer | None:
    """The page that asks what the columns of a refused file mean; None where it was refused for something else.

    `back` is the page from which the file was sent.
    """
    written = str(unreadable.values.get("headings", ""))
    return _riddle(written.split(LINE_BREAK), [], back, "") if written else None


def _riddle(headings: Sequence[str], chosen: Sequence[str], back: str, reason: str) -> Answer:
    known = known_headings("people")
    guessed = chosen or [column_named(heading, known) or "" for heading in headings]
    page = render_template(
        "intake/riddle.html",
        columns=list(zip(headings, guessed, strict=True)),
        choices=choices(),
        back=back,
        reason=reason,
    )
    return page, REFUSED


@blueprint.post("/headings/rows")
@only(*UPLOADERS)
def explain() -> Answer:
    """What the columns mean is remembered for this very heading row; the file itself was not kept."""
    sent = request.form.get("back", "")
    back = sent if UPLOAD_PAGE.fullmatch(sent) else "/"
    headings, meanings = explained_columns()
    try:
        explain_row(db.writing, headings, meanings)
    except HeadingRefused as refused:
        return _riddle(headings, meanings, back, told(refused.args[0]))
    db.session.commit()
    flash(gettext("Arti kolomnya diingat. Pilih berkasnya sekali lagi."), "ok")
    return redirect(back, 303)


@blueprint.get("/admin/headings")
@only(Role.ADMIN)
def index() -> str:
    return _page(HeadingForm(formdata=None))


def _page(form: HeadingForm) -> str:
    return render_template(
        "intake/glossary.html",
        form=form,
        synonyms=synonyms(db.session),
        rows=[(row.id, [meaning for meaning in row.meanings if meaning]) for row in explained_rows(db.session)],
        words=MEANINGS,
    )


@blueprint.post("/admin/headings")
@only(Role.ADMIN)
def teach() -> Answer:
    form = HeadingForm()
    if not form.validate():
        return _page(form), REFUSED
    try:
        teach_heading(db.writing, form.heading.data or "", form.meaning.data)
    except HeadingRefused as refused:
        form.heading.errors = [told(refused.args[0])]
        return _page(form), REFUSED
    db.session.commit()
    flash(gettext("Judul tersimpan."), "ok")
    return redirect(url_for(".index"), 303)


@blueprint.post("/admin/headings/<int:synonym_id>/forget")
@only(Role.ADMIN)
def forget_heading(synonym_id: int) -> Response:
    forget(db.writing, synonym(db.session, synonym_id) or abort(404))
    db.session.commit()
    flash(gettext("Judul dilupakan."), "ok")
    return redirect(url_for(".index"), 303)


@blueprint.post("/admin/headings/rows/<int:row_id>/forget")
@only(Role.ADMIN)
def forget_row(row_id: int) -> Response:
    forget(db.writing, explained_row(db.session, row_id) or abort(404))
    db.session.commit()
    flash(gettext("Penjelasan dilupakan."), "ok")
    return redirect(url_for(".index"), 303)
