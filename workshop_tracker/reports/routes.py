"""The report of a region as a page and as files: own offices only, names of schools and counts only."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import Any, BinaryIO

from flask import Blueprint, abort, redirect, render_template, request, send_file, url_for
from werkzeug.wrappers import Response

from workshop_tracker.access import current_viewer, only
from workshop_tracker.database import now, today
from workshop_tracker.downloads import FILE, send_list
from workshop_tracker.extensions import current_settings, db
from workshop_tracker.organizations.models import Organization
from workshop_tracker.paging import page_of_values
from workshop_tracker.presentation import file_name_part
from workshop_tracker.reports import wording
from workshop_tracker.reports.activities import parts as activity_words
from workshop_tracker.reports.activities.queries import open_slugs, slugs_of
from workshop_tracker.reports.asked.filters import EVERYBODY, Filters, read_filters, told
from workshop_tracker.reports.asked.wording import filter_choices, how_it_counts
from workshop_tracker.reports.documents.cells import in_words, share_in_words
from workshop_tracker.reports.documents.drafts import draft_of
from workshop_tracker.reports.documents.files import FORMS, Form
from workshop_tracker.reports.documents.region_parts import region_document_of
from workshop_tracker.reports.exports import schools_sheet, unreached_sheet, write_json
from workshop_tracker.reports.periods import Choice, Part, PeriodUnreadable, current_quarter, read_choice
from workshop_tracker.reports.quality import wording as board
from workshop_tracker.reports.quality.mending import asking, ways_to_mend
from workshop_tracker.reports.queries import region_report_of
from workshop_tracker.reports.readers import READERS, readable_office, readable_offices
from workshop_tracker.reports.region import DEFINITIONS, RegionReport
from workshop_tracker.spreadsheets.listed import ListSheet
from workshop_tracker.spreadsheets.writer import FileKind
from workshop_tracker.workshops.programmes.models import Programme
from workshop_tracker.workshops.programmes.queries import programme_by_slug, programmes

blueprint = Blueprint("reports", __name__)
SCHOOLS_OF_A_PAGE = 20
LONGEST_LIST = 100_000  # more than any office oversees: what is printed leaves out nothing
YEARS_OFFERED = 8
NOW = "now"  # a report of people and offices as they are today
REFUSED = 422


@dataclass(frozen=True)
class Asked:
    """What an address asks for; `problem` says why its period could not be read."""

    office: Organization
    choice: Choice
    programme: Programme | None
    problem: str = ""
    filters: Filters = EVERYBODY
    as_it_is_on: dt.date | None = None

    @property
    def address(self) -> dict[str, str]:
        """What brings one here again, of what was understood only."""
        period = self.choice.period
        days = {"from": period.starts_on.isoformat(), "to": period.ends_on.isoformat()}
        part = {"year": str(self.choice.year), "quarter": self.choice.part.value}
        programme = {"programme": self.programme.slug} if self.programme else {}
        return (days if self.choice.part is Part.FREE else part) | programme | self.narrowing

    @property
    def narrowing(self) -> dict[str, str]:
        """The part of the address that chooses people, not days."""
        return told(self.filters) | ({"basis": NOW} if self.as_it_is_on else {})

    @property
    def is_narrowed(self) -> bool:
        return self.choice.part is Part.FREE or bool(self.narrowing)

    def report(self) -> RegionReport:
        return region_report_of(
            db.session,
            self.office,
            self.choice.period,
            self.programme,
            filters=self.filters,
            as_it_is_on=self.as_it_is_on,
        )


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
    report = asked.report()
    is_whole = request.args.get("rows") == "all"
    page = render_template(
        "reports/region.html",
        asked=asked,
        words=wording,
        report=report,
        name=wording.period_name(asked.choice),
        open_slugs=open_slugs(db.session, viewer, slugs_of(report)),
        board=board,
        mends=ways_to_mend(asked.office.code, viewer),
        ask=asking,
        silent=page_of_values(report.never_reached, size=LONGEST_LIST if is_whole else SCHOOLS_OF_A_PAGE),
        is_whole=is_whole,
        counted_on=report.as_it_is_on or min(day, asked.choice.period.ends_on),
        filter_choices=filter_choices(),
        how_it_counts=how_it_counts(report),
        activity_words=activity_words,
        **_shown(report),
        at=now(),
        definitions=DEFINITIONS,
        offices=len(readable_offices(db.session, viewer)),
        programmes=programmes(db.session),
        years=_years(asked.choice, day),
    )
    return (page, REFUSED) if asked.problem else page


def _shown(report: RegionReport) -> dict[str, Any]:
    """The parts that page and papers show alike, and how their cells are written."""
    parts = {part.key: part for part in region_document_of(report).parts}
    return {"parts_by_key": parts, "in_words": in_words, "share_in_words": share_in_words}


@blueprint.get("/reports/<office_code>/region.json")
@only(*READERS)
def region_json(office_code: str) -> Response:
    return _file(office_code, write_json, "json", "application/json")


@blueprint.get("/reports/<office_code>/region.<any(pdf, docx, xlsx, csv):form>")
@only(*READERS)
def document(office_code: str, form: str) -> Response:
    """The whole report with letterhead and covering letter: to print, to edit, to count on."""
    chosen, office = FORMS[Form(form)], _asked(office_code).office

    def write(report: RegionReport, out: BinaryIO) -> None:
        chosen.write(draft_of(report, office, now(), is_sample=current_settings().is_demo), out)

    return _file(office_code, write, chosen.extension, chosen.mime_type)


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
    slug, day = request.args.get("programme", ""), today()
    programme = (programme_by_slug(db.session, slug) or abort(404)) if slug else None
    filters, as_it_is_on = read_filters(request.args), day if request.args.get("basis") == NOW else None
    try:
        return Asked(office, read_choice(request.args, day), programme, "", filters, as_it_is_on)
    except PeriodUnreadable as unreadable:
        return Asked(office, current_quarter(day), programme, str(unreadable), filters, as_it_is_on)


def _years(choice: Choice, day: dt.date) -> list[int]:
    """The years to choose from, the latest first; the chosen one is among them."""
    return sorted({choice.year, *range(day.year - YEARS_OFFERED + 1, day.year + 1)}, reverse=True)


def _list(office_code: str, sheet_of: Callable[[RegionReport], ListSheet], file_kind: FileKind, about: str) -> Response:
    asked = _readable(office_code)
    return send_list(sheet_of(asked.report()), file_kind, "Laporan", about, *_named(asked))


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
    write(asked.report(), out)
    out.seek(0)
    name = f"Laporan-{'-'.join(map(file_name_part, _named(asked)))}.{form}"
    return send_file(out, mimetype=kind, as_attachment=True, download_name=name)
