"""Invented teachers: who they are follows from their place in the list alone, so that every start invents the same."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import insert

from workshop_tracker.audit.actions import record
from workshop_tracker.bulk import insert_rows
from workshop_tracker.database import WritingSession, now
from workshop_tracker.demo.sources import document_of, rows_of
from workshop_tracker.people.denominator.models import SchoolList, Teller
from workshop_tracker.people.identifiers import IdentifierKind
from workshop_tracker.people.models import Identifier, Person, Post, Sex, StaffKind
from workshop_tracker.people.names import join_name
from workshop_tracker.people.rules import name_keys
from workshop_tracker.schools.models import School, SchoolStatus

STRIDE = 409  # steps through first and last names at once; shares no factor with the number of their pairs
EMPLOYMENTS = {
    SchoolStatus.STATE: ("PNS", "PNS", "PPPK", "PNS", "Guru Honor Sekolah", "PPPK", "PNS"),
    SchoolStatus.PRIVATE: ("GTY/PTY", "GTY/PTY", "GTY/PTY", "PNS", "GTT/PTT Kab/Kota"),
}
LISTED_ON = dt.date(2025, 7, 15)  # the day for which the lists of these schools speak
CLERK = 17  # in a large school this one of every eighteen keeps the books
NEVER_GIVEN = "2099"  # year in which the service of an invented number began: nobody has such a number


@dataclass(frozen=True, slots=True)
class Invented:
    """One invented person at one school; `number` is a NIP, NI PPPK or NUPTK that nobody has."""

    school: School
    title_before: str
    name: str
    title_after: str
    sex: Sex
    staff_kind: StaffKind
    position: str
    employment: str
    born_on: dt.date
    starts_on: dt.date
    number: tuple[IdentifierKind, str] | None


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody on the roster of a school, as workshops register her."""

    person_id: int
    name: str
    school_id: int
    starts_on: dt.date


Rosters = dict[str, list[Colleague]]


def add_teachers(session: WritingSession, schools: Mapping[str, School]) -> Rosters:
    """People and posts in bulk; returns the roster of each school that has one, by NPSN, the principal first."""
    people = list(invented_people(schools))
    adding = insert(Person).returning(Person.id, sort_by_parameter_order=True)
    ids = list(session.connection().execute(adding, [_person(each) for each in people]).scalars())
    insert_rows(session, Post, [_post(each, number) for each, number in zip(people, ids, strict=True)])
    numbered = [(each.number, number) for each, number in zip(people, ids, strict=True) if each.number]
    insert_rows(
        session,
        Identifier,
        [{"person_id": number, "kind": kind, "value": value} for (kind, value), number in numbered],
    )
    listed = {"listed_on": LISTED_ON, "told_by": Teller.OFFICE, "received_at": now()}
    insert_rows(
        session, SchoolList, [{"school_id": id_} | listed for id_ in sorted({each.school.id for each in people})]
    )
    record(session, "invent", "people", new=f"{len(people)} orang contoh")
    rosters: Rosters = {}
    for each, number in zip(people, ids, strict=True):
        name = join_name(each.title_before, each.name, each.title_after)
        rosters.setdefault(each.school.npsn, []).append(Colleague(number, name, each.school.id, each.starts_on))
    return rosters


def invented_people(schools: Mapping[str, School]) -> Iterator[Invented]:
    """The staff of every school whose row says how many are on its roster."""
    words = document_of("names.json")
    place = 0
    for row in rows_of("schools.csv"):
        for place_in_school in range(int(row["roster"])):
            yield _invented(schools[row["npsn"]], place, place_in_school, words)
            place += 1


def _invented(school: School, place: int, place_in_school: int, words: Mapping[str, Any]) -> Invented:
    sex = Sex.FEMALE if place % 5 in {0, 1, 3} else Sex.MALE
    is_clerk = place_in_school % (CLERK + 1) == CLERK
    employment = _turn(EMPLOYMENTS[school.status], place)
    born_on = dt.date(1968 + place % 30, 1 + place % 12, 1 + place % 28)
    before, after = _titles(place, sex, words["degrees"][school.level_group.value])
    return Invented(
        school=school,
        title_before=before,
        name=_name(place, words[sex.value]),
        title_after="" if is_clerk else after,
        sex=sex,
        staff_kind=StaffKind.ADMINISTRATIVE if is_clerk else StaffKind.TEACHER,
        position="Kepala Sekolah" if place_in_school == 0 else "Tenaga Administrasi" if is_clerk else "Guru",
        employment=employment,
        born_on=born_on,
        starts_on=dt.date(2025, 7, 14) if place % 60 == 59 else dt.date(2008 + place % 16, 7, 1),
        number=_number(place, employment, born_on, sex),
    )


def _turn(choices: tuple[str, ...] | list[str], place: int) -> str:
    return choices[place % len(choices)]


def _name(place: int, words: Mapping[str, list[str]]) -> str:
    """First and last name around the word that marks it; a few have one name only."""
    first, last = divmod(place * STRIDE % (len(words["first"]) * len(words["last"])), len(words["last"]))
    name = f"{words['first'][first]} Contoh"
    return name if place % 23 == 11 else f"{name} {words['last'][last]}"


def _titles(place: int, sex: Sex, degrees: list[str]) -> tuple[str, str]:
    """What stands before and after: older teachers have the old degree before the name."""
    is_woman = sex is Sex.FEMALE
    pilgrim = ("Hj." if is_woman else "H.") if place % 17 == 3 else ""
    if place % 29 == 7:
        return " ".join(filter(None, ("Dra." if is_woman else "Drs.", pilgrim))), ""
    return pilgrim, _turn(degrees, place)


def _number(place: int, employment: str, born_on: dt.date, sex: Sex) -> tuple[IdentifierKind, str] | None:
    tail = f"{1 if sex is Sex.MALE else 2}{place % 999 + 1:03}"
    if employment == "PNS":
        return IdentifierKind.NIP, f"{born_on:%Y%m%d}{NEVER_GIVEN}{1 + place % 12:02}{tail}"
    if employment == "PPPK":
        return IdentifierKind.NI_PPPK, f"{born_on:%Y%m%d}{NEVER_GIVEN}21{tail}"
    return (IdentifierKind.NUPTK, f"9999{place:012}") if place % 3 else None


def _person(each: Invented) -> dict[str, Any]:
    return {
        "title_before": each.title_before,
        "name": each.name,
        "title_after": each.title_after,
        **name_keys(each.name),
        "sex": each.sex,
        "birth_date": each.born_on,
        "staff_kind": each.staff_kind,
    }


def _post(each: Invented, person_id: int) -> dict[str, Any]:
    return {
        "person_id": person_id,
        "school_id": each.school.id,
        "starts_on": each.starts_on,
        "ends_on": None,
        "employment": each.employment,
        "position": each.position,
        "source": "contoh",
    }
