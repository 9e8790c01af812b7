"""Where the signers of the front sign, and in which styles."""

from workshop_tracker.designs.faces import Face
from workshop_tracker.designs.klasik.art import INK, QUIET
from workshop_tracker.designs.sections.signatures import SignatureSetting
from workshop_tracker.designs.typesetting import Style

STAMP_ACROSS, STAMP_TOP = 35.0, 150.0  # left of the first slot, down to the names: nothing is printed there
SIGNATURES = SignatureSetting(
    slots={
        1: ((194.0, 75.0),),
        2: ((194.0, 75.0), (86.0, 68.0)),
        3: ((216.0, 53.0), (63.0, 54.0), (123.0, 54.0)),
    },
    first_line=141.6,
    leading=4.35,
    names=179.8,
    lowest=187.1,
    rank_drop=3.8,
    underline_drop=0.9,
    stamp_top=STAMP_TOP,
    opening=Style(Face.SERIF, 10, INK),
    title=Style(Face.SERIF, 10, INK),
    name=Style(Face.SERIF_STRONG, 10, INK),
    rank=Style(Face.SERIF, 8.5, QUIET),
)
