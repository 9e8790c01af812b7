"""Which school a written workplace means: certain inside one district, else schools to choose from, else a text."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from workshop_tracker.database import batched
from workshop_tracker.organizations.models import District
from workshop_tracker.organizations.names import DistrictNames
from workshop_tracker.people.rosters.entries import WrittenWorkplace
from workshop_tracker.presentation import Sentence
from workshop_tracker.schools.finding import SchoolFinder, school_finder
from workshop_tracker.schools.matching import SchoolMatch, SchoolSuggestion, letter_pairs_of, likeness_of
from workshop_tracker.schools.models import School
from workshop_tracker.schools.rules import Npsn, SchoolName, read_npsn, read_school_name
from workshop_tracker.schools.spellings import place_key, read_meant_name

NPSNS_AT_ONCE = 5_000
NPSN_IN_TEXT = re.compile("(?<![A-Z0-9])(?:[0-9]{8}|P[0-9]{7}|NP[0-9]{6})(?![A-Z0-9])")
# a name less like another is no misspelling of it; one that is to be proposed must be liker still
RESEMBLES, LIKELY = 0.5, 0.7
NO_SCHOOL = SchoolMatch(None, ())
ALIKE = {"nama mirip", "nama mirip, kecamatan lain"}


class FoundSchool(NamedTuple):
    """A school of the register as a list needs it."""

    id: int
    npsn: str
    name: str
    subdistrict: str
    district: str

    @property
    def label(self) -> str:
        """What tells it from another of its name."""
        return f"{self.name} (Kec. {self.subdistrict}, {self.district})"


@dataclass(frozen=True, slots=True)
class Workplace:
    """What a written workplace means.

    `school` is certain; else `choices` are schools that may be meant, of which `likely` is the one to propose. A text
    without either is a work unit of its own; with `is_unresolved` it is asked first, for schools of that name have
    other numbers.
    """

    text: str = ""
    school: FoundSchool | None = None
    choices: tuple[FoundSchool, ...] = ()
    likely: FoundSchool | None = None
    note: str = ""
    is_unresolved: bool = False

    @property
    def is_asked(self) -> bool:
        return bool(self.choices) or self.is_unresolved

    @property
    def school_ids(self) -> frozenset[int]:
        """Every school that may be meant."""
        meant = (self.school,) if self.school else self.choices
        return frozenset(school.id for school in meant)


NOWHERE = Workplace()


def find_workplaces(
    session: Session, written: Iterable[WrittenWorkplace], *, district_code: str | None = None
) -> dict[WrittenWorkplace, Workplace]:
    """What each of many written workplaces means; a place without a district of its own is sought in `district_code`.

    A few statements, however many there are.
    """
    distinct = {place for place in written if place.text or place.npsn}
    if not distinct:
        return {}
    names = DistrictNames(session.execute(select(District.code, District.name)).all())
    finder = school_finder(session)
    matches = {place: _match(finder, place, names, district_code) for place in distinct}
    schools = _schools(session, matches)
    return {place: _workplace(place, match, schools) for place, match in matches.items()}


def _match(
    finder: SchoolFinder, place: WrittenWorkplace, names: DistrictNames, district_code: str | None
) -> SchoolMatch:
    """By name in the place's own district, with its subdistrict first; what is known to be no school is none.

    Where the list says no district, a name that only one school of the whole register bears is that school.
    """
    if not place.text:
        return NO_SCHOOL
    own = names.code_of(place.district) if place.district else None
    district = own or district_code
    told = "" if district else finder.told_without_district(place.text)
    if told:
        return SchoolMatch(told, ())
    if place.subdistrict:
        narrow = finder.match(place.text, district, place.subdistrict)
        if narrow.certain:
            return narrow
    here = finder.match(place.text, district)
    if not here.certain and finder.is_work_unit(place.text, district):
        return NO_SCHOOL
    if here.certain or place.district or place.subdistrict:
        return here
    anywhere = finder.match(place.text)
    return anywhere if anywhere.certain else here


def _schools(session: Session, matches: Mapping[WrittenWorkplace, SchoolMatch]) -> dict[str, FoundSchool]:
    """The schools that were written or found, by NPSN."""
    npsns = {npsn for place in matches if (npsn := _npsn(place))}
    npsns |= {match.certain for match in matches.values() if match.certain}
    npsns |= {each.school.npsn for match in matches.values() for each in match.suggestions}
    return {
        school.npsn: school
        for part in batched(sorted(npsns), NPSNS_AT_ONCE)
        for school in _found(session, School.npsn.in_(part))
    }


def _found(session: Session, condition: ColumnElement[bool]) -> Iterator[FoundSchool]:
    rows = session.execute(
        select(School.id, School.npsn, School.name, School.printed_name, School.subdistrict, District.name)
        .join(District, District.code == School.district_code)
        .where(condition)
    )
    for school_id, npsn, name, printed, subdistrict, district in rows:
        yield FoundSchool(school_id, npsn, printed or name, subdistrict, district)


def schools_by_id(session: Session, ids: Iterable[int]) -> dict[int, FoundSchool]:
    """Schools of the register by their ids."""
    return {school.id: school for school in _found(session, School.id.in_(set(ids)))}


def school_numbered(session: Session, npsn: str) -> FoundSchool | None:
    """The school of an NPSN as somebody typed it."""
    read = read_npsn(npsn)
    return next(_found(session, School.npsn == read.value), None) if isinstance(read, Npsn) else None


def _npsn(place: WrittenWorkplace) -> str:
    """The number in its own column, else one in the school's."""
    read = read_npsn(place.npsn)
    if isinstance(read, Npsn):
        return read.value
    found = NPSN_IN_TEXT.search(place.text.upper())
    return found[0] if found else ""


