"""Pages for all that goes wrong: what happened and what to do next, without a word of our insides."""

import math

from flask import Flask, flash, redirect, render_template, request, url_for
from flask_babel import gettext, ngettext
from sqlalchemy.exc import DatabaseError, DataError, IntegrityError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionFree
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException, InternalServerError, SecurityError, TooManyRequests
from werkzeug.wrappers import Response

from workshop_tracker.answers import request_id
from workshop_tracker.edge import LARGEST_REQUEST, MEGABYTE, opens_by_itself
from workshop_tracker.logs import log_failure

PAGES = frozenset({400, 403, 404, 405, 409, 413, 429, 500, 503})
ANY_REFUSAL, ANY_FAILURE = 400, 500
RETRY_AFTER_S = 30  # a busy database is free again by then
# how the engines name that somebody else was first: the key or the time is taken, the row that was meant is gone
TOO_LATE = frozenset({"23503", "23505", "23P01", "SQLITE_CONSTRAINT_FOREIGNKEY", "SQLITE_CONSTRAINT_UNIQUE"})
Answer = Response | tuple[str, int] | tuple[str, int, dict[str, str]]


def tell_mistakes(app: Flask) -> None:
    """Give each mistake its page."""
    app.register_error_handler(SecurityError, _unknown_host)
    app.register_error_handler(401, _sign_in_first)
    app.register_error_handler(429, _too_many)
    app.register_error_handler(HTTPException, _page)
    app.register_error_handler(InternalServerError, _page)
    app.register_error_handler(OperationalError, _database_does_not_answer)
    app.register_error_handler(InterfaceError, _database_does_not_answer)
    app.register_error_handler(NoConnectionFree, _database_does_not_answer)
    app.register_error_handler(DatabaseError, _database_cannot_be_read)
    app.register_error_handler(DataError, _cannot_be_stored)
    app.register_error_handler(StaleDataError, _changed_meanwhile)
    app.register_error_handler(IntegrityError, _refused_by_the_database)


def mistake_page(status: int, **facts: str) -> tuple[str, int]:
    """The page of that status, or of its family."""
    family = ANY_REFUSAL if status < ANY_FAILURE else ANY_FAILURE
    page = status if status in PAGES else family
    return render_template(f"errors/{page}.html", request_id=request_id(), **facts), status


def _page(error: HTTPException) -> Answer:
    if error.code is None or error.code < ANY_REFUSAL:
        return Response.force_type(error.get_response(), request.environ)
    text, status = mistake_page(error.code, size_limit=_size_limit(), wait_text="")
    headers = {name: value for name, value in error.get_headers() if name in {"Allow", "Retry-After"}}
    return text, status, headers


def _unknown_host(_error: SecurityError) -> Answer:
    """No page: without a trusted host not even the address of the style sheet can be built."""
    return "Alamat situs ini tidak dikenal.", 400, {"Content-Type": "text/plain; charset=utf-8"}


def _sign_in_first(_error: HTTPException) -> Answer:
    """A form came from somebody who is signed out by now."""
    flash(gettext("Anda sudah keluar. Masuk dahulu, lalu kirim sekali lagi."), "wait")
    return redirect(url_for("accounts.sign_in", next=request.path if opens_by_itself() else None), 303)


def _too_many(error: TooManyRequests) -> Answer:
    seconds = int(error.retry_after) if isinstance(error.retry_after, int) else 60
    minutes = math.ceil(seconds / 60)
    text, status = mistake_page(429, wait_text=ngettext("%(num)d menit", "%(num)d menit", minutes))
    return text, status, {"Retry-After": str(seconds)}


def _database_does_not_answer(error: Exception) -> Answer:
    log_failure(type(error), error.__traceback__)
    text, status = mistake_page(503)
    return text, status, {"Retry-After": str(RETRY_AFTER_S)}


def _database_cannot_be_read(error: DatabaseError) -> Answer:
    """SQLite says so, by the bare class, of a damaged file; the kinds without a page here are mistakes of ours."""
    if type(error) is not DatabaseError:
        raise error
    return _database_does_not_answer(error)


def _cannot_be_stored(error: DataError) -> Answer:
    log_failure(type(error), error.__traceback__)
    return mistake_page(400)


def _changed_meanwhile(_error: StaleDataError) -> Answer:
    return mistake_page(409)


def _refused_by_the_database(error: IntegrityError) -> Answer:
    """Two did the same at once, or one pressed twice: the other was first. Any other refusal is a mistake of ours."""
    name = getattr(error.orig, "sqlstate", None) or getattr(error.orig, "sqlite_errorname", "")
    if name not in TOO_LATE:
        raise error
    log_failure(type(error), error.__traceback__)
    return mistake_page(409)


def _size_limit() -> str:
    return f"{(request.max_content_length or LARGEST_REQUEST) // MEGABYTE} MB"
