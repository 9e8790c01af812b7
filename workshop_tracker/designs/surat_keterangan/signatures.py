"""Where the signers of the letter sign, and in which styles."""

from workshop_tracker.designs.faces import Face
from workshop_tracker.designs.sections.signatures import SignatureSetting
from workshop_tracker.designs.surat_keterangan.art import INK, LEFT, TOP
from workshop_tracker.designs.typesetting import Style

STAMP_TOP = TOP + 190.0  # 35 mm left of the first slot, down to the names: nothing is printed there
SIGNATURES = SignatureSetting(
    slots={
        1: ((112.0, 78.0),),
        2: ((126.0, 64.0), (LEFT, 64.0)),
        3: ((147.0, 43.0), (LEFT, 41.0), (70.0, 41.0)),
    },
    first_line=TOP + 178.0,
    leading=4.9,
    names=TOP + 224.0,
    lowest=TOP + 244.0,
    rank_drop=4.2,
    underline_drop=1.0,
    stamp_top=STAMP_TOP,
    opening=Style(Face.SERIF, 10.5, INK),
    title=Style(Face.SERIF, 10.5, INK),
    name=Style(Face.SERIF_STRONG, 10.5, INK),
    rank=Style(Face.SERIF, 8.5, INK),
)
