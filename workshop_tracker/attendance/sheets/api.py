"""What phones send: marks in batches, answered one by one; whatever was answered needs no sending again."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from flask import abort, jsonify, request
from flask_babel import gettext
from werkzeug.wrappers import Response

from workshop_tracker.access import only
from workshop_tracker.accounts.rules import device_name
from workshop_tracker.attendance.marking import (
    DayNotCome,
    MarkMade,
    OperationReused,
    ParticipationIsCertified,
    QuarterIsClosed,
    Recorded,
    Refusal,
    record_acceptable,
)
from workshop_tracker.attendance.models import Mark
from workshop_tracker.attendance.routes import blueprint
from workshop_tracker.attendance.sheets.hall import hall_of
from workshop_tracker.attendance.sheets.page import letters_on, sheet_at
from workshop_tracker.attendance.sheets.routes import MARKERS
from workshop_tracker.attendance.sheets.rules import (
    LETTERS,
    MarkIsMalformed,
    SentMark,
    made_at,
    operation_of,
    read_mark,
    read_moment,
)
from workshop_tracker.database import now
from workshop_tracker.extensions import db

__all__ = ["blueprint"]
MOST_MARKS = 500  # of one request; a phone sends fewer
STORED, KNOWN, NOT_FOUND, CONFLICT, UNPROCESSABLE = 201, 200, 404, 409, 422
Result = dict[str, Any]


@blueprint.post("/workshops/<slug>/attendance/<int:position>/marks")
@only(*MARKERS)
def mark_one(slug: str, position: int) -> Response | tuple[Response, int]:
    """Take `{"sent_at", "marks": [{"operation_id", "participation_id", "mark": H|I|S|A|null, "marked_at", "device"}]}`.

    Answers `saved_at` (local time in words, empty where nothing was taken), `results` with an HTTP status for each mark
    and a sentence where it was refused, and `letters`, what holds on the sheet now.
    """
    hall = hall_of(slug)
    sheet = sheet_at(db.session, hall.workshop.id, position) or abort(404)
    workshop_id, sheet_id = hall.workshop.id, sheet.sheet.id
    items, sent_at = _body()
    if not isinstance(items, list) or len(items) > MOST_MARKS:
        return jsonify(message=gettext("Kiriman ini bukan daftar tanda hadir.")), UNPROCESSABLE
    sent, malformed = _read(items)
    marks = _made(sent, sheet_id, sent_at)
    recorded = record_acceptable(db.writing, workshop_id, marks, today=hall.today)
    db.session.commit()
    return jsonify(
        saved_at=hall.clock(now()) if recorded.stored or recorded.known else "",
        results=[*_results(marks, recorded), *malformed],
        letters=letters_on(db.session, workshop_id, sheet),
    )


def _body() -> tuple[object, dt.datetime | None]:
    """The marks as they came, and when the phone says that it sent them."""
    body = request.get_json(silent=True)
    return (body.get("marks"), read_moment(body.get("sent_at"))) if isinstance(body, dict) else (None, None)


def _read(items: Sequence[object]) -> tuple[list[SentMark], list[Result]]:
    """The marks among what was sent, and an answer for each item that is none."""
    sent, malformed = [], []
    for item in items:
        try:
            sent.append(read_mark(item))
        except MarkIsMalformed:
            message = gettext("Tanda ini rusak dan tidak dapat disimpan; tandai sekali lagi.")
            malformed.append(_result(operation_of(item), UNPROCESSABLE, message))
    return sent, malformed


def _made(sent: Sequence[SentMark], sheet_id: int, sent_at: dt.datetime | None) -> list[MarkMade]:
    received = now()
    return [
        MarkMade(
            each.operation_id,
            each.participation_id,
            Mark(LETTERS[each.letter]) if each.letter else None,
            made_at(each.marked_at, sent_at, received),
            sheet_id=sheet_id,
            device=each.device or device_name(request.user_agent.string),
        )
        for each in sent
    ]


def _results(marks: Sequence[MarkMade], recorded: Recorded) -> list[Result]:
    """One answer for each operation."""
    answered = {}
    for made in marks:
        refusal = recorded.refused.get(made.operation_id)
        if refusal:
            answered[made.operation_id] = _result(made.operation_id, *_explained(refusal))
        else:
            status = STORED if made.operation_id in recorded.stored else KNOWN
            answered[made.operation_id] = _result(made.operation_id, status)
    return list(answered.values())


def _explained(refusal: Refusal) -> tuple[int, str]:
    match refusal:
        case OperationReused():
            return CONFLICT, gettext("Tanda ini pernah dikirim dengan isi lain; tandai sekali lagi.")
        case ParticipationIsCertified():
            return CONFLICT, gettext("Sudah bersertifikat: tandanya berubah hanya dengan alasan.")
        case QuarterIsClosed():
            return CONFLICT, gettext("Triwulan kegiatan ini sudah ditutup: tandanya berubah hanya dengan alasan.")
        case DayNotCome():
            return UNPROCESSABLE, gettext("Hari ini belum tiba; tandanya belum dapat diisi.")
        case _:
            return NOT_FOUND, gettext("Orang ini tidak ada di daftar peserta kegiatan ini.")


def _result(operation_id: str, status: int, message: str = "") -> Result:
    return {"operation_id": operation_id, "status": status, "message": message}
