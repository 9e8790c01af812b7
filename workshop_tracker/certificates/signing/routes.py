"""The page of a workshop's electronic signatures: unsigned papers out, signed ones in."""

from collections.abc import Sequence
from tempfile import TemporaryFile

from flask import Blueprint, abort, flash, redirect, render_template, request, send_file, url_for
from flask_babel import gettext, ngettext
from werkzeug.wrappers import Response

from workshop_tracker.access import current_viewer, only
from workshop_tracker.certificates.signing.actions import Refused, Signed, examined, keep_signed
from workshop_tracker.certificates.signing.forms import ReturnedForm
from workshop_tracker.certificates.signing.models import SignatureKind
from workshop_tracker.certificates.signing.packages import NotAPackage, returned_files, write_package
from workshop_tracker.certificates.signing.queries import valid_papers
from workshop_tracker.certificates.signing.signatures import library
from workshop_tracker.certificates.signing.trust import NOBODY_TRUSTED, trusted_roots
from workshop_tracker.edge import package_upload
from workshop_tracker.extensions import current_settings, db, told
from workshop_tracker.presentation import file_name_part
from workshop_tracker.workshops.editing.rights import PLANNERS, editable
from workshop_tracker.workshops.queries import editable_workshop

blueprint = Blueprint("signing", __name__)
MOST_TOLD = 5  # refused files that are named one by one


@blueprint.get("/workshops/<slug>/certificates/signatures")
@only(*PLANNERS)
def show(slug: str) -> str:
    workshop = editable(slug)
    papers = valid_papers(db.session, workshop.id)
    counts = {kind.value: sum(kind in paper.kinds for paper in papers) for kind in SignatureKind}
    has_roots = bool(trusted_roots(current_settings().instance))
    return render_template(
        "certificates/signatures.html",
        workshop=workshop,
        valid=len(papers),
        counts=counts,
        has_roots=has_roots,
        form=ReturnedForm(),
    )


@blueprint.get("/workshops/<slug>/certificates/to-sign.zip")
@only(*PLANNERS)
def take(slug: str) -> Response:
    """The valid papers without signatures, and the list of them."""
    workshop = editable(slug)
    papers = valid_papers(db.session, workshop.id) or abort(404)
    package = TemporaryFile()  # noqa: SIM115 - the answer closes it when it has left
    write_package(package, workshop.slug, papers)
    package.seek(0)
    name = f"Untuk-ditandatangani-{file_name_part(workshop.title)}.zip"
    return send_file(package, mimetype="application/zip", as_attachment=True, download_name=name)


@blueprint.post("/workshops/<slug>/certificates/signatures")
@package_upload
@only(*PLANNERS)
def receive(slug: str) -> Response:
    """Each file is examined before the writing session begins: hundreds take their time."""
    try:
        found = _examined(slug)
    except (NotAPackage, library.SigningNotInstalled) as problem:
        flash(told(str(problem)), "bad")
        return redirect(url_for(".show", slug=slug), 303)
    kept = keep_signed(db.writing, [each for each in found if isinstance(each, Signed)])
    db.session.commit()
    flash(ngettext("%(num)d berkas disimpan.", "%(num)d berkas disimpan.", kept), "ok" if kept else "wait")
    _tell_refused([each for each in found if isinstance(each, Refused)])
    return redirect(url_for(".show", slug=slug), 303)


def _examined(slug: str) -> list[Signed | Refused]:
    """Raises NotAPackage, SigningNotInstalled."""
    roots, upload = trusted_roots(current_settings().instance), request.files.get("file")
    with db.looking() as looking:
        workshop = editable_workshop(looking, current_viewer(), slug) or abort(404)
        papers = {paper.code: paper for paper in valid_papers(looking, workshop.id)}
    if not roots:
        raise NotAPackage(NOBODY_TRUSTED)
    return list(examined(returned_files(upload.stream), papers, roots)) if upload is not None else []


def _tell_refused(refused: Sequence[Refused]) -> None:
    for each in refused[:MOST_TOLD]:
        flash(gettext("Ditolak: %(file)s. %(reason)s", file=each.name[-80:], reason=told(each.reason)), "bad")
    if (rest := len(refused) - MOST_TOLD) > 0:
        flash(ngettext("%(num)d berkas lain juga ditolak.", "%(num)d berkas lain juga ditolak.", rest), "bad")
