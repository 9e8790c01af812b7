"""Where anybody drops the file of a paper and reads whether it is the one that we gave out."""

from flask import Blueprint, render_template, request
from flask_babel import gettext

from workshop_tracker import limits
from workshop_tracker.access import anyone
from workshop_tracker.certificates.comparing.findings import Comparison, compare
from workshop_tracker.certificates.comparing.forms import PaperFileForm
from workshop_tracker.certificates.comparing.reader import Unreadable
from workshop_tracker.certificates.telling import told_state
from workshop_tracker.database import now
from workshop_tracker.edge import large_upload
from workshop_tracker.extensions import db, told

blueprint = Blueprint("comparing", __name__)
REFUSED = 422


@blueprint.get("/check/file")
@anyone("anybody may check a paper")
def ask() -> str:
    return _page(PaperFileForm(formdata=None))


@blueprint.post("/check/file")
@anyone("anybody may check a paper; nothing of the file is kept")
@large_upload
def compare_file() -> str | tuple[str, int]:
    """Looks through a reading session: whoever checks never waits for whoever writes."""
    limits.check(limits.FILE_CHECK, limits.caller())
    form, upload = PaperFileForm(formdata=None), request.files.get("file")
    data = upload.read() if upload is not None else b""
    if not data:
        form.file.errors = [gettext("Pilih berkasnya dahulu.")]
        return _page(form), REFUSED
    try:
        with db.looking() as session:
            return _page(form, compare(session, data))
    except Unreadable as reason:
        form.file.errors = [told(reason.args[0])]
        return _page(form), REFUSED


def _page(form: PaperFileForm, comparison: Comparison | None = None) -> str:
    paper = comparison.paper if comparison else None
    told_of = told_state(paper) if paper and paper.text else None
    return render_template(
        "certificates/comparing/file.html", form=form, comparison=comparison, told=told_of, asked_at=now()
    )
