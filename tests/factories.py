"""Rows for tests as plain functions: each flushes and returns what it made; invented people are called Contoh."""

import datetime as dt
import itertools
from typing import Any, TypeVar

from sqlalchemy import insert, inspect, select
from sqlalchemy.orm import Session, make_transient_to_detached
from sqlalchemy.orm.attributes import set_committed_value

from workshop_tracker.accounts.models import RoleGrant, User
from workshop_tracker.attendance.models import Participation, ParticipationRole
from workshop_tracker.database import Base
from workshop_tracker.organizations.levels import GROUP_OF_LEVEL, LevelGroup
from workshop_tracker.organizations.models import (
    District,
    DistrictKind,
    Jurisdiction,
    Organization,
    OrganizationKind,
    Province,
    Zone,
)
from workshop_tracker.organizations.names import name_key as organization_key
from workshop_tracker.people.identifiers import IdentifierKind
from workshop_tracker.people.models import Identifier, Person, Post, StaffKind
from workshop_tracker.people.rules import search_key
from workshop_tracker.schools.models import School, SchoolStatus
from workshop_tracker.schools.searching import search_key as school_search_key
from workshop_tracker.viewer import Role
from workshop_tracker.workshops.engagements import Engagement, EngagementRole, PaperHours, PaperRole, Signatory
from workshop_tracker.workshops.models import (
    Sheet,
    SheetSession,
    SheetSpan,
    Workshop,
    WorkshopOrganizer,
    WorkshopSession,
    WorkshopState,
)

FIRST_DAY = dt.date(2025, 7, 11)
LONG_AGO = dt.date(2017, 1, 1)
_numbers = itertools.count(1)
Row = TypeVar("Row", bound=Base)


def add(session: Session, row: Row) -> Row:
    """Insert a row and return it as if it had been loaded; nothing stands in the audit of who prepares a test.

    A flush of its own for each row, with its audit, took a fifth of the whole suite.
    """
    mapper = inspect(type(row))
    told = {name: value for name, value in inspect(row).dict.items() if name != "_sa_instance_state"}
    names = set(mapper.columns.keys())
    if not told.keys() <= names:  # a relationship: the session knows how to write it
        session.add(row)
        session.flush()
        return row
    session.flush()
    written = session.connection().execute(insert(mapper.local_table), told)
    values = written.last_inserted_params() | {"id": written.inserted_primary_key[0]}
    for name in names:
        set_committed_value(row, name, values.get(name))
    make_transient_to_detached(row)
    session.add(row)
    return row


def make_district(session: Session, code: str = "33.02", name: str = "Kabupaten Banyumas") -> District:
    """The district of that code, made with its province where absent: reference data may be there already."""
    found = session.scalar(select(District).where(District.code == code))
    if found is not None:
        return found
    if session.scalar(select(Province).where(Province.code == code[:2])) is None:
        add(session, Province(code=code[:2], name="Provinsi Contoh"))
    kind = DistrictKind.KOTA if code[3] == "7" else DistrictKind.KABUPATEN
    return add(session, District(code=code, name=name, kind=kind, province_code=code[:2], zone=Zone.WIB))


def make_organization(session: Session, name: str = "MGMP Contoh", **values: Any) -> Organization:
    defaults = {
        "code": f"contoh-{next(_numbers)}",
        "name_key": organization_key(name),
        "kind": OrganizationKind.TEACHER_GROUP,
        "letterhead": f"PEMERINTAH PROVINSI CONTOH\n{name.upper()}",
        "city": "Purwokerto",
    }
    return add(session, Organization(name=name, **(defaults | values)))


def make_office(
    session: Session,
    name: str = "Cabang Dinas Pendidikan Contoh",
    *,
    districts: tuple[str, ...] = ("33.02",),
    levels: tuple[LevelGroup, ...] = (LevelGroup.SMA, LevelGroup.SMK, LevelGroup.SLB),
    **values: Any,
) -> Organization:
    """An office that oversees these levels of these districts; takes them from whoever had them before."""
    office = make_organization(session, name, **({"kind": OrganizationKind.BRANCH_OFFICE} | values))
    for code in districts:
        make_district(session, code)
        for level in levels:
            for other in session.scalars(
                select(Jurisdiction).where(Jurisdiction.district_code == code, Jurisdiction.level_group == level)
            ):
                session.delete(other)
            session.flush()
            add(
                session,
                Jurisdiction(office_id=office.id, district_code=code, level_group=level, valid_from=LONG_AGO),
            )
    return office


