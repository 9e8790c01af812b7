"""What every answer carries, a mistake or a picture too: its number, and the headers that keep it safe."""

import hashlib
import secrets
from functools import cache
from pathlib import Path

from flask import Flask, Response, g, request

from workshop_tracker.config import Settings

ONE_YEAR_S = 365 * 24 * 3600
CONTENT_POLICY = (
    "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self' data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
ALWAYS = {
    "Content-Security-Policy": CONTENT_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
TRANSPORT = f"max-age={ONE_YEAR_S}; includeSubDomains"
SECRET_ARGUMENTS = frozenset({"code", "token"})  # in an address: it must not travel on as a referrer


def request_id() -> str:
    """The number of this request: the reader can name it, the log can find it."""
    if "request_id" not in g:
        written = secrets.token_hex(4)
        g.request_id = f"{written[:4]}-{written[4:]}"
    found: str = g.request_id
    return found


def guard_answers(app: Flask, settings: Settings, *, indexable: frozenset[str]) -> None:
    """Put the headers on every answer; search engines may keep the `indexable` endpoints only."""
    app.config.update(
        SEND_FILE_MAX_AGE_DEFAULT=ONE_YEAR_S,
        SESSION_COOKIE_NAME=cookie_name("form", settings),
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.is_https,
    )

    @app.after_request
    def add_headers(response: Response) -> Response:
        response.headers.update(ALWAYS)
        response.headers["Referrer-Policy"] = _referrer_policy()
        if request.endpoint != "static" or response.status_code >= 400:
            response.headers["Cache-Control"] = "no-store"
        if request.endpoint not in indexable or response.status_code >= 400:
            response.headers["X-Robots-Tag"] = "noindex"
        if settings.is_https:
            response.headers["Strict-Transport-Security"] = TRANSPORT
        return response

    @app.url_defaults
    def name_the_version(endpoint: str, values: dict[str, object]) -> None:
        if endpoint == "static" and app.static_folder:
            values["v"] = _content_hash(app.static_folder, str(values["filename"]))


def cookie_name(word: str, settings: Settings) -> str:
    """`__Host-` makes browsers refuse such a cookie from a subdomain or over plain http."""
    return f"__Host-{word}" if settings.is_https else word


def _referrer_policy() -> str:
    return "same-origin" if SECRET_ARGUMENTS.isdisjoint(request.view_args or {}) else "no-referrer"


@cache
def _content_hash(folder: str, name: str) -> str:
    """Changes with the file, so that browsers may keep it for a year."""
    file = Path(folder) / name
    return hashlib.sha256(file.read_bytes()).hexdigest()[:12] if file.is_file() else ""
