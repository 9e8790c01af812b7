"""Holes of a stencil, for what is one paper's own. Every step of filling is taken for each line of each paper."""

from dataclasses import dataclass
from itertools import groupby, pairwise
from operator import itemgetter

from workshop_tracker.designs.faces import END, WESTERN
from workshop_tracker.designs.ornaments import point
from workshop_tracker.designs.plates.lines import Setting, setting_of
from workshop_tracker.designs.plates.stand_ins import is_stand_in, place_of
from workshop_tracker.designs.press.codes import code_content_of, letters_alike
from workshop_tracker.designs.press.recorder import Link, OwnCode, OwnLine
from workshop_tracker.designs.rules import CertificateText
from workshop_tracker.designs.typesetting import POINTS_PER_MM, line_width

FIELDS = ("name", "school", "identity_line", "number")  # in the order in which they are given room
ADDRESS, CODE = len(FIELDS), len(FIELDS) + 1  # places of the stand-ins; each sign of the code has its own
WHOLE = slice(None)
Values = tuple[str, ...]  # of FIELDS, the address and the code


def values_of(text: CertificateText) -> Values:
    """What stands in the holes of a paper."""
    return text.name, text.school, text.identity_line, text.number, text.verification_url, text.code


class Wording:
    """A recorded text: the words that all papers say, and between them values, or signs of the code in a row."""

    def __init__(self, recorded: str) -> None:
        self._words, self._parts = "", list[tuple[int, slice]]()
        for is_held, letters in groupby(recorded, is_stand_in):
            piece = "".join(letters)
            parts = _parts([place_of(letter) for letter in piece]) if is_held else []
            self._words += "%s" * len(parts) or piece.replace("%", "%%")
            self._parts += parts
        is_whole = bool(self._parts) and all(part == WHOLE for _, part in self._parts)
        # what most lines hold: taken at once, which a line of every paper feels
        self._whole_values = itemgetter(*[value for value, _ in self._parts]) if is_whole else None

    def filled(self, values: Values) -> str:
        """The text of one paper."""
        if self._whole_values is not None:
            text: str = self._words % self._whole_values(values)
            return text
        return self._words % tuple([values[value][part] for value, part in self._parts])


def _parts(places: list[int]) -> list[tuple[int, slice]]:
    """Which value stands there, and which part of it."""
    first, last = places[0], places[-1]
    if first >= CODE and places == [*range(first, last + 1)]:
        return [(CODE, slice(first - CODE, last - CODE + 1))]
    signs = (slice(place - CODE, place - CODE + 1) for place in places)
    return [(place, WHOLE) if place < CODE else (CODE, sign) for place, sign in zip(places, signs, strict=True)]


@dataclass(frozen=True, slots=True)
class Ends:
    """What all texts of a line begin and end with: measured and written once. The last letter of each is END."""

    head: str
    tail: str
    first: int  # where the first pair of letters begins that is not in the head
    last: int  # letters after the last such pair
    least: int  # letters of a text that has both ends
    head_advance: float  # em
    tail_advances: tuple[float, ...]  # em; added one by one, in the order in which a whole line is added up
    head_codes: str
    tail_codes: str

    def hold(self, closed: str) -> bool:
        """Whether a text has both ends, one after the other."""
        return len(closed) >= self.least and closed.startswith(self.head) and closed.endswith(self.tail)


NO_ENDS = Ends("", END, 0, 0, 1, 0.0, (), "", "")


def common_ends(head: str, tail: str, closed: str, setting: Setting) -> Ends:
    """The ends that a text has in common with others, which begin with `head` and end with `tail`."""
    start = min(letters_alike(head, closed), len(closed) - len(END))
    stop = max(len(closed) - letters_alike(tail[::-1], closed[::-1]), start)
    head, tail = closed[:start], closed[stop:]
    head_pairs, tail_pairs = ([*pairwise(text)] for text in (head, tail))
    return Ends(
        head,
        tail,
        first=len(head_pairs),
        last=len(tail_pairs),
        least=len(head) + len(tail),
        head_advance=sum(map(setting.advances.__getitem__, head_pairs), 0.0),
        tail_advances=tuple(map(setting.advances.__getitem__, tail_pairs)),
        head_codes="".join(map(setting.codes.__getitem__, head_pairs)),
        tail_codes="".join(map(setting.codes.__getitem__, tail_pairs)),
    )


class LineHole:
    """An own line in one style; filled, it is what `line_content` writes.

    It remembers its last text, and the ends of all texts. Threads share it, so each memory is replaced as a whole.
    """

    def __init__(self, own: OwnLine) -> None:
        (run,) = own.line
        self._wording, self._setting = Wording(run.text), setting_of(run.style)
        self._size, self._tracking = run.style.size, run.style.tracking
        self._x, self._align, self._most = own.x, own.align.value, line_width(own.line)  # mm
        _, self._up = point(own.x, own.baseline).split()
        self._advance = self._setting.advances.__getitem__
        self._code = self._setting.codes.__getitem__
        self._last: tuple[str, str | None] = "", None
        self._ends: Ends | None = None

    def filled(self, values: Values) -> str | None:
        """The line with these values; None if it is too wide."""
        text, last, ends = self._wording.filled(values), self._last, self._ends
        if text == last[0]:
            return last[1]
        closed = text + END
        if ends is None or not ends.hold(closed):
            ends = self._learnt(closed, last[0] + END, ends)
        pairs = [*pairwise(closed[ends.first : len(closed) - ends.last])]
        advance = sum(ends.tail_advances, sum(map(self._advance, pairs), ends.head_advance))
        width = (advance + self._tracking * max(len(text) - 1, 0)) * self._size / POINTS_PER_MM
        line = None
        if width <= self._most:
            place = f"{(self._x - width * self._align) * POINTS_PER_MM:.2f} {self._up}"
            codes = f"{ends.head_codes}{''.join(map(self._code, pairs))}{ends.tail_codes}"
            line = self._setting.shown(place, codes, text)
        self._last = text, line
        return line

    def _learnt(self, closed: str, other: str, ends: Ends | None) -> Ends:
        """The ends of this text and all before it, of which `other` is the last."""
        if other == END:
            return NO_ENDS
        head, tail = (other, other) if ends is None else (ends.head, ends.tail)
        self._ends = common_ends(head, tail, closed, self._setting)
        return self._ends


@dataclass(frozen=True, slots=True)
class CodeHole:
    """A code with its address in words and stand-ins."""

    own: OwnCode
    address: Wording

    def filled(self, values: Values) -> str | None:
        """The code with these values."""
        return code_content_of(self.address.filled(values), self.own)


@dataclass(frozen=True, slots=True)
class LinkHole:
    """A link with its address in words and stand-ins."""

    link: Link
    address: Wording

    def filled(self, values: Values) -> Link:
        """The link with these values."""
        return Link(self.address.filled(values), self.link.x, self.link.y, self.link.side)


@dataclass(frozen=True, slots=True)
class Fixed:
    """Content that no value changes."""

    content: str

    def filled(self, values: Values) -> str | None:
        """The content."""
        return self.content


def line_hole(own: OwnLine) -> LineHole | None:
    """The hole of a recorded line; None for several styles in it, or letters that kern beyond their neighbours."""
    if len(own.line) != 1:
        return None
    (run,) = own.line
    is_measured = all(letter in WESTERN or is_stand_in(letter) for letter in run.text)
    return LineHole(own) if is_measured else None
