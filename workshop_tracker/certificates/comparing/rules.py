"""Two papers beside each other, word by word and dot by dot; pure."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate

from workshop_tracker.certificates.comparing.seen import Look
from workshop_tracker.designs.rules import CertificateText
from workshop_tracker.presentation import Sentence

CONTRAST = 64  # of 255: a dot that is darker or lighter by more is another dot
UNLIKE_DOTS = 0.0005  # of a page: what drawing anew may change; a name of ten letters is ten times as much
LONGEST_QUOTE = 200
MOST_QUOTES = 6
Step = tuple[str, int, int, int, int]
OTHER_TEXT = Sentence("Tulisan lain")
IDENTITY = Sentence("Baris identitas")
WITHHELD = Sentence("tidak ditampilkan")  # nobody learns an identity number by guessing at it


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that the file tells otherwise; texts may be empty where one side says nothing."""

    field: str
    ours: str
    theirs: str


def public_fields(text: CertificateText) -> list[tuple[str, str]]:
    """What a paper says, by the names of its fields, in the order in which it is read; no identity line."""
    fields = [
        (Sentence("Nomor"), text.number),
        (Sentence("Nama"), text.name),
        (Sentence("Asal"), text.school),
        (Sentence("Sebagai"), text.role),
        (Sentence("Judul kegiatan"), text.title),
        (Sentence("Menerangkan"), text.statement),
        (Sentence("Penyelenggara"), text.organizer),
        (Sentence("Tanggal"), text.dates),
        (Sentence("Tempat"), text.place),
        (Sentence("Jumlah"), f"{text.lesson_hours}\u00a0JP" if text.lesson_hours else ""),
        *((Sentence("Penanda tangan"), signer.name) for signer in text.signatories),
        *((Sentence("Materi"), row.topic) for row in text.programme),
    ]
    return [(name, value) for name, value in fields if value]


def changed_fields(old: CertificateText, new: CertificateText) -> list[Difference]:
    """What a later edition says otherwise, field by field."""
    before, after = public_fields(old), public_fields(new)
    names = dict.fromkeys(name for name, _ in (*before, *after))
    values = [(name, _joined(before, name), _joined(after, name)) for name in names]
    return [Difference(name, ours, theirs) for name, ours, theirs in values if ours != theirs]


def _joined(fields: list[tuple[str, str]], wanted: str) -> str:
    return "; ".join(value for name, value in fields if name == wanted)


def differences(text: CertificateText, ours: Sequence[str], theirs: Sequence[str]) -> list[Difference]:
    """Every place in which the words of a file are others than those that our paper prints.

    `ours` are the words of our own file of this text. A place that belongs to no field is quoted from the file alone.
    """
    steps: Sequence[Step] = SequenceMatcher(None, ours, theirs).get_opcodes()
    changes = [step for step in steps if step[0] != "equal"]
    spans = _spans(text, ours)
    found = [
        Difference(name, value, _quoted(_theirs(steps, theirs, start, end)))
        for name, value, start, end in spans
        if any(_touches(step, start, end) for step in changes)
    ]
    rest = [step for step in changes if not any(_touches(step, start, end) for _, _, start, end in spans)]
    return list(dict.fromkeys(found)) + [
        Difference(OTHER_TEXT, "", _quoted(theirs[step[3] : step[4]])) for step in rest[:MOST_QUOTES]
    ]


def _spans(text: CertificateText, words: Sequence[str]) -> list[tuple[str, str, int, int]]:
    """Wherever a field stands among our words: its name, its value as it may be told, first word, word behind it."""
    whole = " ".join(words).casefold()
    ends = list(accumulate(len(word.casefold()) + 1 for word in words))
    return [
        (name, told, bisect_right(ends, at), bisect_right(ends, at + size - 1) + 1)
        for name, value, told in _located(text)
        for at, size in _places(whole, " ".join(value.split()).casefold())
    ]


def _places(whole: str, wanted: str) -> Iterator[tuple[int, int]]:
    at = whole.find(wanted)
    while at >= 0:
        yield at, len(wanted)
        at = whole.find(wanted, at + len(wanted))


def _located(text: CertificateText) -> list[tuple[str, str, str]]:
    fields = [(name, value, value) for name, value in public_fields(text)]
    return [*fields, (IDENTITY, text.identity_line, WITHHELD)] if text.identity_line else fields


def _touches(step: Step, start: int, end: int) -> bool:
    """Whether a change lies in these words; what was put in between belongs to the field before it."""
    _, first, last, _, _ = step
    return start < first <= end if first == last else first < end and start < last


def _theirs(steps: Sequence[Step], theirs: Sequence[str], start: int, end: int) -> list[str]:
    """What stands in a file where our words from `start` to `end` stand; of a change the whole."""
    words: list[str] = []
    for step in steps:
        tag, first, last, their_first, their_last = step
        if tag == "equal":
            shift = their_first - first
            words += theirs[max(start, first) + shift : max(min(end, last), first) + shift]
        elif _touches(step, start, end):
            words += theirs[their_first:their_last]
    return words


def _quoted(words: Sequence[str]) -> str:
    quote = " ".join(words)
    return quote if len(quote) <= LONGEST_QUOTE else f"{quote[:LONGEST_QUOTE]}…"


def look_alike(ours: Sequence[Look], theirs: Sequence[Look]) -> bool:
    """Whether both files look the same to the eye; a name painted over the printed one is seen here."""
    return len(ours) == len(theirs) and all(_is_like(mine, their) for mine, their in zip(ours, theirs, strict=True))


def _is_like(mine: Look, their: Look) -> bool:
    if mine.width != their.width or len(mine.pixels) != len(their.pixels):
        return False
    unlike = sum(abs(one - other) > CONTRAST for one, other in zip(mine.pixels, their.pixels, strict=True))
    return unlike <= UNLIKE_DOTS * len(mine.pixels)
