"""Lists to take along: one answer for .xlsx and .csv, named by what it holds and the day on which it was taken."""

from collections.abc import Iterator
from io import BytesIO
from itertools import chain

from flask import send_file
from werkzeug.wrappers import Response

from workshop_tracker.database import today
from workshop_tracker.presentation import file_name_part
from workshop_tracker.spreadsheets.listed import ListSheet
from workshop_tracker.spreadsheets.writer import FileKind, write_list

# the end of an address that gives a list as a file
FILE = "<any(xlsx, csv):file_kind>"
MIME_TYPES = {"xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "csv": "text/csv"}


def send_list(sheet: ListSheet, file_kind: FileKind, *about: str) -> Response:
    """The list as a file; `about` are words for its name, `Peserta-Judul-2025-07-12.xlsx`."""
    out = BytesIO()
    write_list(sheet, file_kind, out)
    out.seek(0)
    name = "-".join(filter(None, [*map(file_name_part, about), today().isoformat()]))
    return send_file(out, mimetype=MIME_TYPES[file_kind], as_attachment=True, download_name=f"{name}.{file_kind}")


def send_parts(parts: Iterator[bytes], mime_type: str, name: str) -> Response:
    """A file that leaves while it is being written; what is wrong with its first part still becomes a page."""
    first = next(parts, b"")
    response = Response(chain([first], parts), mimetype=mime_type)
    response.headers.set("Content-Disposition", "attachment", filename=name)
    return response
