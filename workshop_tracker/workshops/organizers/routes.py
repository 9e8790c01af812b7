"""The page of who organizes together: found by search, taken away, chosen to issue; it works without scripts."""

from collections.abc import Callable

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from workshop_tracker.access import current_viewer, only
from workshop_tracker.database import WritingSession
from workshop_tracker.edge import searched
from workshop_tracker.extensions import db
from workshop_tracker.organizations.models import Organization
from workshop_tracker.organizations.queries import organization_by_code
from workshop_tracker.workshops.actions import WorkshopIsOver
from workshop_tracker.workshops.editing.rights import PLANNERS, editable, own_bodies
from workshop_tracker.workshops.models import Workshop
from workshop_tracker.workshops.organizers.actions import (
    IssuerStays,
    PapersNameThem,
    add_organizer,
    let_issue,
    remove_organizer,
)
from workshop_tracker.workshops.organizers.forms import BodyForm
from workshop_tracker.workshops.organizers.queries import bodies_found
from workshop_tracker.workshops.queries import editable_workshop, issuer_of, organizers_of

blueprint = Blueprint("organizers", __name__)
Change = Callable[[WritingSession, Workshop, Organization], None]


@blueprint.get("/workshops/<slug>/edit/organizers")
@only(*PLANNERS)
def show(slug: str) -> str:
    workshop, words = editable(slug), searched()
    bodies = organizers_of(db.session, workshop.id)
    return render_template(
        "workshops/organizers.html",
        workshop=workshop,
        bodies=bodies,
        issuer=issuer_of(db.session, workshop.id),
        may_issue={body.id for body in own_bodies(workshop)},
        written=words,
        found=bodies_found(db.session, words, [body.id for body in bodies]),
    )


@blueprint.post("/workshops/<slug>/edit/organizers/add")
@only(*PLANNERS)
def add(slug: str) -> Response:
    return _changed(editable(slug), add_organizer, _body())


@blueprint.post("/workshops/<slug>/edit/organizers/remove")
@only(*PLANNERS)
def remove(slug: str) -> Response:
    return _changed(editable(slug), remove_organizer, _body())


@blueprint.post("/workshops/<slug>/edit/organizers/issue")
@only(*PLANNERS)
def issue(slug: str) -> Response:
    """Papers bear the name and the numbers of whoever issues, so one may choose among the own bodies only."""
    workshop, body = editable(slug), _body()
    if body is not None and body.id not in {own.id for own in own_bodies(workshop)}:
        flash(gettext("Anda hanya dapat memilih penerbit dari lembaga Anda sendiri."), "bad")
        return redirect(url_for(".show", slug=slug), 303)
    return _changed(workshop, let_issue, body)


def _body() -> Organization | None:
    """The body of the button that was pressed."""
    return organization_by_code(db.session, BodyForm().code.data or "")


def _changed(workshop: Workshop, change: Change, body: Organization | None) -> Response:
    slug = workshop.slug
    if body is None:
        flash(gettext("Lembaga ini tidak ditemukan."), "bad")
        return redirect(url_for(".show", slug=slug), 303)
    try:
        change(db.writing, workshop, body)
    except PapersNameThem:
        flash(gettext("Sertifikat yang sah menyebut penyelenggaranya, jadi penyelenggara tidak diubah lagi."), "bad")
    except IssuerStays:
        flash(gettext("Penerbit sertifikat tidak dapat dikeluarkan; pilih penerbit lain dahulu."), "bad")
    except WorkshopIsOver:
        flash(gettext("Kegiatan ini sudah ditutup atau dibatalkan, jadi tidak diubah lagi."), "bad")
    else:
        db.session.commit()
        flash(gettext("Perubahan tersimpan."), "ok")
    if editable_workshop(db.session, current_viewer(), slug) is None:  # the own body has left
        return redirect(url_for("desk.workshops"), 303)
    return redirect(url_for(".show", slug=slug), 303)
