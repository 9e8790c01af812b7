"""What a certificate says: the frozen text of one paper, as stored in the database and as handed to the drawing."""

import dataclasses
import json
import re
from collections.abc import Iterable, Mapping
from typing import Any, Literal

from workshop_tracker.designs.faces import coverage
from workshop_tracker.designs.own.looks import Look
from workshop_tracker.designs.own.pictures import Picture

Language = Literal["id", "en"]
Place = Literal["right", "left", "center"]
FacsimileKind = Literal["signature", "stamp"]
MOST_SIGNATORIES = 3
# designs that new papers may have, with the version that is drawn today; papers keep the one they were prepared with
NEWEST_VERSIONS = {"klasik": 1, "modern": 1, "piagam": 1, "surat_keterangan": 1}

PORTRAIT = frozenset({"surat_keterangan"})  # designs on A4 portrait


BESIDE = frozenset({"look", "picture"})  # what lies beside a snapshot
LATER = (("statement", ""), ("facsimiles", ()))
BEFORE_A_NAME = "."  # between an organization and the name in the code of an own design; no other code has one
FACSIMILES = '"facsimiles":'  # how they begin in a frozen text; inside a string of it the quotes are escaped
SHA256 = re.compile('"sha256":"([0-9a-f]{64})"')


@dataclasses.dataclass(frozen=True, slots=True)
class Looks:
    """What frozen texts name and do not hold: own designs by code and version, pictures by their SHA-256."""

    designs: Mapping[tuple[str, int], Look] = dataclasses.field(default_factory=dict)
    pictures: Mapping[str, Picture] = dataclasses.field(default_factory=dict)


NO_LOOKS = Looks()


class BackDiffersFromFront(ValueError):
    """The lesson hours of the programme do not add up to those on the front."""


class UnknownDesign(LookupError):
    """No drawing belongs to this design and version."""


class PictureMissing(LookupError):
    """The picture of a signature or stamp that a paper bears is not there; without it another would come out."""


class LettersMissing(ValueError):
    """The embedded fonts cannot print some letters of a paper; printing it would show empty boxes."""


@dataclasses.dataclass(frozen=True, slots=True)
class ProgrammeRow:
    """One session of the programme table; `group` is A, B, C, a text of its own, or empty."""

    group: str
    topic: str
    speakers: str
    lesson_hours: int


@dataclasses.dataclass(frozen=True, slots=True)
class SignatoryText:
    """One signer: `opening` is "place, date" or "Mengetahui,", then free title lines, name, rank, and identity."""

    place: Place
    opening: str
    title_lines: tuple[str, ...]
    name: str
    rank: str
    identity: str


@dataclasses.dataclass(frozen=True, slots=True)
class Facsimile:
    """A picture of the signature or the stamp of the signer in that place, who let it be used on this very paper."""

    place: Place
    kind: FacsimileKind
    sha256: str
    picture: Picture | None = None  # kept beside the snapshot, which names it by its hash


@dataclasses.dataclass(frozen=True, slots=True)
class CertificateText:
    """All that one paper says, already worded in the paper's language; an empty text prints nothing.

    `verification_url` goes into the QR code as it is: in capitals it makes the smallest one.
    Raises BackDiffersFromFront, or ValueError for an edition below 1 or more than three signatories.
    """

    design: str
    design_version: int
    language: Language
    kind: str
    letterhead: tuple[str, ...]
    number: str
    name: str
    identity_line: str
    school: str
    role: str
    event_kind: str
    title: str
    organizer: str
    dates: str
    place: str
    lesson_hours: int | None
    signatories: tuple[SignatoryText, ...]
    code: str
    verification_url: str
    checkpoint: str
    edition: int
    programme: tuple[ProgrammeRow, ...]
    is_sample: bool
    statement: str = ""  # what a letter states of its holder instead of having completed
    facsimiles: tuple[Facsimile, ...] = ()
    look: Look | None = None  # of an own design; kept with the design, which never changes, and not in the snapshot

    def __post_init__(self) -> None:
        printed, added_up = self.lesson_hours, sum(row.lesson_hours for row in self.programme)
        if printed is not None and self.programme and printed != added_up:
            raise BackDiffersFromFront(f"Struktur program berjumlah {added_up} JP, halaman depan {printed} JP.")
        if self.edition < 1:
            raise ValueError(f"Terbitan dihitung dari 1, bukan {self.edition}.")
        if len(self.signatories) > MOST_SIGNATORIES:
            raise ValueError(f"Paling banyak {MOST_SIGNATORIES} penanda tangan, bukan {len(self.signatories)}.")


