"""The pages of the attendance sheet: one sheet marked by hand, without scripts too, and the sheets on paper."""

import secrets
from io import BytesIO

from flask import abort, flash, redirect, render_template, request, send_file, url_for
from flask_babel import gettext, ngettext
from werkzeug.wrappers import Response

from workshop_tracker.access import current_viewer, only
from workshop_tracker.attendance.marking import (
    DayNotCome,
    MarkMade,
    OperationReused,
    ParticipationIsCertified,
    QuarterIsClosed,
    record_attendance,
)
from workshop_tracker.attendance.models import Mark
from workshop_tracker.attendance.queries import sheets_to_mark
from workshop_tracker.attendance.routes import blueprint
from workshop_tracker.attendance.sheets.forms import SheetForm
from workshop_tracker.attendance.sheets.hall import Hall, hall_of
from workshop_tracker.attendance.sheets.page import SheetPage, sheet_page, sheet_progress
from workshop_tracker.attendance.sheets.paper import printed_sheets
from workshop_tracker.attendance.sheets.press import print_sheets
from workshop_tracker.attendance.sheets.printed import Paper
from workshop_tracker.attendance.sheets.rules import (
    LETTERS,
    MarkIsMalformed,
    changed_letters,
    chosen_letters,
    read_letters,
    sheet_to_open,
)
from workshop_tracker.database import now
from workshop_tracker.extensions import db
from workshop_tracker.presentation import file_name_part
from workshop_tracker.viewer import Role
from workshop_tracker.workshops.editing.rights import is_editable

__all__ = ["blueprint"]
MARKERS = (Role.ADMIN, Role.ORGANIZER, Role.COMMITTEE)
ALL_PRESENT = "all_present"
PAPERS = {paper.name.lower(): paper for paper in Paper}


@blueprint.get("/workshops/<slug>/attendance")
@only(*MARKERS)
def sheets(slug: str) -> Response | str:
    """Lead to the sheet that somebody wants now, or say why there is none."""
    hall = hall_of(slug)
    progress = sheet_progress(db.session, hall.workshop.id)
    position = sheet_to_open(progress, hall.today)
    if position is None:
        first_day = min((sheet.held_on for sheet in progress if sheet.held_on), default=None)
        return render_template("attendance/sheets.html", workshop=hall.workshop, first_day=first_day)
    return redirect(url_for(".sheet", slug=slug, position=position), 303)


@blueprint.get("/workshops/<slug>/attendance/<int:position>")
@only(*MARKERS)
def sheet(slug: str, position: int) -> str:
    return _show(hall_of(slug), position, SheetForm(form_id=secrets.token_urlsafe(16)))


@blueprint.get("/workshops/<slug>/attendance.pdf")
@blueprint.get("/workshops/<slug>/attendance/<int:position>.pdf")
@only(*MARKERS)
def print_sheet(slug: str, position: int | None = None) -> Response:
    """One sheet to be signed, or all of them, each with that of speakers and committee; `paper` is `a4` or `f4`."""
    hall = hall_of(slug)
    every = sheets_to_mark(db.session, hall.workshop.id)
    wanted = [sheet for sheet in every if position in (None, sheet.sheet.position)]
    paper = PAPERS.get(request.args.get("paper", "a4"))
    if not wanted or not paper:
        abort(404)
    out = BytesIO()
    print_sheets(printed_sheets(db.session, hall.workshop, wanted), paper, out)
    out.seek(0)
    name = "-".join(("Daftar-hadir", *([str(position)] if position else ()), file_name_part(hall.workshop.title)))
    return send_file(out, mimetype="application/pdf", download_name=f"{name}.pdf")


@blueprint.post("/workshops/<slug>/attendance/<int:position>")
@only(*MARKERS)
def mark(slug: str, position: int) -> Response:
    """Store what the form changed; `all_present` fills those who have no mark."""
    hall, form = hall_of(slug), SheetForm()
    page = sheet_page(db.session, hall.workshop.id, position, hall.today) or abort(404)
    if not form.validate_on_submit():
        abort(400)
    try:
        stored = record_attendance(
            db.writing, hall.workshop.id, _marks(form, page), today=hall.today, reason=_reason(form, slug)
        )
    except MarkIsMalformed:
        abort(400)
    except LookupError:
        abort(404)
    except (DayNotCome, OperationReused, ParticipationIsCertified, QuarterIsClosed) as refusal:
        db.session.rollback()
        flash(_explained(refusal), "bad")
        return _to_sheet(slug, position)
    db.session.commit()
    flash(_told(stored, hall), "ok" if stored else "info")
    return _to_sheet(slug, position)


def _marks(form: SheetForm, page: SheetPage) -> list[MarkMade]:
    """What the form changed, under ids that are the same when it is sent twice."""
    letters = changed_letters(chosen_letters(request.form), read_letters(form.shown.data or ""))
    if form.act.data == ALL_PRESENT:
        letters = {row.id: "H" for row in page.rows if not row.letter and not row.mixed} | letters
    return [
        MarkMade(
            f"{form.form_id.data}-{number}-{letter}", number, Mark(LETTERS[letter]), now(), sheet_id=page.current.id
        )
        for number, letter in letters.items()
    ]


def _reason(form: SheetForm, slug: str) -> str:
    """Only who may edit the workshop may change what papers rest on."""
    may_edit = is_editable(slug)
    return (form.reason.data or "").strip() if may_edit else ""


def _explained(refusal: Exception) -> str:
    message: str = gettext(
        "Ada yang sudah bersertifikat; tandanya berubah hanya dengan alasan. Tidak ada yang disimpan."
    )
    if isinstance(refusal, DayNotCome):
        message = gettext("Hari ini belum tiba; tandanya belum dapat diisi.")
    elif isinstance(refusal, QuarterIsClosed):
        message = gettext(
            "Triwulan kegiatan ini sudah ditutup; tanda yang sudah ada berubah hanya dengan alasan. "
            "Tidak ada yang disimpan."
        )
    elif isinstance(refusal, OperationReused):
        message = gettext("Formulir ini sudah pernah dikirim dengan isi lain. Periksa daftar, lalu tandai sekali lagi.")
    return message


def _told(stored: int, hall: Hall) -> str:
    words = ngettext("%(num)d tanda tersimpan di server", "%(num)d tanda tersimpan di server", stored)
    message: str = gettext("%(marks)s pukul %(time)s.", marks=words, time=hall.clock(now()))
    return message if stored else str(gettext("Tidak ada tanda yang berubah."))


def _to_sheet(slug: str, position: int) -> Response:
    return redirect(url_for(".sheet", slug=slug, position=position), 303)


def _show(hall: Hall, position: int, form: SheetForm) -> str:
    page = sheet_page(db.session, hall.workshop.id, position, hall.today) or abort(404)
    form.shown.data = page.shown
    return render_template(
        "attendance/sheet.html",
        workshop=hall.workshop,
        hall=hall,
        page=page,
        form=form,
        viewer_id=current_viewer().user_id,
        may_edit=is_editable(hall.workshop.slug),
    )
