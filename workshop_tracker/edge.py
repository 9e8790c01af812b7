"""The edge of the app: what a request may carry. What no table can hold is refused here, once for every route."""

import re
from collections.abc import Callable, Iterator
from typing import Any, TypeVar
from urllib.parse import urlsplit

from flask import Flask, abort, current_app, request
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.routing import BaseConverter

from workshop_tracker.config import Settings
from workshop_tracker.extensions import SAFE_METHODS

MEGABYTE = 1024 * 1024
LARGEST_REQUEST = 5 * MEGABYTE
LARGEST_UPLOAD = 10 * MEGABYTE
LARGEST_PACKAGE = 64 * MEGABYTE  # signed papers of one workshop, some four hundred
LARGEST_FORM = 2 * MEGABYTE  # a pasted list of 5,000 rows
MOST_FORM_PARTS = 5_000
MOST_FIELDS = 20_000  # marks of 5,000 people in one form; a million empty ones took seconds to take apart
LONGEST_QUERY = 8_192  # bytes
LONGEST_SEARCH = 100  # letters; each word of a search is a condition of its own, and engines take a thousand
FIELDS_IN_A_ROW = "application/x-www-form-urlencoded"
LONGEST_NUMBER = 18  # digits; nineteen may pass the 63 bits that a column holds
LARGEST_NUMBER = 2**63 - 1
HALF_LETTER = re.compile(r"[\ud800-\udfff]")
OWN_SITE = frozenset({"same-origin", "none"})

View = TypeVar("View", bound=Callable[..., Any])


class NumberConverter(BaseConverter):
    """A number in an address: ASCII digits that fit a column. Flask's own takes Arabic digits and any length."""

    regex = f"[0-9]{{1,{LONGEST_NUMBER}}}"
    weight = 50

    def to_python(self, value: str) -> int:
        return int(value)


def large_upload(view: View) -> View:
    """Mark a view that receives files: up to 10 MB instead of 5."""
    view.largest_request = LARGEST_UPLOAD  # type: ignore[attr-defined]  # a mark on a function
    return view


def package_upload(view: View) -> View:
    """Mark a view that receives a workshop's papers as one file: up to 64 MB; the server keeps it on disk."""
    view.largest_request = LARGEST_PACKAGE  # type: ignore[attr-defined]  # a mark on a function
    return view


def any_address(view: View) -> View:
    """Mark a view that reads its address itself before it looks anything up: to it every address is a possible one."""
    view.takes_any_address = True  # type: ignore[attr-defined]  # a mark on a function
    return view


def guard_requests(app: Flask, settings: Settings) -> None:
    """Set limits, hosts and proxies, and let every request pass the checks below before anything else runs."""
    app.config.update(
        MAX_CONTENT_LENGTH=LARGEST_REQUEST,
        MAX_FORM_MEMORY_SIZE=LARGEST_FORM,
        MAX_FORM_PARTS=MOST_FORM_PARTS,
        TRUSTED_HOSTS=trusted_hosts(settings),
    )
    app.url_map.converters["int"] = NumberConverter
    if settings.proxies:
        hops = settings.proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]  # Flask's way
    app.before_request(_allow_large_uploads)
    app.before_request(_refuse_too_much)
    app.before_request(_refuse_other_sites)
    app.before_request(_refuse_impossible_values)


def searched() -> str:
    """What was typed into a page's search, as much of it as a name has."""
    return request.args.get("q", "")[:LONGEST_SEARCH]


def opens_by_itself() -> bool:
    """Whether the address of this request can be opened as a page, also when a form was sent to it."""
    adapter = current_app.create_url_adapter(request)
    return adapter is not None and adapter.test(method="GET")


def trusted_hosts(settings: Settings) -> list[str]:
    """The names under which the app answers; links are never built from any other."""
    public = urlsplit(settings.base_url).hostname
    own = [public] if public else []
    return own if settings.is_https else [*own, "localhost", "127.0.0.1"]


def _allow_large_uploads() -> None:
    view = current_app.view_functions.get(request.endpoint or "")
    request.max_content_length = getattr(view, "largest_request", LARGEST_REQUEST)


def _refuse_too_much() -> None:
    """Counted before anything is taken apart; the library's own limits leave out fields in a row."""
    if len(request.query_string) > LONGEST_QUERY:
        abort(414)
    if request.mimetype == FIELDS_IN_A_ROW and request.get_data().count(b"&") >= MOST_FIELDS:
        abort(413)


def _refuse_other_sites() -> None:
    """A browser that says that another site sent this form is believed; one that says nothing has the CSRF token."""
    if request.method in SAFE_METHODS:
        return
    origin = request.headers.get("Origin", "null")  # `null` too where our page hides its address
    is_foreign = origin != "null" and origin.partition("://")[2] != request.host
    if is_foreign or request.headers.get("Sec-Fetch-Site", "none") not in OWN_SITE:
        abort(400)


def _refuse_impossible_values() -> None:
    view = current_app.view_functions.get(request.endpoint or "")
    path = "" if hasattr(view, "takes_any_address") else request.path
    if not all(is_possible_text(text) for text in _names(path)):
        abort(400)
    if not all(is_possible(value) or "password" in name for name, value in _fields()):
        abort(400)
    if request.is_json and not _is_possible_json():
        abort(400)


def _is_possible_json() -> bool:
    try:
        return is_possible(request.get_json(silent=True))
    except RecursionError:  # nested deeper than anything that we ask for
        return False


def _names(path: str) -> Iterator[str]:
    """The texts beside the values: the address, the fields' names, the files' names."""
    yield path
    yield from request.args
    yield from request.form
    for name, file in request.files.items(multi=True):
        yield name
        yield file.filename or ""


def _fields() -> Iterator[tuple[str, str]]:
    yield from request.args.items(multi=True)
    yield from request.form.items(multi=True)


def is_possible(value: object) -> bool:
    """Whether a sent value, with all that it holds, fits our columns.

    A number beyond 63 bits overflows SQLite; digits of other scripts are taken for numbers by int().
    """
    if isinstance(value, dict):
        return all(is_possible_text(str(key)) and is_possible(held) for key, held in value.items())
    if isinstance(value, list):
        return all(is_possible(held) for held in value)
    if isinstance(value, str):
        return is_possible_text(value) and is_possible_number(value)
    return not isinstance(value, int) or abs(value) <= LARGEST_NUMBER


def is_possible_text(text: str) -> bool:
    """PostgreSQL stores no NUL; no engine stores half of a character (a lone surrogate)."""
    return "\0" not in text and (text.isascii() or HALF_LETTER.search(text) is None)


def is_possible_number(text: str) -> bool:
    """Whether text that is a number as a whole is one that we can hold; any other text passes."""
    digits = text.strip().lstrip("+-")
    return not digits.isdecimal() or (digits.isascii() and len(digits) <= LONGEST_NUMBER)
