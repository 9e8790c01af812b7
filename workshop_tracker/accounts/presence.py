"""The signed-in browser: a random token in its cookie, the viewer whom that token stands for."""

import datetime as dt

from flask import g, request
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from workshop_tracker.accounts.actions import mark_seen
from workshop_tracker.accounts.queries import CommitteeWorkshops, SignedIn, is_idle, session_by_token, viewer_of
from workshop_tracker.accounts.rules import SEEN_EVERY
from workshop_tracker.answers import cookie_name
from workshop_tracker.database import now, today, writing
from workshop_tracker.extensions import current_settings, db
from workshop_tracker.viewer import Viewer

COOKIE = "sign-in"


def remember_viewer(committee_workshops: CommitteeWorkshops) -> None:
    """Put who is calling into g: the viewer (or None) and the row of this sign-in."""
    g.viewer = g.sign_in_id = None
    token = request.cookies.get(_cookie(), "")
    if not token or request.endpoint in {None, "static"}:
        return
    at = now()
    with db.looking() as session:
        signed_in = session_by_token(session, token, at=at)
        viewer = _viewer_of(session, signed_in, committee_workshops, at=at) if signed_in else None
    if signed_in is not None and viewer is not None:
        g.viewer, g.sign_in_id = viewer, signed_in.session_id
        if at - signed_in.seen_at >= SEEN_EVERY:
            _mark_seen(viewer, signed_in.session_id, at=at)


def keep_token(response: Response, token: str) -> None:
    """Give the browser its token. It lives as long as the browser; the row decides how long it is good for."""
    response.set_cookie(_cookie(), token, path="/", secure=current_settings().is_https, httponly=True, samesite="Lax")


def drop_token(response: Response) -> None:
    response.delete_cookie(_cookie(), path="/", secure=current_settings().is_https, httponly=True, samesite="Lax")


def _cookie() -> str:
    return cookie_name(COOKIE, current_settings())


def _viewer_of(
    session: Session, signed_in: SignedIn, committee_workshops: CommitteeWorkshops, *, at: dt.datetime
) -> Viewer | None:
    viewer = viewer_of(session, signed_in, on=today(), committee_workshops=committee_workshops)
    return None if is_idle(signed_in, viewer, at=at) else viewer


def _mark_seen(viewer: Viewer, session_id: int, *, at: dt.datetime) -> None:
    """A short write of its own. The page matters more: while an import holds the database, nobody is marked."""
    try:
        with writing(db.engine, by=viewer.actor) as session:
            mark_seen(session, session_id, at=at)
            session.commit()
    except OperationalError:
        return
