"""Offices in the order of lists, and the office of a school on a day."""

import datetime as dt

import pytest

from tests.factories import make_office, make_organization
from workshop_tracker.database import reading, writing
from workshop_tracker.organizations.levels import LevelGroup
from workshop_tracker.organizations.models import Jurisdiction, OrganizationKind, Zone
from workshop_tracker.organizations.queries import (
    district_by_code,
    districts,
    is_visible,
    jurisdictions_of,
    levels_by_district,
    listed_jurisdictions,
    listed_organizations,
    office_ids,
    office_of,
    offices,
    organization_by_code,
    organization_named,
    visible_offices,
    visible_organization,
    zone_of,
)
from workshop_tracker.viewer import COMMAND, Role, Viewer

SUMMER_2025 = dt.date(2025, 7, 11)


@pytest.fixture
def session(engine):
    with reading(engine) as session:
        yield session


def test_offices_come_superiors_first_and_branch_offices_by_number(session):
    found = offices(session)
    assert [office.code for office in found[:13]] == ["33", *[f"33-W{number:02}" for number in range(1, 13)]]
    names = [office.name for office in found if office.kind is OrganizationKind.DISTRICT_OFFICE]
    assert len(names) == 35
    assert names == sorted(names, key=str.casefold)


def test_bodies_are_no_offices(engine):
    with writing(engine, by=COMMAND) as session:
        make_organization(session, "MGMP Contoh", code="mgmp-contoh")
        session.commit()
    with reading(engine) as session:
        assert "mgmp-contoh" not in [office.code for office in offices(session)]
        assert organization_by_code(session, "mgmp-contoh").name == "MGMP Contoh"
        assert organization_by_code(session, "MGMP-CONTOH") is None
        assert organization_named(session, "tidak ada") is None


def test_the_office_follows_from_level_and_district(session):
    codes = [
        office_of(session, "33.75", level, SUMMER_2025).code
        for level in (LevelGroup.SMK, LevelGroup.SLB, LevelGroup.SD, LevelGroup.MTS)
    ]
    assert codes == ["33-W12", "33-W12", "33.75", "33.75-KEMENAG"]
    assert office_of(session, "33.75", LevelGroup.SMK, dt.date(2016, 12, 31)) is None
    assert office_of(session, "11.01", LevelGroup.SMK, SUMMER_2025) is None


def test_the_office_is_the_one_of_that_day(engine):
    with writing(engine, by=COMMAND) as session:
        before = office_of(session, "33.28", LevelGroup.SMA, SUMMER_2025)
        after = organization_by_code(session, "33-W12")
        old = next(
            each
            for each in jurisdictions_of(session, before.id, SUMMER_2025)
            if (each.district_code, each.level_group) == ("33.28", LevelGroup.SMA)
        )
        old.valid_until = dt.date(2025, 7, 11)
        session.flush()
        session.add(
            Jurisdiction(
                office_id=after.id, district_code="33.28", level_group=LevelGroup.SMA, valid_from=dt.date(2025, 7, 12)
            )
        )
        session.commit()
    place = ("33.28", LevelGroup.SMA)
    with reading(engine) as session:
        for day, office_id in ((dt.date(2025, 7, 11), before.id), (dt.date(2025, 7, 12), after.id)):
            assert office_of(session, *place, day).id == office_id
            assert office_ids(session, [place], day) == {place: office_id}


def test_many_places_are_looked_up_at_once(session):
    places = [("33.02", LevelGroup.SMK), ("33.02", LevelGroup.SD), ("33.75", LevelGroup.SMK), ("11.01", LevelGroup.SD)]
    found = office_ids(session, places, SUMMER_2025)
    codes = {office.id: office.code for office in offices(session)}
    assert {place: codes[office_id] for place, office_id in found.items()} == {
        ("33.02", LevelGroup.SMK): "33-W10",
        ("33.02", LevelGroup.SD): "33.02",
        ("33.75", LevelGroup.SMK): "33-W12",
    }
    assert office_ids(session, [], SUMMER_2025) == {}


