"""Which requests read from the replica, and what they do when it is lost.

Who has written reads the primary for some seconds, so that nobody misses what was just saved.
"""

import datetime as dt
from collections.abc import Callable, Collection
from functools import wraps
from typing import Any

from flask import Flask, Response, current_app, g, request
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionFree

from workshop_tracker.answers import cookie_name
from workshop_tracker.config import Settings
from workshop_tracker.database import now
from workshop_tracker.extensions import SAFE_METHODS, current_settings, db
from workshop_tracker.reports.replicas.replica import Look, Replica, Trouble

WROTE, OWN_WRITES_S = "wrote", 5
EXTENSION = "workshop_tracker_replica"
LOSSES = (OperationalError, InterfaceError, NoConnectionFree)
ANY_REFUSAL = 400
View = Callable[..., Any]


def read_from_replica(app: Flask, settings: Settings, blueprints: Collection[str]) -> None:
    """Let the pages and files of these blueprints be read from the replica of the settings, if there is one.

    Templates find `data_source`: a Look, or None where the primary is read as ever.
    """
    app.context_processor(lambda: {"data_source": g.get("data_source"), "data_age_s": data_age_s()})
    if not settings.report_database_url:
        return
    app.extensions[EXTENSION] = Replica(settings.report_database_url)
    app.after_request(_remember_who_wrote)
    for endpoint, view in app.view_functions.items():
        if endpoint.partition(".")[0] in blueprints:
            app.view_functions[endpoint] = _read_there(view)


def data_as_of() -> dt.datetime:
    """The instant of the data that this request shows."""
    look: Look | None = g.get("data_source")
    return look.as_of if look and look.as_of else now()


def data_age_s() -> int:
    """How old they are, in whole seconds."""
    return int((now() - data_as_of()).total_seconds())


def _read_there(view: View) -> View:
    @wraps(view)
    def read(*args: Any, **kwargs: Any) -> Any:
        if request.method not in SAFE_METHODS or g.get("viewer") is None or _cookie() in request.cookies:
            return view(*args, **kwargs)
        replica: Replica = current_app.extensions[EXTENSION]
        g.data_source = replica.look(db.engine)
        if g.data_source.as_of is None:
            return view(*args, **kwargs)
        db.read_from(replica.engine)
        try:
            return view(*args, **kwargs)
        except LOSSES:
            replica.leave_alone()
            g.data_source = Look(trouble=Trouble.LOST)
            db.read_from(db.engine)
        return view(*args, **kwargs)

    return read


def _remember_who_wrote(response: Response) -> Response:
    """A cookie that ends by itself, for requests of one person come to many processes."""
    if request.method not in SAFE_METHODS and response.status_code < ANY_REFUSAL:
        is_https = current_settings().is_https
        response.set_cookie(
            _cookie(), "1", max_age=OWN_WRITES_S, path="/", secure=is_https, httponly=True, samesite="Lax"
        )
    return response


def _cookie() -> str:
    return cookie_name(WROTE, current_settings())
