"""The files of a workshop's papers, as they are downloaded."""

from flask import Blueprint, abort, flash, redirect, stream_with_context, url_for
from werkzeug.wrappers import Response

from workshop_tracker.access import only
from workshop_tracker.certificates.contents.trial import problem_of
from workshop_tracker.certificates.exports import papers_pdf, papers_sheet, papers_zip
from workshop_tracker.certificates.overview import worst_case
from workshop_tracker.certificates.queries import paper_of, papers_of, snapshots_of
from workshop_tracker.certificates.rules import date_when_prepared
from workshop_tracker.certificates.signing.delivering import send_paper_file
from workshop_tracker.certificates.signing.queries import signed_content, signed_papers
from workshop_tracker.database import today
from workshop_tracker.designs.own.queries import looks_of_papers
from workshop_tracker.designs.pdf import single_pdf
from workshop_tracker.downloads import FILE, send_list, send_parts
from workshop_tracker.extensions import db, told
from workshop_tracker.presentation import file_name_part
from workshop_tracker.spreadsheets.writer import FileKind
from workshop_tracker.viewer import Role
from workshop_tracker.workshops.editing.rights import visible

blueprint = Blueprint("paper_files", __name__)
READERS = (Role.ADMIN, Role.ORGANIZER, Role.COMMITTEE)


@blueprint.get("/workshops/<slug>/certificates/sample.pdf")
@only(*READERS)
def sample(slug: str) -> Response:
    """The paper that is hardest to fit, marked CONTOH; where it cannot be printed, back with the reason."""
    workshop = visible(slug)
    text = worst_case(db.session, workshop, date_when_prepared(workshop.ends_on, today()))
    if problem := problem_of(text):
        flash(told(problem), "bad")
        return redirect(url_for("certificates.overview", slug=slug), 303)
    return send_parts(iter([single_pdf(text)]), "application/pdf", f"Contoh-{file_name_part(workshop.title)}.pdf")


@blueprint.get("/workshops/<slug>/certificates/all.<form>")
@only(*READERS)
def download_all(slug: str, form: str) -> Response:
    """Every valid certificate, or every prepared one while none is valid, and letters: as one PDF or a ZIP."""
    workshop = visible(slug)
    snapshots = snapshots_of(db.session, workshop.id)
    if form not in {"pdf", "zip"} or not snapshots:
        abort(404)
    name = f"Sertifikat-{file_name_part(workshop.title)}.{form}"
    looks = looks_of_papers(db.session, snapshots)
    if form == "pdf":
        return send_parts(papers_pdf(snapshots, looks), "application/pdf", name)
    signed = signed_papers(db.session, workshop.id)
    kept = (lambda code: signed_content(db.session, signed[code]) if code in signed else None) if signed else None
    return send_parts(stream_with_context(papers_zip(snapshots, looks, kept)), "application/zip", name)


@blueprint.get(f"/workshops/<slug>/certificates.{FILE}")
@only(*READERS)
def export(slug: str, file_kind: FileKind) -> Response:
    """The book of papers."""
    workshop = visible(slug)
    return send_list(papers_sheet(papers_of(db.session, workshop.id)), file_kind, "Sertifikat", workshop.title)


@blueprint.get("/workshops/<slug>/certificates/<int:certificate_id>.pdf")
@only(*READERS)
def download(slug: str, certificate_id: int) -> Response:
    """One paper; its signed file where there is one."""
    return send_paper_file(paper_of(db.session, visible(slug).id, certificate_id) or abort(404))
