"""The pages on which a list is looked through, put right and confirmed; nothing that was typed is lost."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext, ngettext

from workshop_tracker.access import current_viewer, only
from workshop_tracker.attendance.participants.actions import WorkshopIsOver
from workshop_tracker.attendance.participants.adding_routes import blueprint, gone
from workshop_tracker.attendance.participants.confirming import confirm_list, lock_list, staged_list
from workshop_tracker.attendance.participants.pasted import PASTED
from workshop_tracker.attendance.participants.preview import (
    Group,
    ReadRow,
    choices_in,
    masked_line,
    preview_of,
    suggested_answers,
)
from workshop_tracker.attendance.participants.routes import HELPERS, REFUSED, Answer, workshop_of
from workshop_tracker.attendance.reviewing.actions import keep_review
from workshop_tracker.attendance.reviewing.cells import Cells, cells_of, mark_of, proposed_name
from workshop_tracker.attendance.reviewing.draft import Draft, draft_of
from workshop_tracker.attendance.reviewing.typed import Refused, Typed, field_of, respelled, typed_in
from workshop_tracker.conflicts import CONFLICT
from workshop_tracker.database import today
from workshop_tracker.extensions import db
from workshop_tracker.intake.actions import StagedPlanIsGone
from workshop_tracker.intake.proposals import ImportPlan, Problem
from workshop_tracker.paging import page_of_values
from workshop_tracker.people.rosters.questions import answers_to
from workshop_tracker.people.routes import visible_people
from workshop_tracker.workshops.models import Workshop

__all__ = ["blueprint"]
QUESTIONS_AT_ONCE = 25
FILTERS = ("show", "page")  # of the list, kept while its rows are put right
# what a button asks for beside keeping what was typed and answered; some are about one row
ACT = re.compile("(save|accept|respell|read|leave-out)(?:-([0-9]{1,9}))?")


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row with its cells, as typed where that was `refused`, else as `understood`; `seen` is the mark of these."""

    read: ReadRow
    problems: tuple[Problem, ...]
    cells: Cells
    understood: Cells
    seen: str
    spelling: str | None
    refused: Refused | None


@blueprint.get("/workshops/<slug>/participants/add/<token>")
@only(*HELPERS)
def preview_participants(slug: str, token: str) -> Answer:
    workshop = workshop_of(slug)
    try:
        plan = _staged(workshop, token)
    except StagedPlanIsGone:
        return gone(workshop)
    return _page(workshop, token, plan, {})


@blueprint.post("/workshops/<slug>/participants/add/<token>")
@only(*HELPERS)
def answer_participants(slug: str, token: str) -> Answer:
    """Keep the answers and the cells of the form, and do what its button asks for."""
    workshop = workshop_of(slug)
    try:
        typed = _kept(workshop, token, request.form.get("act", ""))
        if typed.refused:
            return _shown_again(workshop, token, typed.refused)
    except StagedPlanIsGone:
        return gone(workshop)
    db.session.commit()
    return redirect(_address(workshop, token), 303)


@blueprint.post("/workshops/<slug>/participants/add/<token>/confirm")
@only(*HELPERS)
def confirm_participants(slug: str, token: str) -> Answer:
    """One transaction; what waits is kept for another day. Cells that were typed since are looked at once more."""
    workshop = workshop_of(slug)
    try:
        typed = _kept(workshop, token, "")
        if typed:
            return _looked_at_again(workshop, token, typed)
        confirmed = confirm_list(db.writing, workshop, token, {}, today=today())
    except StagedPlanIsGone:
        return gone(workshop)
    except WorkshopIsOver:
        db.session.rollback()
        flash(gettext("Kegiatan ini sudah ditutup; daftarnya tidak berubah lagi."), "bad")
        return redirect(url_for(".participants", slug=slug), 303)
    db.session.commit()
    if confirmed.is_stale:
        flash(gettext("Sementara itu daftar peserta berubah. Periksa sekali lagi, lalu simpan."), "wait")
        return redirect(url_for(".preview_participants", slug=slug, token=confirmed.token), 303)
    flash(ngettext("%(num)d baris tersimpan.", "%(num)d baris tersimpan.", confirmed.saved), "ok")
    return redirect(url_for(".participants", slug=slug), 303)


