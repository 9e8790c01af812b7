"""What the registers know of places, offices, schools and programmes, as values that rules may lean on."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from workshop_tracker.schools.matching import SchoolMatch

LETTERS = re.compile(r"[^\W\d_]+")


class SchoolMatcher(Protocol):
    """Which school a written name means; certain or with suggestions."""

    def match(self, written: str, district: str | None = None, subdistrict: str | None = None) -> SchoolMatch: ...


@dataclass(frozen=True, slots=True)
class KnownOffice:
    """An office by its code; `kind` is a value of OrganizationKind, `number` that of a branch office."""

    code: str
    name: str
    kind: str
    number: int | None
    district_code: str | None


@dataclass(frozen=True)
class Registers:
    """`districts` are names with their kind by code; `subdistricts` the codes of their districts by name.

    `programmes` are the names under which a programme is known, by its title; `knows_school` tells of an NPSN.
    """

    districts: Mapping[str, str]
    subdistricts: Mapping[str, frozenset[str]]
    offices: tuple[KnownOffice, ...]
    programmes: Mapping[str, tuple[str, ...]]
    schools: SchoolMatcher
    knows_school: Callable[[str], bool]

    @cached_property
    def codes_of_districts(self) -> dict[str, str]:
        """Codes by full name in small letters."""
        return {name.casefold(): code for code, name in self.districts.items()}

    @cached_property
    def districts_named(self) -> dict[str, frozenset[str]]:
        """Codes by name without kind in small letters: `pekalongan` means two."""
        named: dict[str, set[str]] = {}
        for code, name in self.districts.items():
            named.setdefault(bare_name(name), set()).add(code)
        return {name: frozenset(codes) for name, codes in named.items()}

    @cached_property
    def subdistrict_names(self) -> dict[str, frozenset[str]]:
        return {name.casefold(): codes for name, codes in self.subdistricts.items()}

    @cached_property
    def place_words(self) -> frozenset[str]:
        """Every word of a district's or a subdistrict's name, in small letters."""
        names = [*self.districts_named, *self.subdistrict_names]
        return frozenset(word for name in names for word in LETTERS.findall(name))

    def is_place(self, name: str) -> bool:
        """Whether a district or subdistrict has this name."""
        return name.casefold() in self.districts_named or name.casefold() in self.subdistrict_names


def bare_name(district: str) -> str:
    """`Kabupaten Banyumas` as `banyumas`."""
    return district.partition(" ")[2].casefold()
