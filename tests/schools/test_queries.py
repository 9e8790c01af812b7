"""Who oversees a school on a day, and who sees it."""

import datetime as dt
from collections.abc import Iterator

import pytest
from sqlalchemy import select

from tests.factories import make_office, make_organization, make_school
from tests.statements import selects_of
from workshop_tracker.database import reading, writing
from workshop_tracker.organizations.actions import Terms, add_jurisdiction, edit_jurisdiction
from workshop_tracker.organizations.levels import LevelGroup
from workshop_tracker.organizations.queries import jurisdictions_of, organization_by_code
from workshop_tracker.schools.models import School
from workshop_tracker.schools.queries import (
    SchoolFacts,
    known_facts,
    schools_by_npsn,
    schools_overseen,
    schools_per_office,
    visible_to,
)
from workshop_tracker.viewer import COMMAND, Role, Viewer

DAY = dt.date(2025, 7, 11)


@pytest.fixture
def session(engine) -> Iterator:
    """Schools of two districts and several levels: those of Wilayah X, and noise around them."""
    with writing(engine, by=COMMAND) as session:
        make_school(session, "SMKN 10 CONTOH", sort_key="smkn 0000000010 contoh", npsn="99000010")
        make_school(session, "SMKN 2 CONTOH", sort_key="smkn 0000000002 contoh", npsn="99000002")
        make_school(session, "SDLB CONTOH", level="SDLB", npsn="99000003")
        make_school(session, "SD CONTOH", level="SD", npsn="99000004")
        make_school(session, "SMK KOTA CONTOH", npsn="99000005", district_code="33.75")
        make_school(session, "SMK TUTUP CONTOH", npsn="99000006", closed_on=DAY)
        make_school(session, "SMK BARU CONTOH", npsn="99000007", opened_on=dt.date(2025, 7, 12))
        session.commit()
    with reading(engine) as session:
        yield session


def overseen(session, code: str, on: dt.date = DAY) -> list[str]:
    return [school.npsn for school in schools_overseen(session, organization_by_code(session, code).id, on)]


def test_an_office_oversees_its_levels_in_its_districts_by_name_and_number(session):
    assert overseen(session, "33-W10") == ["99000003", "99000006", "99000002", "99000010"]
    assert overseen(session, "33.02") == ["99000004"]
    assert overseen(session, "33-W12") == ["99000005"]


def test_closed_schools_leave_and_new_ones_come(session):
    assert overseen(session, "33-W10", dt.date(2025, 7, 12)) == ["99000003", "99000007", "99000002", "99000010"]


def test_a_school_without_an_opening_date_counts_on_every_day(session):
    assert "99000002" in overseen(session, "33-W10", dt.date(2017, 1, 1))
    assert overseen(session, "33-W10", dt.date(2016, 12, 31)) == []


def test_schools_pass_with_the_jurisdiction_of_the_day(engine, session):
    with writing(engine, by=COMMAND) as write:
        old = organization_by_code(write, "33-W10")
        [smk] = [
            each
            for each in jurisdictions_of(write, old.id, DAY)
            if (each.district_code, each.level_group) == ("33.02", LevelGroup.SMK)
        ]
        edit_jurisdiction(write, smk, Terms(valid_from=smk.valid_from, valid_until=DAY))
        new = organization_by_code(write, "33-W09")
        add_jurisdiction(write, new, "33.02", LevelGroup.SMK, Terms(valid_from=dt.date(2025, 7, 12)))
        write.commit()
    assert overseen(session, "33-W09", DAY) == []
    assert overseen(session, "33-W09", dt.date(2025, 7, 12)) == ["99000007", "99000002", "99000010"]
    assert overseen(session, "33-W10", dt.date(2025, 7, 12)) == ["99000003"]


def test_counts_of_all_offices_agree_with_their_lists_in_one_statement(session, engine):
    with selects_of(engine) as statements:
        counts = schools_per_office(session, DAY)
    assert len(statements) == 1  # 1) schools joined to the jurisdictions of the day
    assert counts == {
        organization_by_code(session, code).id: len(overseen(session, code)) for code in ("33-W10", "33.02", "33-W12")
    }


def test_schools_are_found_by_their_numbers(session):
    assert sorted(schools_by_npsn(session, ["99000002", "99000004", "00000000"])) == ["99000002", "99000004"]
    assert schools_by_npsn(session, []) == {}
    assert known_facts(session, ["99000004"]) == {
        "99000004": SchoolFacts("99000004", "SD CONTOH", "SD", "swasta", "", "Jatilawang", "33.02")
    }


def seen_by(session, role: Role, **scope: set[int]) -> set[str]:
    ids = {name: frozenset(found) for name, found in scope.items()}
    condition = visible_to(session, Viewer(1, "Contoh", roles=frozenset({role}), **ids), DAY)
    return set(session.scalars(select(School.npsn).where(condition)))


def test_who_sees_which_schools(engine, session):
    with writing(engine, by=COMMAND) as write:
        branch, province, district = (organization_by_code(write, code) for code in ("33-W10", "33", "33.02"))
        body = make_organization(write, "MGMP Contoh", parent_id=branch.id)
        alone = make_organization(write, "Komunitas Contoh")
        elsewhere = make_office(write, districts=())
        [school] = write.scalars(select(School.id).where(School.npsn == "99000004"))
        write.commit()
    everything = {f"990000{number:02}" for number in (2, 3, 4, 5, 6, 7, 10)}
    of_branch = {"99000002", "99000003", "99000006", "99000007", "99000010"}
    expected = [
        (Role.ADMIN, {}, everything),
        (Role.OFFICE, {"office_ids": {branch.id}}, of_branch),
        (Role.OFFICE, {"office_ids": {province.id}}, of_branch | {"99000005"}),
        (Role.OFFICE, {"office_ids": {elsewhere.id}}, set()),
        (Role.SUPERVISOR, {"supervised_office_ids": {district.id}}, {"99000004"}),
        (Role.ORGANIZER, {"organization_ids": {body.id}}, of_branch),
        (Role.ORGANIZER, {"organization_ids": {branch.id}}, of_branch),
        (Role.ORGANIZER, {"organization_ids": {alone.id}}, set()),
        (Role.SCHOOL, {"school_ids": {school}}, {"99000004"}),
        (Role.TEACHER, {}, set()),
    ]
    assert [(role, scope, seen_by(session, role, **scope)) for role, scope, _ in expected] == expected
