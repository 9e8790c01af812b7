"""From the list of those whom nothing reached to the invited schools of a workshop: a preview, then one button."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from workshop_tracker.access import current_viewer, only
from workshop_tracker.database import today
from workshop_tracker.extensions import db
from workshop_tracker.reports import wording
from workshop_tracker.reports.asked.address import Asked
from workshop_tracker.reports.evidence.measure import RowsOf
from workshop_tracker.reports.evidence.participations import Question, narrowed_to
from workshop_tracker.reports.evidence.routes import Values, read_question
from workshop_tracker.reports.evidence.within import Within
from workshop_tracker.reports.evidence.wording import title_of
from workshop_tracker.reports.invitations.actions import invite_schools
from workshop_tracker.reports.invitations.queries import (
    candidates,
    schools_to_invite,
    workshop_to_invite_to,
    workshops_to_invite_to,
)
from workshop_tracker.reports.readers import READERS

blueprint = Blueprint("invitations", __name__)
LONGEST_SOURCE = 300  # characters


@blueprint.get("/reports/<office_code>/invitations")
@only(*READERS)
def preview(office_code: str) -> str:
    """Which schools of the list would be invited, and which are already; nothing is written."""
    asked, within = read_question(office_code)
    question, viewer, of = Question(asked.scope, within, current_viewer()), current_viewer(), _of()
    slug = request.args.get("invite_to", "")
    workshop = (workshop_to_invite_to(db.session, viewer, slug, today()) or abort(404)) if slug else None
    found = candidates(db.session, question, of, workshop) if workshop else []
    return render_template(
        "reports/invitations/preview.html",
        asked=asked,
        name=wording.period_name(asked.choice),
        title=title_of(of, within),
        narrowed=narrowed_to(db.session, question),
        workshop=workshop,
        workshops=workshops_to_invite_to(db.session, viewer, today()),
        new=[each for each in found if not each.is_invited],
        invited=[each for each in found if each.is_invited],
        kept={**asked.address, **within.address, "of": of.value},
        rows_href=_rows_address(asked, of, within),
        here=_here(asked, of, within, slug),
    )


@blueprint.post("/reports/<office_code>/invitations")
@only(*READERS)
def invite(office_code: str) -> Response:
    """Invite the ticked schools to a workshop of one's own; who was invited before stays so."""
    asked, within = read_question(office_code)
    of, slug = _of(), request.form.get("invite_to", "") or abort(400)
    workshop = workshop_to_invite_to(db.writing, current_viewer(), slug, today()) or abort(404)
    question = Question(asked.scope, within, current_viewer())
    chosen = schools_to_invite(db.session, question, set(request.form.getlist("npsn")))
    source = f"{title_of(of, within)}, {asked.office.name}"[:LONGEST_SOURCE]
    done = invite_schools(db.writing, workshop, [each.id for each in chosen], source=source)
    db.session.commit()
    flash(
        gettext(
            "%(new)s sekolah diundang ke “%(title)s”; %(before)s sudah diundang sebelumnya.",
            new=wording.number(done.new),
            before=wording.number(done.before),
            title=workshop.title,
        ),
        "ok",
    )
    return redirect(_here(asked, of, within, slug), 303)


def _of() -> RowsOf:
    """Of which list: teachers on record, else schools."""
    return RowsOf.ON_RECORD if request.args.get("of") == RowsOf.ON_RECORD.value else RowsOf.SCHOOLS


def _here(asked: Asked, of: RowsOf, within: Within, slug: str) -> str:
    kept: Values = {**asked.address, **within.address, "of": of.value} | ({"invite_to": slug} if slug else {})
    return url_for("invitations.preview", office_code=asked.office.code, **kept)


def _rows_address(asked: Asked, of: RowsOf, within: Within) -> str:
    kept: Values = {**asked.address, **within.address}
    return url_for("evidence.rows", office_code=asked.office.code, of=of.value, **kept)
