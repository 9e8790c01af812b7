"""The first page of everybody: of a stranger, of each role; and what there is to read about the product."""

import re

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from workshop_tracker.access import anyone

blueprint = Blueprint("desk", __name__)


@blueprint.get("/")
@anyone("the first page of the site")
def home() -> str:
    return render_template("desk/landing.html")


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
