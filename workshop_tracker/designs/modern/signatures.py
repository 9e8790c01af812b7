"""Where the signers of the front sign, and in which styles."""

from workshop_tracker.designs.faces import Face
from workshop_tracker.designs.modern.art import INK, QUIET
from workshop_tracker.designs.sections.signatures import SignatureSetting
from workshop_tracker.designs.typesetting import Style

STAMP_ACROSS, STAMP_TOP = 35.0, 150.0  # left of the first slot, down to the names: nothing is printed there
SIGNATURES = SignatureSetting(
    slots={
        1: ((207.0, 72.0),),
        2: ((207.0, 72.0), (74.0, 72.0)),
        3: ((224.0, 55.0), (74.0, 52.0), (131.0, 52.0)),
    },
    first_line=146.0,
    leading=4.4,
    names=185.6,
    lowest=193.2,
    rank_drop=4.0,
    underline_drop=1.0,
    stamp_top=STAMP_TOP,
    opening=Style(Face.SANS, 10, QUIET),
    title=Style(Face.SANS, 10, INK),
    name=Style(Face.SANS_STRONG, 10, INK),
    rank=Style(Face.SANS, 8.5, QUIET),
)
