"""The lists of a workshop to take along, for whoever may see them as pages."""

from flask import Blueprint
from werkzeug.wrappers import Response

from workshop_tracker.access import only
from workshop_tracker.attendance.lists.exports import empty_template, marks_sheet, participants_sheet
from workshop_tracker.attendance.participants.routes import HELPERS, participants_sought, workshop_of
from workshop_tracker.attendance.queries import marks_of, participants_of, sheets_to_mark
from workshop_tracker.attendance.sheets.hall import hall_of
from workshop_tracker.attendance.sheets.paper import printed_numbers
from workshop_tracker.downloads import FILE, send_list
from workshop_tracker.edge import searched
from workshop_tracker.extensions import db
from workshop_tracker.spreadsheets.writer import FileKind

blueprint = Blueprint("lists", __name__)


@blueprint.get(f"/workshops/<slug>/participants.{FILE}")
@only(*HELPERS)
def participants(slug: str, file_kind: FileKind) -> Response:
    workshop = workshop_of(slug)
    found = participants_sought(participants_of(db.session, workshop.id), searched())
    numbers = printed_numbers(db.session, [each.person_id for each in found])
    return send_list(participants_sheet(found, numbers), file_kind, "Peserta", workshop.title)


@blueprint.get(f"/workshops/<slug>/attendance.{FILE}")
@only(*HELPERS)
def marks(slug: str, file_kind: FileKind) -> Response:
    """Everybody on the list with the letter on each sheet."""
    workshop = hall_of(slug).workshop
    everybody, sheets = participants_of(db.session, workshop.id), sheets_to_mark(db.session, workshop.id)
    sheet = marks_sheet(everybody, sheets, marks_of(db.session, workshop.id))
    return send_list(sheet, file_kind, "Kehadiran", workshop.title)


@blueprint.get(f"/participants/template.{FILE}")
@only(*HELPERS)
def template(file_kind: FileKind) -> Response:
    return send_list(empty_template(), file_kind, "Templat-peserta")
