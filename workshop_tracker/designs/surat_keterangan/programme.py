"""The programme as an annex of the letter, in one column over as many pages as it needs."""

from functools import partial

from workshop_tracker.designs.faces import Face
from workshop_tracker.designs.programme_table import TableStyles
from workshop_tracker.designs.sections.programme_sides import (
    HeadSetting,
    OwnerSetting,
    ProgrammeSetting,
    Scenery,
    draw_programme_sides,
)
from workshop_tracker.designs.sheet import Align, Sheet
from workshop_tracker.designs.surat_keterangan import art
from workshop_tracker.designs.surat_keterangan.art import GROUP_BAND, HAIR, INK, LEFT, MIDDLE, QUIET, RIGHT, SIZE, TOP
from workshop_tracker.designs.table_pages import TableColumns
from workshop_tracker.designs.typesetting import Run, Style

TITLE = Style(Face.SERIF_STRONG, 13, INK, 0.06)
TITLE_BASELINE = TOP + 24.0


def _draw_title(sheet: Sheet, title: str) -> None:
    sheet.line(MIDDLE, TITLE_BASELINE, (Run(title, TITLE),), Align.CENTER)


def _draw_nothing(_: Sheet) -> None:
    """A page without a programme says only whose letter it belongs to."""


PROGRAMME = ProgrammeSetting(
    head=HeadSetting(
        continued=Style(Face.SERIF_ITALIC, 10.5, QUIET),
        event=Style(Face.SERIF_STRONG, 11, INK),
        occasion=Style(Face.SERIF, 9.5, QUIET),
        x=MIDDLE,
        align=Align.CENTER,
        across=RIGHT - LEFT,
        top=TOP + 34.0,
        occasion_lead=5.6,
    ),
    columns=TableColumns(single=(LEFT, RIGHT - LEFT), several=((LEFT, RIGHT - LEFT),)),
    table=TableStyles(
        head=Style(Face.SERIF_STRONG, 9, INK, 0.08),
        topic=Style(Face.SERIF, 11, INK),
        quiet=Style(Face.SERIF, 11, QUIET),
        heading=Style(Face.SERIF_STRONG, 11, INK),
        hair=HAIR,
        band=GROUP_BAND,
    ),
    table_gap=6.6,
    table_bottom=TOP + 270.0,
    owner=OwnerSetting(
        left=LEFT,
        right=RIGHT,
        baseline=TOP + 278.0,
        number=Style(Face.SERIF_STRONG, 8, INK),
        name=Style(Face.SERIF, 8, INK),
        code=Style(Face.SANS, 7, INK, 0.05),
        is_narrow=True,
    ),
    scenery=Scenery(ground=art.draw_ground, title=_draw_title, blank=_draw_nothing, foot=art.draw_foot),
    size=SIZE,
)
draw_programme = partial(draw_programme_sides, setting=PROGRAMME)
