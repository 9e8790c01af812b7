"""The back: the programme flush left beside the narrow panel."""

from functools import partial

from workshop_tracker.designs.faces import Face
from workshop_tracker.designs.modern import art
from workshop_tracker.designs.modern.art import GROUP_BAND, HAIR, INK, NAVY, QUIET, RIGHT, SOGA
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

LEFT = 36.0
TITLE = Style(Face.SANS_LIGHT, 24, NAVY, 0.14)
TITLE_BASELINE, TITLE_HANG = 27.0, 0.4


def _draw_title(sheet: Sheet, title: str) -> None:
    sheet.line(LEFT - TITLE_HANG, TITLE_BASELINE, (Run(title, TITLE),))


def _draw_nothing(_: Sheet) -> None:
    """A side without a programme has the panel alone."""


PROGRAMME = ProgrammeSetting(
    head=HeadSetting(
        continued=Style(Face.SANS, 10.5, QUIET),
        event=Style(Face.SERIF_STRONG, 11.5, INK),
        occasion=Style(Face.SANS, 9.5, QUIET),
        x=LEFT,
        align=Align.LEFT,
        across=RIGHT - LEFT,
        top=37.0,
        occasion_lead=5.4,
    ),
    columns=TableColumns(single=(LEFT, 243.0), several=((LEFT, 117.0), (162.0, 117.0))),
    table=TableStyles(
        head=Style(Face.SANS_STRONG, 9, SOGA, 0.08),
        topic=Style(Face.SANS, 11, INK),
        quiet=Style(Face.SANS, 11, QUIET),
        heading=Style(Face.SANS_STRONG, 11, NAVY),
        hair=HAIR,
        band=GROUP_BAND,
    ),
    table_gap=7.8,
    table_bottom=189.0,
    owner=OwnerSetting(
        left=LEFT,
        right=RIGHT,
        baseline=196.4,
        number=Style(Face.SANS_STRONG, 8, INK),
        name=Style(Face.SANS, 8, INK),
        code=Style(Face.SANS, 8, INK, 0.05),
    ),
    scenery=Scenery(
        ground=art.draw_back_ground,
        title=_draw_title,
        blank=_draw_nothing,
        foot=partial(art.draw_foot, left=LEFT),
    ),
)
draw_back = partial(draw_programme_sides, setting=PROGRAMME)
