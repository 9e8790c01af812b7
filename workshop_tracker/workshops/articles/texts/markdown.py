"""Markdown, chats and plain text as lines: front matter read, emphasis, links and headings taken off."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from workshop_tracker.workshops.articles.texts.lines import Line

FRONT_MATTER = re.compile(r"\s*---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
ENTRY = re.compile(r"([A-Za-z][\w-]*)[ \t]*:[ \t]*(.*)")
LIST_ENTRY = re.compile(r"[ \t]*-[ \t]+(.*)")
HEADING = re.compile(r"#{1,6}[ \t]+(.*?)[ \t]*#*$")
BOLD_LINE = re.compile(r"\*{1,2}([^*]+)\*{1,2}")
UNDERLINE = re.compile(r"(?:={3,}|-{3,}|\*{3,}|_{3,})")
IMAGE = re.compile(r"!\[([^\]]*)\]\(\s*<?([^\s)>]+)>?[^)]*\)")
LINK = re.compile(r"\[([^\]]+)\]\([^)\s]+[^)]*\)")
EMPHASIS = re.compile(r"(?<![\w*])\*{1,3}(?=[^\s*])([^*\n]+?)(?<=[^\s*])\*{1,3}(?![\w*])")
UNDERSCORED = re.compile(r"(?<![\w_])(?:_{1,3}|~{1,2})(?=[^\s_~])([^_~\n]+?)(?<=[^\s_~])(?:_{1,3}|~{1,2})(?![\w_])")
ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
HIDDEN = 0xE000  # where an escaped mark waits until emphasis is taken off: characters that no text uses


@dataclass(frozen=True, slots=True)
class Marked:
    """A text without its marks: what its head says, its lines, the address of its first picture."""

    fields: dict[str, str]
    lines: tuple[Line, ...]
    image: str


def read_marked(text: str) -> Marked:
    """Markdown, a chat or plain text; all three are lines with few marks."""
    fields: dict[str, str] = {}
    head = FRONT_MATTER.match(text)
    if head:
        fields, text = _front_matter(head[1]), text[head.end() :]
    image = IMAGE.search(text)
    return Marked(fields, tuple(_lines(text)), image[2] if image else "")


def _front_matter(head: str) -> dict[str, str]:
    """Keys in small letters with their values; of a list its entries, one a line."""
    fields: dict[str, str] = {}
    key = ""
    for line in head.splitlines():
        entry, listed = ENTRY.match(line), LIST_ENTRY.match(line)
        if listed and key:
            fields[key] = f"{fields[key]}\n{_value(listed[1])}".strip()
        elif entry:
            key = entry[1].casefold()
            fields.setdefault(key, _values(entry[2]))
    return fields


def _values(written: str) -> str:
    """`[A, B]` as two lines, anything else as one."""
    if written.startswith("[") and written.endswith("]"):
        return "\n".join(_value(part) for part in written[1:-1].split(",") if part.strip())
    return _value(written)


def _value(written: str) -> str:
    """A value without its quotation marks; what stands between double ones is written as in JSON."""
    text = written.strip()
    if len(text) > 1 and text[0] == text[-1] == '"':
        try:
            return str(json.loads(text))
        except ValueError:
            return text[1:-1]
    return text[1:-1].replace("''", "'") if len(text) > 1 and text[0] == text[-1] == "'" else text


def _lines(text: str) -> Iterator[Line]:
    """A first line that is bold as a whole is the title of a chat's report."""
    is_first = True
    for written in text.split("\n"):
        line = written.strip().removeprefix(">").strip()
        heading = HEADING.fullmatch(line) or (BOLD_LINE.fullmatch(line) if is_first else None)
        is_first = is_first and not line
        picture = IMAGE.fullmatch(line)
        if heading:
            yield from (Line(""), Line(without_marks(heading[1]), "title"), Line(""))
        elif picture:
            yield from (Line(""), Line(without_marks(picture[1]), "caption"), Line(""))
        else:
            yield Line("" if UNDERLINE.fullmatch(line) else without_marks(line))


def without_marks(text: str) -> str:
    """One line without links, emphasis and backslashes; its words stay as written."""
    hidden = ESCAPED.sub(lambda escaped: chr(HIDDEN + ord(escaped[1])), text)
    plain = LINK.sub(r"\1", IMAGE.sub("", hidden))
    for marks in (EMPHASIS, EMPHASIS, UNDERSCORED):  # bold may hold italics
        plain = marks.sub(r"\1", plain)
    shown = "".join(chr(ord(mark) - HIDDEN) if HIDDEN <= ord(mark) < HIDDEN + 128 else mark for mark in plain)
    return " ".join(shown.split())
