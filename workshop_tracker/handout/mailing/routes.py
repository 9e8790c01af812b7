"""The organizer writes to everybody by e-mail, and sees what became of each letter."""

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask_babel import gettext, ngettext
from werkzeug.wrappers import Response

from workshop_tracker.access import only
from workshop_tracker.attendance.queries import participation_of
from workshop_tracker.certificates.preparing import lock_workshop
from workshop_tracker.database import now
from workshop_tracker.extensions import current_settings, db
from workshop_tracker.handout.mailing.actions import queue_letters
from workshop_tracker.handout.mailing.queries import Addressee, addressees_of
from workshop_tracker.paging import page_of_values
from workshop_tracker.viewer import Role
from workshop_tracker.workshops.editing.rights import editable
from workshop_tracker.workshops.models import Workshop

blueprint = Blueprint("mailing", __name__)
SENDERS = (Role.ADMIN, Role.ORGANIZER)


@blueprint.get("/workshops/<slug>/share/email")
@only(*SENDERS)
def show(slug: str) -> str:
    workshop = editable(slug)
    addressees = addressees_of(db.session, workshop.id)
    return render_template(
        "handout/mailing.html",
        workshop=workshop,
        page=page_of_values(addressees),
        fresh=sum(each.is_new for each in addressees),
        failed=sum(each.has_failed for each in addressees),
        has_post=current_settings().smtp is not None,
    )


@blueprint.post("/workshops/<slug>/share/email")
@only(*SENDERS)
def write(slug: str) -> Response:
    """To whoever was never written to; who has a letter on its way keeps it."""
    workshop = editable(slug)
    lock_workshop(db.session, workshop)
    return _queued(workshop, [each for each in addressees_of(db.session, workshop.id) if each.is_new])


@blueprint.post("/workshops/<slug>/share/email/<int:participation_id>")
@only(*SENDERS)
def write_again(slug: str, participation_id: int) -> Response:
    """To one person once more, at the address that is known now."""
    workshop = editable(slug)
    lock_workshop(db.session, workshop)
    _ = participation_of(db.session, workshop.id, participation_id) or abort(404)
    found = [each for each in addressees_of(db.session, workshop.id) if each.participation_id == participation_id]
    return _queued(workshop, found)


def _queued(workshop: Workshop, addressees: list[Addressee]) -> Response:
    if current_settings().smtp is None:
        flash(gettext("Surel belum diatur pada situs ini."), "wait")
        return redirect(url_for(".show", slug=workshop.slug), 303)
    queued = queue_letters(db.writing, workshop, addressees, _address_of, at=now())
    db.session.commit()
    flash(ngettext("%(num)d surel masuk antrean.", "%(num)d surel masuk antrean.", queued), "ok")
    return redirect(url_for(".show", slug=workshop.slug), 303)


def _address_of(token: str) -> str:
    return f"{current_settings().base_url}{url_for('handout.ask', token=token)}"
