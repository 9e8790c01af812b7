"""What somebody takes along of her own record, by link or signed in, and the check of a transcript by anybody."""

from flask import Blueprint, abort, render_template, url_for
from werkzeug.wrappers import Response

from workshop_tracker import limits
from workshop_tracker.access import anyone, only
from workshop_tracker.database import local_date, now
from workshop_tracker.downloads import FILE, send_list, send_parts
from workshop_tracker.edge import any_address
from workshop_tracker.extensions import current_settings, db
from workshop_tracker.handout.outside.queries import outside_lines
from workshop_tracker.handout.owners import owner_by_link, owner_signed_in
from workshop_tracker.handout.records.actions import make_transcript
from workshop_tracker.handout.records.drawing import transcript_pdf
from workshop_tracker.handout.records.exports import history_sheet
from workshop_tracker.handout.records.queries import states_of, trainings_of, transcript_by_code
from workshop_tracker.handout.records.transcripts import check_url, transcript_from_json, transcript_text
from workshop_tracker.people.models import Person
from workshop_tracker.presentation import file_name_part, format_date
from workshop_tracker.spreadsheets.writer import FileKind
from workshop_tracker.viewer import Role
from workshop_tracker.workshops.queries import written_name

blueprint = Blueprint("records", __name__)
HER_LINK = "the token is the right to one's own record"


@blueprint.get(f"/t/<token>/training-history.{FILE}")
@anyone(HER_LINK)
def history(token: str, file_kind: FileKind) -> Response:
    return _history(owner_by_link(token), file_kind)


@blueprint.get(f"/my/certificates/training-history.{FILE}")
@only(Role.TEACHER)
def history_mine(file_kind: FileKind) -> Response:
    return _history(owner_signed_in(), file_kind)


@blueprint.get("/t/<token>/<int:certificate_id>/fields")
@anyone(HER_LINK)
def fields(token: str, certificate_id: int) -> str:
    return _fields(owner_by_link(token), certificate_id, url_for("handout.ask", token=token))


@blueprint.get("/my/certificates/<int:certificate_id>/fields")
@only(Role.TEACHER)
def fields_mine(certificate_id: int) -> str:
    return _fields(owner_signed_in(), certificate_id, url_for("handout.mine"))


@blueprint.post("/t/<token>/transcript")
@anyone(HER_LINK)
def transcript(token: str) -> Response:
    return _transcript(owner_by_link(token))


@blueprint.post("/my/certificates/transcript")
@only(Role.TEACHER)
def transcript_mine() -> Response:
    return _transcript(owner_signed_in())


@blueprint.get("/r/<code>")
@blueprint.get("/R/<code>")  # the QR code is in capitals, which keeps it small
@anyone("anybody may check a transcript")
@any_address
def verify(code: str) -> str:
    """All that the transcript says, and what became of its papers since."""
    limits.check(limits.VERIFICATION, limits.caller())
    found = transcript_by_code(db.session, code)
    text = transcript_from_json(found.snapshot) if found else None
    states = states_of(db.session, [line.code for line in text.lines]) if text else {}
    return render_template("handout/transcript.html", transcript=found, text=text, states=states, asked_at=now())


def _history(person: Person, file_kind: FileKind) -> Response:
    sheet = history_sheet(trainings_of(db.session, person.id))
    return send_list(sheet, file_kind, "Riwayat-Diklat", person.name)


def _fields(person: Person, certificate_id: int, home: str) -> str:
    held = {each.certificate_id: each for each in trainings_of(db.session, person.id)}
    return render_template("handout/fields.html", training=held.get(certificate_id) or abort(404), home=home)


def _transcript(person: Person) -> Response:
    """The file at once; the code in it stays good."""
    trainings, outside = trainings_of(db.session, person.id), outside_lines(db.session, person.id)
    counts_outside = current_settings().counts_outside
    text = transcript_text(written_name(person), trainings, outside, counts_outside=counts_outside)
    if not (text.lines or text.outside):
        abort(404)
    made = make_transcript(db.writing, person, text)
    db.session.commit()
    address = check_url(current_settings().base_url, made.code)
    file = transcript_pdf(text, made.code, address, format_date(local_date(made.made_at)))
    return send_parts(iter([file]), "application/pdf", f"Transkrip-{file_name_part(text.name)}.pdf")
