"""The report of a region as a page and as files: own offices only, names of schools and counts only."""

from collections.abc import Callable
from io import BytesIO
from typing import BinaryIO

from flask import Blueprint, abort, redirect, render_template, send_file, url_for
from werkzeug.wrappers import Response

from workshop_tracker.access import current_viewer, only
from workshop_tracker.database import today
from workshop_tracker.downloads import FILE, send_list
from workshop_tracker.extensions import current_settings, db
from workshop_tracker.presentation import file_name_part
from workshop_tracker.reports import wording
from workshop_tracker.reports.activities import parts as activity_words
from workshop_tracker.reports.activities.queries import open_slugs, slugs_of
from workshop_tracker.reports.asked.address import Asked, read_address, years_offered
from workshop_tracker.reports.asked.sections import EVERY_SECTION
from workshop_tracker.reports.asked.wording import filter_choices, how_it_counts
from workshop_tracker.reports.documents.drafts import draft_of
from workshop_tracker.reports.documents.files import FORMS, Form
from workshop_tracker.reports.exports import schools_sheet, unreached_sheet, write_json
from workshop_tracker.reports.page.ground import read_ground
from workshop_tracker.reports.page.showing import (
    asked_sections,
    is_from_summaries,
    links,
    report_of,
    shown_parts,
    silent_schools,
)
from workshop_tracker.reports.periods import current_quarter
from workshop_tracker.reports.quality import wording as board
from workshop_tracker.reports.quality.mending import asking, ways_to_mend
from workshop_tracker.reports.readers import HOLDERS, READERS, readable_offices
from workshop_tracker.reports.region import DEFINITIONS, RegionReport
from workshop_tracker.reports.replicas.switching import data_as_of
from workshop_tracker.spreadsheets.listed import ListSheet
from workshop_tracker.spreadsheets.writer import FileKind

blueprint = Blueprint("reports", __name__)
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
    """One section of the report, the summary first; all of them to print."""
    ground, shown, viewer, day = read_ground(office_code), asked_sections(), current_viewer(), today()
    asked, report = ground.asked, report_of(ground, shown)
    page = render_template(
        "reports/region.html",
        asked=asked,
        shown={section.value for section in shown},
        links=links(ground, shown),
        is_kept=is_from_summaries(ground, shown),
        words=wording,
        report=report,
        name=wording.period_name(asked.choice),
        open_slugs=open_slugs(db.session, viewer, slugs_of(report)),
        board=board,
        mends=ways_to_mend(asked.office.code, viewer),
        ask=asking,
        silent=silent_schools(report, shown),
        is_whole=shown == EVERY_SECTION,
        counted_on=report.as_it_is_on or min(day, asked.choice.period.ends_on),
        filter_choices=filter_choices(),
        how_it_counts=how_it_counts(report),
        activity_words=activity_words,
        **shown_parts(report),
        at=data_as_of(),
        may_freeze=viewer.has_role(*HOLDERS),
        definitions=DEFINITIONS,
        offices=ground.offices,
        programmes=ground.programmes,
        years=years_offered(asked.choice, day),
    )
    return (page, REFUSED) if asked.problem else page


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
