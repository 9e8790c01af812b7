"""Register books: which there are, one in pages, and the whole as .xlsx, .csv and PDF."""

import tempfile
from collections.abc import Iterator
from typing import BinaryIO

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from workshop_tracker.access import current_viewer, only
from workshop_tracker.certificates.register_book.actions import (
    ReservationRefused,
    release_numbers,
    reserve_numbers,
)
from workshop_tracker.certificates.register_book.book import Cover, Line
from workshop_tracker.certificates.register_book.exports import book_sheet
from workshop_tracker.certificates.register_book.forms import ReservationForm
from workshop_tracker.certificates.register_book.press import print_book
from workshop_tracker.certificates.register_book.queries import (
    books_open_to,
    cover_of,
    covers,
    entries_of,
    lines_wanted,
    reservation_of,
    reserved_in,
    soundness_of,
)
from workshop_tracker.database import now
from workshop_tracker.downloads import FILE, send_list, send_parts
from workshop_tracker.extensions import db, told
from workshop_tracker.paging import page_of, page_of_values
from workshop_tracker.presentation import file_name_part, tidy_text
from workshop_tracker.spreadsheets.writer import FileKind
from workshop_tracker.viewer import Role

blueprint = Blueprint("registers", __name__)
READERS = (Role.ADMIN, Role.ORGANIZER)
REFUSED = 422
PART = 1 << 16  # bytes that leave at once


@blueprint.get("/registers")
@only(*READERS)
def index() -> str:
    books = covers(db.session, books_open_to(current_viewer()))
    return render_template("certificates/register_book/index.html", page=page_of_values(books))


@blueprint.get("/registers/<int:series_id>")
@only(*READERS)
def show(series_id: int) -> str:
    return _page(series_id, ReservationForm(formdata=None))


@blueprint.post("/registers/<int:series_id>/reservations")
@only(*READERS)
def reserve(series_id: int) -> Response | tuple[str, int]:
    """Numbers that the counter passes over from now on."""
    _cover(series_id)
    form = ReservationForm()
    if not form.validate():
        return _page(series_id, form), REFUSED
    first, last = int(form.first.data or 0), int(form.last.data or 0)
    said = {"reserved_for": tidy_text(form.reserved_for.data or ""), "reason": tidy_text(form.reason.data or "")}
    try:
        reserve_numbers(db.writing, series_id, first=first, last=last, **said, at=now())
    except ReservationRefused as refused:
        db.session.rollback()
        form.last.errors = [told(str(refused))]
        return _page(series_id, form), REFUSED
    db.session.commit()
    flash(gettext("Nomor direservasi; penghitung melewatinya."), "ok")
    return redirect(url_for(".show", series_id=series_id), 303)


@blueprint.post("/registers/<int:series_id>/reservations/<int:reservation_id>/release")
@only(*READERS)
def release(series_id: int, reservation_id: int) -> Response:
    _cover(series_id)
    release_numbers(db.writing, reservation_of(db.session, series_id, reservation_id) or abort(404), at=now())
    db.session.commit()
    flash(gettext("Reservasi dilepas."), "ok")
    return redirect(url_for(".show", series_id=series_id), 303)


def _page(series_id: int, form: ReservationForm) -> str:
    cover = _cover(series_id)
    page = page_of(db.session, lines_wanted(series_id))
    return render_template(
        "certificates/register_book/book.html",
        cover=cover,
        page=page,
        lines=[Line(*row) for row in page.rows],
        soundness=soundness_of(db.session, series_id),
        reserved=reserved_in(db.session, series_id),
        form=form,
    )


@blueprint.get(f"/registers/<int:series_id>.{FILE}")
@only(*READERS)
def export(series_id: int, file_kind: FileKind) -> Response:
    cover = _cover(series_id)
    sheet = book_sheet(cover, entries_of(db.session, series_id), soundness_of(db.session, series_id))
    return send_list(sheet, file_kind, "Buku register", cover.last)


@blueprint.get("/registers/<int:series_id>.pdf")
@only(*READERS)
def printed(series_id: int) -> Response:
    cover = _cover(series_id)
    soundness = soundness_of(db.session, series_id)
    file = tempfile.TemporaryFile()  # noqa: SIM115 - closed when its last part has left
    print_book(cover, entries_of(db.session, series_id), soundness, file)
    return send_parts(_parts(file), "application/pdf", f"Buku-register-{file_name_part(cover.last)}.pdf")


def _parts(file: BinaryIO) -> Iterator[bytes]:
    with file:
        file.seek(0)
        yield from iter(lambda: file.read(PART), b"")


def _cover(series_id: int) -> Cover:
    cover: Cover = cover_of(db.session, books_open_to(current_viewer()), series_id) or abort(404)
    return cover
