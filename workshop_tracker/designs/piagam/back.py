"""The back: the programme centred within the border, for an honour that has one."""

from functools import partial

from workshop_tracker.designs.faces import Face
from workshop_tracker.designs.ornaments import ACROSS
from workshop_tracker.designs.piagam import art
from workshop_tracker.designs.piagam.art import MIDDLE
from workshop_tracker.designs.piagam.inks import GOLD, GROUP_BAND, HAIR, INK, MAROON, QUIET
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

TITLE = Style(Face.SERIF_STRONG, 19, MAROON, 0.2)
TITLE_BASELINE, SPRIG_GAP, SPRIG_Y = 34.0, 7.0, 31.4
LEFT, RIGHT, TABLE_ACROSS, COLUMN = 24.0, 273.0, 213.0, 120.0  # mm; the last is one of two columns


def _draw_title(sheet: Sheet, title: str) -> None:
    line = (Run(title, TITLE),)
    sheet.line(MIDDLE, TITLE_BASELINE, line, Align.CENTER)
    art.draw_sprigs(sheet, line, SPRIG_GAP, SPRIG_Y)


PROGRAMME = ProgrammeSetting(
    head=HeadSetting(
        continued=Style(Face.SERIF_ITALIC, 10.5, QUIET),
        event=Style(Face.SERIF_STRONG, 11, INK),
        occasion=Style(Face.SERIF, 9.5, QUIET),
        x=MIDDLE,
        align=Align.CENTER,
        across=226.0,
        top=45.0,
        occasion_lead=5.6,
    ),
    columns=TableColumns(
        single=((ACROSS - TABLE_ACROSS) / 2, TABLE_ACROSS), several=((LEFT, COLUMN), (RIGHT - COLUMN, COLUMN))
    ),
    table=TableStyles(
        head=Style(Face.SERIF_STRONG, 9, GOLD, 0.08),
        topic=Style(Face.SERIF, 11, INK),
        quiet=Style(Face.SERIF, 11, QUIET),
        heading=Style(Face.SERIF_STRONG, 11, MAROON),
        hair=HAIR,
        band=GROUP_BAND,
    ),
    table_gap=6.6,
    table_bottom=177.0,
    owner=OwnerSetting(
        left=LEFT,
        right=RIGHT,
        baseline=183.6,
        number=Style(Face.SERIF_STRONG, 8, INK),
        name=Style(Face.SERIF, 8, INK),
        code=Style(Face.SANS, 7, INK, 0.05),
    ),
    scenery=Scenery(ground=art.draw_ground, title=_draw_title, blank=art.draw_rays, foot=art.draw_foot),
)
draw_back = partial(draw_programme_sides, setting=PROGRAMME)
