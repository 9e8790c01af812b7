"""The signature blocks at the foot of a paper: up to three side by side, with room for ink and stamp."""

from collections.abc import Sequence
from dataclasses import dataclass

from workshop_tracker.designs.ornaments import segment, stroked
from workshop_tracker.designs.rules import CertificateText, Facsimile, SignatoryText
from workshop_tracker.designs.sections.facsimiles import Room, draw_facsimile, signature_room, stamp_room
from workshop_tracker.designs.sheet import Sheet
from workshop_tracker.designs.typesetting import (
    LEAST_SIZE,
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

NAME_LEADING = 0.44  # mm for each pt of size
RANK_LEADING = 3.5
UNDERLINE = 0.4  # pt
UNWRAPPED_FROM = 9.0  # pt; a title line is rather broken in two than made smaller than this
MOST_TITLE_LINES = 3  # beyond these the ink would have less than 25 mm
ORDER = ("right", "left", "center")


@dataclass(frozen=True, slots=True)
class SignatureSetting:
    """Where the blocks stand, in mm, and their styles; below `stamp_top` nothing is printed left of the first one.

    `slots` are left edge and width of each by number of signers, the first being the right-hand one, which has the
    stamp; `first_line` is the baseline of every opening, `names` that of every name, `lowest` that of the last rank.
    """

    slots: dict[int, tuple[tuple[float, float], ...]]
    first_line: float
    leading: float
    names: float
    lowest: float
    rank_drop: float
    underline_drop: float
    stamp_top: float
    opening: Style
    title: Style
    name: Style
    rank: Style


@dataclass(frozen=True, slots=True)
class Block:
    """One signer's lines, broken to the slot's width."""

    x: float
    titles: tuple[Line, ...]
    names: tuple[Line, ...]
    ranks: tuple[Line, ...]


def draw_signatures(sheet: Sheet, text: CertificateText, setting: SignatureSetting) -> None:
    """All blocks: openings on one baseline, names on another, in one size; between them ink, or pictures of it.

    Raises TextDoesNotFit, PictureMissing.
    """
    signatories = text.signatories
    blocks = blocks_of(signatories, setting)
    baseline = min((name_baseline(block, setting) for block in blocks), default=setting.names)
    if any(_is_overfull(block, baseline, setting) for block in blocks):
        raise TextDoesNotFit(Sentence("Jabatan dan nama penanda tangan terlalu panjang untuk satu kolom tanda tangan."))
    for block in blocks:
        _draw_titles(sheet, block, setting)
        _draw_name(sheet, block, baseline, setting)
    for facsimile in text.facsimiles:
        room = _room_of(facsimile, signatories, blocks, baseline, setting)
        draw_facsimile(sheet, facsimile, room)


def blocks_of(signatories: Sequence[SignatoryText], setting: SignatureSetting) -> list[Block]:
    """The signers in the order of their slots, each fitted to his own."""
    signers = in_slots(signatories)
    slots = setting.slots[len(signers)] if signers else ()
    sizes = [fitted(signer.name, setting.name, across).size for signer, (_, across) in zip(signers, slots, strict=True)]
    shared = sized(setting.name, min(sizes, default=setting.name.size))
    return [
        Block(
            x,
            tuple(title_lines(_title_runs(signer, setting), across)),
            tuple(fitted_lines(signer.name, shared, across)),
            tuple(line for text in (signer.rank, signer.identity) for line in fitted_lines(text, setting.rank, across)),
        )
        for signer, (x, across) in zip(signers, slots, strict=True)
    ]


def in_slots(signatories: Sequence[SignatoryText]) -> list[SignatoryText]:
    """The signers in the order of their slots."""
    return sorted(signatories, key=lambda signer: ORDER.index(signer.place))


def _room_of(
    facsimile: Facsimile,
    signatories: Sequence[SignatoryText],
    blocks: Sequence[Block],
    baseline: float,
    setting: SignatureSetting,
) -> Room:
    """Where ink would be: a signature between titles and name, a stamp left of them and a little over it."""
    place = [signer.place for signer in in_slots(signatories)].index(facsimile.place)
    block, (x, across) = blocks[place], setting.slots[len(blocks)][place]
    names_start = baseline - sum(NAME_LEADING * line[0].style.size for line in block.names)
    titles_end = setting.first_line + title_leading(block, setting) * (len(block.titles) - 1)
    if facsimile.kind == "stamp":
        return stamp_room(x, max(setting.stamp_top, titles_end), names_start)
    return signature_room(x, across, titles_end, names_start)


def _title_runs(signer: SignatoryText, setting: SignatureSetting) -> list[Run]:
    texts = [(signer.opening, setting.opening), *((line, setting.title) for line in signer.title_lines)]
    return [Run(text, style) for text, style in texts if text]


def title_lines(runs: Sequence[Run], across: float) -> list[Line]:
    """Opening and titles in one size: shrunk a little; else broken; else, where that makes too many lines, both."""
    size = max((run.style.size for run in runs), default=0)
    widest = min((fitted(run.text, run.style, across).size for run in runs), default=size)
    if widest >= UNWRAPPED_FROM:
        return [(Run(run.text, sized(run.style, widest)),) for run in runs]
    lines = _broken(runs, size, across)
    while len(lines) > 1 + MOST_TITLE_LINES and size > LEAST_SIZE:
        size -= 0.25
        lines = _broken(runs, size, across)
    return lines


def _broken(runs: Sequence[Run], size: float, across: float) -> list[Line]:
    return [line for run in runs for line in balanced([Run(run.text, sized(run.style, size))], across)]


def name_baseline(block: Block, setting: SignatureSetting) -> float:
    """Baseline of the last name line, raised as far as ranks of many lines need."""
    below = setting.rank_drop + RANK_LEADING * (len(block.ranks) - 1) if block.ranks else 0
    return min(setting.names, setting.lowest - below)


def _is_overfull(block: Block, baseline: float, setting: SignatureSetting) -> bool:
    titles_end = setting.first_line + title_leading(block, setting) * (len(block.titles) - 1)
    names_start = baseline - sum(NAME_LEADING * line[0].style.size for line in block.names)
    return titles_end > names_start


def title_leading(block: Block, setting: SignatureSetting) -> float:
    """Distance of the title lines: one for all blocks, closer only where a title breaks into too many lines."""
    usual = len(block.titles) <= 1 + MOST_TITLE_LINES
    return setting.leading if usual else setting.leading * block.titles[0][0].style.size / setting.title.size


def _draw_titles(sheet: Sheet, block: Block, setting: SignatureSetting) -> None:
    for index, line in enumerate(block.titles):
        sheet.line(block.x, setting.first_line + title_leading(block, setting) * index, line)


def _draw_name(sheet: Sheet, block: Block, baseline: float, setting: SignatureSetting) -> None:
    for index, line in enumerate(block.names):
        y = baseline - NAME_LEADING * line[0].style.size * (len(block.names) - 1 - index)
        sheet.line(block.x, y, line)
        under = segment(block.x, y + setting.underline_drop, block.x + line_width(line), y + setting.underline_drop)
        sheet.draw(stroked(under, line[0].style.colour, UNDERLINE))
    for index, line in enumerate(block.ranks):
        sheet.line(block.x, baseline + setting.rank_drop + RANK_LEADING * index, line)
