"""The first page of everybody: of a stranger, of each role; and what there is to read about the product."""

import re

from flask import Blueprint, abort, g, redirect, render_template, request
from werkzeug.wrappers import Response

from workshop_tracker.access import anyone, current_viewer, only
from workshop_tracker.desk.menus import PLANNERS, first_door_of
from workshop_tracker.extensions import db
from workshop_tracker.workshops.models import Workshop
from workshop_tracker.workshops.queries import visible_workshop, workshops_visible_to

blueprint = Blueprint("desk", __name__)


@blueprint.get("/")
@anyone("the first page of the site")
def home() -> Response | str:
    """Strangers read what this is; whoever is signed in goes on to where the own role works."""
    door = first_door_of(g.viewer) if g.viewer else None
    return redirect(door, 303) if door else render_template("desk/landing.html")


@blueprint.get("/check")
@anyone("anybody may check a paper")
def check_paper() -> Response | str:
    """Where somebody types the code of a paper; the page that answers is that of the QR code."""
    code = re.sub("[^0-9A-Z]", "", request.args.get("code", "").upper())[:64]
    return redirect(f"/v/{code}", 303) if code else render_template("desk/check_paper.html")


@blueprint.get("/privacy")
@anyone("people must be able to read it before they give data")
def privacy() -> str:
    return render_template("desk/privacy.html")


@blueprint.get("/help")
@anyone("help is for everybody")
def help() -> str:
    return render_template("desk/help.html")


@blueprint.get("/workshops")
@only(*PLANNERS)
def workshops() -> str:
    found = db.session.scalars(workshops_visible_to(current_viewer()).order_by(Workshop.id.desc())).all()
    return render_template("desk/workshops.html", workshops=found)


@blueprint.get("/workshops/<slug>")
@only(*PLANNERS)
def workshop(slug: str) -> str:
    found = visible_workshop(db.session, current_viewer(), slug) or abort(404)
    return render_template("desk/workshop.html", workshop=found)
