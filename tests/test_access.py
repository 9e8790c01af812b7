"""Every route carries one decision about who may call it."""

import pytest
from flask import Blueprint, Flask, g

from workshop_tracker.access import (
    ATTRIBUTE,
    Access,
    RouteWithoutAccess,
    anyone,
    current_viewer,
    only,
    refuse_open_routes,
    signed_in,
)
from workshop_tracker.viewer import Role, Viewer

ADMIN = Viewer(1, "Siti Contoh", roles=frozenset({Role.ADMIN}))
TEACHER = Viewer(2, "Budi Contoh", roles=frozenset({Role.TEACHER}))
FORMER = Viewer(3, "Tono Contoh")


def make_app(viewer=None):
    app = Flask(__name__)
    app.before_request(lambda: setattr(g, "viewer", viewer))
    accounts = Blueprint("accounts", __name__)
    accounts.add_url_rule("/sign-in", "sign_in", anyone("test")(lambda: "sign in"))
    app.register_blueprint(accounts)
    app.add_url_rule("/open", "open", anyone("test")(lambda: "open"))
    app.add_url_rule("/mine", "mine", signed_in()(lambda: current_viewer().display_name))
    app.add_url_rule("/theirs", "theirs", only(Role.ADMIN, Role.ORGANIZER)(lambda: "theirs"), methods=["GET", "POST"])
    return app


def answer_to(viewer, address, method="GET"):
    return make_app(viewer).test_client().open(address, method=method)


@pytest.mark.parametrize(
    ("viewer", "statuses"),
    [(None, (200, 303, 303)), (FORMER, (200, 200, 403)), (TEACHER, (200, 200, 403)), (ADMIN, (200, 200, 200))],
)
def test_roles_open_doors_and_nothing_else_does(viewer, statuses):
    assert tuple(answer_to(viewer, address).status_code for address in ("/open", "/mine", "/theirs")) == statuses


def test_a_stranger_comes_back_after_signing_in():
    assert answer_to(None, "/theirs?page=2").location == "/sign-in?next=/theirs?page%3D2"
    assert answer_to(None, "/theirs", "POST").status_code == 401
    assert answer_to(TEACHER, "/theirs", "POST").status_code == 403


def test_a_route_without_a_decision_stops_the_start():
    app = make_app()
    refuse_open_routes(app)
    app.add_url_rule("/forgotten", "forgotten", lambda: "forgotten")
    with pytest.raises(RouteWithoutAccess, match="forgotten"):
        refuse_open_routes(app)


def test_two_decisions_are_one_too_many():
    with pytest.raises(RouteWithoutAccess, match="two access decorators"):
        only(Role.ADMIN)(anyone("test")(lambda: ""))


def test_the_decision_can_be_read():
    view = anyone("the landing page")(lambda: "")
    assert getattr(view, ATTRIBUTE) == Access(frozenset(), is_public=True, reason="the landing page")
    assert getattr(only(Role.ADMIN)(lambda: ""), ATTRIBUTE).roles == {Role.ADMIN}
