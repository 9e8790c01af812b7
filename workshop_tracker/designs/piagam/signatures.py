"""Where the signers of the front sign, and in which styles: left of each of them a stamp finds its 35 mm free."""

from workshop_tracker.designs.faces import Face
from workshop_tracker.designs.piagam.inks import INK, QUIET
from workshop_tracker.designs.sections.signatures import SignatureSetting
from workshop_tracker.designs.typesetting import Style

STAMP_ACROSS, STAMP_TOP = 35.0, 137.8  # down to the names: nothing is printed there
SIGNATURES = SignatureSetting(
    slots={
        1: ((198.0, 74.0),),
        2: ((198.0, 74.0), (62.0, 74.0)),
        3: ((226.0, 50.0), (56.0, 50.0), (141.0, 50.0)),
    },
    first_line=137.8,
    leading=4.35,
    names=177.6,
    lowest=185.2,
    rank_drop=3.9,
    underline_drop=0.9,
    stamp_top=STAMP_TOP,
    opening=Style(Face.SERIF, 10, INK),
    title=Style(Face.SERIF, 10, INK),
    name=Style(Face.SERIF_STRONG, 10, INK),
    rank=Style(Face.SERIF, 8.5, QUIET),
)
