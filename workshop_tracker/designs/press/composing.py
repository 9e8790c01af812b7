"""From a text to the sides of its paper: what all share as a layout, what is its own as page content."""

from dataclasses import dataclass
from itertools import count

from workshop_tracker.designs.imposition.rules import Leaf
from workshop_tracker.designs.plates.fonts import extra_letters
from workshop_tracker.designs.plates.forms import Form
from workshop_tracker.designs.plates.layouts import Layout, SideLayout, layout_of
from workshop_tracker.designs.plates.lines import line_content
from workshop_tracker.designs.press.codes import code_content
from workshop_tracker.designs.press.drawings import check_letters, draw
from workshop_tracker.designs.press.recorder import Link, OwnCode, OwnLine, Recorder, Shared, Side
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


def recorded(text: CertificateText, shared: Shared) -> tuple[Side, ...]:
    """The sides as the design draws them."""
    recorder = Recorder(shared)
    draw(recorder, text)
    return tuple(recorder.sides)


def composed(text: CertificateText, shared: Shared) -> Composed:
    """Any text, through the whole drawing. Raises UnknownDesign, LettersMissing, TextDoesNotFit."""
    check_letters(text)
    sides = recorded(text, shared)
    return _composed(text, sides, extra_letters("".join(printed_strings(text))))


def composed_leaf(leaf: Leaf) -> Composed:
    """A leaf that goes along with papers, all of it drawn as own lines."""
    recorder = Recorder(Shared())
    leaf.draw(recorder)
    own = (piece.line for side in recorder.sides for piece in side.pieces if isinstance(piece, OwnLine))
    said = "".join(run.text for line in own for run in line)
    return _composed(leaf.with_text, tuple(recorder.sides), extra_letters(said))


def _composed(text: CertificateText, sides: tuple[Side, ...], extra: frozenset[str]) -> Composed:
    links = tuple(link for side in sides for link in side.links)
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
