"""Register books: which there are, one in pages, and the whole as .xlsx, .csv and PDF."""

import tempfile
from collections.abc import Iterator
from typing import BinaryIO

from flask import Blueprint, abort, render_template
from werkzeug.wrappers import Response

from workshop_tracker.access import current_viewer, only
from workshop_tracker.certificates.register_book.book import Cover, Line
from workshop_tracker.certificates.register_book.exports import book_sheet
from workshop_tracker.certificates.register_book.press import print_book
from workshop_tracker.certificates.register_book.queries import (
    books_open_to,
    cover_of,
    covers,
    lines_of,
    lines_wanted,
    soundness_of,
)
from workshop_tracker.downloads import FILE, send_list, send_parts
from workshop_tracker.extensions import db
from workshop_tracker.paging import page_of, page_of_values
from workshop_tracker.presentation import file_name_part
from workshop_tracker.spreadsheets.writer import FileKind
from workshop_tracker.viewer import Role

blueprint = Blueprint("registers", __name__)
READERS = (Role.ADMIN, Role.ORGANIZER)
PART = 1 << 16  # bytes that leave at once


@blueprint.get("/registers")
@only(*READERS)
def index() -> str:
    books = covers(db.session, books_open_to(current_viewer()))
    return render_template("certificates/register_book/index.html", page=page_of_values(books))


@blueprint.get("/registers/<int:series_id>")
@only(*READERS)
def show(series_id: int) -> str:
    cover = _cover(series_id)
    page = page_of(db.session, lines_wanted(series_id))
    return render_template(
        "certificates/register_book/book.html",
        cover=cover,
        page=page,
        lines=[Line(*row) for row in page.rows],
        soundness=soundness_of(db.session, series_id),
    )


@blueprint.get(f"/registers/<int:series_id>.{FILE}")
@only(*READERS)
def export(series_id: int, file_kind: FileKind) -> Response:
    cover = _cover(series_id)
    sheet = book_sheet(cover, lines_of(db.session, series_id), soundness_of(db.session, series_id))
    return send_list(sheet, file_kind, "Buku register", cover.last)


@blueprint.get("/registers/<int:series_id>.pdf")
@only(*READERS)
def printed(series_id: int) -> Response:
    cover = _cover(series_id)
    soundness = soundness_of(db.session, series_id)
    file = tempfile.TemporaryFile()  # noqa: SIM115 - closed when its last part has left
    print_book(cover, lines_of(db.session, series_id), soundness, file)
    return send_parts(_parts(file), "application/pdf", f"Buku-register-{file_name_part(cover.last)}.pdf")


def _parts(file: BinaryIO) -> Iterator[bytes]:
    with file:
        file.seek(0)
        yield from iter(lambda: file.read(PART), b"")


def _cover(series_id: int) -> Cover:
    cover: Cover = cover_of(db.session, books_open_to(current_viewer()), series_id) or abort(404)
    return cover
