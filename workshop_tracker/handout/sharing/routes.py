"""Sending the links of a workshop: one after the other on a phone, or all at once from a list."""

from collections.abc import Iterable

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext, ngettext
from werkzeug.wrappers import Response

from workshop_tracker.access import only
from workshop_tracker.attendance.models import Participation
from workshop_tracker.attendance.queries import participation_of
from workshop_tracker.database import now
from workshop_tracker.downloads import send_list
from workshop_tracker.extensions import current_settings, db
from workshop_tracker.handout.actions import make_personal_links
from workshop_tracker.handout.group_links.queries import group_link_of
from workshop_tracker.handout.messages import Message, group_message, link_message
from workshop_tracker.handout.sharing.actions import note_sent, take_back_sent
from workshop_tracker.handout.sharing.exports import broadcast_sheet
from workshop_tracker.handout.sharing.queries import Recipient, next_waiting, recipients_of
from workshop_tracker.paging import page_of_values
from workshop_tracker.viewer import Role
from workshop_tracker.workshops.editing.rights import editable
from workshop_tracker.workshops.models import Workshop

blueprint = Blueprint("sharing", __name__)
SENDERS = (Role.ADMIN, Role.ORGANIZER)
Letter = tuple[Recipient, str, Message]


@blueprint.get("/workshops/<slug>/share")
@only(*SENDERS)
def show(slug: str) -> str:
    workshop = editable(slug)
    recipients = recipients_of(db.session, workshop.id)
    link = group_link_of(db.session, workshop.id)
    return render_template(
        "handout/sharing.html",
        workshop=workshop,
        page=page_of_values(recipients),
        asking=[each for each in recipients if each.asked_at],
        waiting=[each for each in recipients if each.is_waiting],
        group_link=link,
        group_letter=group_message(workshop.title, _address("group_links.ask", link.token)) if link else None,
    )


@blueprint.post("/workshops/<slug>/share/<int:participation_id>")
@only(*SENDERS)
def message(slug: str, participation_id: int) -> str:
    """A fresh link for one person in a text that is ready to send; shown once, older links go on working."""
    workshop = editable(slug)
    _participation(workshop, participation_id)
    return _letter_page(workshop, participation_id)


@blueprint.post("/workshops/<slug>/share/<int:participation_id>/sent")
@only(*SENDERS)
def sent(slug: str, participation_id: int) -> Response | str:
    """Noted; then back to the list, or the text for whoever comes next."""
    workshop = editable(slug)
    note_sent(db.writing, _participation(workshop, participation_id), at=now())
    following = next_waiting(recipients_of(db.session, workshop.id), participation_id)
    if following is not None and request.form.get("act") == "next":
        return _letter_page(workshop, following.participation_id)
    db.session.commit()
    flash(gettext("Tercatat: sudah dikirim."), "ok")
    return redirect(url_for(".show", slug=slug), 303)


@blueprint.post("/workshops/<slug>/share/<int:participation_id>/unsent")
@only(*SENDERS)
def unsent(slug: str, participation_id: int) -> Response:
    take_back_sent(db.writing, _participation(editable(slug), participation_id))
    db.session.commit()
    flash(gettext("Tercatat: belum dikirim."), "ok")
    return redirect(url_for(".show", slug=slug), 303)


@blueprint.post("/workshops/<slug>/share/list")
@only(*SENDERS)
def take_list(slug: str) -> Response:
    """Everybody's fresh link as a file; what was sent from it is not known here."""
    workshop = editable(slug)
    letters = _letters(workshop, recipients_of(db.session, workshop.id))
    db.session.commit()
    return send_list(broadcast_sheet(letters), "xlsx", "Siaran", workshop.title)


def _letter_page(workshop: Workshop, participation_id: int) -> str:
    recipients = recipients_of(db.session, workshop.id)
    chosen = next((each for each in recipients if each.participation_id == participation_id), None) or abort(404)
    [(recipient, _, letter)] = _letters(workshop, [chosen])
    db.session.commit()
    waiting = sum(each.is_waiting for each in recipients)
    return render_template(
        "handout/letter.html",
        workshop=workshop,
        recipient=recipient,
        letter=letter,
        following=next_waiting(recipients, participation_id),
        progress=ngettext("%(num)d orang belum dikirimi", "%(num)d orang belum dikirimi", waiting),
    )


def _letters(workshop: Workshop, recipients: Iterable[Recipient]) -> list[Letter]:
    """Each with a fresh link and its text; somebody who is listed in two roles has one link."""
    each_once = list(recipients)
    tokens = make_personal_links(db.writing, (each.person_id for each in each_once))
    links = {person_id: _address("handout.ask", token) for person_id, token in tokens.items()}
    return [
        (each, link := links[each.person_id], link_message(each.name, each.phone, link, workshop.title))
        for each in each_once
    ]


def _address(endpoint: str, token: str) -> str:
    return f"{current_settings().base_url}{url_for(endpoint, token=token)}"


def _participation(workshop: Workshop, participation_id: int) -> Participation:
    found: Participation = participation_of(db.session, workshop.id, participation_id) or abort(404)
    return found