def make_school(session: Session, name: str = "SMK CONTOH", *, level: str = "SMK", **values: Any) -> School:
    number = next(_numbers)
    district = make_district(session, values.pop("district_code", "33.02"))
    defaults = {
        "npsn": f"9{number:07}",
        "match_key": f"{name.upper().replace(' ', '')}",
        "sort_key": name.casefold(),
        "search_key": school_search_key(
            name, values.get("status", SchoolStatus.PRIVATE), values.get("subdistrict", "Jatilawang")
        ),
        "level_group": GROUP_OF_LEVEL[level.upper()],
        "status": SchoolStatus.PRIVATE,
        "subdistrict": "Jatilawang",
        "district_code": district.code,
    }
    return add(session, School(name=name, level=level, **(defaults | values)))


def make_person(session: Session, name: str = "", *, school: School | None = None, **values: Any) -> Person:
    """A teacher; with `school` she has her main post there since long ago; `nip=`, `nuptk=` give identifiers."""
    name = name or f"Guru Contoh {next(_numbers)}"
    identifiers = {kind: values.pop(kind.value) for kind in IdentifierKind if kind.value in values}
    employment = values.pop("employment", "PNS")
    keys = {"name_key": name.casefold(), "sort_key": name.casefold(), "search_key": search_key(name)}
    defaults = {**keys, "staff_kind": StaffKind.TEACHER}
    person = add(session, Person(name=name, **(defaults | values)))
    for kind, value in identifiers.items():
        add(session, Identifier(person_id=person.id, kind=kind, value=value))
    if school is not None:
        add(session, Post(person_id=person.id, school_id=school.id, starts_on=LONG_AGO, employment=employment))
    return person


def make_workshop(
    session: Session,
    title: str = "Pembelajaran Mendalam Contoh",
    *,
    issuer: Organization | None = None,
    hours: tuple[int, ...] = (4, 4),
    **values: Any,
) -> Workshop:
    """An open workshop of one day with a session per entry of `hours`, one sheet, an issuer and a signatory."""
    number = next(_numbers)
    issuer = issuer or make_organization(session, f"MGMP Contoh {number}")
    make_district(session)
    defaults = {
        "slug": f"contoh-{number}",
        "state": WorkshopState.OPEN,
        "office_id": issuer.id,
        "district_code": "33.02",
        "place": "SMK Contoh",
        "starts_on": FIRST_DAY,
        "ends_on": FIRST_DAY,
        "number_pattern": "{seq:3}/CONTOH/{month_roman}/{year}",
    }
    workshop = add(session, Workshop(title=title, **(defaults | values)))
    add(session, WorkshopOrganizer(workshop_id=workshop.id, organization_id=issuer.id, is_issuer=True))
    sheet = add(session, Sheet(workshop_id=workshop.id, position=1, held_on=workshop.starts_on, span=SheetSpan.DAY))
    for place, lesson_hours in enumerate(hours, 1):
        part = add(
            session,
            WorkshopSession(
                workshop_id=workshop.id,
                number=place,
                topic=f"Materi Contoh {place}",
                part="B",
                held_on=workshop.starts_on,
                lesson_hours=lesson_hours,
            ),
        )
        add(session, SheetSession(sheet_id=sheet.id, session_id=part.id))
    add(session, Signatory(workshop_id=workshop.id, place="right", name="Kepala Contoh", title_lines="Kepala Contoh"))
    for role, paper in (("participant", PaperHours.PROGRAMME), ("speaker", PaperHours.OWN_SESSIONS)):
        add(session, PaperRole(workshop_id=workshop.id, role=role, hours=paper))
    return workshop


def make_participation(
    session: Session, workshop: Workshop, person: Person, *, school: School | None = None, **values: Any
) -> Participation:
    defaults = {
        "role": ParticipationRole.PARTICIPANT,
        "name_as_registered": person.name,
        "sort_key": person.sort_key,
        "sex": person.sex,
        "school_id": school.id if school else None,
        "district_code": school.district_code if school else None,
        "level_group": school.level_group if school else None,
        "school_status": school.status if school else None,
        "staff_kind": person.staff_kind,
    }
    return add(session, Participation(workshop_id=workshop.id, person_id=person.id, **(defaults | values)))


def make_speaker(session: Session, workshop: Workshop, person: Person) -> Engagement:
    return add(
        session, Engagement(workshop_id=workshop.id, person_id=person.id, role=EngagementRole.SPEAKER, position=1)
    )


def make_user(session: Session, login: str, *grants: Role, organization: Organization | None = None) -> User:
    """A user with these roles since long ago, for `organization` where a role needs one."""
    user = add(session, User(login=login.casefold(), display_name=f"{login} Contoh"))
    for role in grants:
        add(
            session,
            RoleGrant(
                user_id=user.id,
                role=role,
                organization_id=organization.id if organization else None,
                starts_on=LONG_AGO,
            ),
        )
    return user
