"""A school by its written name: spellings that somebody confirmed first, then the index; kept per process."""

from dataclasses import dataclass
from threading import Lock
from weakref import WeakKeyDictionary

from sqlalchemy import ColumnElement, and_, false, func, or_, select, true
from sqlalchemy.orm import Session
from sqlalchemy.pool import Pool

from workshop_tracker.organizations.models import District
from workshop_tracker.schools.matching import SchoolIndex, SchoolMatch, SchoolRow, SchoolSuggestion
from workshop_tracker.schools.models import School, SchoolAlias
from workshop_tracker.schools.queries import ListedSchool, listed_schools
from workshop_tracker.schools.rules import school_key
from workshop_tracker.schools.searching import SearchWord, search_words

MOST_WORDS = 10  # each is one more comparison with every school
Version = tuple[object, ...]
Spelling = tuple[str | None, str]  # district code, none where a list said no district; key of the written name


@dataclass(frozen=True, slots=True)
class SchoolFinder:
    """The schools of a register as they were at one moment, the spellings that lead to an NPSN, or to no school."""

    index: SchoolIndex
    confirmed: dict[Spelling, str]
    work_units: frozenset[Spelling] = frozenset()

    def match(self, written: str, district: str | None = None, subdistrict: str | None = None) -> SchoolMatch:
        """The school that a written name means; `district` is a Kemendagri code, `subdistrict` a name.

        Certain are a spelling that somebody confirmed in this district and the only school there of that name.
        """
        npsn = self.confirmed.get((district, school_key(written))) if district else None
        return SchoolMatch(npsn, ()) if npsn else self.index.match(written, district, subdistrict)

    def told_without_district(self, written: str) -> str:
        """The NPSN of the school that is meant where a list says no district; empty where nobody said so."""
        return self.confirmed.get((None, school_key(written)), "")

    def is_work_unit(self, written: str, district: str | None) -> bool:
        """Whether somebody said that no school of this district is meant, or none where a list says no district."""
        return (district, school_key(written)) in self.work_units

    def candidates(
        self, written: str, district: str | None = None, subdistrict: str | None = None
    ) -> tuple[SchoolSuggestion, ...]:
        """The schools that may be meant with the reason of each: a certain one alone, else up to three."""
        match = self.match(written, district, subdistrict)
        if match.certain is None:
            return match.suggestions
        is_confirmed = (district, school_key(written)) in self.confirmed
        reason = "ejaan yang sudah dipastikan" if is_confirmed else "nama sama"
        return (SchoolSuggestion(self.index.school(match.certain), reason),)


# the last one of each pool of connections
FINDERS: WeakKeyDictionary[Pool, tuple[Version, SchoolFinder]] = WeakKeyDictionary()
_one_builds = Lock()


def school_finder(session: Session) -> SchoolFinder:
    """The finder for the schools as they are now; built when they changed, else the one that this process keeps.

    One statement to ask whether anything changed, two more to build (25,000 schools: about a second).
    """
    pool = session.get_bind().engine.pool
    version = _version(session)
    with _one_builds:
        kept = FINDERS.get(pool)
        if kept is None or kept[0] != version:
            kept = FINDERS[pool] = (version, _build(session))
        return kept[1]


def _version(session: Session) -> Version:
    """Changes with every school and spelling that is added, edited or taken away."""
    schools = select(func.count(), func.max(School.id), func.sum(School.row_version)).subquery()
    spellings = select(func.count(), func.max(SchoolAlias.id), func.max(SchoolAlias.confirmed_at)).subquery()
    both = select(schools, spellings).select_from(schools.join(spellings, true()))
    return tuple(session.execute(both).one())


def _build(session: Session) -> SchoolFinder:
    schools = session.execute(select(School.npsn, School.name, School.subdistrict, School.district_code))
    spellings = session.execute(
        select(SchoolAlias.district_code, SchoolAlias.alias_key, School.npsn, School.district_code).outerjoin(
            School, School.id == SchoolAlias.school_id
        )
    ).all()
    meant = {(district, key): npsn for district, key, npsn, _ in spellings}
    at_home = {(home, key): npsn for district, key, npsn, home in spellings if district is None and npsn}
    return SchoolFinder(
        index=SchoolIndex(SchoolRow(*row) for row in schools),
        confirmed={spelling: npsn for spelling, npsn in (at_home | meant).items() if npsn is not None},
        work_units=frozenset(spelling for spelling, npsn in meant.items() if npsn is None),
    )


def search_schools(
    session: Session, written: str, *, limit: int = 10, within: ColumnElement[bool] | None = None
) -> list[ListedSchool]:
    """Schools for a picker: by NPSN, by words of name, subdistrict and district in any order, else those alike.

    `within` narrows to what the viewer sees. One statement; three where nothing is found so, and the finder is kept.
    """
    visible = true() if within is None else within
    found = _listed(session, and_(visible, matches(written)), limit)
    if found or not written.strip():
        return found
    alike = school_finder(session).match(written)
    npsns = [alike.certain] if alike.certain else [each.school.npsn for each in alike.suggestions]
    listed = {school.npsn: school for school in _listed(session, and_(visible, School.npsn.in_(npsns)), limit)}
    return [listed[npsn] for npsn in npsns if npsn in listed]


def _listed(session: Session, condition: ColumnElement[bool], limit: int) -> list[ListedSchool]:
    return [ListedSchool(*row) for row in session.execute(listed_schools().where(condition).limit(limit))]


def matches(written: str) -> ColumnElement[bool]:
    """The condition that a school fits what was typed: its number begins so, its name is the same, or each word occurs.

    `smkn 2 purwokerto`, `SMK Negeri 02 Poerwokerto` and `purwokerto smk n 2` find the same.
    """
    if not written.strip():
        return true()
    words = search_words(written)[:MOST_WORDS]
    return or_(
        School.npsn.startswith(written.strip().upper(), autoescape=True),
        School.match_key.startswith(school_key(written), autoescape=True),
        and_(true() if words else false(), *(_occurs(word) for word in words)),
    )


def _occurs(word: SearchWord) -> ColumnElement[bool]:
    in_district = func.lower(District.name).contains(word.written, autoescape=True)
    return or_(School.search_key.contains(word.sought, autoescape=True), in_district)
