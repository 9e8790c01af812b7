"""Colours, the background itself, and the pale word of samples."""

import math
from functools import partial

from workshop_tracker.designs.faces import Face
from workshop_tracker.designs.own.placing import PAPERS, Placing
from workshop_tracker.designs.rules import CertificateText
from workshop_tracker.designs.sections.samples import draw_sample_word
from workshop_tracker.designs.sheet import PageSize, Sheet
from workshop_tracker.designs.typesetting import Style

MAIN, ACCENT = "#1C2C4A", "#6A4A10"
INK, QUIET, HAIR, GROUP_BAND, SAMPLE = "#1A1A1A", "#4A4A4A", "#CFCFCF", "#F1F1F1", "#E4E4E4"
SAMPLE_STYLE = Style(Face.SERIF_STRONG, 118, SAMPLE, 0.025)
FORMATS = {"landscape": PageSize.LANDSCAPE, "portrait": PageSize.PORTRAIT}


def draw_background(sheet: Sheet, text: CertificateText, placing: Placing) -> None:
    """The own picture over the whole sheet, unless the paper in the printer bears it."""
    across, down = PAPERS[placing.paper]
    picture = text.look.background if text.look else None
    if picture and not sheet.preprinted.has_ground:
        sheet.block("latar background", partial(sheet.picture, picture, 0, FORMATS[placing.paper].top, across, down))
    draw_sample(sheet, text, FORMATS[placing.paper])


def draw_sample(sheet: Sheet, text: CertificateText, size: PageSize) -> None:
    """The pale word from corner to corner."""
    if text.is_sample:
        across, down = size.value
        middle, angle = (across / 2, size.top + down / 2), math.atan2(down, across)
        sheet.block("latar sample", partial(draw_sample_word, sheet, SAMPLE_STYLE, *middle, angle))
