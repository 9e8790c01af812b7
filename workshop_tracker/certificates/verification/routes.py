"""The page of a paper's QR code, for anyone."""

from flask import Blueprint, render_template

from workshop_tracker import limits
from workshop_tracker.access import anyone
from workshop_tracker.certificates.telling import told_state
from workshop_tracker.certificates.verification.queries import verify
from workshop_tracker.database import now
from workshop_tracker.edge import any_address
from workshop_tracker.extensions import db

blueprint = Blueprint("verification", __name__)


@blueprint.get("/v/<code>")
@blueprint.get("/V/<code>")  # the QR code is in capitals, which keeps it small
@anyone("anybody may check a paper")
@any_address
def show(code: str) -> str:
    """All that the paper says except the identity line, and whether it holds; writes nothing."""
    limits.check(limits.VERIFICATION, limits.caller())
    answer = verify(db.session, code)
    told_of = told_state(answer) if answer.text else None
    return render_template("certificates/verify.html", answer=answer, told=told_of, asked_at=now())
