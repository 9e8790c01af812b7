"""The body of the letter as rows: what is stated of whom, as a list with labels, and of which event."""

from collections.abc import Sequence
from dataclasses import dataclass

from workshop_tracker.designs.faces import Face
from workshop_tracker.designs.own.filling import own_words
from workshop_tracker.designs.phrases import PHRASES
from workshop_tracker.designs.rules import CertificateText
from workshop_tracker.designs.sections.spacing import PlacedRows, Row, hung, rows, shared
from workshop_tracker.designs.sections.wording import letter_ending, letter_sentence, scaled
from workshop_tracker.designs.sheet import Align, Said, Sheet
from workshop_tracker.designs.surat_keterangan.art import INK, LEFT, RIGHT
from workshop_tracker.designs.typesetting import Line, Run, Style, fitted_lines, wrapped

ACROSS = RIGHT - LEFT
LABELS, COLONS, VALUES = 33.0, 68.0, 72.0  # mm; left edges of the list
PLAIN = Style(Face.SERIF, 11.5, INK)
STRONG = Style(Face.SERIF_STRONG, 11.5, INK)
LEADING, LIST_LEAD, APART = 5.8, 6.8, 9.5  # mm
SHRINK = 0.5  # pt by which a value gives way before it breaks


@dataclass(frozen=True, slots=True)
class LabelledRow(Row):
    """The first line of a value, with its label at the left."""

    label: Line = ()


def body(text: CertificateText, scale: float) -> list[Row]:
    """All rows at `scale` of their natural sizes and distances; an absent value leaves no row."""
    plain, strong = scaled(PLAIN, scale), scaled(STRONG, scale)
    words = PHRASES[text.language]
    listed = [
        _value_rows(words.holder_name, text.name, strong, scale),
        _value_rows(words.holder_identity, text.identity_line, plain, scale),
        _value_rows(words.holder_school, text.school, plain, scale),
        shared(_value_rows(words.holder_role, text.role, plain, scale)),
    ]
    return [
        *shared(_paragraph([Run(own_words(text, "given") or words.states, plain)], 0, scale)),
        *(row for value in listed for row in value),
        *shared(_paragraph(letter_sentence(text, plain, strong), APART, scale)),
        *shared(_paragraph([Run(letter_ending(text), plain)], APART, scale)),
    ]


def draw_body(sheet: Sheet, placed: PlacedRows) -> None:
    """The rows, each value after its label, as they are read."""
    for row, baseline in zip(placed.rows, placed.places, strict=True):
        if isinstance(row, LabelledRow):
            sheet.line(LABELS, baseline, row.label, said=Said.OF_ALL)
            sheet.line(COLONS, baseline, (Run(":", row.label[0].style),), said=Said.OF_ALL)
        sheet.line(LEFT - row.hang, baseline, row.line, Align.LEFT, row.said)


def _paragraph(runs: Sequence[Run], lead: float, scale: float) -> list[Row]:
    return rows(wrapped(runs, ACROSS), lead * scale, 2.5 if lead else 0.0, LEADING * scale)


def _value_rows(label: str, value: str, style: Style, scale: float) -> list[Row]:
    lines = fitted_lines(value, style, RIGHT - VALUES, style.size - SHRINK)
    indented = [hung(row, LEFT - VALUES) for row in rows(lines, LIST_LEAD * scale, 0.8, LEADING * scale)]
    if not indented:
        return []
    first = indented[0]
    name = (Run(label, scaled(PLAIN, scale)),)
    return [LabelledRow(first.line, first.lead, first.give, first.hang, label=name), *indented[1:]]
