"""The report of a region as a page and as files: own offices only, names of schools and counts only."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from typing import BinaryIO

from flask import Blueprint, abort, redirect, render_template, request, send_file, url_for
from werkzeug.wrappers import Response

from workshop_tracker.access import current_viewer, only
from workshop_tracker.database import now, today
from workshop_tracker.downloads import FILE, send_list
from workshop_tracker.extensions import db
from workshop_tracker.organizations.models import Organization
from workshop_tracker.paging import page_of_values
from workshop_tracker.presentation import file_name_part
from workshop_tracker.reports import wording
from workshop_tracker.reports.counting import Scope
from workshop_tracker.reports.exports import schools_sheet, unreached_sheet, write_json
from workshop_tracker.reports.gatherings import gatherings
from workshop_tracker.reports.periods import Choice, Part, PeriodUnreadable, before, current_quarter, read_choice
from workshop_tracker.reports.queries import region_report_of
from workshop_tracker.reports.readers import READERS, readable_office, readable_offices
from workshop_tracker.reports.region import DEFINITIONS, RegionReport
from workshop_tracker.spreadsheets.listed import ListSheet
from workshop_tracker.spreadsheets.writer import FileKind
from workshop_tracker.workshops.programmes.models import Programme
from workshop_tracker.workshops.programmes.queries import programme_by_slug, programmes
from workshop_tracker.workshops.queries import ids_open_to

blueprint = Blueprint("reports", __name__)
SCHOOLS_OF_A_PAGE = 20
LONGEST_LIST = 100_000  # more than any office oversees: what is printed leaves out nothing
YEARS_OFFERED = 8
REFUSED = 422


@dataclass(frozen=True)
class Asked:
    """What an address asks for; `problem` says why its period could not be read."""

    office: Organization
    choice: Choice
    programme: Programme | None
    problem: str = ""

    @cached_property
    def scope(self) -> Scope:
        return Scope(self.office.id, self.choice.period, self.programme.id if self.programme else None)

    @property
    def address(self) -> dict[str, str]:
        """What brings one here again, of what was understood only."""
        period = self.choice.period
        days = {"from": period.starts_on.isoformat(), "to": period.ends_on.isoformat()}
        part = {"year": str(self.choice.year), "quarter": self.choice.part.value}
        programme = {"programme": self.programme.slug} if self.programme else {}
        return (days if self.choice.part is Part.FREE else part) | programme

    def report(self, choice: Choice) -> RegionReport:
        return region_report_of(db.session, self.office, choice.period, self.programme)


@blueprint.get("/reports")
@only(*READERS)
def index() -> Response | str:
    """Choose an office; who has one only is led to its report."""
    offices = readable_offices(db.session, current_viewer())
    if len(offices) == 1:
        return redirect(url_for(".region", office_code=offices[0].code), 303)
    return render_template("reports/index.html", offices=offices, name=wording.period_name(current_quarter(today())))


@blueprint.get("/reports/<office_code>")
@only(*READERS)
def region(office_code: str) -> str | tuple[str, int]:
    asked, viewer, day = _asked(office_code), current_viewer(), today()
    report, previous = asked.report(asked.choice), before(asked.choice)
    held = gatherings(db.session, asked.scope)
    is_whole = request.args.get("rows") == "all"
    page = render_template(
        "reports/region.html",
        asked=asked,
        words=wording,
        report=report,
        then=asked.report(previous),
        previous=wording.short_period_name(previous),
        name=wording.period_name(asked.choice),
        gatherings=held,
        open_ids=ids_open_to(db.session, viewer, [row.workshop_id for row in held]),
        silent=page_of_values(report.never_reached, size=LONGEST_LIST if is_whole else SCHOOLS_OF_A_PAGE),
        is_whole=is_whole,
        counted_on=min(day, asked.choice.period.ends_on),
        at=now(),
        definitions=DEFINITIONS,
        offices=len(readable_offices(db.session, viewer)),
        programmes=programmes(db.session),
        years=_years(asked.choice, day),
    )
    return (page, REFUSED) if asked.problem else page


@blueprint.get("/reports/<office_code>/region.json")
@only(*READERS)
def region_json(office_code: str) -> Response:
    return _file(office_code, write_json, "json", "application/json")


@blueprint.get(f"/reports/<office_code>/schools.{FILE}")
@only(*READERS)
def schools(office_code: str, file_kind: FileKind) -> Response:
    return _list(office_code, schools_sheet, file_kind, "Sekolah")


@blueprint.get(f"/reports/<office_code>/unreached.{FILE}")
@only(*READERS)
def unreached(office_code: str, file_kind: FileKind) -> Response:
    """The schools of which nobody came."""
    return _list(office_code, unreached_sheet, file_kind, "Belum-terjangkau")


def _asked(office_code: str) -> Asked:
    """The office through the viewer's scope, and the rest of the address; an unknown programme is not there."""
    office: Organization = readable_office(db.session, current_viewer(), office_code) or abort(404)
    slug = request.args.get("programme", "")
    programme = (programme_by_slug(db.session, slug) or abort(404)) if slug else None
    try:
        return Asked(office, read_choice(request.args, today()), programme)
    except PeriodUnreadable as unreadable:
        return Asked(office, current_quarter(today()), programme, str(unreadable))


def _years(choice: Choice, day: dt.date) -> list[int]:
    """The years to choose from, the latest first; the chosen one is among them."""
    return sorted({choice.year, *range(day.year - YEARS_OFFERED + 1, day.year + 1)}, reverse=True)


def _list(office_code: str, sheet_of: Callable[[RegionReport], ListSheet], file_kind: FileKind, about: str) -> Response:
    asked = _readable(office_code)
    return send_list(sheet_of(asked.report(asked.choice)), file_kind, "Laporan", about, *_named(asked))


def _readable(office_code: str) -> Asked:
    asked = _asked(office_code)
    if asked.problem:
        abort(400)
    return asked


def _named(asked: Asked) -> tuple[str, ...]:
    """Whose report of which days, for the name of a file."""
    period = asked.choice.period
    return asked.office.name, str(period.starts_on), str(period.ends_on)


def _file(office_code: str, write: Callable[[RegionReport, BinaryIO], None], form: str, kind: str) -> Response:
    asked, out = _readable(office_code), BytesIO()
    write(asked.report(asked.choice), out)
    out.seek(0)
    name = f"Laporan-{'-'.join(map(file_name_part, _named(asked)))}.{form}"
    return send_file(out, mimetype=kind, as_attachment=True, download_name=name)
