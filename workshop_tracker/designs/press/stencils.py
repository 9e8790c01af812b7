"""Stencils: a layout with holes for the holder's own fields, cut once and then filled for paper after paper.

A stencil is cut by drawing a paper twice with stand-ins in the place of those fields: as narrow and low as can be, and
as wide and tall as they may become. If both come out alike, so does every text in between; no design has to say which
of its lines may move. Whatever a stencil cannot hold is drawn in full, to the same bytes.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import count

from workshop_tracker.designs.faces import Face, advances
from workshop_tracker.designs.plates.layouts import Layout
from workshop_tracker.designs.plates.stand_ins import WIDEST, Reach, bare, stand_in
from workshop_tracker.designs.press.composing import Composed, form_content, layout_of_sides, recorded, side_content
from workshop_tracker.designs.press.holes import (
    ADDRESS,
    CODE,
    FIELDS,
    CodeHole,
    Fixed,
    LineHole,
    LinkHole,
    Values,
    Wording,
    line_hole,
    values_of,
)
from workshop_tracker.designs.press.recorder import OwnCode, OwnLine, Shared, Side
from workshop_tracker.designs.rules import CertificateText
from workshop_tracker.designs.typesetting import Line, Run, TextDoesNotFit

FILLED = frozenset({*FIELDS, "verification_url", "code"})  # of a text, when a stencil prints it
LONGEST_CODE = 64
# Short texts with every sort of letter: a design that changes its fields before printing them gives itself away.
PROBE = ("aB, cD. 1", "eF gH-2", "iJ 34", "5/kL")
Widths = tuple[int, ...]  # em for each of FIELDS


@dataclass(frozen=True, slots=True)
class StencilSide:
    """What stands on a side, and its links."""

    pieces: tuple[LineHole | CodeHole | Fixed, ...]
    links: tuple[LinkHole, ...]

    def filled(self, values: Values) -> str | None:
        """The content of the page; None if one of its lines is too wide."""
        contents = []
        for piece in self.pieces:
            content = piece.filled(values)
            if content is None:
                return None
            contents.append(content)
        return "\n".join(contents)


@dataclass(frozen=True, slots=True)
class Stencil:
    """A layout with its holes, and the letters of the texts around them beyond the usual ones."""

    layout: Layout
    sides: tuple[StencilSide, ...]
    extra: frozenset[str]

    def filled(self, text: CertificateText) -> Composed | None:
        """The paper of this text; None if one of its lines is too wide."""
        values = values_of(text)
        contents = []
        for side in self.sides:
            content = side.filled(values)
            if content is None:
                return None
            contents.append(content)
        links = tuple([link.filled(values) for side in self.sides for link in side.links])
        return Composed(text, self.layout, tuple(contents), links, self.extra)


def is_plain(text: CertificateText) -> bool:
    """Whether the fields that differ hold nothing but the letters by which stencils are measured."""
    own = text.name + text.school + text.identity_line + text.number + text.code + text.verification_url
    return own.isascii() and own.isprintable() and len(text.code) <= LONGEST_CODE


def cut_stencil(text: CertificateText, extra: frozenset[str], shared: Shared) -> Stencil | None:
    """A stencil for papers like this one with as much room as there is; None where its layout depends on its fields."""
    narrow = _cut(text, (0,) * len(FIELDS), Reach.NONE, shared)
    widths = tuple(_width_in_em(getattr(text, field)) for field in FIELDS)
    if narrow is None or _cut(text, widths, Reach.FULL, shared) != narrow:
        return None
    for field in range(len(FIELDS)):
        widths = _widened(text, widths, field, narrow, shared)
    sides = _recorded(text, widths, Reach.FULL, shared)
    trial = _stencil(sides, extra)
    # another for use: the probe is like no paper, and holes remember what all their texts have in common
    return _stencil(sides, extra) if trial is not None and _is_true(trial, text, shared) else None


def _stencil(sides: tuple[Side, ...], extra: frozenset[str]) -> Stencil | None:
    cut = tuple(filter(None, map(_cut_side, sides)))
    return Stencil(layout_of_sides(sides), cut, extra) if len(cut) == len(sides) else None


def _cut_side(side: Side) -> StencilSide | None:
    number, pieces = count(), list[LineHole | CodeHole | Fixed | None]()
    for piece in side.pieces:
        if isinstance(piece, OwnLine):
            pieces.append(line_hole(piece))
        elif isinstance(piece, OwnCode):
            pieces.append(CodeHole(piece, Wording(piece.address)))
        else:
            pieces.append(Fixed(form_content(next(number))))
    links = tuple(LinkHole(link, Wording(link.address)) for link in side.links)
    return None if None in pieces else StencilSide(tuple(filter(None, pieces)), links)


def _widened(text: CertificateText, widths: Widths, field: int, narrow: tuple[Side, ...], shared: Shared) -> Widths:
    """The field as wide as it can become before the layout changes."""
    low, high = widths[field], WIDEST + 1
    while high - low > 1:
        middle = (low + high) // 2
        trial = (*widths[:field], middle, *widths[field + 1 :])
        if _cut(text, trial, Reach.FULL, shared) == narrow:
            low = middle
        else:
            high = middle
    return (*widths[:field], low, *widths[field + 1 :])


def _width_in_em(text: str) -> int:
    widest = max(sum(advances(text, face)) for face in Face)
    return min(int(widest) + 2, WIDEST) if text else 0


def _cut(text: CertificateText, widths: Widths, reach: Reach, shared: Shared) -> tuple[Side, ...] | None:
    """The sides with bare stand-ins in them; None if they do not fit on their pages."""
    try:
        return tuple(_bare_side(side) for side in _recorded(text, widths, reach, shared))
    except TextDoesNotFit:
        return None


def _recorded(text: CertificateText, widths: Widths, reach: Reach, shared: Shared) -> tuple[Side, ...]:
    held = [stand_in(place, width, reach) for place, width in enumerate(widths)]
    sign = 1 if reach is Reach.FULL else 0  # em
    code = "".join(stand_in(CODE + place, sign, reach) for place in range(len(text.code)))
    return recorded(_with(text, held, stand_in(ADDRESS, 0, Reach.NONE), code), shared)


def _with(text: CertificateText, fields: Sequence[str], address: str, code: str) -> CertificateText:
    """The text with other values in its FIELDS and its address; what is empty stays so."""
    name, school, identity_line, number = (
        value if getattr(text, field) else "" for field, value in zip(FIELDS, fields, strict=True)
    )
    return replace(
        text,
        name=name,
        school=school,
        identity_line=identity_line,
        number=number,
        verification_url=address if text.verification_url else "",
        code=code,
    )


def _bare_side(side: Side) -> Side:
    pieces = (
        replace(piece, line=_bare_line(piece.line)) if isinstance(piece, OwnLine) else piece for piece in side.pieces
    )
    return replace(side, pieces=tuple(pieces))


def _bare_line(line: Line) -> Line:
    return tuple(Run(bare(run.text), run.style) for run in line)


def _is_true(stencil: Stencil, text: CertificateText, shared: Shared) -> bool:
    """Whether it prints a probe as the design itself does."""
    code = "".join("aB3"[place % 3] for place in range(len(text.code)))
    probe = _with(text, PROBE, text.verification_url, code)
    drawn, filled = recorded(probe, shared), stencil.filled(probe)
    return filled is not None and (filled.layout, filled.contents, filled.links) == (
        layout_of_sides(drawn),
        tuple(map(side_content, drawn)),
        tuple(link for side in drawn for link in side.links),
    )
