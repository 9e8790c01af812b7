"""Pages of own designs: the list, one design with its versions, a new version, and the hardest paper in it."""

import base64
from collections.abc import Sequence

from flask import Blueprint, abort, flash, jsonify, redirect, render_template, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response
from wtforms import Field, FormField, StringField

from workshop_tracker.access import current_viewer, only
from workshop_tracker.conflicts import CARRIED_ALONE, CONFLICT, written
from workshop_tracker.designs.editing.foreseeing import sample_pdf, sample_png
from workshop_tracker.designs.editing.forms import (
    DETAIL_NAMES,
    DRAWING_NAMES,
    PLACE_NAMES,
    DesignForm,
    LookForm,
    NewDesignForm,
    PreviewForm,
    first_values,
    shown_values,
)
from workshop_tracker.designs.editing.placed import (
    BackgroundForm,
    BackgroundPreviewForm,
    NewBackgroundForm,
    paper_of,
    values_of_placing,
)
from workshop_tracker.designs.models import Design
from workshop_tracker.designs.own.actions import add_design, add_version
from workshop_tracker.designs.own.looks import LANGUAGES, ON_OWN_GROUND, Look
from workshop_tracker.designs.own.placing import KINDS, MARGIN, PAPERS, first_placing
from workshop_tracker.designs.own.queries import designs_of, look_of, owner_of, version_of, versions_of, visible_design
from workshop_tracker.designs.own.sentences import LISTED
from workshop_tracker.edge import large_upload
from workshop_tracker.extensions import db, told
from workshop_tracker.organizations.forms import text
from workshop_tracker.organizations.models import Organization
from workshop_tracker.organizations.queries import organizations
from workshop_tracker.presentation import Sentence, file_name_part
from workshop_tracker.viewer import Role

blueprint = Blueprint("designs", __name__)
Answer = Response | str | tuple[str, int]
DESIGNERS = (Role.ADMIN, Role.ORGANIZER)
REFUSED = 422


@blueprint.get("/designs")
@only(*DESIGNERS)
def index() -> str:
    return render_template(
        "designs/index.html", designs=designs_of(db.session, current_viewer()), drawing_names=DRAWING_NAMES
    )


@blueprint.get("/designs/new")
@only(*DESIGNERS)
def new() -> str:
    form = _first(request.args.get("drawing", ""))
    form.offer(own_organizations(db.session))
    return _page(form)


@blueprint.post("/designs/new")
@large_upload
@only(*DESIGNERS)
def create() -> Answer:
    with db.looking() as looking:
        form = NewBackgroundForm() if _is_placed() else NewDesignForm()
        form.offer(bodies := own_organizations(looking))
        look = form.look(None)
    if look is None or _is_looking():
        return _page(form, look), REFUSED
    whose = next(each for each in bodies if each.id == form.organization.data)
    design = add_design(db.writing, whose, text(form.name), look)
    db.session.commit()
    flash(told(Sentence("Tersimpan: %(name)s.", name=design.name)), "ok")
    return redirect(url_for(".show", code=design.code), 303)


@blueprint.get("/designs/<code>")
@only(*DESIGNERS)
def show(code: str) -> str:
    design = _visible(db.session, code)
    return render_template(
        "designs/show.html",
        design=design,
        look=look_of(design),
        versions=versions_of(db.session, code),
        organization=owner_of(db.session, design),
        drawing_names=DRAWING_NAMES,
        detail_names=DETAIL_NAMES,
        place_names=PLACE_NAMES,
    )


@blueprint.get("/designs/<code>/<int:number>.<any(png, pdf):form>")
@only(*DESIGNERS)
def sample(code: str, number: int, form: str) -> Response:
    """The hardest paper in that version."""
    design = version_of(db.session, current_viewer(), code, number) or abort(404)
    if form == "png":
        return Response(sample_png(look_of(design)), mimetype="image/png")
    answer = Response(sample_pdf(look_of(design)), mimetype="application/pdf")
    name = f"Contoh-{file_name_part(design.name)}-{number}.pdf"
    answer.headers.set("Content-Disposition", "attachment", filename=name)
    return answer


@blueprint.get("/designs/<code>/edit")
@only(*DESIGNERS)
def edit(code: str) -> str:
    design = _visible(db.session, code)
    return _page(_filled(design), design=design)


