"""Own wording: plain text with fields in braces, and parts in brackets that go where one of their fields is empty.

Read by this small parser alone and never by `str.format`, which would reach into objects.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from workshop_tracker.presentation import Sentence

# what may stand in braces; `filling` knows what each one says on a paper
FIELDS = (
    "nama",
    "identitas",
    "unit_kerja",
    "peran",
    "jenis",
    "kegiatan",
    "penyelenggara",
    "tanggal",
    "tempat",
    "jp",
    "nomor",
)
LISTED = ", ".join(f"{{{field}}}" for field in FIELDS)
BRACKETS, OPENING = "[]", "["
TOKEN = re.compile(r"\{([^{}\[\]]*)\}|[^{}\[\]]+|.", re.DOTALL)


class WrongSentence(ValueError):
    """This text cannot be printed with fields filled in; the message says why, in Indonesian."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Text as it is, or a field with what stands in its place, once that is known."""

    text: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """Pieces that stand together; an optional part goes as a whole where one of its fields is empty."""

    pieces: tuple[Piece, ...]
    is_optional: bool = False


@lru_cache(maxsize=256)
def parsed(text: str) -> tuple[Part, ...]:
    """The parts of a written text. Raises WrongSentence."""
    parts: list[Part] = []
    pieces: list[Piece] = []
    is_inside = False
    for found in TOKEN.finditer(text):
        written = found[0]
        if written in BRACKETS:
            if (written == OPENING) is is_inside:
                raise WrongSentence(Sentence("Kurung siku dibuka dan ditutup berpasangan, tidak di dalam yang lain."))
            parts.append(Part(tuple(pieces), is_optional=is_inside))
            pieces, is_inside = [], not is_inside
        else:
            pieces.append(_piece(written, found[1]))
    if is_inside:
        raise WrongSentence(Sentence("Kurung siku dibuka dan ditutup berpasangan, tidak di dalam yang lain."))
    return tuple(part for part in (*parts, Part(tuple(pieces))) if part.pieces)


def _piece(written: str, field: str | None) -> Piece:
    if written in {"{", "}"}:
        raise WrongSentence(Sentence("Kurung kurawal hanya untuk isian: %(fields)s.", fields=LISTED))
    if field is None:
        return Piece(written)
    if field not in FIELDS:
        raise WrongSentence(
            Sentence("Isian {%(name)s} tidak dikenal. Yang ada: %(fields)s.", name=field, fields=LISTED)
        )
    return Piece("", field)


def filled(text: str, values: Mapping[str, str]) -> tuple[Piece, ...]:
    """The pieces to print, fields with what stands in their place. Raises WrongSentence.

    `values` has one text for each of FIELDS; a text with braces in it is printed as it is.
    """
    kept = [part for part in parsed(text) if not (part.is_optional and _lacks(part, values))]
    return tuple(
        Piece(values[piece.field], piece.field) if piece.field else piece for part in kept for piece in part.pieces
    )


def fields_of(text: str) -> frozenset[str]:
    """The fields in a text. Raises WrongSentence."""
    return frozenset(piece.field for part in parsed(text) for piece in part.pieces if piece.field)


def _lacks(part: Part, values: Mapping[str, str]) -> bool:
    return any(piece.field and not values[piece.field] for piece in part.pieces)
