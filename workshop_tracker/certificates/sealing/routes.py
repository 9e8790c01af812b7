"""What anybody needs of one paper to check it against the log, without a network afterwards."""

from flask import Blueprint, Response, abort, jsonify

from workshop_tracker import limits
from workshop_tracker.access import anyone
from workshop_tracker.certificates.queries import paper_by_code
from workshop_tracker.certificates.sealing.rules import printed_fields
from workshop_tracker.edge import any_address
from workshop_tracker.extensions import db

blueprint = Blueprint("sealing", __name__)


@blueprint.get("/v/<code>/paper.json")
@anyone("anybody may check a paper")
@any_address
def show(code: str) -> Response:
    """The fields that the log's commitment covers, as the paper bears them."""
    limits.check(limits.VERIFICATION, limits.caller())
    paper = paper_by_code(db.session, code) or abort(404)
    answer = jsonify(printed_fields(paper.snapshot))
    answer.headers["Content-Disposition"] = "attachment; filename=paper.json"
    return answer
