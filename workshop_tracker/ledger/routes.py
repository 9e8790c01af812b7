"""The log for everybody: what it is, and the files with which anybody checks it."""

from collections.abc import Iterator
from pathlib import Path

from flask import Blueprint, Response, abort, render_template, stream_with_context

from workshop_tracker import limits
from workshop_tracker.access import anyone
from workshop_tracker.extensions import db
from workshop_tracker.ledger.checkpoints import public_key_pem
from workshop_tracker.ledger.queries import latest_checkpoint, lines_of, public_keys, years_of_log

blueprint = Blueprint("ledger", __name__, url_prefix="/log")
PROGRAM = Path(__file__).with_name("verify_register.py")
EVERYBODY = "whoever checks a log must not have to ask for it"
LAST_YEAR = 9999  # what a year's column surely holds


@blueprint.get("")
@anyone(EVERYBODY)
def show() -> str:
    """Every year's log with its newest checkpoint, and how it is checked."""
    return render_template("ledger/log.html", logs=years_of_log(db.session), program=PROGRAM.name)


@blueprint.get("/register-<int:year>.jsonl")
@anyone(EVERYBODY)
def register(year: int) -> Response:
    """All entries of a year as they come from the database, one a line."""
    limits.check(limits.LOG, limits.caller())
    if not any(log.year == year for log in years_of_log(db.session)):
        abort(404)
    return _file(stream_with_context(_lines(year)), f"register-{year}.jsonl")


@blueprint.get("/checkpoint-<int:year>.txt")
@anyone(EVERYBODY)
def checkpoint(year: int) -> Response:
    """The newest signed checkpoint of a year."""
    found = latest_checkpoint(db.session, year) if year <= LAST_YEAR else None
    return _file(found.note, f"checkpoint-{year}.txt") if found else abort(404)


@blueprint.get("/keys.pem")
@anyone(EVERYBODY)
def keys() -> Response:
    """Every public key that ever signed, the oldest first."""
    return _file("".join(map(public_key_pem, public_keys(db.session))), "keys.pem")


@blueprint.get(f"/{PROGRAM.name}")
@anyone(EVERYBODY)
def program() -> Response:
    """The program that checks all this without a network."""
    return _file(PROGRAM.read_text("utf-8"), PROGRAM.name)


def _lines(year: int) -> Iterator[str]:
    for line in lines_of(db.session, year):
        yield f"{line}\n"


def _file(content: str | Iterator[str], name: str) -> Response:
    headers = {"Content-Disposition": f"attachment; filename={name}"}
    return Response(content, mimetype="text/plain", headers=headers)
