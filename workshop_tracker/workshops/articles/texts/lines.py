"""Lines of an article as blocks: titles, prose, items of lists, and values behind a known label."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

LineKind = Literal["title", "prose", "item", "caption"]
# what stands before a colon, in small letters, and what the value behind it is
LABELS = {
    **dict.fromkeys(("judul kegiatan", "nama kegiatan", "kegiatan", "judul", "tema", "tajuk"), "event"),
    **dict.fromkeys(
        (
            "hari",
            "hari/tanggal",
            "hari, tanggal",
            "hari dan tanggal",
            "hari tanggal",
            "tanggal",
            "tanggal kegiatan",
            "tanggal pelaksanaan",
            "waktu",
            "waktu pelaksanaan",
        ),
        "days",
    ),
    **dict.fromkeys(("tempat", "lokasi", "tempat kegiatan", "tempat pelaksanaan"), "place"),
    **dict.fromkeys(("kabupaten", "kota", "kabupaten/kota", "kabupaten atau kota"), "district"),
    **dict.fromkeys(("narasumber", "nara sumber", "pemateri", "pembicara", "instruktur"), "speaker"),
    "moderator": "moderator",
    **dict.fromkeys(("pembuka", "pembukaan", "dibuka oleh", "sambutan", "sambutan oleh"), "opening"),
    **dict.fromkeys(("penyelenggara", "pelaksana", "diselenggarakan oleh"), "organizer"),
    **dict.fromkeys(("peserta", "sekolah", "sekolah peserta", "asal sekolah", "sekolah yang hadir"), "schools"),
    **dict.fromkeys(("diterbitkan", "terbit", "tanggal terbit", "dipublikasikan"), "published"),
}
LABEL = re.compile(r"([^\W\d_][^:\n]{2,22}?)\s*:(?:\s+|$)(.*)")
BULLET = re.compile(r"(?:[-*•–—+▪●]|\(?[0-9]{1,2}[.)]|[a-h][.)])\s+")
# a line at least this long was broken by its width, and goes on in the next
WRAPPED = 50
LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True)
class Line:
    """One line without marks; an empty one ends a paragraph."""

    text: str
    kind: LineKind = "prose"


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the article: its text in one line, and what the label before it says that it is."""

    text: str
    kind: LineKind = "prose"
    label: str = ""


def blocks_of(lines: Iterable[Line]) -> tuple[Block, ...]:
    """The blocks in their order: wrapped lines are joined, items behind an empty label are its values."""
    blocks: list[Block] = []
    label = ""
    for paragraph in _paragraphs(lines):
        for block in _blocks_of_paragraph(paragraph):
            is_value = block.kind == "item" and label and not block.label
            label = block.label if block.label and not block.text else label if is_value else ""
            if block.text:
                blocks.append(replace(block, label=label) if is_value else block)
    return tuple(blocks)


def _paragraphs(lines: Iterable[Line]) -> Iterator[list[Line]]:
    paragraph: list[Line] = []
    for line in lines:
        if line.text:
            paragraph.append(line)
        elif paragraph:
            yield paragraph
            paragraph = []
    if paragraph:
        yield paragraph


def _blocks_of_paragraph(lines: Sequence[Line]) -> Iterator[Block]:
    block: Block | None = None
    last = ""
    for line in lines:
        read = _block_of_line(line)
        if block is not None and _goes_on(block, last, read):
            block = replace(block, text=f"{block.text} {read.text}".strip())
        else:
            if block is not None:
                yield block
            block = read
        last = line.text
    if block is not None:
        yield block


def _goes_on(block: Block, last: str, read: Block) -> bool:
    """A line that was wrapped: the one before was long, or this one begins with a small letter."""
    if read.kind != "prose" or read.label or block.kind in ("title", "caption"):
        return False
    return len(last) >= WRAPPED or read.text[:1].islower()


def _block_of_line(line: Line) -> Block:
    text = _without_pictures(line.text)
    bullet = BULLET.match(text)
    kind: LineKind = "item" if bullet and line.kind == "prose" else line.kind
    text = text[bullet.end() :].strip() if bullet and line.kind == "prose" else text
    labelled = LABEL.fullmatch(text)
    label = LABELS.get(labelled[1].strip().casefold(), "") if labelled else ""
    return Block(labelled[2].strip(), kind, label) if labelled and label else Block(text, kind)


def _without_pictures(text: str) -> str:
    """Without the emojis that stand before a line."""
    start = next((i for i, mark in enumerate(text) if unicodedata.category(mark) not in ("So", "Sk", "Mn", "Zs")), 0)
    return text[start:]
