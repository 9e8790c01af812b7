"""The page of the pictures of ink that an issuer keeps; only its own people see them."""

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask_babel import gettext
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from workshop_tracker.access import current_viewer, only
from workshop_tracker.certificates.facsimiles.actions import keep_picture, remove_picture
from workshop_tracker.certificates.facsimiles.forms import PictureForm
from workshop_tracker.database import now
from workshop_tracker.designs.facsimiles.models import InkPicture
from workshop_tracker.designs.facsimiles.queries import offered_picture, offered_pictures
from workshop_tracker.edge import large_upload
from workshop_tracker.extensions import db
from workshop_tracker.organizations.models import Organization
from workshop_tracker.viewer import Role
from workshop_tracker.workshops.editing.rights import PLANNERS, REFUSED
from workshop_tracker.workshops.models import Workshop
from workshop_tracker.workshops.queries import editable_workshop, issuer_of, signatories_of

blueprint = Blueprint("facsimiles", __name__)


@blueprint.get("/workshops/<slug>/certificates/pictures")
@only(*PLANNERS)
def show(slug: str) -> str:
    return _page(db.session, slug, _offered(db.session, slug, PictureForm(formdata=None)))


@blueprint.post("/workshops/<slug>/certificates/pictures")
@large_upload
@only(*PLANNERS)
def keep(slug: str) -> Response | tuple[str, int]:
    """The file is read before the writing begins, so that nobody waits for it."""
    with db.looking() as looking:
        form = _offered(looking, slug, PictureForm())
        picture = form.picture()
        if picture is None:
            return _page(looking, slug, form), REFUSED
    _, issuer = _found(db.session, slug)
    keep_picture(db.writing, issuer, picture, signer_name=form.signer_name, at=now())
    db.session.commit()
    flash(gettext("Gambar tersimpan. Gambar dicetak hanya bila penanda tangan menyetujuinya."), "ok")
    return redirect(url_for(".show", slug=slug), 303)


@blueprint.post("/workshops/<slug>/certificates/pictures/<int:picture_id>/remove")
@only(*PLANNERS)
def remove(slug: str, picture_id: int) -> Response:
    remove_picture(db.writing, _picture(slug, picture_id), at=now())
    db.session.commit()
    flash(gettext("Gambar dihapus; sertifikat yang sudah memakainya tetap sama."), "ok")
    return redirect(url_for(".show", slug=slug), 303)


@blueprint.get("/workshops/<slug>/certificates/pictures/<int:picture_id>.png")
@only(*PLANNERS)
def picture(slug: str, picture_id: int) -> Response:
    return Response(_picture(slug, picture_id).content, mimetype="image/png")


def _found(session: Session, slug: str) -> tuple[Workshop, Organization]:
    """A workshop that the viewer may change, and its issuer, if the viewer is one of its people."""
    viewer = current_viewer()
    workshop = editable_workshop(session, viewer, slug) or abort(404)
    issuer = issuer_of(session, workshop.id) or abort(404)
    if not (viewer.has_role(Role.ADMIN) or issuer.id in viewer.organization_ids):
        abort(404)
    return workshop, issuer


def _picture(slug: str, picture_id: int) -> InkPicture:
    _, issuer = _found(db.session, slug)
    return offered_picture(db.session, issuer.id, picture_id) or abort(404)


def _offered(session: Session, slug: str, form: PictureForm) -> PictureForm:
    workshop, issuer = _found(session, slug)
    form.offer([signatory.name for signatory in signatories_of(session, workshop.id)], issuer.name)
    return form


def _page(session: Session, slug: str, form: PictureForm) -> str:
    workshop, issuer = _found(session, slug)
    pictures = offered_pictures(session, issuer.id)
    return render_template(
        "certificates/facsimiles.html", workshop=workshop, issuer=issuer, pictures=pictures, form=form
    )
