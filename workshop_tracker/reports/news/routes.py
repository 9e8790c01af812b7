"""The page on which the news of a workshop is copied."""

from flask import Blueprint, render_template, request
from flask_babel import lazy_gettext

from workshop_tracker.access import only
from workshop_tracker.database import today
from workshop_tracker.extensions import db
from workshop_tracker.reports.news.formats import FORMATS
from workshop_tracker.reports.news.queries import record_of
from workshop_tracker.reports.news.story import story_of
from workshop_tracker.viewer import Role
from workshop_tracker.workshops.editing.rights import visible

blueprint = Blueprint("news", __name__)
FORM_NAMES = {
    "text": lazy_gettext("WhatsApp"),
    "markdown": lazy_gettext("Markdown"),
    "html": lazy_gettext("HTML"),
}


@blueprint.get("/workshops/<slug>/article")
@only(Role.ADMIN, Role.ORGANIZER, Role.COMMITTEE)
def show(slug: str) -> str:
    """The news in one of three forms, in a field that can be selected and copied."""
    workshop = visible(slug)
    form = request.args.get("format", "")
    form = form if form in FORM_NAMES else "text"
    story = story_of(record_of(db.session, workshop, today=today()))
    return render_template(
        "reports/news.html",
        workshop=workshop,
        forms_=[(name, key, key == form) for key, name in FORM_NAMES.items()],
        text=FORMATS[form](story),
    )
