"""The pictures of a report on one page, each with its table, and each as a PNG for slides."""

from importlib import import_module
from io import BytesIO

from flask import Blueprint, abort, render_template, send_file
from flask_babel import gettext
from werkzeug.wrappers import Response

from workshop_tracker.access import only
from workshop_tracker.database import today
from workshop_tracker.extensions import current_settings, db
from workshop_tracker.presentation import file_name_part
from workshop_tracker.reports import wording
from workshop_tracker.reports.asked.address import Asked, read_address
from workshop_tracker.reports.documents.cells import in_words
from workshop_tracker.reports.pictures.of_months import pictures_of_months
from workshop_tracker.reports.pictures.of_report import pictures_of_report
from workshop_tracker.reports.pictures.picture import ON_A_SLIDE, Picture
from workshop_tracker.reports.pictures.queries import teachers_by_month_of
from workshop_tracker.reports.pictures.wording import drawings_of, drawn_for_reader, svg_for_reader
from workshop_tracker.reports.readers import READERS
from workshop_tracker.reports.summaries.freshness import bring_up_to_date

blueprint = Blueprint("report_pictures", __name__)
blueprint.add_app_template_global(drawings_of)  # for the pages that show what a picture is of


@blueprint.get("/reports/<office_code>/pictures")
@only(*READERS)
def index(office_code: str) -> str:
    asked = _readable(office_code)
    shown = [(picture, svg_for_reader(picture)) for picture in _pictures(asked)]
    return render_template(
        "reports/pictures/index.html",
        asked=asked,
        name=wording.period_name(asked.choice),
        pictures=shown,
        in_words=in_words,
    )


@blueprint.get("/reports/<office_code>/pictures/<any(months, heat, map, steps):picture_name>.png")
@only(*READERS)
def slide(office_code: str, picture_name: str) -> Response:
    """In the reader's language, with the finding above it."""
    asked = _readable(office_code)
    picture = next((each for each in _pictures(asked) if each.name == picture_name), None) or abort(404)
    words = (
        "Gambar",
        picture_name,
        asked.office.name,
        str(asked.choice.period.starts_on),
        str(asked.choice.period.ends_on),
    )
    ink = import_module("workshop_tracker.reports.charts.ink")  # what draws is loaded with the first slide (0012)
    file = BytesIO(ink.png_of(drawn_for_reader(picture, ON_A_SLIDE), _foot(asked)))
    file_name = "-".join(map(file_name_part, words))
    return send_file(file, mimetype="image/png", as_attachment=True, download_name=f"{file_name}.png")


def _foot(asked: Asked) -> str:
    """A slide leaves the site without its page: whose it is, of when, and whether it is invented."""
    sample = gettext("CONTOH – data rekaan") if current_settings().is_demo else ""
    return " · ".join(filter(None, (sample, asked.office.name, wording.period_name(asked.choice))))


def _readable(office_code: str) -> Asked:
    bring_up_to_date(db.engine)  # a session that has read would not see it
    asked = read_address(office_code)
    if asked.problem:
        abort(400)
    return asked


def _pictures(asked: Asked) -> tuple[Picture, ...]:
    """Those of the report, then the year's, whose summaries know neither filters nor programmes."""
    of_report = pictures_of_report(asked.report())
    if asked.narrowing or asked.programme:
        return of_report
    year = asked.choice.period.ends_on.year
    return (*of_report, *pictures_of_months(teachers_by_month_of(db.session, asked.office.id, year, today=today())))
