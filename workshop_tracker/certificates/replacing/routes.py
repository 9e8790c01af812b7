"""The page on which a letter is written in place of a certificate."""

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from workshop_tracker.access import only
from workshop_tracker.certificates.actions import WrongName
from workshop_tracker.certificates.contents.workshop import workshop_papers
from workshop_tracker.certificates.models import Certificate, PaperKind, PaperState
from workshop_tracker.certificates.preparing import CannotPrepare
from workshop_tracker.certificates.queries import paper_of
from workshop_tracker.certificates.replacing.actions import replace_by_letter
from workshop_tracker.certificates.replacing.forms import ReplacementForm, shown_replacement
from workshop_tracker.certificates.replacing.rules import corrections_of, right_words
from workshop_tracker.certificates.versions.actions import WrongState
from workshop_tracker.database import today
from workshop_tracker.designs.rules import certificate_text_from_json
from workshop_tracker.extensions import current_settings, db, told
from workshop_tracker.viewer import Role
from workshop_tracker.workshops.editing.rights import editable
from workshop_tracker.workshops.models import Workshop

blueprint = Blueprint("replacing", __name__)
ISSUERS = (Role.ADMIN, Role.ORGANIZER)
REFUSED = 422


@blueprint.get("/workshops/<slug>/certificates/<int:certificate_id>/replacement")
@only(*ISSUERS)
def show(slug: str, certificate_id: int) -> str | Response:
    workshop = editable(slug)
    paper = _paper(workshop, certificate_id)
    if not _is_valid_certificate(paper):
        return _to_paper(slug, certificate_id)
    signers = workshop_papers(db.session, workshop).text.signers
    return _page(workshop, paper, ReplacementForm(formdata=None, data=shown_replacement(paper.name, signers)))


@blueprint.post("/workshops/<slug>/certificates/<int:certificate_id>/replacement")
@only(*ISSUERS)
def write(slug: str, certificate_id: int) -> Response | tuple[str, int]:
    workshop = editable(slug)
    paper, form = _paper(workshop, certificate_id), ReplacementForm()
    if form.validate_on_submit():
        wanted, base_url = form.replacement(), current_settings().base_url
        try:
            letter = replace_by_letter(db.writing, paper, wanted, on=today(), base_url=base_url)
        except (WrongName, CannotPrepare) as error:
            db.session.rollback()
            form.name.errors = [told(str(error))]
        except WrongState:
            db.session.rollback()
            flash(gettext("Keadaan sertifikat ini sudah berubah; periksa sekali lagi."), "wait")
            return _to_paper(slug, certificate_id)
        else:
            db.session.commit()
            flash(
                gettext("Surat keterangan %(number)s sah dan menggantikan sertifikatnya.", number=letter.number), "ok"
            )
            return _to_paper(slug, letter.id)
    return _page(editable(slug), _paper(workshop, certificate_id), form), REFUSED


def _page(workshop: Workshop, paper: Certificate, form: ReplacementForm) -> str:
    old = certificate_text_from_json(paper.snapshot)
    new = right_words(old, workshop_papers(db.session, workshop).text, paper.name)
    return render_template(
        "certificates/replacing/page.html",
        workshop=workshop,
        paper=paper,
        corrections=corrections_of(old, new),
        form=form,
    )


def _is_valid_certificate(paper: Certificate) -> bool:
    return paper.state is PaperState.VALID and paper.kind is not PaperKind.SURAT_KETERANGAN


def _paper(workshop: Workshop, certificate_id: int) -> Certificate:
    paper: Certificate = paper_of(db.session, workshop.id, certificate_id) or abort(404)
    return paper


def _to_paper(slug: str, certificate_id: int) -> Response:
    return redirect(url_for("certificates.show", slug=slug, certificate_id=certificate_id), 303)
