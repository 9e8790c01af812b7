"""The list of sheets to pull, as a file for whoever stands at the pile."""

from flask import Blueprint
from werkzeug.wrappers import Response

from workshop_tracker.access import only
from workshop_tracker.certificates.pulling.exports import pulling_sheet
from workshop_tracker.certificates.pulling.queries import sheets_to_pull
from workshop_tracker.downloads import FILE, send_list
from workshop_tracker.extensions import db
from workshop_tracker.spreadsheets.writer import FileKind
from workshop_tracker.viewer import Role
from workshop_tracker.workshops.editing.rights import visible

blueprint = Blueprint("pulling", __name__)


@blueprint.get(f"/workshops/<slug>/certificates/to-pull.{FILE}")
@only(Role.ADMIN, Role.ORGANIZER, Role.COMMITTEE)
def export(slug: str, file_kind: FileKind) -> Response:
    workshop = visible(slug)
    return send_list(pulling_sheet(sheets_to_pull(db.session, workshop)), file_kind, "Tarik-lembar", workshop.title)