def _workplace(place: WrittenWorkplace, match: SchoolMatch, schools: Mapping[str, FoundSchool]) -> Workplace:
    numbered = schools.get(_npsn(place))
    if numbered is not None:
        return Workplace(place.text, numbered)
    if match.certain:
        return Workplace(place.text, schools[match.certain])
    alike = [each for each in match.suggestions if _likeness(place.text, each) >= RESEMBLES]
    unknown = Sentence("NPSN %(npsn)s tidak ada dalam daftar sekolah.", npsn=place.npsn) if place.npsn else ""
    is_school = bool(place.text and alike) and _names_a_school(place.text, alike)
    possible = [each for each in alike if is_school and not _has_another_number(place.text, each)]
    if not possible:
        absent = Sentence("“%(written)s” tidak ada dalam daftar sekolah.", written=place.text)
        return Workplace(place.text, note=unknown or absent, is_unresolved=is_school)
    choices = tuple(schools[each.school.npsn] for each in possible)
    likely = _likely(place.text, possible)
    return Workplace(
        place.text, None, choices, likely and schools[likely.school.npsn], unknown or _doubt(place, choices)
    )


def _readings(written: str) -> list[SchoolName]:
    return [read_school_name(written)[0], read_meant_name(written)]


def _likeness(written: str, suggestion: SchoolSuggestion) -> float:
    if suggestion.reason.startswith("nama sama"):
        return 1.0
    theirs = letter_pairs_of(read_school_name(suggestion.school.name)[0].rest)
    return max(likeness_of(letter_pairs_of(mine.rest), theirs) for mine in _readings(written))


def _has_another_number(written: str, suggestion: SchoolSuggestion) -> bool:
    """SMKN 99 is never SMKN 1; a number left out is another matter."""
    mine, theirs = read_meant_name(written).numbers, read_school_name(suggestion.school.name)[0].numbers
    return bool(mine and theirs) and mine != theirs


def unmistakable(place: WrittenWorkplace, found: Workplace) -> FoundSchool | None:
    """The school to propose where it lies in the written district and no other choice has its kind and numbers."""
    of_kind = [each for each in found.choices if _is_of_one_kind(place.text, each.name)]
    is_there = found.likely and place_key(found.likely.district) == place_key(place.district)
    return found.likely if is_there and of_kind == [found.likely] else None


def _is_of_one_kind(written: str, name: str) -> bool:
    """Whether level, status and numbers are those that were written."""
    mine, theirs = read_meant_name(written), read_school_name(name)[0]
    return (mine.level, mine.status, mine.numbers) == (theirs.level, theirs.status, theirs.numbers)


def _names_a_school(text: str, alike: list[SchoolSuggestion]) -> bool:
    """A text without a level (`Universitas …`, `Dinas …`) is a school only where one bears exactly that name."""
    return bool(read_school_name(text)[0].level) or alike[0].reason.startswith("nama sama")


def _likely(text: str, alike: list[SchoolSuggestion]) -> SchoolSuggestion | None:
    """The one to propose: the only one of this name elsewhere, or one here with no other number, level or status."""
    same = [each for each in alike if each.reason.startswith("nama sama")]
    if same:
        return same[0] if len(same) == 1 else None
    fitting = [each for each in alike if each.reason in ALIKE and _is_of_one_kind(text, each.school.name)]
    best = max((_likeness(text, each) for each in fitting), default=0)
    liked = [each for each in fitting if best >= LIKELY and _likeness(text, each) == best]
    return liked[0] if len(liked) == 1 else None


def _doubt(place: WrittenWorkplace, choices: tuple[FoundSchool, ...]) -> str:
    return Sentence(
        "Sekolah “%(written)s” tidak ditemukan dengan pasti. Mungkin: %(schools)s.",
        written=place.text,
        schools="; ".join(f"{school.label}, NPSN {school.npsn}" for school in choices),
    )
