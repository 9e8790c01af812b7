"""Who may call a route. Every view carries exactly one of these decorators; the app refuses to start otherwise.

They decide by role alone. Which rows a viewer sees is decided by the query that loads them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, TypeVar

from flask import Flask, abort, g, redirect, request, url_for
from werkzeug.wrappers import Response

from workshop_tracker.viewer import Role, Viewer

View = TypeVar("View", bound=Callable[..., Any])
ATTRIBUTE = "access"


@dataclass(frozen=True, slots=True)
class Access:
    """What a view asks of who calls it: nothing with a reason, a sign-in, or one of some roles."""

    roles: frozenset[Role]
    is_public: bool = False
    reason: str = ""


class RouteWithoutAccess(Exception):
    """A route that nobody decided about; the app does not start with it."""


def anyone(reason: str) -> Callable[[View], View]:
    """Open to everybody, for a reason that a reviewer can read."""
    return _decorate(Access(frozenset(), is_public=True, reason=reason), lambda _viewer: True)


def signed_in() -> Callable[[View], View]:
    """Open to every signed-in user."""
    return _decorate(Access(frozenset(Role)), lambda viewer: viewer is not None)


def only(*roles: Role) -> Callable[[View], View]:
    """Open to users who hold one of these roles today."""
    return _decorate(Access(frozenset(roles)), lambda viewer: viewer is not None and viewer.has_role(*roles))


def _decorate(access: Access, admits: Callable[[Viewer | None], bool]) -> Callable[[View], View]:
    def decorator(view: View) -> View:
        @wraps(view)
        def guarded(*args: Any, **kwargs: Any) -> Any:
            if admits(g.get("viewer")):
                return view(*args, **kwargs)
            return _turned_away()

        if hasattr(view, ATTRIBUTE):
            raise RouteWithoutAccess(f"{view.__name__} carries two access decorators")
        setattr(guarded, ATTRIBUTE, access)
        return guarded  # type: ignore[return-value]  # wraps keeps the view's signature

    return decorator


def _turned_away() -> Response:
    """Strangers are sent to sign in and come back; users without the role see that it is not theirs."""
    if g.get("viewer") is not None:
        abort(403)
    if request.method != "GET":
        abort(401)
    return redirect(url_for("accounts.sign_in", next=request.full_path.rstrip("?")), 303)


def current_viewer() -> Viewer:
    """The signed-in viewer of a route that asks for one."""
    viewer: Viewer = g.viewer
    return viewer


def refuse_open_routes(app: Flask) -> None:
    """Stop the start when a route carries no decision. Raises RouteWithoutAccess."""
    for endpoint, view in app.view_functions.items():
        if endpoint != "static" and not hasattr(view, ATTRIBUTE):
            raise RouteWithoutAccess(endpoint)
