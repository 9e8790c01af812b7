"""One page for a school: many answered at once; who may not see the school may not answer for it."""

import re

import pytest
from sqlalchemy import select

from tests.clients import make_app, sign_in
from tests.factories import LONG_AGO, add, make_office, make_user
from tests.people.turnover.lists import AUGUST, ELSEWHERE, JULY, NAMES, asked, hand_in, standing
from workshop_tracker.accounts.models import RoleGrant
from workshop_tracker.database import reading, writing
from workshop_tracker.schools.models import School
from workshop_tracker.viewer import COMMAND, Role


@pytest.fixture
def office(engine, school):
    """The list of August leaves out 1 and 2, and names 5, who taught elsewhere."""
    with writing(engine, by=COMMAND) as session:
        office = make_office(session, code="contoh-x")
        user = make_user(session, "dinas", Role.OFFICE, organization=office)
        session.commit()
    hand_in(engine, JULY, 0, 1, 2)
    hand_in(engine, JULY, 5, school=ELSEWHERE)
    hand_in(engine, AUGUST, 0, 5)
    client = make_app(engine).test_client()
    sign_in(client, user)
    return client


def fields_of(page):
    """The field of each name, as the page shows them."""
    return dict(
        re.findall('<legend><b>([^<]+)</b>.*?name="(change-[0-9]+)"', page, re.DOTALL),
    )


def test_the_office_is_told_and_answers_many_at_once(office, engine, school):
    status = office.get("/school-data/contoh-x").text
    link = f"/schools/{school.npsn}/staff-changes"
    assert "2 guru tidak ada lagi di daftar, 1 mungkin pindahan." in status
    assert f'href="{link}"' in status
    page = office.get(link).text
    assert "Sekolah induknya SMKN 1 CONTOH RAWALO: pindahan?" in page
    fields = fields_of(page)
    assert set(fields) == {NAMES[1], NAMES[2], NAMES[5]}

    sent = {fields[NAMES[1]]: "retired", fields[NAMES[5]]: "transferred", fields[NAMES[2]]: "both", "change-x": "left"}
    assert office.post(link, data=sent).location == link

    shown = office.get(link).text
    assert "2 jawaban tersimpan." in shown
    assert "Terjawab; dapat diubah selama 30 hari." in shown
    assert asked(engine, school.id) == [NAMES[2]]
    assert standing(engine, 1)[:2] == ("retired", AUGUST)
    assert [held[1] for held in standing(engine, 5)[2]] == [True, True]
    assert "1 guru tidak ada lagi di daftar." in office.get("/school-data/contoh-x").text


def test_a_later_main_school_stands_against_taking_back(office, engine, school):
    link = f"/schools/{school.npsn}/staff-changes"
    field = fields_of(office.get(link).text)[NAMES[1]]
    office.post(link, data={field: "moved"})
    hand_in(engine, AUGUST, 1, 5, school=ELSEWHERE)
    office.post(link, data={field: "stays"})
    assert "mempunyai sekolah induk lain" in office.get(link).text
    assert standing(engine, 1)[0] == "active"


def test_the_school_itself_is_told_on_its_own_page_and_no_other_school(office, engine, school):
    with writing(engine, by=COMMAND) as session:
        clerk = make_user(session, "operator")
        add(session, RoleGrant(user_id=clerk.id, role=Role.SCHOOL, school_id=school.id, starts_on=LONG_AGO))
        session.commit()
    client = make_app(engine).test_client()
    sign_in(client, clerk)
    assert "2 guru tidak ada lagi di daftar" in client.get(f"/schools/{school.npsn}/data").text
    assert client.get(f"/schools/{school.npsn}/staff-changes").status_code == 200
    with reading(engine) as session:
        other = session.scalar(select(School.npsn).where(School.id != school.id))
    assert client.get(f"/schools/{other}/staff-changes").status_code == 404
