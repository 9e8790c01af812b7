"""The page on which organizers say where the printed sheets are; it works without scripts."""

import re
from collections.abc import Callable
from dataclasses import replace

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext, ngettext
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from workshop_tracker.access import only
from workshop_tracker.certificates.printing.forms import PrintForm
from workshop_tracker.certificates.printing.queries import PRINTABLE
from workshop_tracker.certificates.printing.rules import Document
from workshop_tracker.certificates.printing.runs import CannotPrint, run_of
from workshop_tracker.database import now
from workshop_tracker.downloads import send_parts
from workshop_tracker.extensions import db, told
from workshop_tracker.handout.batches.actions import (
    NothingPrinted,
    move_heap,
    note_fetched,
    note_printed,
    note_reprinted,
)
from workshop_tracker.handout.batches.queries import batch_of, heaps_of, stale_sheets, unprinted_papers
from workshop_tracker.handout.models import PrintBatch, PrintBatchState
from workshop_tracker.presentation import Sentence, file_name_part
from workshop_tracker.workshops.editing.rights import PLANNERS, editable

blueprint = Blueprint("batches", __name__)
NUMBER = re.compile("[0-9]{1,9}")
CHOICES: dict[str, Callable[[Session, int], frozenset[int]]] = {
    "unprinted": lambda session, workshop_id: frozenset(unprinted_papers(session, workshop_id)),
    "stale": lambda session, workshop_id: frozenset(stale_sheets(session, workshop_id).values()),
}
NOTHING_LEFT = {
    "unprinted": Sentence("Semua sertifikat sudah tercatat dicetak."),
    "stale": Sentence("Tidak ada lembar yang usang."),
}


@blueprint.get("/workshops/<slug>/certificates/sheets")
@only(*PLANNERS)
def index(slug: str) -> str:
    workshop = editable(slug)
    return render_template(
        "handout/batches/index.html",
        workshop=workshop,
        heaps=heaps_of(db.session, workshop.id),
        unprinted=len(unprinted_papers(db.session, workshop.id)),
    )


@blueprint.post("/workshops/<slug>/certificates/sheets")
@only(*PLANNERS)
def printed(slug: str) -> Response:
    try:
        sheets = note_printed(db.writing, editable(slug), at=now())
    except NothingPrinted:
        db.session.rollback()
        flash(gettext("Semua sertifikat sudah tercatat dicetak."), "wait")
        return _back(slug)
    db.session.commit()
    flash(ngettext("%(num)d lembar tercatat dicetak.", "%(num)d lembar tercatat dicetak.", sheets), "ok")
    return _back(slug)


@blueprint.get("/workshops/<slug>/certificates/sheets/<any(unprinted, stale):which>.pdf")
@only(*PLANNERS)
def papers(slug: str, which: str) -> Response:
    """Those papers as the page of the printer wants them; back to the heaps where there are none."""
    workshop, form = editable(slug), PrintForm(request.args or None)
    if not form.validate():  # the page of the printer says what is wrong
        whole = url_for("printing.download", slug=slug, document=Document.PAPERS)
        return redirect(f"{whole}?{request.query_string.decode()}", 303)
    wanted = CHOICES[which](db.session, workshop.id)
    if not wanted:
        flash(told(NOTHING_LEFT[which]), "wait")
        return _back(slug)
    try:
        parts = run_of(db.session, workshop, replace(form.job(Document.PAPERS), states=PRINTABLE, only=wanted))
    except CannotPrint as refused:
        flash(told(str(refused)), "bad")
        return redirect(url_for("printing.show", slug=slug), 303)
    return send_parts(parts, "application/pdf", f"Cetak-{file_name_part(workshop.title)}.pdf")


@blueprint.post("/workshops/<slug>/certificates/sheets/<int:batch_id>/reprinted")
@only(*PLANNERS)
def reprinted(slug: str, batch_id: int) -> Response:
    count = note_reprinted(db.writing, _batch(slug, batch_id))
    db.session.commit()
    flash(ngettext("%(num)d lembar tercatat dicetak ulang.", "%(num)d lembar tercatat dicetak ulang.", count), "ok")
    return _back(slug)


@blueprint.post("/workshops/<slug>/certificates/sheets/<int:batch_id>/state")
@only(*PLANNERS)
def move(slug: str, batch_id: int) -> Response:
    batch, state = _batch(slug, batch_id), request.form.get("state", "")
    if state not in set(PrintBatchState):
        flash(gettext("Pilih keadaannya."), "bad")
        return _back(slug)
    move_heap(db.writing, batch, PrintBatchState(state), at=now())
    db.session.commit()
    flash(gettext("Perubahan tersimpan."), "ok")
    return _back(slug)


@blueprint.post("/workshops/<slug>/certificates/sheets/<int:batch_id>/fetched")
@only(*PLANNERS)
def fetched(slug: str, batch_id: int) -> Response:
    batch = _batch(slug, batch_id)
    chosen = {int(written) for written in request.form.getlist("fetched") if NUMBER.fullmatch(written)}
    count = note_fetched(db.writing, batch, chosen, at=now())
    db.session.commit()
    flash(ngettext("%(num)d lembar sudah diambil.", "%(num)d lembar sudah diambil.", count), "ok")
    return _back(slug)


def _batch(slug: str, batch_id: int) -> PrintBatch:
    batch: PrintBatch = batch_of(db.session, editable(slug).id, batch_id) or abort(404)
    return batch


def _back(slug: str) -> Response:
    return redirect(url_for(".index", slug=slug), 303)
