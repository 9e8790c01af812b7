"""The page on which organizers say where the printed sheets are; it works without scripts."""

import re

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext, ngettext
from werkzeug.wrappers import Response

from workshop_tracker.access import only
from workshop_tracker.database import now
from workshop_tracker.extensions import db
from workshop_tracker.handout.batches.actions import NothingPrinted, move_heap, note_fetched, note_printed
from workshop_tracker.handout.batches.queries import batch_of, heaps_of, unprinted_papers
from workshop_tracker.handout.models import PrintBatch, PrintBatchState
from workshop_tracker.workshops.editing.rights import PLANNERS, editable

blueprint = Blueprint("batches", __name__)
NUMBER = re.compile("[0-9]{1,9}")


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
