"""Pictures in the language of a reader, as they stand in a page."""

from markupsafe import Markup

from workshop_tracker.extensions import current_language, told
from workshop_tracker.reports.charts.shapes import Drawn
from workshop_tracker.reports.charts.svg import svg_of
from workshop_tracker.reports.pictures.of_report import pictures_of_report
from workshop_tracker.reports.pictures.picture import ON_A_PAGE, Picture, drawn_for, in_the_words_of
from workshop_tracker.reports.region import RegionReport


def drawn_for_reader(picture: Picture, width: float) -> Drawn:
    """Titles, names and numbers as this request's reader writes them."""
    return drawn_for(in_the_words_of(picture.chart, told), width, language=current_language())


def svg_for_reader(picture: Picture) -> Markup:
    return Markup(svg_of(drawn_for_reader(picture, ON_A_PAGE)))  # noqa: S704 - words in it are escaped


def drawings_of(report: RegionReport, name: str) -> list[tuple[str, Markup]]:
    """The picture of that name with its finding, if the report has something to draw."""
    return [(each.chart.title, svg_for_reader(each)) for each in pictures_of_report(report) if each.name == name]
