"""Whose report a viewer may read: own offices and those below them, never another region's."""

import pytest

from tests.factories import make_office, make_organization
from workshop_tracker.database import reading, writing
from workshop_tracker.organizations.models import OrganizationKind
from workshop_tracker.organizations.queries import organization_by_code
from workshop_tracker.reports.readers import readable_office, readable_offices
from workshop_tracker.viewer import COMMAND, Role, Viewer

CODES = ("provinsi", "cabang-2", "cabang-10", "lain", "mgmp")


@pytest.fixture
def world(engine):
    """A province with two branch offices, another province's office, a teachers' body below the first branch."""
    with writing(engine, by=COMMAND) as session:
        province = make_organization(
            session, "Dinas Provinsi Contoh", code="provinsi", kind=OrganizationKind.PROVINCE_OFFICE
        )
        make_office(session, "Cabang Dinas Contoh 2", code="cabang-2", parent_id=province.id, number=2)
        make_office(
            session, "Cabang Dinas Contoh 10", code="cabang-10", districts=("33.01",), parent_id=province.id, number=10
        )
        make_office(session, "Dinas Lain Contoh", code="lain", districts=("33.75",))
        make_organization(session, "MGMP Contoh", code="mgmp")
        session.commit()
        ids = {code: organization_by_code(session, code).id for code in CODES}
    return engine, ids


def viewer(*roles, offices=(), organizations=(), supervised=()):
    return Viewer(
        1,
        "Rahmat Contoh",
        roles=frozenset(roles),
        office_ids=frozenset(offices),
        supervised_office_ids=frozenset(supervised),
        organization_ids=frozenset(organizations),
    )


def codes(engine, one):
    with reading(engine) as session:
        own = [office.code for office in readable_offices(session, one)]
        found = [code for code in CODES if readable_office(session, one, code)]
    return [code for code in own if not code.startswith("33")], found


def test_an_office_reads_its_own_report_only(world):
    engine, ids = world
    assert codes(engine, viewer(Role.OFFICE, offices=[ids["cabang-2"]])) == (["cabang-2"], ["cabang-2"])


def test_a_province_reads_those_of_its_branches_too(world):
    engine, ids = world
    expected = ["provinsi", "cabang-2", "cabang-10"]
    assert codes(engine, viewer(Role.OFFICE, offices=[ids["provinsi"]])) == (expected, expected)


def test_an_admin_reads_every_office_and_no_body(world):
    engine, _ = world
    own, found = codes(engine, viewer(Role.ADMIN))
    assert {"provinsi", "cabang-2", "cabang-10", "lain"} <= set(own)
    assert found == ["provinsi", "cabang-2", "cabang-10", "lain"]


def test_an_organizer_reads_only_where_the_own_body_is_an_office(world):
    engine, ids = world
    assert codes(engine, viewer(Role.ORGANIZER, organizations=[ids["mgmp"]])) == ([], [])
    assert codes(engine, viewer(Role.ORGANIZER, organizations=[ids["cabang-10"]])) == (["cabang-10"], ["cabang-10"])


def test_a_supervisor_reads_none_even_if_an_office_elsewhere(world):
    engine, ids = world
    supervised = [ids["cabang-2"]]
    assert codes(engine, viewer(Role.SUPERVISOR, supervised=supervised)) == ([], [])
    both = viewer(Role.OFFICE, Role.SUPERVISOR, offices=[ids["cabang-10"]], supervised=supervised)
    assert codes(engine, both) == (["cabang-10"], ["cabang-10"])
