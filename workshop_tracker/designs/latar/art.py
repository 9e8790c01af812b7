"""Colours, the background itself, and the pale word of samples."""

import math
from dataclasses import replace
from functools import partial

from workshop_tracker.designs.faces import Face
from workshop_tracker.designs.own.line_art import unpacked_art
from workshop_tracker.designs.own.pictures import Picture
from workshop_tracker.designs.own.placing import PAPERS, Paper, Placing
from workshop_tracker.designs.rules import CertificateText
from workshop_tracker.designs.sections.samples import draw_sample_word
from workshop_tracker.designs.sheet import PageSize, Sheet
from workshop_tracker.designs.typesetting import Style

MAIN, ACCENT = "#1C2C4A", "#6A4A10"
INK, QUIET, HAIR, GROUP_BAND, SAMPLE = "#1A1A1A", "#4A4A4A", "#CFCFCF", "#F1F1F1", "#E4E4E4"
SAMPLE_STYLE = Style(Face.SERIF_STRONG, 118, SAMPLE, 0.025)
FORMATS = {"landscape": PageSize.LANDSCAPE, "portrait": PageSize.PORTRAIT}


def draw_background(sheet: Sheet, text: CertificateText, placing: Placing) -> None:
    """The own background of the front."""
    _draw_ground(sheet, text.look.background if text.look else None, placing.paper)
    draw_sample(sheet, text, FORMATS[placing.paper])


def draw_behind(sheet: Sheet, text: CertificateText, paper: Paper) -> None:
    """The own background of the back."""
    _draw_ground(sheet, text.look.back if text.look else None, paper)


def _draw_ground(sheet: Sheet, ground: Picture | None, paper: Paper) -> None:
    """Over the whole sheet, unless the paper in the printer bears it: pixels, and on them lines."""
    if ground is None or sheet.preprinted.has_ground:
        return
    across, down = PAPERS[paper]
    lines = ground.content if ground.kind == "lines" else ground.lines
    if ground.kind != "lines":
        pixels = partial(sheet.picture, replace(ground, lines=b""), 0, FORMATS[paper].top, across, down)
        sheet.block(("latar background", ground.content), pixels)
    if lines:
        sheet.block(("latar lines", lines), partial(_draw_lines, sheet, lines))


def _draw_lines(sheet: Sheet, lines: bytes) -> None:
    sheet.draw(unpacked_art(lines))


def draw_sample(sheet: Sheet, text: CertificateText, size: PageSize) -> None:
    """The pale word from corner to corner."""
    if text.is_sample:
        across, down = size.value
        middle, angle = (across / 2, size.top + down / 2), math.atan2(down, across)
        sheet.block("latar sample", partial(draw_sample_word, sheet, SAMPLE_STYLE, *middle, angle))