def test_what_an_office_oversees_comes_by_district_and_level(session):
    office = organization_by_code(session, "33-W10")
    found = [(each.district_code, each.level_group) for each in jurisdictions_of(session, office.id, SUMMER_2025)]
    assert found == [(code, level) for code in ("33.01", "33.02", "33.03") for level in ("SLB", "SMA", "SMK")]
    assert jurisdictions_of(session, office.id, dt.date(2016, 1, 1)) == []


def test_the_list_of_jurisdictions_names_office_and_district(session):
    office = organization_by_code(session, "33.75")
    rows = session.execute(listed_jurisdictions([office.id])).all()
    assert [(code, name, district) for _, code, name, district in rows] == [
        ("33.75", "Dinas Pendidikan Kota Pekalongan", "Kota Pekalongan")
    ] * 4
    assert len(session.execute(listed_jurisdictions(district_code="33.75")).all()) == 11
    assert len(session.execute(listed_jurisdictions()).all()) == 385


def test_what_an_office_oversees_is_told_by_district(session):
    branch, district = (organization_by_code(session, code).id for code in ("33-W10", "33.75"))
    levels = ["SLB", "SMA", "SMK"]
    assert levels_by_district(session, branch, SUMMER_2025) == [
        ("Kabupaten Cilacap", levels, False),
        ("Kabupaten Banyumas", levels, False),
        ("Kabupaten Purbalingga", levels, False),
    ]
    assert levels_by_district(session, district, SUMMER_2025) == [
        ("Kota Pekalongan", ["PAUD", "PNF", "SD", "SMP"], True)
    ]


def names_of(session, viewer: Viewer, written: str = "") -> list[str]:
    listed = listed_organizations(written).where(is_visible(session, viewer))
    return [code for code, *_ in session.execute(listed)]


def test_who_sees_which_organizations(engine):
    with writing(engine, by=COMMAND) as session:
        branch, province = (organization_by_code(session, code) for code in ("33-W10", "33"))
        body = make_organization(session, "MGMP Contoh", code="mgmp", parent_id=branch.id)
        make_organization(session, "KKG Contoh", code="kkg", parent_id=organization_by_code(session, "33.02").id)
        session.commit()
    admin = Viewer(1, "Contoh", roles=frozenset({Role.ADMIN}))
    office = Viewer(1, "Contoh", roles=frozenset({Role.OFFICE}), office_ids=frozenset({branch.id}))
    above = Viewer(1, "Contoh", roles=frozenset({Role.OFFICE}), office_ids=frozenset({province.id}))
    organizer = Viewer(1, "Contoh", roles=frozenset({Role.ORGANIZER}), organization_ids=frozenset({body.id}))
    with reading(engine) as session:
        assert len(names_of(session, admin)) == 85
        assert names_of(session, office) == ["33-W10", "mgmp"]
        assert names_of(session, above) == ["33", *(f"33-W{number:02}" for number in range(1, 13)), "mgmp"]
        assert names_of(session, organizer) == ["33-W10", "mgmp"]
        assert names_of(session, admin, "wilayah x") == ["33-W10", "33-W11", "33-W12"]
        assert [each.code for each in visible_offices(session, office)] == ["33-W10"]
        assert len(visible_offices(session, admin)) == 83
        assert visible_organization(session, organizer, "kkg") is None
        assert visible_organization(session, organizer, "mgmp").id == body.id


def test_districts_come_by_code_and_carry_their_zone(session):
    assert [each.code for each in districts(session, province_code="34")] == [
        "34.01", "34.02", "34.03", "34.04", "34.71",
    ]  # fmt: skip
    assert len(districts(session)) == 514
    assert district_by_code(session, "33.1") is None
    assert (zone_of(session, "33.02"), zone_of(session, "82.71"), zone_of(session, "99.99")) == (
        Zone.WIB,
        Zone.WIT,
        None,
    )


def test_a_branch_office_without_a_number_sorts_by_name(engine):
    with writing(engine, by=COMMAND) as session:
        make_office(session, "Cabang Dinas Contoh 10", districts=())
        make_office(session, "Cabang Dinas Contoh 2", districts=())
        session.commit()
    with reading(engine) as session:
        names = [office.name for office in offices(session)]
        assert names.index("Cabang Dinas Contoh 2") < names.index("Cabang Dinas Contoh 10")
