"""The rows behind the numbers of a report, as pages and as files; each address keeps period and filters."""

import json
import re
from io import BytesIO
from typing import Any

from flask import Blueprint, abort, render_template, request, send_file, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from workshop_tracker.access import current_viewer, only
from workshop_tracker.database import now
from workshop_tracker.downloads import send_list
from workshop_tracker.extensions import current_settings, db
from workshop_tracker.paging import ROWS_OF_A_PAGE
from workshop_tracker.presentation import Sentence, file_name_part, format_moment
from workshop_tracker.reports import wording
from workshop_tracker.reports.asked.address import Asked, read_address
from workshop_tracker.reports.documents.cells import in_words
from workshop_tracker.reports.documents.files import FORMS, Form
from workshop_tracker.reports.documents.letters import Frame
from workshop_tracker.reports.documents.parts import Part, ReportDocument, numbered
from workshop_tracker.reports.documents.words import period_name
from workshop_tracker.reports.evidence.listing import (
    Listing,
    Opens,
    of_participations,
    of_record,
    of_schools,
    of_teachers,
)
from workshop_tracker.reports.evidence.marks import evidence_of
from workshop_tracker.reports.evidence.measure import RowsOf
from workshop_tracker.reports.evidence.participations import EVERY_ROW, Question, narrowed_to, participations
from workshop_tracker.reports.evidence.people import teachers
from workshop_tracker.reports.evidence.record import teachers_on_record
from workshop_tracker.reports.evidence.schools import schools_of_number
from workshop_tracker.reports.evidence.within import Within, read_within
from workshop_tracker.reports.evidence.wording import ACTORS, MARK_WORDS, PAPER_WORDS, ROLE_WORDS
from workshop_tracker.reports.readers import READERS

blueprint = Blueprint("evidence", __name__)
ROWS = '<any(schools, teachers, participations, "on-record"):of>'
Values = dict[str, Any]
DIGITS = re.compile("[0-9]{1,9}")


@blueprint.get(f"/reports/<office_code>/rows/{ROWS}")
@only(*READERS)
def rows(office_code: str, of: str) -> str:
    """One page of the rows of a number."""
    asked, within = read_question(office_code)
    question = Question(asked.scope, within, current_viewer())
    listing = listing_of(db.session, question, RowsOf(of), after=_number("after"), size=ROWS_OF_A_PAGE)
    return render_template(
        "reports/evidence/rows.html",
        asked=asked,
        within=within,
        listing=listing,
        name=wording.period_name(asked.choice),
        narrowed=narrowed_to(db.session, question),
        in_words=in_words,
        href=lambda opens: address_of(asked, opens),
        first_href=_here(asked, of, within),
        next_href=_here(asked, of, within, after=listing.next_id) if listing.next_id else None,
        files={form: _file_address(asked, of, within, form) for form in ("xlsx", "csv", "pdf", "json")},
        is_continued=bool(_number("after")),
        invite_href=_invitations(asked, of, within),
    )


@blueprint.get(f"/reports/<office_code>/rows/{ROWS}.<any(xlsx, csv, json, pdf):form>")
@only(*READERS)
def file(office_code: str, of: str, form: str) -> Response:
    """All rows of a number, the same that its pages show one after the other."""
    asked, within = read_question(office_code)
    question = Question(asked.scope, within, current_viewer())
    listing = listing_of(db.session, question, RowsOf(of))
    about = (
        str(listing.title),
        asked.office.name,
        str(asked.choice.period.starts_on),
        str(asked.choice.period.ends_on),
    )
    if form in {"xlsx", "csv"}:
        return send_list(listing.sheet(), "xlsx" if form == "xlsx" else "csv", *about)
    narrowed, out = narrowed_to(db.session, question), BytesIO()
    if form == "json":
        out.write(json.dumps(_json_of(asked, listing, narrowed), ensure_ascii=False, indent=2).encode() + b"\n")
    else:
        FORMS[Form.PDF].write(_paper_of(asked, listing, narrowed), out)
    out.seek(0)
    kind = "application/json" if form == "json" else FORMS[Form.PDF].mime_type
    name = f"{'-'.join(map(file_name_part, about))}.{form}"
    return send_file(out, mimetype=kind, as_attachment=True, download_name=name)


