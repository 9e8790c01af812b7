"""Colours, rules and foot of the letter: black on white, for any office printer."""

import math
from functools import partial

from workshop_tracker.designs.faces import Face
from workshop_tracker.designs.ornaments import segment, stroked
from workshop_tracker.designs.rules import CertificateText
from workshop_tracker.designs.sections.samples import draw_sample_word, sample_notice
from workshop_tracker.designs.sheet import Align, PageSize, Said, Sheet
from workshop_tracker.designs.typesetting import Run, Style, fitted

INK, QUIET, HAIR, GROUP_BAND, SAMPLE = "#1A1A1A", "#555555", "#CFCFCF", "#F1F1F1", "#ECECEC"
SIZE = PageSize.PORTRAIT
TOP = SIZE.top
LEFT, RIGHT = 25.0, 190.0  # the left margin is the wider one: letters are filed
MIDDLE = (LEFT + RIGHT) / 2
THICK, THIN, RULES_APART = 1.8, 0.5, 0.9  # pt, pt, mm
LOGO, LOGO_Y, BESIDE_LOGO = 10.5, TOP + 24.0, 25.0  # half of one, its middle, and what a letterhead leaves to each side
FOOT_BASELINE, FOOT_APART = TOP + 285.0, 6.0
FOOT = Style(Face.SANS, 6, QUIET, 0.03)
SAMPLE_STYLE = Style(Face.SERIF_STRONG, 118, SAMPLE, 0.025)
SAMPLE_ANGLE = math.atan2(297, 210)


def draw_ground(sheet: Sheet, text: CertificateText) -> None:
    """Paper alone, with the pale word on samples."""
    if text.is_sample:
        word = partial(draw_sample_word, sheet, SAMPLE_STYLE, MIDDLE, TOP + 148.5, SAMPLE_ANGLE)
        sheet.block("letter sample", word)


def draw_double_rule(sheet: Sheet, y: float) -> None:
    """The thick and the thin rule below a letterhead."""
    sheet.draw(stroked(segment(LEFT, y, RIGHT, y), INK, THICK))
    sheet.draw(stroked(segment(LEFT, y + RULES_APART, RIGHT, y + RULES_APART), INK, THIN))


def draw_foot(sheet: Sheet, text: CertificateText) -> None:
    """Checkpoint at the left, notice of a sample at the right."""
    for words, x, align in ((text.checkpoint, LEFT, Align.LEFT), (sample_notice(text), RIGHT, Align.RIGHT)):
        if words:
            room = (RIGHT - LEFT - FOOT_APART) / 2
            sheet.line(x, FOOT_BASELINE, (Run(words, fitted(words, FOOT, room, 5)),), align, Said.OF_ALL)
