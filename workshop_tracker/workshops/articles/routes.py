"""The page to paste an article into: read it, look at what was understood, make the draft."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from workshop_tracker.access import current_viewer, only
from workshop_tracker.edge import large_upload
from workshop_tracker.extensions import current_settings, db, told
from workshop_tracker.intake.proposals import Outcome
from workshop_tracker.organizations.models import Organization
from workshop_tracker.presentation import Sentence
from workshop_tracker.workshops.articles.drafts import Drafted, Drafting, NothingToDraft, Reading, draft
from workshop_tracker.workshops.articles.facts.article import read_article
from workshop_tracker.workshops.articles.forms import ArticleForm
from workshop_tracker.workshops.articles.queries import registers_of
from workshop_tracker.workshops.articles.registers import Registers
from workshop_tracker.workshops.articles.shown import KIND_NAMES, asked_schools, missing_words, rows_of
from workshop_tracker.workshops.articles.texts.document import ArticleRefused, decode, read_document
from workshop_tracker.workshops.editing.rights import PLANNERS, REFUSED, own_bodies
from workshop_tracker.workshops.queries import workshops_editable_by

blueprint = Blueprint("articles", __name__)
Answer = Response | str | tuple[str, int]


@blueprint.get("/workshops/new/article")
@only(*PLANNERS)
def paste() -> Answer:
    return _page(_offered(ArticleForm(formdata=None)))


@blueprint.post("/workshops/new/article")
@large_upload
@only(*PLANNERS)
def read() -> Answer:
    """Show what was understood; nothing is written, the text stays in its field."""
    form = _offered(ArticleForm())
    with db.looking() as looking:
        try:
            reading, registers = _read(looking, form)
        except ArticleRefused as refused:
            return _refused(form, refused)
    return _page(form, reading, registers)


@blueprint.post("/workshops/new/article/draft")
@large_upload
@only(*PLANNERS)
def create() -> Answer:
    """Make the draft of the text in the field, as it stands there now."""
    form = _offered(ArticleForm())
    with db.looking() as looking:
        try:
            reading, registers = _read(looking, form)
        except ArticleRefused as refused:
            return _refused(form, refused)
    try:
        drafted = draft(db.writing, reading, _drafting(form))
    except NothingToDraft as nothing:
        form.form_errors.append(told(nothing.args[0]))
        return _page(form, reading, registers), REFUSED
    db.session.commit()
    return _after(drafted)


def _read(session: Session, form: ArticleForm) -> tuple[Reading, Registers]:
    """The article of the form; a file's text moves into the field. Raises ArticleRefused."""
    upload = request.files.get("file")
    if upload is not None and upload.filename:
        form.pasted.data = decode(upload.read())
    document = read_document(form.pasted.data or "")
    registers = registers_of(session)
    return Reading(document, read_article(document, registers)), registers


def _drafting(form: ArticleForm) -> Drafting:
    return Drafting(
        among=workshops_editable_by(current_viewer()),
        issuer=_chosen_body(form),
        schools=request.form.getlist("school"),
        is_sample=current_settings().is_demo,
    )


def _chosen_body(form: ArticleForm) -> Organization | None:
    """The one that was chosen of those that were offered, else the first: a draft of nobody's would be lost."""
    bodies = own_bodies()
    return next((body for body in bodies if str(body.id) == form.organizer.data), next(iter(bodies), None))


def _offered(form: ArticleForm) -> ArticleForm:
    form.offer(own_bodies())
    return form


def _refused(form: ArticleForm, refused: ArticleRefused) -> Answer:
    form.form_errors.append(told(refused.args[0]))
    return _page(form), REFUSED


def _page(form: ArticleForm, reading: Reading | None = None, registers: Registers | None = None) -> str:
    article = reading.article if reading else None
    return render_template(
        "workshops/article.html",
        form=form,
        article=article,
        kind_name=KIND_NAMES[article.kind.value] if article else "",
        rows=rows_of(article, registers) if article and registers else [],
        missing=missing_words(article) if article else "",
        asked=asked_schools(article) if article else [],
    )


def _after(drafted: Drafted) -> Response:
    if drafted.workshop is not None:
        flash(told(_words(drafted, drafted.workshop.title)), "ok")
        return redirect(url_for("workshops.edit", slug=drafted.workshop.slug), 303)
    if drafted.programme is not None:
        flash(told(_words(drafted, drafted.programme.title)), "ok")
        return redirect(url_for("programmes.show", slug=drafted.programme.slug), 303)
    return redirect(url_for(".paste"), 303)


def _words(drafted: Drafted, title: str) -> Sentence:
    if drafted.outcome is Outcome.SAME:
        return Sentence("Berita ini sudah pernah diambil; tidak ada yang berubah: %(title)s.", title=title)
    if drafted.workshop is None:
        return Sentence("Program diusulkan: %(title)s.", title=title)
    return Sentence("Tersimpan sebagai draf: %(title)s.", title=title)
