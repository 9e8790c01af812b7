"""A written name finds its school: by what somebody confirmed, by the index, by what was typed into a picker."""

import pytest

from tests.factories import make_school
from tests.schools.test_queries import DAY
from tests.statements import selects_of
from workshop_tracker.database import reading, writing
from workshop_tracker.organizations.queries import organization_by_code
from workshop_tracker.presentation import natural_key
from workshop_tracker.schools.actions import SchoolDetails, confirm_spelling, confirm_work_unit, edit_school
from workshop_tracker.schools.finding import school_finder, search_schools
from workshop_tracker.schools.queries import is_under, school_by_npsn
from workshop_tracker.schools.rules import school_key
from workshop_tracker.viewer import COMMAND


def add(
    session, npsn: str, name: str, subdistrict: str = "Jatilawang", district_code: str = "33.02", level: str = "SMK"
):
    return make_school(
        session,
        name,
        level=level,
        npsn=npsn,
        match_key=school_key(name),
        sort_key=natural_key(name),
        subdistrict=subdistrict,
        district_code=district_code,
    )


@pytest.fixture
def session(engine):
    with writing(engine, by=COMMAND) as session:
        add(session, "99000001", "SMKS WIJAYA CONTOH JATILAWANG")
        add(session, "99000002", "SMKN 2 CONTOH PURWOKERTO", "Purwokerto Barat")
        add(session, "99000003", "SMKN 10 CONTOH PURWOKERTO", "Purwokerto Barat")
        add(session, "99000004", "SMAN 1 CONTOH", "Pekalongan Barat", "33.75", "SMA")
        add(session, "99000005", "SMKS WIJAYA CONTOH JATILAWANG", "Pekalongan Barat", "33.75")
        session.commit()
    with reading(engine) as session:
        yield session


def test_a_name_is_certain_inside_one_district_only(session):
    finder = school_finder(session)
    assert finder.match("SMK Wijaya Contoh Jatilawang", "33.02").certain == "99000001"
    found = finder.match("SMK Wijaya Contoh Jatilawang")
    assert found.certain is None
    assert {each.school.npsn for each in found.suggestions[:2]} == {"99000001", "99000005"}


def test_a_confirmed_spelling_is_certain_in_its_district(engine, session):
    assert school_finder(session).match("SMK Wijcont", "33.02").certain is None
    with writing(engine, by=COMMAND) as write:
        confirm_spelling(write, school_by_npsn(write, "99000001"), "SMK WIJCONT", district_code="33.02")
        write.commit()
    session.rollback()
    finder = school_finder(session)
    assert finder.match("Smk wijcont", "33.02").certain == "99000001"
    assert finder.match("Smk wijcont", "33.75").certain is None
    assert finder.match("Smk wijcont").certain is None


def test_the_finder_is_kept_until_a_school_changes(engine, session):
    kept = school_finder(session)
    assert school_finder(session) is kept
    with writing(engine, by=COMMAND) as write:
        details = SchoolDetails(
            printed_name="", address="Jl. Contoh", subdistrict="", phone="", opened_on=None, closed_on=None
        )
        edit_school(write, school_by_npsn(write, "99000002"), details)
        write.commit()
    session.rollback()
    changed = school_finder(session)
    assert changed is not kept
    with writing(engine, by=COMMAND) as write:
        add(write, "99000009", "SMK BARU CONTOH")
        write.commit()
    session.rollback()
    assert school_finder(session).match("SMK Baru Contoh").certain == "99000009"


def found(session, written: str, **options) -> list[str]:
    return [school.npsn for school in search_schools(session, written, **options)]


@pytest.mark.parametrize(
    ("written", "npsns"),
    [
        ("99000002", ["99000002"]),
        ("990000", ["99000004", "99000002", "99000003", "99000001", "99000005"]),
        ("SMK Negeri 2 Contoh Purwokerto", ["99000002"]),
        ("smkn2 contoh", ["99000002"]),
        ("purwokerto smkn", ["99000002", "99000003"]),
        ("contoh 2", ["99000002"]),
        ("wijaya pekalongan", ["99000005"]),
        ("wijaya banyumas", ["99000001"]),
        ("  kota   pekalongan ", ["99000004", "99000005"]),
        ("SMKN 2 Conto Purwokrto", ["99000002"]),
        ("100%", []),
        ("_____", []),
    ],
)
def test_a_picker_forgives_spelling_order_and_case(session, written, npsns):
    assert found(session, written)[: len(npsns) or 1] == npsns


def test_it_shows_where_a_school_is(session):
    [school] = search_schools(session, "99000005")
    assert (school.name, school.subdistrict, school.district) == (
        "SMKS WIJAYA CONTOH JATILAWANG",
        "Pekalongan Barat",
        "Kota Pekalongan",
    )


def test_it_stays_within_what_the_viewer_sees_and_within_its_limit(session):
    office = organization_by_code(session, "33-W12")
    within = is_under([office.id], DAY)
    assert found(session, "wijaya", within=within) == ["99000005"]
    assert "99000002" not in found(session, "SMKN 2 Conto Purwokrto", within=within)
    assert len(found(session, "contoh", limit=2)) == 2


def test_a_search_takes_few_statements(session, engine):
    school_finder(session)
    with selects_of(engine) as statements:
        assert found(session, "contoh purwokerto") == ["99000002", "99000003"]
    assert len(statements) == 1  # 1) schools whose words fit
    with selects_of(engine) as statements:
        assert found(session, "SMKN 2 Conto Purwokrto")[0] == "99000002"
    assert len(statements) == 3  # 1) words, 2) whether a school changed, 3) those alike


def test_what_is_no_school_is_none_in_its_district_until_a_school_bears_that_name(engine, session):
    assert school_finder(session).match("Wijaya Contoh", "33.02").suggestions
    with writing(engine, by=COMMAND) as write:
        confirm_work_unit(write, "WIJAYA  Contoh", district_code="33.02")
        write.commit()
    session.rollback()
    finder = school_finder(session)
    assert [finder.is_work_unit("Wijaya contoh", code) for code in ("33.02", "33.75", None)] == [True, False, False]
    with writing(engine, by=COMMAND) as write:
        confirm_spelling(write, school_by_npsn(write, "99000001"), "Wijaya Contoh", district_code="33.02")
        write.commit()
    session.rollback()
    finder = school_finder(session)
    assert not finder.is_work_unit("Wijaya Contoh", "33.02")
    assert finder.match("Wijaya Contoh", "33.02").certain == "99000001"


def test_what_was_said_of_a_list_without_a_district_holds_there_and_in_the_schools_own(engine, session):
    with writing(engine, by=COMMAND) as write:
        confirm_spelling(write, school_by_npsn(write, "99000001"), "SMK WIJCONT", district_code=None)
        confirm_work_unit(write, "Balai Wijaya", district_code=None)
        confirm_work_unit(write, "Balai Wijaya", district_code=None)
        write.commit()
    session.rollback()
    finder = school_finder(session)
    assert (finder.told_without_district("smk wijcont"), finder.told_without_district("Balai Wijaya")) == (
        "99000001",
        "",
    )
    assert [finder.match("SMK WIJCONT", code).certain for code in ("33.02", "33.75", None)] == ["99000001", None, None]
    assert [finder.is_work_unit("balai wijaya", code) for code in ("33.02", None)] == [False, True]
    with writing(engine, by=COMMAND) as write:
        confirm_work_unit(write, "SMK WIJCONT", district_code="33.02")
        write.commit()
    session.rollback()
    assert school_finder(session).match("SMK WIJCONT", "33.02").certain is None
