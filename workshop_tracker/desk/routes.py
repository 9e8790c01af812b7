"""The first page of everybody: of a stranger, of each role; and what there is to read about the product."""

import re

from flask import Blueprint, abort, g, redirect, render_template, request
from werkzeug.wrappers import Response

from workshop_tracker.access import anyone, current_viewer, only
from workshop_tracker.attendance.participants.queries import waiting_upload
from workshop_tracker.certificates.proposals.queries import open_proposals
from workshop_tracker.database import batched, today
from workshop_tracker.desk.history import history_of
from workshop_tracker.desk.home import coming_workshops, counts, office_reports, teachers_record, waiting_workshops
from workshop_tracker.desk.listing import (
    address,
    chips_of,
    days_in_full,
    place_of,
    title_of,
    workshop_line,
    workshop_row,
    years_of,
)
from workshop_tracker.desk.lists.exports import workshops_sheet
from workshop_tracker.desk.menus import PLANNERS, link
from workshop_tracker.desk.overview import glance_at
from workshop_tracker.desk.queries import TIMES, Wanted, listed, totals, workshops_wanted
from workshop_tracker.desk.rules import standing
from workshop_tracker.desk.ways import (
    Reach,
    attention,
    next_thing,
    proposed_spellings,
    renewals,
    small_actions,
    steps,
    unfetched,
    unfinished_list,
)
from workshop_tracker.desk.wording import STANDINGS, happening_words, sheet_name
from workshop_tracker.downloads import FILE, send_list
from workshop_tracker.extensions import current_settings, db
from workshop_tracker.handout.batches.queries import unfetched_sheets
from workshop_tracker.handout.renewal.queries import who_asks
from workshop_tracker.paging import page_of
from workshop_tracker.presentation import tidy_text
from workshop_tracker.reports.periods import current_quarter
from workshop_tracker.reports.readers import HOLDERS as HOLDERS_OF_REPORTS
from workshop_tracker.reports.wording import period_name
from workshop_tracker.spreadsheets.writer import FileKind
from workshop_tracker.viewer import Role, Viewer
from workshop_tracker.workshops.models import Workshop
from workshop_tracker.workshops.queries import editable_workshop, visible_workshop

WORKSHOPS_OF_A_PAGE = 20
WORKSHOPS_AT_ONCE = 500
LONGEST_SEARCH = 100
blueprint = Blueprint("desk", __name__)


@blueprint.get("/")
@anyone("the first page of the site")
def home() -> str:
    """Strangers read what this is; whoever is signed in sees what waits in the own roles."""
    viewer: Viewer | None = g.viewer
    if viewer is None:
        return render_template("desk/landing.html")
    day, is_planner = today(), viewer.has_role(*PLANNERS)
    quarter = current_quarter(day)
    return render_template(
        "desk/home.html",
        day=day,
        is_planner=is_planner,
        coming=coming_workshops(db.session, viewer, day) if is_planner else [],
        waiting=waiting_workshops(db.session, viewer, day) if is_planner else [],
        quarter=quarter,
        period_name=period_name,
        reports=office_reports(db.session, viewer, quarter),
        record=teachers_record(db.session, viewer),
        record_href=link("handout.mine"),
        counts_outside=current_settings().counts_outside,
        counts=counts(db.session) if viewer.has_role(Role.ADMIN) else None,
        is_school=viewer.has_role(Role.SCHOOL),
    )


@blueprint.get("/check")
@anyone("anybody may check a paper")
def check_paper() -> Response | str:
    """Where somebody types the code of a paper; the page that answers is that of the QR code."""
    code = re.sub("[^0-9A-Z]", "", request.args.get("code", "").upper())[:64]
    return redirect(f"/v/{code}", 303) if code else render_template("desk/check_paper.html")


@blueprint.get("/privacy")
@anyone("people must be able to read it before they give data")
def privacy() -> str:
    return render_template("desk/privacy.html")


@blueprint.get("/help")
@anyone("help is for everybody")
def help() -> str:
    return render_template("desk/help.html")


@blueprint.get("/workshops")
@only(*PLANNERS)
def workshops() -> str:
    viewer, day, wanted = current_viewer(), today(), _wanted()
    numbers = totals(db.session, viewer, wanted, day)
    page = page_of(db.session, workshops_wanted(viewer, wanted, day), size=WORKSHOPS_OF_A_PAGE)
    return render_template(
        "desk/workshops.html",
        wanted=wanted,
        totals=numbers,
        chips=chips_of(wanted, numbers),
        years=years_of(wanted, numbers),
        rows=[workshop_row(row, day) for row in listed(db.session, page.rows, day)],
        page=page,
        everywhere_href=address(wanted, time=""),
        new_href=link("workshops.new") if viewer.has_role(Role.ADMIN, Role.ORGANIZER) else None,
    )


@blueprint.get(f"/workshops.{FILE}")
@only(*PLANNERS)
def export(file_kind: FileKind) -> Response:
    """The list as it is narrowed, whole."""
    day = today()
    rows = db.session.execute(workshops_wanted(current_viewer(), _wanted(), day)).all()
    parts = (listed(db.session, part, day) for part in batched(rows, WORKSHOPS_AT_ONCE))
    return send_list(workshops_sheet(workshop_line(row, day) for part in parts for row in part), file_kind, "Kegiatan")


@blueprint.get("/workshops/<slug>")
@only(*PLANNERS)
def workshop(slug: str) -> str:
    viewer, day = current_viewer(), today()
    found: Workshop = visible_workshop(db.session, viewer, slug) or abort(404)
    glance = glance_at(db.session, found, day)
    may_edit = editable_workshop(db.session, viewer, slug) is not None
    reach = Reach(slug, may_edit=may_edit, may_report=viewer.has_role(*HOLDERS_OF_REPORTS))
    waiting = waiting_upload(db.session, viewer, found.id)
    next_words, next_href = next_thing(glance, day, reach)
    return render_template(
        "desk/workshop.html",
        workshop=found,
        title=title_of(found),
        dates=days_in_full(found, [sheet.held_on for sheet in glance.sheets]),
        place=place_of(found),
        standing=STANDINGS[standing(glance.facts, day)],
        glance=glance,
        sheet_name=sheet_name,
        steps=steps(glance.facts, day, reach),
        next_words=next_words,
        next_href=next_href,
        attention=[
            *([unfinished_list(waiting.token, reach)] if waiting else []),
            *proposed_spellings(len(open_proposals(db.session, found.id)), reach),
            *renewals(len(who_asks(db.session, found.id)), reach),
            *unfetched(unfetched_sheets(db.session, found.id), reach),
            *attention(glance.facts, day, reach),
        ],
        actions=small_actions(glance.facts, reach),
        happenings=[happening_words(happening) for happening in history_of(db.session, found)],
    )


def _wanted() -> Wanted:
    """What the address narrows the list to; what it does not understand narrows nothing."""
    year, time = request.args.get("year", ""), request.args.get("time", "")
    return Wanted(
        words=tidy_text(request.args.get("q", ""))[:LONGEST_SEARCH],
        time=time if time in TIMES else "",
        year=int(year) if re.fullmatch("[12][0-9]{3}", year) else None,
    )
