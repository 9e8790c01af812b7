"""From description to picture: one place that knows how each kind is drawn."""

from workshop_tracker.reports.charts.bars import draw_bars, draw_progress, draw_stacked_bars
from workshop_tracker.reports.charts.descriptions import (
    Bars,
    Chart,
    HeatMap,
    Lines,
    Progress,
    StackedBars,
    TileMap,
)
from workshop_tracker.reports.charts.lines import draw_lines
from workshop_tracker.reports.charts.maps import draw_heat_map, draw_tile_map
from workshop_tracker.reports.charts.shapes import Drawn
from workshop_tracker.reports.charts.tiles import tiles_of


def drawn(chart: Chart, width: float) -> Drawn:
    """The picture, as broad as wanted: 360 suits phones and pages, 480 paper."""
    match chart:
        case Bars():
            return draw_bars(chart, width)
        case StackedBars():
            return draw_stacked_bars(chart, width)
        case Lines():
            return draw_lines(chart, width)
        case HeatMap():
            return draw_heat_map(chart, width)
        case TileMap():
            province = chart.places[0].code[:2] if chart.places else ""
            return draw_tile_map(chart, tiles_of(province), width)
        case Progress():
            return draw_progress(chart, width)