@blueprint.post("/designs/<code>/edit")
@large_upload
@only(*DESIGNERS)
def save(code: str) -> Answer:
    with db.looking() as looking:
        design = _visible(looking, code)
        form = BackgroundForm() if look_of(design).placing else DesignForm()
        if form.row_version.data != str(design.version):
            return _stale_page(form, design), CONFLICT
        look = form.look(look_of(design))
    if look is None or _is_looking():
        return _page(form, look, design), REFUSED
    design = add_version(db.writing, design, text(form.name), look)
    db.session.commit()
    flash(told(Sentence("Versi %(number)s tersimpan: %(name)s.", number=design.version, name=design.name)), "ok")
    return redirect(url_for(".show", code=code), 303)


@blueprint.post("/designs/preview")
@large_upload
@only(*DESIGNERS)
def preview() -> Response | tuple[Response, int]:
    """The hardest paper as it is typed, or by its field what is wrong; takes no lock that others wait for."""
    with db.looking() as looking:
        form = BackgroundPreviewForm() if _is_placed() else PreviewForm()
        design = visible_design(looking, current_viewer(), form.based_on.data or "")
        look = form.look(look_of(design) if design else None)
    if look is None:
        return jsonify({field.name: [str(error) for error in field.errors] for field in _fields(form)}), REFUSED
    return Response(sample_png(look), mimetype="image/png")


def own_organizations(session: Session) -> list[Organization]:
    """Whom the viewer may make designs for."""
    viewer = current_viewer()
    is_admin = viewer.has_role(Role.ADMIN)
    return [each for each in organizations(session) if is_admin or each.id in viewer.organization_ids]


def _visible(session: Session, code: str) -> Design:
    design: Design = visible_design(session, current_viewer(), code) or abort(404)
    return design


def _first(drawing: str) -> NewDesignForm | NewBackgroundForm:
    """The form of a new design, on the drawing or the paper that was chosen in the list."""
    values = first_values(drawing)
    if drawing != ON_OWN_GROUND:
        return NewDesignForm(formdata=None, data=values)
    paper = paper_of(request.args.get("paper"))
    return NewBackgroundForm(formdata=None, data=values | values_of_placing(first_placing(paper)))


def _filled(design: Design) -> LookForm:
    look = look_of(design)
    values = shown_values(design, look)
    if look.placing is None:
        return DesignForm(formdata=None, data=values)
    return BackgroundForm(formdata=None, data=values | values_of_placing(look.placing))


def _is_placed() -> bool:
    """Whether the form that was sent is one on an own background."""
    return request.form.get("drawing") == ON_OWN_GROUND


def _fields(form: LookForm) -> list[Field]:
    """Those with something wrong, also within boxes."""
    each = [field for outer in form for field in (outer.form if isinstance(outer, FormField) else [outer])]
    return [field for field in each if field.errors]


def _stale_page(form: LookForm, design: Design) -> str:
    """The form as it was typed, with what the version says that somebody else saved meanwhile; nothing is lost."""
    saved = _filled(design)
    typed = [field for field in form if isinstance(field, StringField) and field.name not in CARRIED_ALONE]
    newer = [(each.label.text, saved[each.name].data) for each in typed if written(each) != written(saved[each.name])]
    newer += [
        (f"{outer.label.text}, {each.label.text}", written(theirs))
        for outer in form
        if isinstance(outer, FormField)
        for each, theirs in zip(outer.form, saved[outer.name].form, strict=True)
        if written(each) != written(theirs)
    ]
    form.row_version.data = str(design.version)
    return _page(form, design=design, newer=newer)


def _is_looking() -> bool:
    """Whether the button was that for looking only, which is there without scripts too."""
    return "look" in request.form


def _page(
    form: LookForm,
    look: Look | None = None,
    design: Design | None = None,
    newer: Sequence[tuple[str, str]] | None = None,
) -> str:
    return render_template(
        "designs/edit.html",
        form=form,
        design=design,
        kept=look_of(design) if design else None,
        newer=newer,
        picture=_inline(look) if look else "",
        places=[(language, list(PLACE_NAMES)) for language in LANGUAGES],
        fields=LISTED,
        has_lost_files=any(file.filename for file in request.files.values()),
        kinds=KINDS,
        papers=PAPERS,
        margin=MARGIN,
    )


def _inline(look: Look) -> str:
    return f"data:image/png;base64,{base64.b64encode(sample_png(look)).decode('ascii')}"
