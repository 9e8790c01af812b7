"""One row of a list of people as understood, and as JSON while it is staged."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, NamedTuple

from workshop_tracker.intake.proposals import ImportPlan, Problem, Proposal
from workshop_tracker.people.identifiers import IdentifierKind, IdentifierValue
from workshop_tracker.people.names import NameParts
from workshop_tracker.people.rules import name_key


class WrittenWorkplace(NamedTuple):
    """Where somebody works as a list says it; empty where it says nothing."""

    text: str = ""
    npsn: str = ""
    subdistrict: str = ""
    district: str = ""


UNSAID = WrittenWorkplace()
NOTHING: Mapping[str, str] = MappingProxyType({})


class Entry(NamedTuple):
    """What one row says about one human being.

    `parts` may be stored as they are: where `doubt` says why a split must be asked, the written name stands whole in
    them and `proposal` holds the split to offer. `details` has columns of Person as text (dates ISO),
    `other_birth_date` the second reading of an ambiguous date. `refusal` says why the row cannot be used, `notes` what
    cannot be taken of it (column, sentence); `headings` are those of the file, by column. `keys` are those under which
    the name may be known: as it stands, then as the split that is offered. `line` is a pasted line as it was.
    `code` says whom the template means, `told` is what stands in its columns, as it was read. `is_edited`: somebody put
    it right after it was read.
    """

    row: int
    written: str
    parts: NameParts
    keys: tuple[str, ...] = ()
    doubt: str = ""
    proposal: NameParts | None = None
    identifiers: tuple[IdentifierValue, ...] = ()
    details: Mapping[str, str] = NOTHING
    other_birth_date: str = ""
    employment: str = ""
    position: str = ""
    role: str = ""
    workplace: WrittenWorkplace = UNSAID
    refusal: str = ""
    notes: tuple[tuple[str, str], ...] = ()
    headings: Mapping[str, str] = NOTHING
    line: str = ""
    code: str = ""
    told: tuple[str, ...] = ()
    is_edited: bool = False

    def problems(self, *others: tuple[str, str]) -> tuple[Problem, ...]:
        """What was noted while reading, then `others` as (column, message), with the headings of the file."""
        told = (*self.notes, *others)
        if not told:
            return ()
        return tuple([Problem(self.row, self.headings.get(column, ""), message) for column, message in told])

    @property
    def key(self) -> str:
        return self.keys[0] if self.keys else ""

    def to_json(self) -> dict[str, Any]:
        """JSON values, of which `entry_from` makes the entry again."""
        return {
            "row": self.row,
            "written": self.written,
            "parts": parts_list(self.parts),
            "keys": list(self.keys),
            "doubt": self.doubt,
            "proposal": self.proposal and parts_list(self.proposal),
            "identifiers": [[each.kind.value, each.value] for each in self.identifiers],
            "details": dict(self.details),
            "other_birth_date": self.other_birth_date,
            "employment": self.employment,
            "position": self.position,
            "role": self.role,
            "workplace": list(self.workplace),
            "refusal": self.refusal,
            "notes": [list(note) for note in self.notes],
            "headings": dict(self.headings),
            "line": self.line,
            "code": self.code,
            "told": list(self.told),
            "is_edited": self.is_edited,
        }


def parts_list(parts: NameParts) -> list[str]:
    """The parts as a JSON list, which `NameParts(*…)` takes back."""
    return [parts.title_before, parts.name, parts.title_after]


def keys_of(*readings: NameParts | None) -> tuple[str, ...]:
    """The keys under which a name may be known, each once; most have one reading."""
    if len(readings) == 1 and readings[0] is not None:
        return (name_key(readings[0].name),) if readings[0].name else ()
    return tuple(dict.fromkeys([name_key(parts.name) for parts in readings if parts and parts.name]))


def entry_from(values: Mapping[str, Any]) -> Entry:
    """The entry that `to_json` wrote."""
    return Entry(
        **{
            **values,
            "parts": NameParts(*values["parts"]),
            "keys": tuple(values["keys"]),
            "proposal": values["proposal"] and NameParts(*values["proposal"]),
            "identifiers": tuple(IdentifierValue(IdentifierKind(kind), value) for kind, value in values["identifiers"]),
            "workplace": WrittenWorkplace(*values["workplace"]),
            "told": tuple(values["told"]),
            "notes": tuple((column, message) for column, message in values["notes"]),
        }
    )


def entry_of(proposal: Proposal) -> Entry:
    """The entry of a row; one that was staged is made anew from its JSON."""
    entry = proposal.values["entry"]
    return entry if isinstance(entry, Entry) else entry_from(entry)


def as_json(plan: ImportPlan) -> ImportPlan:
    """The same plan in JSON values, as it is staged; a command that stages nothing spares the work."""
    return replace(
        plan,
        proposals=tuple(
            replace(each, values={**each.values, "entry": entry_of(each).to_json()}) for each in plan.proposals
        ),
    )
