"""A frozen report: its files for who may read the office's report, and the page on which anybody checks it."""

from io import BytesIO

from flask import Blueprint, abort, render_template, send_file
from werkzeug.wrappers import Response

from workshop_tracker import limits
from workshop_tracker.access import anyone, current_viewer, only
from workshop_tracker.database import now
from workshop_tracker.edge import any_address
from workshop_tracker.extensions import current_settings, db
from workshop_tracker.presentation import file_name_part
from workshop_tracker.reports.documents.cells import in_words
from workshop_tracker.reports.documents.files import FORMS, Form
from workshop_tracker.reports.documents.parts import Cell, ReportDocument
from workshop_tracker.reports.documents.region_parts import region_document_of
from workshop_tracker.reports.freezing.papers import frozen_document
from workshop_tracker.reports.freezing.queries import signed_by_code
from workshop_tracker.reports.readers import READERS, readable_office

blueprint = Blueprint("frozen_reports", __name__)


@blueprint.get("/l/<code>")
@blueprint.get("/L/<code>")  # the QR code is in capitals, which keeps it small
@anyone("anybody may check a report")
@any_address
def verify(code: str) -> str:
    """What the frozen report says; it names offices and numbers, no people."""
    limits.check(limits.VERIFICATION, limits.caller())
    found = signed_by_code(db.session, code)
    document = region_document_of(found.content.report) if found else None
    rows = _first_numbers(document) if document else []
    return render_template("reports/genuine.html", found=found, document=document, rows=rows, asked_at=now())


@blueprint.get("/reports/<office_code>/frozen/<code>.<any(pdf, docx, xlsx, csv):form>")
@only(*READERS)
def document(office_code: str, code: str, form: str) -> Response:
    """The signed report again, from what was kept."""
    office = readable_office(db.session, current_viewer(), office_code) or abort(404)
    found = signed_by_code(db.session, code)
    if found is None or found.frozen.office_id != office.id:
        abort(404)
    settings, out, chosen = current_settings(), BytesIO(), FORMS[Form(form)]
    made = frozen_document(found, settings.base_url, is_sample=settings.is_demo)
    chosen.write(made, out)
    out.seek(0)
    name = f"Laporan-{file_name_part(made.office)}-{file_name_part(made.period)}.{chosen.extension}"
    return send_file(out, mimetype=chosen.mime_type, as_attachment=True, download_name=name)


def _first_numbers(document: ReportDocument) -> list[tuple[Cell, str]]:
    """The tables of the summary as labels and values, to be compared with the paper."""
    return [(row[0], in_words(table.columns[1], row[1])) for table in document.parts[0].tables for row in table.rows]
