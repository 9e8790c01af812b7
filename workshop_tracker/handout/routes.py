"""The teacher's page by personal link, without an account, or signed in; and the organizer who makes the links."""

from collections.abc import Callable
from functools import partial

from flask import Blueprint, abort, render_template, url_for
from sqlalchemy import select
from werkzeug.wrappers import Response

from workshop_tracker import limits
from workshop_tracker.access import anyone, current_viewer, only
from workshop_tracker.attendance.models import Participation
from workshop_tracker.certificates.signing.delivering import file_of
from workshop_tracker.database import now
from workshop_tracker.designs.own.queries import text_to_print
from workshop_tracker.extensions import current_language, current_settings, db
from workshop_tracker.handout.actions import make_personal_links, note_opened
from workshop_tracker.handout.corrections.queries import names_of_person
from workshop_tracker.handout.corrections.routes import Way
from workshop_tracker.handout.files import FORM, PaperForm, send_paper
from workshop_tracker.handout.messages import link_message
from workshop_tracker.handout.owners import owner_by_link
from workshop_tracker.handout.queries import known_link, link_by_token, own_paper, own_record, person_of_link
from workshop_tracker.people.models import Person
from workshop_tracker.viewer import Role
from workshop_tracker.workshops.editing.rights import editable

blueprint = Blueprint("handout", __name__)


@blueprint.get("/t/<token>")
@anyone("a personal link is opened without an account; this page names nobody")
def ask(token: str) -> str:
    """One button and no name, for every token alike: a preview robot learns and uses nothing."""
    return render_template("handout/ask.html", token=token)


@blueprint.post("/t/<token>")
@anyone("the token is the right to see one's own papers")
def open_page(token: str) -> str | tuple[str, int]:
    limits.check(limits.PERSONAL_LINK, limits.caller())
    link = link_by_token(db.writing, token)
    if link is None:
        return render_template("handout/asleep.html", token=token, link=known_link(db.session, token)), 404
    note_opened(db.writing, link, at=now())
    person = person_of_link(db.session, link)
    db.session.commit()
    return _record_page(person, partial(url_for, ".download", token=token), partial(Way, token=token))


@blueprint.get(f"/t/<token>/<int:certificate_id>.{FORM}")
@anyone("the token is the right to one's own papers")
def download(token: str, certificate_id: int, form: PaperForm) -> Response:
    paper = own_paper(db.session, owner_by_link(token).id, certificate_id) or abort(404)
    return send_paper(text_to_print(db.session, paper.snapshot), form, file_of(paper))


@blueprint.get("/my/certificates")
@only(Role.TEACHER)
def mine() -> str:
    person = db.session.get(Person, current_viewer().person_id or 0) or abort(404)
    return _record_page(person, partial(url_for, ".download_mine"), Way, is_signed_in=True)


@blueprint.get(f"/my/certificates/<int:certificate_id>.{FORM}")
@only(Role.TEACHER)
def download_mine(certificate_id: int, form: PaperForm) -> Response:
    paper = own_paper(db.session, current_viewer().person_id or 0, certificate_id) or abort(404)
    return send_paper(text_to_print(db.session, paper.snapshot), form, file_of(paper))


@blueprint.post("/workshops/<slug>/links")
@only(Role.ADMIN, Role.ORGANIZER)
def make_links(slug: str) -> str:
    """A fresh link for everyone on the list, shown once with a text to send; only their hashes are kept."""
    workshop = editable(slug)
    people = db.session.execute(
        select(Participation.person_id, Participation.name_as_registered, Person.phone)
        .join(Person, Person.id == Participation.person_id)
        .where(Participation.workshop_id == workshop.id, Participation.cancelled_at.is_(None))
        .order_by(Participation.sort_key, Participation.id)
    ).all()
    tokens = make_personal_links(db.writing, dict.fromkeys(each.person_id for each in people))
    db.session.commit()
    base_url = current_settings().base_url
    messages = [
        link_message(name, phone, f"{base_url}{url_for('.ask', token=tokens[person_id])}", workshop.title)
        for person_id, name, phone in people
    ]
    return render_template("handout/links.html", workshop=workshop, messages=messages)


def _record_page(
    person: Person, address: Callable[..., str], way: Callable[[int], Way], *, is_signed_in: bool = False
) -> str:
    record = own_record(db.session, person, language=current_language())
    newest = record.papers[0].certificate_id if record.papers else 0
    paper = own_paper(db.session, person.id, newest)
    sizes = {newest: _kilobytes(file_of(paper))} if paper else {}
    return render_template(
        "handout/record.html",
        record=record,
        address=address,
        sizes=sizes,
        is_signed_in=is_signed_in,
        counts_outside=current_settings().counts_outside,
        names=names_of_person(db.session, person.id),
        way=way,
    )


def _kilobytes(file: bytes) -> int:
    return -(-len(file) // 1000)
