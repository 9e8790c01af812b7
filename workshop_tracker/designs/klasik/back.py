"""The back: the programme centred within the frame."""

from functools import partial

from workshop_tracker.designs.faces import Face
from workshop_tracker.designs.klasik import art
from workshop_tracker.designs.klasik.art import GOLD, GREEN, GROUP_BAND, HAIR, INK, LEFT, MIDDLE, QUIET, RIGHT
from workshop_tracker.designs.programme_table import TableStyles
from workshop_tracker.designs.sections.programme_sides import (
    HeadSetting,
    OwnerSetting,
    ProgrammeSetting,
    Scenery,
    draw_programme_sides,
)
from workshop_tracker.designs.sheet import Align, Sheet
from workshop_tracker.designs.table_pages import TableColumns
from workshop_tracker.designs.typesetting import Run, Style

TITLE = Style(Face.SERIF, 20, GREEN, 0.22)
TITLE_BASELINE, DIVIDER_Y, EMBLEM = 34.4, 39.8, 7.5


def _draw_title(sheet: Sheet, title: str) -> None:
    art.draw_emblems(sheet, EMBLEM)
    sheet.line(MIDDLE, TITLE_BASELINE, (Run(title, TITLE),), Align.CENTER)
    art.draw_divider(sheet, DIVIDER_Y)


PROGRAMME = ProgrammeSetting(
    head=HeadSetting(
        continued=Style(Face.SERIF_ITALIC, 10.5, QUIET),
        event=Style(Face.SERIF_STRONG, 11, INK),
        occasion=Style(Face.SERIF, 9.5, QUIET),
        x=MIDDLE,
        align=Align.CENTER,
        across=226.0,
        top=46.6,
        occasion_lead=5.6,
    ),
    columns=TableColumns(single=(42.0, 213.0), several=((28.0, 116.0), (153.0, 116.0))),
    table=TableStyles(
        head=Style(Face.SERIF_STRONG, 9, GOLD, 0.08),
        topic=Style(Face.SERIF, 11, INK),
        quiet=Style(Face.SERIF, 11, QUIET),
        heading=Style(Face.SERIF_STRONG, 11, GREEN),
        hair=HAIR,
        band=GROUP_BAND,
    ),
    table_gap=6.6,
    table_bottom=180.5,
    owner=OwnerSetting(
        left=LEFT,
        right=RIGHT,
        baseline=187.0,
        number=Style(Face.SERIF_STRONG, 8, INK),
        name=Style(Face.SERIF, 8, INK),
        code=Style(Face.SANS, 7, INK, 0.05),
    ),
    scenery=Scenery(ground=art.draw_ground, title=_draw_title, blank=art.draw_rosette, foot=art.draw_foot),
)
draw_back = partial(draw_programme_sides, setting=PROGRAMME)
