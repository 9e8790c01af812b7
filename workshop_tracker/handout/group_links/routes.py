"""The page behind the link of a workshop's chat, and the organizer who makes, closes and opens it."""

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from workshop_tracker import limits
from workshop_tracker.access import anyone, only
from workshop_tracker.database import now
from workshop_tracker.extensions import db
from workshop_tracker.handout.actions import make_personal_links
from workshop_tracker.handout.group_links.actions import close_group_link, make_group_link, open_group_link_again
from workshop_tracker.handout.group_links.forms import OwnPageForm
from workshop_tracker.handout.group_links.queries import group_link_of, key_of, open_group_link, person_said
from workshop_tracker.handout.models import GroupLink
from workshop_tracker.viewer import Role
from workshop_tracker.workshops.editing.rights import editable

blueprint = Blueprint("group_links", __name__)
REFUSED = 422


@blueprint.get("/g/<token>")
@anyone("the link of a chat opens nothing by itself")
def ask(token: str) -> str | tuple[str, int]:
    limits.check(limits.PERSONAL_LINK, limits.caller())
    return _page(token, open_group_link(db.session, token), OwnPageForm())


@blueprint.post("/g/<token>")
@anyone("name or number and date of birth together lead to the own page, nothing less and nobody else's")
def find(token: str) -> Response | str | tuple[str, int]:
    """Counted before anybody is looked for, by what was written: known and unknown names alike."""
    limits.check(limits.GROUP_BY_ADDRESS, limits.caller())
    form = OwnPageForm()
    with db.looking() as looking:
        link = open_group_link(looking, token)
    if link is None or not form.validate_on_submit():
        return _refused(token, link, form)
    who, born_on = form.said
    limits.check(limits.GROUP_BY_NAME, f"{link.id} {key_of(who)}")
    person_id = person_said(db.session, link.workshop_id, who, born_on)
    if person_id is None:
        form.refuse()
        return _refused(token, link, form)
    own = make_personal_links(db.writing, [person_id])[person_id]
    db.session.commit()
    return redirect(url_for("handout.ask", token=own), 303)


@blueprint.post("/workshops/<slug>/group-link")
@only(Role.ADMIN, Role.ORGANIZER)
def make(slug: str) -> Response:
    make_group_link(db.writing, editable(slug))
    db.session.commit()
    return _to_sharing(slug)


@blueprint.post("/workshops/<slug>/group-link/close")
@only(Role.ADMIN, Role.ORGANIZER)
def close(slug: str) -> Response:
    link = group_link_of(db.session, editable(slug).id) or abort(404)
    close_group_link(db.writing, link, at=now())
    db.session.commit()
    flash(gettext("Tautan grup ditutup."), "ok")
    return _to_sharing(slug)


@blueprint.post("/workshops/<slug>/group-link/open")
@only(Role.ADMIN, Role.ORGANIZER)
def reopen(slug: str) -> Response:
    link = group_link_of(db.session, editable(slug).id) or abort(404)
    open_group_link_again(db.writing, link)
    db.session.commit()
    flash(gettext("Tautan grup dibuka kembali; alamatnya sama."), "ok")
    return _to_sharing(slug)


def _to_sharing(slug: str) -> Response:
    return redirect(url_for("sharing.show", slug=slug), 303)


def _page(token: str, link: GroupLink | None, form: OwnPageForm) -> str | tuple[str, int]:
    page = render_template("handout/group.html", token=token, link=link, form=form)
    return page if link else (page, 404)


def _refused(token: str, link: GroupLink | None, form: OwnPageForm) -> tuple[str, int]:
    page = _page(token, link, form)
    return page if isinstance(page, tuple) else (page, REFUSED)