def _staged(workshop: Workshop, token: str) -> ImportPlan:
    return staged_list(db.session, workshop, token, user_id=current_viewer().user_id)


def _kept(workshop: Workshop, token: str, act: str) -> Typed:
    """Keep what the form of the list says; two of its pages that are sent at once wait in line."""
    lock_list(db.writing, workshop)
    plan = _staged(workshop, token)
    rows = preview_of(db.session, plan, visible_people()).rows
    typed = typed_in(plan, rows, request.form)
    draft = _acted(draft_of(plan).corrected(typed.entries), plan, rows, act)
    accepted = suggested_answers(plan) if act == "accept" else {}
    choices = choices_in(plan, request.form)
    answers = accepted | answers_to(plan, choices)
    keep_review(db.writing, workshop, token, plan, draft, answers, choices, today=today())
    return typed


def _acted(draft: Draft, plan: ImportPlan, rows: Sequence[ReadRow], act: str) -> Draft:
    """What a button does to a row, or to all rows."""
    asked = ACT.fullmatch(act)
    verb, row = (asked[1], int(asked[2] or 0)) if asked else ("", 0)
    if verb == "respell":
        return draft.corrected(respelled(plan, [each for each in rows if not row or each.number == row]))
    if verb == "read":
        return draft.reading(row)
    return draft.without(row) if verb == "leave-out" else draft


def _looked_at_again(workshop: Workshop, token: str, typed: Typed) -> Answer:
    """Nothing goes in that the page has not shown as it was understood."""
    if typed.refused:
        return _shown_again(workshop, token, typed.refused)
    db.session.commit()
    flash(gettext("Isian yang Anda ubah sudah dibaca. Periksa sekali lagi, lalu simpan."), "wait")
    return redirect(_address(workshop, token), 303)


def _shown_again(workshop: Workshop, token: str, refused: Mapping[int, Refused]) -> Answer:
    """What could be taken is kept; the rest stands in its cells as it was typed, with the reason."""
    plan = _staged(workshop, token)
    db.session.commit()
    is_stale = any(each.is_stale for each in refused.values())
    return _page(workshop, token, plan, refused), CONFLICT if is_stale else REFUSED


def _filters() -> dict[str, Any]:
    return {name: request.args[name] for name in FILTERS if name in request.args}


def _address(workshop: Workshop, token: str) -> str:
    """The page from which the form was sent, at the row that its button was about."""
    asked = ACT.fullmatch(request.form.get("act", ""))
    anchor = f"baris-{asked[2]}" if asked and asked[2] else None
    return url_for(".preview_participants", slug=workshop.slug, token=token, _anchor=anchor, **_filters())


def _page(workshop: Workshop, token: str, plan: ImportPlan, refused: Mapping[int, Refused]) -> str:
    preview = preview_of(db.session, plan, visible_people())
    shown = next((group for group in Group if group.value == request.args.get("show")), None)
    page = page_of_values(preview.of(shown) if shown else preview.rows)
    asked = {question.reason for row in preview.to_answer for question in row.questions}
    return render_template(
        "attendance/preview.html",
        workshop=workshop,
        token=token,
        filters=_filters(),
        preview=preview,
        groups=Group,
        shown=shown,
        questions=preview.to_answer[:QUESTIONS_AT_ONCE],
        page=page,
        rows=[_shown(row, refused.get(row.number), asked) for row in page.rows],
        field=field_of,
        to_respell=sum(proposed_name(row) is not None for row in preview.rows),
        left_out=[replace(each, text=masked_line(each.text)) for each in plan.left_out],
        is_pasted=plan.layout == PASTED,
    )


def _shown(row: ReadRow, refused: Refused | None, asked: Collection[str]) -> ShownRow:
    """The row without the problems that stand in a question."""
    cells = cells_of(row)
    problems = tuple(each for each in row.problems if each.message not in asked)
    return ShownRow(
        row, problems, refused.cells if refused else cells, cells, mark_of(cells), proposed_name(row), refused
    )
