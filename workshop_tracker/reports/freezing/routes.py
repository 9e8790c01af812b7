"""Frozen reports: an office writes its texts, previews, freezes, and sees what became of the numbers since.

The files are for who may read the office's report; the page on which anybody checks one is open.
"""

from io import BytesIO
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, send_file, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from workshop_tracker import limits
from workshop_tracker.access import anyone, current_viewer, only
from workshop_tracker.accounts.queries import name_of_user
from workshop_tracker.database import now, today
from workshop_tracker.edge import any_address
from workshop_tracker.extensions import current_settings, db
from workshop_tracker.organizations.models import Organization
from workshop_tracker.paging import page_of
from workshop_tracker.presentation import file_name_part, format_date
from workshop_tracker.reports.activities.queries import open_slugs
from workshop_tracker.reports.asked.address import Asked, read_address
from workshop_tracker.reports.asked.wording import narrowed_to
from workshop_tracker.reports.documents.cells import in_words
from workshop_tracker.reports.documents.files import FORMS, Form
from workshop_tracker.reports.documents.parts import Cell, ReportDocument
from workshop_tracker.reports.documents.region_parts import region_document_of
from workshop_tracker.reports.documents.words import period_name as period_on_paper
from workshop_tracker.reports.freezing.actions import content_to_freeze, freeze_report
from workshop_tracker.reports.freezing.contents import Content, Texts
from workshop_tracker.reports.freezing.differences import changes_in_words, told
from workshop_tracker.reports.freezing.explanations import acts_since
from workshop_tracker.reports.freezing.forms import TextsForm, shown_texts
from workshop_tracker.reports.freezing.papers import frozen_document, previewed_document
from workshop_tracker.reports.freezing.queries import (
    Signed,
    changes_at_a_look,
    listed_reports,
    newest_texts,
    signed,
    signed_by_code,
)
from workshop_tracker.reports.periods import before, current_quarter, named
from workshop_tracker.reports.readers import HOLDERS, READERS, readable_office
from workshop_tracker.reports.summaries.freshness import bring_up_to_date
from workshop_tracker.reports.wording import period_name

blueprint = Blueprint("frozen_reports", __name__)
REPORTS_OF_A_PAGE = 10  # each is compared with today's data
REFUSED = 422
JSON = "json"


@blueprint.get("/l/<code>")
@blueprint.get("/L/<code>")  # the QR code is in capitals, which keeps it small
@anyone("anybody may check a report")
@any_address
def verify(code: str) -> str:
    """What the frozen report says; it names offices and numbers, no people."""
    limits.check(limits.VERIFICATION, limits.caller())
    found = signed_by_code(db.session, code)
    document = region_document_of(found.content.report) if found else None
    rows = first_numbers(document) if document else []
    return render_template("reports/genuine.html", found=found, document=document, rows=rows, asked_at=now())


@blueprint.get("/reports/<office_code>/frozen")
@only(*READERS)
def index(office_code: str) -> str:
    """What the office froze, and whether today's data would still give it."""
    bring_up_to_date(db.engine)  # before this request reads: afterwards it would not see what was folded
    office = _office(office_code)
    last = before(current_quarter(today()))
    page = page_of(db.session, listed_reports(office.id), size=REPORTS_OF_A_PAGE)
    rows = [(signed(frozen), name) for frozen, name in page.rows]
    return render_template(
        "reports/freezing/index.html",
        office=office,
        page=page,
        rows=[(each, name, changes_in_words(changes_at_a_look(db.session, each))) for each, name in rows],
        name_of=lambda period: period_name(named(period)),
        narrowed_to=narrowed_to,
        may_freeze=current_viewer().has_role(*HOLDERS),
        last=last,
        last_name=period_name(last),
    )


@blueprint.get("/reports/<office_code>/frozen/new")
@only(*HOLDERS)
def new(office_code: str) -> str:
    """The texts around the report that the address asks for, with those of the last one where they stay the same."""
    asked = _readable(office_code)
    newest = newest_texts(db.session, asked.office.id)
    usual = Texts(
        subject=f"Laporan {period_on_paper(asked.choice.period)}",
        placed=_placed(asked.office),
        signer_title=f"Kepala {asked.office.name},",
    )
    return _form_page(asked, TextsForm(formdata=None, data=shown_texts(usual, newest)))


@blueprint.post("/reports/<office_code>/frozen/preview")
@only(*HOLDERS)
def preview(office_code: str) -> Response | tuple[str, int]:
    """The PDF as it would be frozen."""
    asked, form = _readable(office_code), TextsForm()
    if not form.validate():
        return _form_page(asked, form), REFUSED
    document = previewed_document(_content(asked, form.texts()), is_sample=current_settings().is_demo)
    return _file(document, FORMS[Form.PDF].extension, as_attachment=False)


