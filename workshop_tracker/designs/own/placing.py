"""Where the fields stand on a paper with a background of its own: typed millimetres, and what paper asks of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any, Literal

from workshop_tracker.presentation import Sentence

Paper = Literal["landscape", "portrait"]
Side = Literal["left", "center", "right"]
PAPERS: dict[Paper, tuple[float, float]] = {"landscape": (297.0, 210.0), "portrait": (210.0, 297.0)}  # mm
ALIGNS: tuple[Side, ...] = ("left", "center", "right")
POINT = 25.4 / 72  # mm
LEADING = 1.25  # of the size, from line to line
MARGIN = 5.0  # mm at each edge that printers leave white
SIZES, SMALLEST_NOTE = (7.0, 60.0), 5.0  # pt
LEAST_ACROSS = 20.0  # mm of a text
FARTHEST = 1000.0  # mm or pt that anybody may type
TOUCHING = 0.05  # mm by which boxes may overlap


@dataclass(frozen=True, slots=True)
class FieldKind:
    """A field: its name, and how much room it takes.

    A text has so many `lines` of its size; a block is `down` mm high, of which its width is added `share` times.
    """

    label: Sentence
    lines: float = 0.0
    down: float = 0.0
    share: float = 0.0
    least_across: float = LEAST_ACROSS
    is_required: bool = False


# in the order in which they are listed; 32 mm across leave a code of 25 mm between its quiet margins
KINDS: dict[str, FieldKind] = {
    "letterhead": FieldKind(Sentence("Kop surat"), 4),
    "heading": FieldKind(Sentence("Judul"), 1),
    "number": FieldKind(Sentence("Nomor"), 1, is_required=True),
    "given": FieldKind(Sentence("Kalimat di atas nama"), 1),
    "name": FieldKind(Sentence("Nama"), 1.5, is_required=True),
    "identity": FieldKind(Sentence("Keterangan di bawah nama"), 1),
    "school": FieldKind(Sentence("Asal"), 1),
    "led": FieldKind(Sentence("Kalimat di atas peran"), 1),
    "role": FieldKind(Sentence("Peran"), 1),
    "event": FieldKind(Sentence("Kalimat di atas judul kegiatan"), 1),
    "title": FieldKind(Sentence("Judul kegiatan"), 2),
    "closing": FieldKind(Sentence("Kalimat penutup: siapa, kapan, di mana, berapa JP"), 3),
    "hours": FieldKind(Sentence("JP saja"), 1),
    "dates": FieldKind(Sentence("Tanggal kegiatan saja"), 1),
    "place": FieldKind(Sentence("Tempat kegiatan saja"), 1),
    "signatures": FieldKind(Sentence("Penanda tangan, dengan tempat dan tanggal"), down=54.0, least_across=165.0),
    "code": FieldKind(Sentence("Kode QR"), down=10.5, share=1.0, least_across=32.0, is_required=True),
    "photo": FieldKind(Sentence("Kotak foto 3 × 4"), down=40.0, least_across=30.0),
    "checkpoint": FieldKind(Sentence("Titik periksa"), 1, is_required=True),
}


@dataclass(frozen=True, slots=True)
class PlacedField:
    """A box for one field: its top left corner from that of the paper and its width in mm, size in pt."""

    kind: str
    x: float
    y: float
    across: float
    size: float = 0.0
    align: Side = "center"
    is_on: bool = True

    @property
    def down(self) -> float:
        """Height in mm."""
        kind = KINDS[self.kind]
        return kind.lines * LEADING * self.size * POINT + kind.down + kind.share * self.across

    def overlaps(self, other: "PlacedField") -> bool:
        """Whether the two boxes share more than an edge."""
        beside = _apart(self.x, self.across, other.x, other.across)
        return not (beside or _apart(self.y, self.down, other.y, other.down))


def _apart(one: float, length: float, other: float, other_length: float) -> bool:
    return one + length <= other + TOUCHING or other + other_length <= one + TOUCHING


@dataclass(frozen=True, slots=True)
class Placing:
    """Every field with its box, in the order of KINDS, on a paper of that format."""

    paper: Paper
    fields: tuple[PlacedField, ...]

    @property
    def shown(self) -> tuple[PlacedField, ...]:
        """Those that are printed, from the top of the paper to its foot, as they are read."""
        return tuple(sorted((each for each in self.fields if each.is_on), key=lambda each: (each.y, each.x)))

    def field(self, kind: str) -> PlacedField:
        """The one of that kind."""
        return next(each for each in self.fields if each.kind == kind)

    def without(self, kind: str) -> "Placing":
        """The same with that field off."""
        return replace(
            self, fields=tuple(replace(each, is_on=each.is_on and each.kind != kind) for each in self.fields)
        )


class PlacingUnreadable(ValueError):
    """Settings that are no placing."""


def settings_of_placing(placing: Placing) -> dict[str, Any]:
    """As the row keeps it."""
    boxes = {each.kind: [each.x, each.y, each.across, each.size, each.align, each.is_on] for each in placing.fields}
    return {"paper": placing.paper, "fields": boxes}


def placing_of_settings(settings: Any) -> Placing:
    """The exact inverse. Raises PlacingUnreadable for anything else."""
    match settings:
        case {"paper": "landscape" | "portrait" as paper, "fields": dict() as boxes, **rest} if not rest:
            if boxes.keys() == KINDS.keys():
                return Placing(paper, tuple(_field(kind, boxes[kind]) for kind in KINDS))
    raise PlacingUnreadable


def _field(kind: str, box: Any) -> PlacedField:
    match box:
        case [x, y, across, size, "left" | "center" | "right" as align, bool() as is_on]:
            if all(type(value) in {int, float} and 0 <= value < FARTHEST for value in (x, y, across, size)):
                return PlacedField(kind, float(x), float(y), float(across), float(size), align, is_on)
    raise PlacingUnreadable


def problems_of_placing(placing: Placing) -> Iterator[tuple[str, Sentence]]:
    """What is wrong with it, each with the kind of the field."""
    for each in placing.fields:
        if not each.is_on and KINDS[each.kind].is_required:
            yield each.kind, Sentence("Isian ini selalu tercetak; tanpa itu sertifikat tidak dapat diperiksa.")
    for each in placing.shown:
        if problem := _problem_of_box(each, PAPERS[placing.paper]):
            yield each.kind, problem
    for one, other in combinations(placing.shown, 2):
        if one.overlaps(other):
            for each, under in ((one, other), (other, one)):
                yield each.kind, Sentence("Bertumpuk dengan isian lain: %(field)s.", field=KINDS[under.kind].label)


def _problem_of_box(field: PlacedField, paper: tuple[float, float]) -> Sentence | None:
    kind, (across, down) = KINDS[field.kind], paper
    least = SMALLEST_NOTE if field.kind == "checkpoint" else SIZES[0]
    if kind.lines and not least <= field.size <= SIZES[1]:
        return Sentence("Ukuran huruf antara %(least)s dan %(most)s pt.", least=int(least), most=int(SIZES[1]))
    if not kind.least_across <= field.across:
        return Sentence("Lebarnya paling sedikit %(least)s mm.", least=int(kind.least_across))
    is_inside = min(field.x, field.y) >= MARGIN and field.x + field.across <= across - MARGIN
    if not is_inside or field.y + field.down > down - MARGIN:
        return Sentence("Kotak ini keluar dari kertas; sisakan %(margin)s mm di setiap tepi.", margin=int(MARGIN))
    return None


def first_placing(paper: Paper) -> Placing:
    """The places with which a new design begins."""
    return Placing(paper, tuple(FIRST[paper][kind] for kind in KINDS))


def _first(boxes: Mapping[str, tuple[float, float, float, float]], off: frozenset[str]) -> dict[str, PlacedField]:
    return {kind: PlacedField(kind, *box, is_on=kind not in off) for kind, box in boxes.items()}


SELDOM = frozenset({"hours", "dates", "place", "photo"})
FIRST: dict[Paper, dict[str, PlacedField]] = {
    "landscape": _first(
        {
            "letterhead": (53.5, 12, 190, 11),
            "heading": (53.5, 34, 190, 30),
            "number": (48.5, 49, 200, 11),
            "given": (48.5, 56, 200, 10.5),
            "name": (48.5, 62, 200, 28),
            "identity": (48.5, 82, 200, 10.5),
            "school": (48.5, 87.5, 200, 10.5),
            "led": (48.5, 95, 200, 10.5),
            "role": (48.5, 100.5, 200, 15),
            "event": (48.5, 108.5, 200, 10.5),
            "title": (48.5, 114, 200, 14),
            "closing": (48.5, 128, 200, 10.5),
            "hours": (251, 70, 38, 14),
            "dates": (251, 80, 38, 10),
            "place": (251, 88, 38, 10),
            "signatures": (60, 144, 217, 0),
            "code": (20, 150, 32, 0),
            "photo": (14, 100, 30, 0),
            "checkpoint": (60, 198, 177, 6),
        },
        SELDOM,
    ),
    "portrait": _first(
        {
            "letterhead": (25, 14, 160, 12),
            "heading": (25, 42, 160, 28),
            "number": (25, 57, 160, 11),
            "given": (25, 72, 160, 11),
            "name": (25, 79, 160, 26),
            "identity": (25, 98, 160, 11),
            "school": (25, 104, 160, 11),
            "led": (25, 115, 160, 11),
            "role": (25, 121, 160, 15),
            "event": (25, 134, 160, 11),
            "title": (25, 140, 160, 14),
            "closing": (25, 155, 160, 11),
            "hours": (60, 236, 60, 14),
            "dates": (60, 246, 60, 10),
            "place": (60, 254, 60, 10),
            "signatures": (20, 178, 170, 0),
            "code": (20, 237, 32, 0),
            "photo": (155, 238, 30, 0),
            "checkpoint": (40, 284, 130, 6),
        },
        SELDOM,
    ),
}
