"""What a printed sheet says, as values."""

from dataclasses import dataclass
from enum import Enum


class Paper(Enum):
    """Sizes in mm; offices print on folio as often as on A4."""

    A4 = (210.0, 297.0)
    F4 = (215.0, 330.0)


@dataclass(frozen=True, slots=True)
class ListedPerson:
    """One line of the table; `belonging` is the work unit, or as what somebody is there."""

    name: str
    number: str
    belonging: str


@dataclass(frozen=True, slots=True)
class SheetSigner:
    """Who confirms the sheet: the lines above the signature, the name, the lines below it."""

    above: tuple[str, ...]
    name: str
    below: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SheetText:
    """All that one sheet says, already worded. `fields` are label and lines; the first `repeated` are on every page."""

    title: str
    fields: tuple[tuple[str, tuple[str, ...]], ...]
    repeated: int
    belonging: str
    people: tuple[ListedPerson, ...]
    signer: SheetSigner
    is_sample: bool
