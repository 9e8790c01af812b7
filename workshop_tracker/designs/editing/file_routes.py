"""A design as a file: taken along, and taken over from another installation or organization."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from workshop_tracker.access import current_viewer, only
from workshop_tracker.designs.editing.forms import DesignFileForm
from workshop_tracker.designs.editing.packing import DesignFileRefused, PackedDesign, packed, unpacked
from workshop_tracker.designs.editing.routes import DESIGNERS, REFUSED, own_organizations
from workshop_tracker.designs.own.actions import add_design
from workshop_tracker.designs.own.queries import look_of, version_of
from workshop_tracker.downloads import send_parts
from workshop_tracker.edge import large_upload
from workshop_tracker.extensions import db, told
from workshop_tracker.presentation import Sentence, file_name_part

blueprint = Blueprint("design_files", __name__)


@blueprint.get("/designs/<code>/<int:number>.zip")
@only(*DESIGNERS)
def export(code: str, number: int) -> Response:
    design = version_of(db.session, current_viewer(), code, number) or abort(404)
    file = packed(PackedDesign(design.name, look_of(design)))
    return send_parts(iter([file]), "application/zip", f"Desain-{file_name_part(design.name)}-{number}.zip")


@blueprint.get("/designs/import")
@only(*DESIGNERS)
def new() -> str:
    return _page(_offered(DesignFileForm(formdata=None)))


@blueprint.post("/designs/import")
@large_upload
@only(*DESIGNERS)
def receive() -> Response | tuple[str, int]:
    with db.looking() as looking:
        form = DesignFileForm()
        form.offer(bodies := own_organizations(looking))
        design = _unpacked(form) if form.validate() else None
    if design is None:
        return _page(form), REFUSED
    whose = next(each for each in bodies if each.id == form.organization.data)
    added = add_design(db.writing, whose, design.name, design.look)
    db.session.commit()
    flash(told(Sentence("Tersimpan: %(name)s.", name=added.name)), "ok")
    return redirect(url_for("designs.show", code=added.code), 303)


def _unpacked(form: DesignFileForm) -> PackedDesign | None:
    """The design in the file that was sent; else the form says what is wrong with it."""
    upload = request.files.get("file")
    try:
        return unpacked(upload.read() if upload is not None else b"")
    except DesignFileRefused as refused:
        form.file.errors = [told(refused.args[0])]
        return None


def _offered(form: DesignFileForm) -> DesignFileForm:
    form.offer(own_organizations(db.session))
    return form


def _page(form: DesignFileForm) -> str:
    return render_template("designs/import.html", form=form)
