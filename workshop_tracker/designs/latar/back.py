"""The back: the programme in plain black on the own background of that side, or on white."""

from dataclasses import replace
from functools import partial

from workshop_tracker.designs.faces import Face
from workshop_tracker.designs.latar.art import ACCENT, GROUP_BAND, HAIR, INK, MAIN, QUIET, draw_behind, draw_sample
from workshop_tracker.designs.ornaments import ACROSS
from workshop_tracker.designs.programme_table import TableStyles
from workshop_tracker.designs.rules import CertificateText
from workshop_tracker.designs.sections.programme_sides import (
    HeadSetting,
    OwnerSetting,
    ProgrammeSetting,
    Scenery,
    draw_programme_sides,
)
from workshop_tracker.designs.sections.samples import sample_notice
from workshop_tracker.designs.sheet import Align, PageSize, Said, Sheet
from workshop_tracker.designs.surat_keterangan.programme import PROGRAMME as LETTER
from workshop_tracker.designs.table_pages import TableColumns
from workshop_tracker.designs.typesetting import Run, Style, fitted

MIDDLE, LEFT, RIGHT, TABLE_ACROSS, COLUMN = ACROSS / 2, 18.0, 279.0, 220.0, 126.0  # mm; the last is one of two columns
TITLE, TITLE_BASELINE = Style(Face.SERIF_STRONG, 17, MAIN, 0.16), 26.0
FOOT, FOOT_BASELINE = Style(Face.SANS, 6, QUIET, 0.03), 200.0


def _draw_ground(sheet: Sheet, text: CertificateText) -> None:
    draw_behind(sheet, text, "landscape")
    draw_sample(sheet, text, PageSize.LANDSCAPE)


def _draw_upright_ground(sheet: Sheet, text: CertificateText) -> None:
    draw_behind(sheet, text, "portrait")
    LETTER.scenery.ground(sheet, text)


def _draw_title(sheet: Sheet, title: str) -> None:
    sheet.line(MIDDLE, TITLE_BASELINE, (Run(title, TITLE),), Align.CENTER)


def _draw_nothing(_: Sheet) -> None:
    """A side without a programme says only whose paper it belongs to."""


def _draw_foot(sheet: Sheet, text: CertificateText) -> None:
    words = "  ·  ".join(filter(None, (text.checkpoint, sample_notice(text))))
    if words:
        line = (Run(words, fitted(words, FOOT, RIGHT - LEFT, 5)),)
        sheet.line(MIDDLE, FOOT_BASELINE, line, Align.CENTER, Said.OF_ALL)


PROGRAMME = ProgrammeSetting(
    head=HeadSetting(
        continued=Style(Face.SERIF_ITALIC, 10.5, QUIET),
        event=Style(Face.SERIF_STRONG, 11, INK),
        occasion=Style(Face.SERIF, 9.5, QUIET),
        x=MIDDLE,
        align=Align.CENTER,
        across=230.0,
        top=36.0,
        occasion_lead=5.6,
    ),
    columns=TableColumns(
        single=((ACROSS - TABLE_ACROSS) / 2, TABLE_ACROSS), several=((LEFT, COLUMN), (RIGHT - COLUMN, COLUMN))
    ),
    table=TableStyles(
        head=Style(Face.SERIF_STRONG, 9, ACCENT, 0.08),
        topic=Style(Face.SERIF, 11, INK),
        quiet=Style(Face.SERIF, 11, QUIET),
        heading=Style(Face.SERIF_STRONG, 11, MAIN),
        hair=HAIR,
        band=GROUP_BAND,
    ),
    table_gap=6.6,
    table_bottom=187.0,
    owner=OwnerSetting(
        left=LEFT,
        right=RIGHT,
        baseline=194.0,
        number=Style(Face.SERIF_STRONG, 8, INK),
        name=Style(Face.SERIF, 8, INK),
        code=Style(Face.SANS, 7, INK, 0.05),
    ),
    scenery=Scenery(ground=_draw_ground, title=_draw_title, blank=_draw_nothing, foot=_draw_foot),
)
UPRIGHT = replace(LETTER, scenery=replace(LETTER.scenery, ground=_draw_upright_ground))
draw_back = partial(draw_programme_sides, setting=PROGRAMME)
draw_upright_back = partial(draw_programme_sides, setting=UPRIGHT)
