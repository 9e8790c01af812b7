"""The report of a region as a page and as files: own offices only, names of schools and counts only."""

from collections.abc import Callable
from io import BytesIO
from typing import Any, BinaryIO

from flask import Blueprint, abort, redirect, render_template, request, send_file, url_for
from werkzeug.wrappers import Response

from workshop_tracker.access import current_viewer, only
from workshop_tracker.database import today
from workshop_tracker.downloads import FILE, send_list
from workshop_tracker.extensions import current_settings, db
from workshop_tracker.paging import page_of_values
from workshop_tracker.presentation import file_name_part
from workshop_tracker.reports import wording
from workshop_tracker.reports.activities import parts as activity_words
from workshop_tracker.reports.activities.queries import open_slugs, slugs_of
from workshop_tracker.reports.asked.address import Asked, read_address, years_offered
from workshop_tracker.reports.asked.wording import filter_choices, how_it_counts
from workshop_tracker.reports.documents.cells import in_words, share_in_words
from workshop_tracker.reports.documents.drafts import draft_of
from workshop_tracker.reports.documents.files import FORMS, Form
from workshop_tracker.reports.documents.region_parts import region_document_of
from workshop_tracker.reports.exports import schools_sheet, unreached_sheet, write_json
from workshop_tracker.reports.periods import current_quarter
from workshop_tracker.reports.quality import wording as board
from workshop_tracker.reports.quality.mending import asking, ways_to_mend
from workshop_tracker.reports.readers import HOLDERS, READERS, readable_offices
from workshop_tracker.reports.region import DEFINITIONS, RegionReport
from workshop_tracker.reports.replicas.switching import data_as_of
from workshop_tracker.spreadsheets.listed import ListSheet
from workshop_tracker.spreadsheets.writer import FileKind
from workshop_tracker.workshops.programmes.queries import programmes

blueprint = Blueprint("reports", __name__)
SCHOOLS_OF_A_PAGE = 20
LONGEST_LIST = 100_000  # more than any office oversees: what is printed leaves out nothing
REFUSED = 422


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
    asked, viewer, day = read_address(office_code), current_viewer(), today()
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
        at=data_as_of(),
        may_freeze=viewer.has_role(*HOLDERS),
        definitions=DEFINITIONS,
        offices=len(readable_offices(db.session, viewer)),
        programmes=programmes(db.session),
        years=years_offered(asked.choice, day),
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
    chosen, office = FORMS[Form(form)], read_address(office_code).office

    def write(report: RegionReport, out: BinaryIO) -> None:
        chosen.write(draft_of(report, office, data_as_of(), is_sample=current_settings().is_demo), out)

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


def _list(office_code: str, sheet_of: Callable[[RegionReport], ListSheet], file_kind: FileKind, about: str) -> Response:
    asked = _readable(office_code)
    return send_list(sheet_of(asked.report()), file_kind, "Laporan", about, *_named(asked))


def _readable(office_code: str) -> Asked:
    asked = read_address(office_code)
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
