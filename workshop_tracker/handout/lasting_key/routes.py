"""A copy of a paper for whoever holds its code and knows its owner, for years and without a link."""

import dataclasses

from flask import Blueprint, abort, redirect, render_template, url_for
from werkzeug.wrappers import Response

from workshop_tracker import limits
from workshop_tracker.access import anyone
from workshop_tracker.certificates.signing.delivering import file_of
from workshop_tracker.edge import any_address
from workshop_tracker.extensions import db
from workshop_tracker.handout.files import FORM, PaperForm, send_paper
from workshop_tracker.handout.lasting_key.forms import HolderForm
from workshop_tracker.handout.lasting_key.proof import is_proved, remember_proof
from workshop_tracker.handout.lasting_key.queries import PaperBehind, paper_behind

blueprint = Blueprint("copies", __name__)
REFUSED = 422


@blueprint.get("/v/<code>/copy")
@anyone("the code of a paper asks one question about its holder")
@any_address
def ask(code: str) -> str | tuple[str, int]:
    limits.check(limits.VERIFICATION, limits.caller())
    return _page(code, paper_behind(db.session, code), HolderForm())


@blueprint.post("/v/<code>/copy")
@anyone("the right answer opens a copy of the paper in hand, nothing else of its holder")
@any_address
def answer(code: str) -> Response | str | tuple[str, int]:
    """Tries are counted before anything is compared, for known and unknown codes alike."""
    limits.check(limits.COPY_BY_ADDRESS, limits.caller())
    with db.looking() as looking:
        paper = paper_behind(looking, code)
    limits.check(limits.COPY_OF_PAPER, str(paper.certificate_id) if paper else code)
    form = HolderForm()
    if paper is None or not form.validate_on_submit():
        return _refused(code, paper, form)
    if form.digits not in paper.answers:
        form.refuse()
        return _refused(code, paper, form)
    limits.forget(limits.COPY_OF_PAPER, str(paper.certificate_id))
    remember_proof(paper.certificate_id)
    return redirect(url_for(".ask", code=code), 303)


@blueprint.get(f"/v/<code>/copy.{FORM}")
@anyone("what the page offers; without a proof only a paper of somebody of whom nothing is known")
@any_address
def download(code: str, form: PaperForm) -> Response:
    limits.check(limits.VERIFICATION, limits.caller())
    paper = paper_behind(db.session, code) or abort(404)
    if not _is_open(paper):
        return redirect(url_for(".ask", code=code), 303)
    if not paper.answers:
        return send_paper(dataclasses.replace(paper.text, identity_line=""), form)
    return send_paper(paper.text, form, file_of(paper.certificate))


def _page(code: str, paper: PaperBehind | None, form: HolderForm) -> str | tuple[str, int]:
    page = render_template(
        "handout/copy.html", code=code, paper=paper, form=form, is_open=paper is not None and _is_open(paper)
    )
    return page if paper else (page, 404)


def _refused(code: str, paper: PaperBehind | None, form: HolderForm) -> tuple[str, int]:
    page = _page(code, paper, form)
    return page if isinstance(page, tuple) else (page, REFUSED)


def _is_open(paper: PaperBehind) -> bool:
    """Where nobody can be asked anything the code alone opens; elsewhere a proof of the last half hour."""
    return not paper.answers or is_proved(paper.certificate_id)
