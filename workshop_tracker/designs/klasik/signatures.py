"""The signature blocks at the foot of a paper: up to three side by side, with room for ink and stamp."""

from collections.abc import Sequence
from dataclasses import dataclass

from workshop_tracker.designs.klasik.art import INK, QUIET
from workshop_tracker.designs.ornaments import segment, stroked
from workshop_tracker.designs.rules import SignatoryText
from workshop_tracker.designs.sheet import Sheet
from workshop_tracker.designs.typesetting import (
    LEAST_SIZE,
    Face,
    Line,
    Run,
    Style,
    TextDoesNotFit,
    balanced,
    fitted,
    fitted_lines,
    line_width,
    sized,
)
from workshop_tracker.presentation import Sentence

FIRST_LINE, LEADING = 141.6, 4.35  # baseline of every opening, mm
NAME_BASELINE, LOWEST_BASELINE = 179.8, 187.1
NAME_LEADING = 0.44  # mm for each pt of size
RANK_DROP, RANK_LEADING = 3.8, 3.5
UNDERLINE_DROP, UNDERLINE = 0.9, 0.4  # mm, pt
STAMP_ACROSS, STAMP_TOP = 35.0, 150.0  # left of the first slot, down to the names: nothing is printed there
UNWRAPPED_FROM = 9.0  # pt; a title line is rather broken in two than made smaller than this
MOST_TITLE_LINES = 3  # beyond these the ink would have less than 25 mm

# Left edge and width of each slot by number of signers; the first is the right-hand one, which has the stamp.
SLOTS = {
    1: ((194.0, 75.0),),
    2: ((194.0, 75.0), (86.0, 68.0)),
    3: ((216.0, 53.0), (63.0, 54.0), (123.0, 54.0)),
}
ORDER = ("right", "left", "center")


TITLE = Style(Face.SERIF, 10, INK)
NAME = Style(Face.SERIF_STRONG, 10, INK)
RANK = Style(Face.SERIF, 8.5, QUIET)


@dataclass(frozen=True, slots=True)
class Block:
    """One signer's lines, broken to the slot's width."""

    x: float
    titles: tuple[Line, ...]
    names: tuple[Line, ...]
    ranks: tuple[Line, ...]


def draw_signatures(sheet: Sheet, signatories: Sequence[SignatoryText]) -> None:
    """All blocks: openings on one baseline, names on another, in one size."""
    blocks = blocks_of(signatories)
    baseline = min((name_baseline(block) for block in blocks), default=NAME_BASELINE)
    if any(_is_overfull(block, baseline) for block in blocks):
        raise TextDoesNotFit(Sentence("Jabatan dan nama penanda tangan terlalu panjang untuk satu kolom tanda tangan."))
    for block in blocks:
        _draw_titles(sheet, block)
        _draw_name(sheet, block, baseline)


def blocks_of(signatories: Sequence[SignatoryText]) -> list[Block]:
    """The signers in the order of their slots, each fitted to his own."""
    signers = sorted(signatories, key=lambda signer: ORDER.index(signer.place))
    slots = SLOTS[len(signers)] if signers else ()
    sizes = [fitted(signer.name, NAME, across).size for signer, (_, across) in zip(signers, slots, strict=True)]
    shared = sized(NAME, min(sizes, default=NAME.size))
    return [
        Block(
            x,
            tuple(title_lines((signer.opening, *signer.title_lines), TITLE, across)),
            tuple(fitted_lines(signer.name, shared, across)),
            tuple(line for text in (signer.rank, signer.identity) for line in fitted_lines(text, RANK, across)),
        )
        for signer, (x, across) in zip(signers, slots, strict=True)
    ]


def title_lines(texts: Sequence[str], style: Style, across: float) -> list[Line]:
    """Opening and titles in one size: shrunk a little; else broken; else, where that makes too many lines, both."""
    texts = [text for text in texts if text]
    widest = min((fitted(text, style, across).size for text in texts), default=style.size)
    if widest >= UNWRAPPED_FROM:
        return [(Run(text, sized(style, widest)),) for text in texts]
    size = style.size
    lines = _broken(texts, style, across)
    while len(lines) > 1 + MOST_TITLE_LINES and size > LEAST_SIZE:
        size -= 0.25
        lines = _broken(texts, sized(style, size), across)
    return lines


def _broken(texts: Sequence[str], style: Style, across: float) -> list[Line]:
    return [line for text in texts for line in balanced([Run(text, style)], across)]


def name_baseline(block: Block) -> float:
    """Baseline of the last name line, raised as far as ranks of many lines need."""
    below = RANK_DROP + RANK_LEADING * (len(block.ranks) - 1) if block.ranks else 0
    return min(NAME_BASELINE, LOWEST_BASELINE - below)


def _is_overfull(block: Block, baseline: float) -> bool:
    titles_end = FIRST_LINE + title_leading(block) * (len(block.titles) - 1)
    names_start = baseline - sum(NAME_LEADING * line[0].style.size for line in block.names)
    return titles_end > names_start


def title_leading(block: Block) -> float:
    """Distance of the title lines: one for all blocks, closer only where a title breaks into too many lines."""
    usual = len(block.titles) <= 1 + MOST_TITLE_LINES
    return LEADING if usual else LEADING * block.titles[0][0].style.size / 10


def _draw_titles(sheet: Sheet, block: Block) -> None:
    for index, line in enumerate(block.titles):
        sheet.line(block.x, FIRST_LINE + title_leading(block) * index, line)


def _draw_name(sheet: Sheet, block: Block, baseline: float) -> None:
    for index, line in enumerate(block.names):
        y = baseline - NAME_LEADING * line[0].style.size * (len(block.names) - 1 - index)
        sheet.line(block.x, y, line)
        under = segment(block.x, y + UNDERLINE_DROP, block.x + line_width(line), y + UNDERLINE_DROP)
        sheet.draw(stroked(under, line[0].style.colour, UNDERLINE))
    for index, line in enumerate(block.ranks):
        sheet.line(block.x, baseline + RANK_DROP + RANK_LEADING * index, line)