@blueprint.get("/reports/<office_code>/marks")
@only(*READERS)
def marks(office_code: str) -> str:
    """One participation down to each mark: who made it, when, how and from which device."""
    asked = read_address(office_code)
    number = _number("participation") or abort(400)
    found = evidence_of(db.session, asked.scope, current_viewer(), number) or abort(404)
    return render_template(
        "reports/evidence/marks.html",
        asked=asked,
        found=found,
        name=wording.period_name(asked.choice),
        marks=MARK_WORDS,
        actors=ACTORS,
        roles=ROLE_WORDS,
        paper_states=PAPER_WORDS,
    )


def listing_of(session: Session, question: Question, of: RowsOf, *, after: int = 0, size: int = EVERY_ROW) -> Listing:
    """The rows of a number behind a place of their list."""
    within = question.within
    match of:
        case RowsOf.SCHOOLS:
            found = schools_of_number(session, question.scope, within)
            shown = found.schools[after : after + size]
            next_id = after + size if after + size < len(found.schools) else None
            return of_schools(found, within, shown, next_id)
        case RowsOf.TEACHERS:
            return of_teachers(teachers(session, question, after=after, size=size), within)
        case RowsOf.PARTICIPATIONS:
            return of_participations(participations(session, question, after=after, size=size), within)
        case RowsOf.ON_RECORD:
            return of_record(teachers_on_record(session, question, after=after, size=size), within)


def address_of(asked: Asked, opens: Opens) -> str:
    """Where a cell leads, with the period and the filters of the report."""
    if opens.of is None:
        where: Values = {"participation": opens.participation_id, **asked.address}
        return url_for("evidence.marks", office_code=asked.office.code, **where)
    return _here(asked, opens.of.value, opens.within)


def _here(asked: Asked, of: str, within: Within, **more: Any) -> str:
    kept: Values = {**asked.address, **within.address, **more}
    return url_for("evidence.rows", office_code=asked.office.code, of=of, **kept)


def _invitations(asked: Asked, of: str, within: Within) -> str | None:
    """Where those of the list are invited: schools that nobody came from, teachers whom nothing reached."""
    is_of_unreached = (of, "unreached") in {(RowsOf.SCHOOLS, within.schools), (RowsOf.ON_RECORD, within.standing)}
    kept: Values = {**asked.address, **within.address, "of": of}
    return url_for("invitations.preview", office_code=asked.office.code, **kept) if is_of_unreached else None


def _file_address(asked: Asked, of: str, within: Within, form: str) -> str:
    kept: Values = {**asked.address, **within.address}
    return url_for("evidence.file", office_code=asked.office.code, of=of, form=form, **kept)


def read_question(office_code: str) -> tuple[Asked, Within]:
    """What the address asks for; an unreadable period or an unknown number is refused."""
    asked, within = read_address(office_code), read_within(request.args)
    if asked.problem or within is None:
        abort(400)
    return asked, within


def _number(name: str) -> int:
    """A number of the address; 0 for none and for what is no number."""
    written = request.args.get(name, "")
    return int(written) if DIGITS.fullmatch(written) else 0


def _json_of(asked: Asked, listing: Listing, narrowed: tuple[str, ...]) -> dict[str, object]:
    period = asked.choice.period
    return {
        "office": {"code": asked.office.code, "name": asked.office.name},
        "period": {"from": period.starts_on.isoformat(), "to": period.ends_on.isoformat()},
        "title": listing.title,
        "narrowed_to": list(narrowed),
        "total": listing.total,
        "people": listing.people,
        "unnamed": listing.unnamed,
        "rows": listing.document(),
    }


def _paper_of(asked: Asked, listing: Listing, narrowed: tuple[str, ...]) -> ReportDocument:
    """The rows on paper, with what the page says above them."""
    period = asked.choice.period
    return ReportDocument(
        title=listing.title,
        office=asked.office.name,
        period=period_name(period),
        starts_on=period.starts_on,
        ends_on=period.ends_on,
        lead=", ".join((period_name(period), *narrowed)),
        parts=numbered((Part("rows", listing.title, listing.remarks, (listing.table,)),)),
        frame=Frame(
            state=Sentence("Keadaan data %(moment)s.", moment=format_moment(now())),
            is_sample=current_settings().is_demo,
        ),
    )