@blueprint.post("/reports/<office_code>/frozen/new")
@only(*HOLDERS)
def freeze(office_code: str) -> Response | tuple[str, int]:
    asked, form = _readable(office_code), TextsForm()
    if not form.validate():
        return _form_page(asked, form), REFUSED
    frozen = freeze_report(
        db.writing,
        asked.office,
        asked.choice.period,
        form.texts(),
        before=before(asked.choice).period,
        programme=asked.programme,
        filters=asked.filters,
    )
    db.session.commit()
    flash(gettext("Laporan dibekukan. Angka dan teksnya tidak berubah lagi."), "ok")
    return redirect(url_for(".show", office_code=office_code, code=frozen.code), 303)


@blueprint.get("/reports/<office_code>/frozen/<code>")
@only(*READERS)
def show(office_code: str, code: str) -> str:
    """One frozen report: what it says, what today's data would say, and what was done since."""
    bring_up_to_date(db.engine)  # before this request reads: afterwards it would not see what was folded
    office = _office(office_code)
    found = _frozen(office, code)
    acts, corrections = acts_since(db.session, found), found.content.corrections
    document = region_document_of(found.content.report)
    return render_template(
        "reports/freezing/show.html",
        office=office,
        found=found,
        document=document,
        name=period_name(named(found.content.report.period)),
        rows=first_numbers(document),
        changes=changes_in_words(changes_at_a_look(db.session, found)),
        acts=acts,
        open_slugs=open_slugs(db.session, current_viewer(), {act.slug for act in acts}),
        today_href=_href_of_today(office, found),
        who=name_of_user(db.session, found.frozen.frozen_by_id),
        corrections=told(corrections) if corrections else "",
        narrowed=narrowed_to(found.content.report),
        forms=[(form.value, words) for form, words in zip(Form, ("PDF", "Word", "Excel", "CSV"), strict=True)],
    )


@blueprint.get("/reports/<office_code>/frozen/<code>.<any(pdf, docx, xlsx, csv, json):form>")
@only(*READERS)
def document(office_code: str, code: str, form: str) -> Response:
    """The signed report again, from what was kept; as JSON the kept text itself, whose SHA-256 it carries."""
    found, settings = _frozen(_office(office_code), code), current_settings()
    made = frozen_document(found, settings.base_url, is_sample=settings.is_demo)
    return _file(made, form, kept=found.frozen.content)


def first_numbers(document: ReportDocument) -> list[tuple[Cell, str]]:
    """The tables of the summary as labels and values, to be compared with the paper."""
    return [(row[0], in_words(table.columns[1], row[1])) for table in document.parts[0].tables for row in table.rows]


def _file(made: ReportDocument, form: str, *, kept: str = "", as_attachment: bool = True) -> Response:
    name, out = f"Laporan-{file_name_part(made.office)}-{file_name_part(made.period)}", BytesIO()
    if form == JSON:
        out.write(kept.encode())
        extension, kind = JSON, "application/json"
    else:
        chosen = FORMS[Form(form)]
        chosen.write(made, out)
        extension, kind = chosen.extension, chosen.mime_type
    out.seek(0)
    return send_file(out, mimetype=kind, as_attachment=as_attachment, download_name=f"{name}.{extension}")


def _office(office_code: str) -> Organization:
    office: Organization = readable_office(db.session, current_viewer(), office_code) or abort(404)
    return office


def _frozen(office: Organization, code: str) -> Signed:
    """A frozen report of this office; another's is not there."""
    found = signed_by_code(db.session, code)
    if found is None or found.frozen.office_id != office.id:
        abort(404)
    return found


def _readable(office_code: str) -> Asked:
    """What the address asks for; a report as it is now cannot be signed, since it would be another one tomorrow."""
    asked = read_address(office_code)
    if asked.problem or asked.as_it_is_on:
        abort(400)
    return asked


def _href_of_today(office: Organization, found: Signed) -> str:
    """The same question on the page of the report."""
    days: dict[str, Any] = {"from": found.frozen.period_from, "to": found.frozen.period_to}
    return url_for("reports.region", office_code=office.code, **days, **found.frozen.parameters)


def _content(asked: Asked, texts: Texts) -> Content:
    return content_to_freeze(
        db.session,
        asked.office,
        asked.choice.period,
        texts,
        before=before(asked.choice).period,
        programme=asked.programme,
        filters=asked.filters,
    )


def _placed(office: Organization) -> str:
    """`Purwokerto, 1 Oktober 2025`; papers are Indonesian."""
    return ", ".join(filter(None, (office.city, format_date(today()))))


def _form_page(asked: Asked, form: TextsForm) -> str:
    content = _content(asked, Texts())
    return render_template(
        "reports/freezing/new.html",
        asked=asked,
        form=form,
        document=region_document_of(content.report),
        name=period_name(asked.choice),
        corrections=told(content.corrections) if content.corrections else "",
        narrowed=narrowed_to(content.report),
        is_over=asked.choice.period.ends_on < today(),
        address=asked.address,
    )
