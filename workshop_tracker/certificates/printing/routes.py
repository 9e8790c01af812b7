"""The page on which one run through a printer is chosen, and the files that it gives."""

from flask import Blueprint, render_template, request
from werkzeug.wrappers import Response

from workshop_tracker.access import only
from workshop_tracker.answers import cookie_name
from workshop_tracker.certificates.printing.forms import PrintForm
from workshop_tracker.certificates.printing.queries import papers_to_print
from workshop_tracker.certificates.printing.rules import Document, kept_shift, read_shift
from workshop_tracker.certificates.printing.runs import CannotPrint, run_of
from workshop_tracker.downloads import send_parts
from workshop_tracker.extensions import current_settings, db
from workshop_tracker.presentation import file_name_part
from workshop_tracker.viewer import Role
from workshop_tracker.workshops.editing.rights import is_editable, visible
from workshop_tracker.workshops.models import Workshop

blueprint = Blueprint("printing", __name__)
READERS = (Role.ADMIN, Role.ORGANIZER, Role.COMMITTEE)
REFUSED = 422
SHIFT = "printer-shift"
ONE_YEAR_S = 365 * 24 * 60 * 60
FILE_NAMES = {
    Document.PAPERS: "Cetak",
    Document.COVERS: "Sampul",
    Document.RECEIPTS: "Tanda-terima",
    Document.TEST: "Lembar-uji",
}


@blueprint.get("/workshops/<slug>/certificates/print")
@only(*READERS)
def show(slug: str) -> str:
    workshop, shift = visible(slug), read_shift(request.cookies.get(_cookie(), ""))
    form = PrintForm(formdata=None, data={"right": shift.right, "down": shift.down})
    return _page(workshop, form)


@blueprint.get("/workshops/<slug>/certificates/print/<any(papers, covers, receipts, test):document>.pdf")
@only(*READERS)
def download(slug: str, document: str) -> Response | tuple[str, int]:
    """The file of what was chosen; this browser remembers the shift, because a printer stands beside it."""
    workshop, wanted, form = visible(slug), Document(document), PrintForm(request.args or None)
    if not form.validate():
        return _page(workshop, form), REFUSED
    try:
        parts = run_of(db.session, workshop, form.job(wanted))
    except CannotPrint as refused:
        form.order.errors = [str(refused)]
        return _page(workshop, form), REFUSED
    response = send_parts(parts, "application/pdf", f"{FILE_NAMES[wanted]}-{file_name_part(workshop.title)}.pdf")
    _remember(response, form)
    return response


def _remember(response: Response, form: PrintForm) -> None:
    secure = current_settings().is_https
    response.set_cookie(
        _cookie(), kept_shift(form.shift), max_age=ONE_YEAR_S, secure=secure, httponly=True, samesite="Lax"
    )


def _cookie() -> str:
    return cookie_name(SHIFT, current_settings())


def _page(workshop: Workshop, form: PrintForm) -> str:
    papers = papers_to_print(db.session, workshop.id)
    form.offer(papers)
    may_tell = is_editable(workshop.slug)
    return render_template("certificates/printing.html", workshop=workshop, form=form, papers=papers, may_tell=may_tell)