def certificate_text_to_json(text: CertificateText) -> str:
    """The snapshot as one JSON object; the keys keep the order of the fields, so equal texts are equal bytes."""
    return json.dumps(text, default=_fields_of, ensure_ascii=False, separators=(",", ":"))


def _fields_of(part: CertificateText | SignatoryText | ProgrammeRow | Facsimile) -> dict[str, Any]:
    """By name, in order; `dataclasses.asdict` copies every text, which 10,000 papers feel.

    What came later leaves no field where it is empty, so that papers without it keep the bytes and hashes that they
    have always had.
    """
    fields = {name: getattr(part, name) for name in part.__slots__ if name not in BESIDE}
    for name, empty in LATER:
        if fields.get(name) == empty:
            del fields[name]
    return fields


def with_facsimiles(snapshot: str, facsimiles: Iterable[Facsimile]) -> str:
    """The snapshot with exactly these, as certificate_text_to_json writes it."""
    fields = json.loads(snapshot)
    fields.pop("facsimiles", None)
    named = [_fields_of(each) for each in facsimiles]
    return json.dumps(fields | ({"facsimiles": named} if named else {}), ensure_ascii=False, separators=(",", ":"))


def named_pictures(snapshot: str) -> list[str]:
    """The SHA-256 of each picture that a snapshot names."""
    _, _, named = snapshot.partition(FACSIMILES)
    return SHA256.findall(named)


def certificate_text_from_json(snapshot: str, looks: Looks = NO_LOOKS) -> CertificateText:
    """The inverse of certificate_text_to_json. A text to be printed needs the look of its design, if it is an own one.

    Raises ValueError, KeyError or TypeError for anything else.
    """
    fields = json.loads(snapshot)
    fields["look"] = looks.designs.get((fields["design"], fields["design_version"]))
    fields["facsimiles"] = tuple(
        Facsimile(**each, picture=looks.pictures.get(each["sha256"])) for each in fields.get("facsimiles", ())
    )
    fields["letterhead"] = tuple(fields["letterhead"])
    fields["signatories"] = tuple(_signatory(signatory) for signatory in fields["signatories"])
    fields["programme"] = tuple(ProgrammeRow(**row) for row in fields["programme"])
    return CertificateText(**fields)


def _signatory(fields: dict[str, Any]) -> SignatoryText:
    return SignatoryText(**fields | {"title_lines": tuple(fields["title_lines"])})


def is_portrait(text: CertificateText) -> bool:
    """Whether a paper stands upright; an own design does as the drawing under it."""
    if text.look and text.look.placing:
        return text.look.placing.paper == "portrait"
    return (text.look.drawing if text.look else text.design) in PORTRAIT


def missing_letters(text: str) -> tuple[str, ...]:
    """The characters of `text` that the embedded fonts cannot print, each once, in order of code point."""
    return tuple(sorted(set(text) - coverage()))


def printed_strings(text: CertificateText) -> tuple[str, ...]:
    """Every string that the paper prints, in the order of the fields, without the empty ones."""
    own = (text.kind, text.number, text.name, text.identity_line, text.school, text.role, text.event_kind)
    event = (text.title, text.organizer, text.dates, text.place, text.code, text.checkpoint, text.statement)
    signers = (
        string
        for signer in text.signatories
        for string in (signer.opening, *signer.title_lines, signer.name, signer.rank, signer.identity)
    )
    rows = (string for row in text.programme for string in (row.group, row.topic, row.speakers))
    look = text.look.strings if text.look else ()
    return tuple(filter(None, (*text.letterhead, *own, *event, *signers, *rows, *look)))
