"""From a text to the sides of its paper: what all share as a layout, what is its own as page content."""

from collections.abc import Hashable
from dataclasses import dataclass
from itertools import count

from workshop_tracker.designs.plates.fonts import extra_letters
from workshop_tracker.designs.plates.forms import Form
from workshop_tracker.designs.plates.layouts import Layout, SideLayout, layout_of
from workshop_tracker.designs.plates.lines import line_content
from workshop_tracker.designs.press.codes import code_content
from workshop_tracker.designs.press.drawings import check_letters, draw
from workshop_tracker.designs.press.recorder import Link, OwnCode, OwnLine, Recorder, Side
from workshop_tracker.designs.rules import CertificateText, printed_strings
from workshop_tracker.designs.typesetting import line_width


@dataclass(frozen=True, slots=True)
class Composed:
    """A paper ready for printing: for each side its own content and links, and the letters beyond the usual ones."""

    text: CertificateText
    layout: Layout
    contents: tuple[str, ...]
    links: tuple[Link, ...]
    extra: frozenset[str]


def recorded(text: CertificateText, blocks: dict[Hashable, Form]) -> tuple[Side, ...]:
    """The sides as the design draws them; `blocks` as the Recorder takes them."""
    recorder = Recorder(blocks)
    draw(recorder, text)
    return tuple(recorder.sides)


def composed(text: CertificateText, blocks: dict[Hashable, Form]) -> Composed:
    """Any text, through the whole drawing. Raises UnknownDesign, LettersMissing, TextDoesNotFit."""
    check_letters(text)
    sides = recorded(text, blocks)
    links = tuple(link for side in sides for link in side.links)
    extra = extra_letters("".join(printed_strings(text)))
    return Composed(text, layout_of_sides(sides), tuple(map(side_content, sides)), links, extra)


def layout_of_sides(sides: tuple[Side, ...]) -> Layout:
    """What the sides share with those of other papers."""
    lines = (piece.line for side in sides for piece in side.pieces if isinstance(piece, OwnLine))
    faces = frozenset(run.style.face for line in lines for run in line)
    return layout_of(tuple(SideLayout(side.forms, len(side.links), side.size) for side in sides), faces)


def side_content(side: Side) -> str:
    """The content of a page: the names of its forms between its own lines and codes."""
    number = count()
    return "\n".join(form_content(next(number)) if isinstance(piece, Form) else _own(piece) for piece in side.pieces)


def form_content(number: int) -> str:
    """The drawing of a page's form, counted from 0."""
    return f"/X{number} Do"


def _own(piece: OwnLine | OwnCode) -> str:
    if isinstance(piece, OwnCode):
        return code_content(piece)
    return line_content(piece.x - line_width(piece.line) * piece.align.value, piece.baseline, piece.line)
