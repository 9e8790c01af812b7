"""Pages of schools: found by words, read by those whose office oversees them, edited by admins."""

import datetime as dt
import re

import pytest
from sqlalchemy import select

from tests.clients import make_app, sign_in
from tests.factories import make_organization, make_user
from tests.schools.test_finding import add
from workshop_tracker.accounts.models import RoleGrant
from workshop_tracker.audit.models import AuditEntry
from workshop_tracker.database import reading, writing
from workshop_tracker.organizations.queries import organization_by_code
from workshop_tracker.schools.actions import confirm_spelling
from workshop_tracker.schools.queries import school_by_npsn
from workshop_tracker.viewer import COMMAND, Role

EDIT = "/schools/99000001/edit"
FILLED = {
    "row_version": "1",
    "printed_name": "SMK Wijaya Contoh",
    "address": "Jl. Contoh No. 1",
    "subdistrict": "Jatilawang",
    "opened_on": "1990-07-16",
    "closed_on": "",
}


@pytest.fixture
def client_of(engine):
    """A browser of a user with that role, for the organization of that code or the school of that number."""
    with writing(engine, by=COMMAND) as session:
        add(session, "99000001", "SMKS WIJAYA CONTOH JATILAWANG")
        add(session, "99000002", "SMAN 1 CONTOH", "Pekalongan Barat", "33.75", "SMA")
        session.commit()
    app = make_app(engine)

    def make(role: Role, code: str = "", npsn: str = ""):
        with writing(engine, by=COMMAND) as session:
            if role is Role.ORGANIZER:
                office = organization_by_code(session, code)
                organization = make_organization(session, "MGMP Contoh", parent_id=office.id)
            else:
                organization = organization_by_code(session, code) if code else None
            user = make_user(session, f"{role}-{code}", *([] if npsn else [role]), organization=organization)
            if npsn:
                school = school_by_npsn(session, npsn)
                session.add(RoleGrant(user_id=user.id, role=role, school_id=school.id, starts_on=dt.date(2020, 1, 1)))
            session.commit()
        client = app.test_client()
        sign_in(client, user)
        return client

    return make


def test_schools_are_found_by_words_and_where_none_fits_those_alike(client_of):
    admin = client_of(Role.ADMIN)
    assert "2 sekolah" in admin.get("/schools").text
    page = admin.get("/schools?q=wijaya banyumas").text
    assert "/schools/99000001" in page
    assert "/schools/99000002" not in page
    alike = admin.get("/schools?q=SMK Wijapa Contoh Jatilawang").text
    assert "Mungkin maksud Anda:" in alike
    assert "/schools/99000001" in alike
    assert "Tidak ada sekolah “xyzxyz”" in admin.get("/schools?q=xyzxyz").text


def test_an_empty_register_says_how_to_fill_it(engine):
    app = make_app(engine)
    with writing(engine, by=COMMAND) as session:
        user = make_user(session, "admin", Role.ADMIN)
        session.commit()
    client = app.test_client()
    sign_in(client, user)
    assert "import schools BERKAS --apply" in client.get("/schools").text


def test_a_school_shows_its_office_of_today(client_of):
    page = client_of(Role.ADMIN).get("/schools/99000001").text
    assert "Cabang Dinas Pendidikan Wilayah X" in page
    assert "SMK Wijaya Contoh Jatilawang" in page
    assert "SMKS WIJAYA CONTOH JATILAWANG" in page
    assert "Kabupaten Banyumas" in page


@pytest.mark.parametrize(
    ("role", "code", "npsn"),
    [
        (Role.OFFICE, "33-W10", ""),
        (Role.SUPERVISOR, "33-W10", ""),
        (Role.ORGANIZER, "33-W10", ""),
        (Role.SCHOOL, "", "99000001"),
    ],
)
def test_others_see_the_schools_under_their_office_and_edit_none(client_of, role, code, npsn):
    client = client_of(role, code, npsn)
    assert "1 sekolah" in client.get("/schools").text
    assert client.get("/schools/99000001").status_code == 200
    assert client.get("/schools/99000002").status_code == 404
    assert "/schools/99000002" not in client.get("/schools?q=SMAN 1 Conto").text
    assert client.get(EDIT).status_code == 403
    assert client.post(EDIT, data=FILLED).status_code == 403


def test_teachers_and_strangers_see_none(client_of, engine):
    assert client_of(Role.TEACHER).get("/schools").status_code == 403
    assert make_app(engine).test_client().get("/schools").location.startswith("/sign-in")


def test_a_confirmed_spelling_is_shown_and_an_admin_takes_it_back(client_of, engine):
    with writing(engine, by=COMMAND) as session:
        confirm_spelling(session, school_by_npsn(session, "99000001"), "SMK Wjaya Conto", district_code="33.02")
        session.commit()
        far = school_by_npsn(session, "99000002").npsn
    for role, code in ((Role.OFFICE, "33-W10"), (Role.ORGANIZER, "33-W10")):
        page = client_of(role, code).get("/schools/99000001").text
        assert ("SMK Wjaya Conto" in page, "/forget" in page) == (True, False)
    admin = client_of(Role.ADMIN)
    forget = re.search(r'action="(/schools/99000001/spellings/[0-9]+/forget)"', admin.get("/schools/99000001").text)[1]
    assert admin.post(forget.replace("99000001", far)).status_code == 404
    assert admin.post(forget).status_code == 303
    assert admin.post(forget).status_code == 404
    assert "Ejaan yang mengarah ke sini" not in admin.get("/schools/99000001").text
    with reading(engine) as session:
        taken = select(AuditEntry.action).where(AuditEntry.object_kind == "school_aliases").order_by(AuditEntry.id)
        assert session.scalars(taken).all() == ["create", "delete"]


def stored(engine):
    with reading(engine) as session:
        return school_by_npsn(session, "99000001")


def test_an_edit_is_kept(client_of, engine):
    admin = client_of(Role.ADMIN)
    assert 'name="row_version" type="hidden" value="1"' in admin.get(EDIT).text
    answer = admin.post(EDIT, data=FILLED)
    assert (answer.status_code, answer.location) == (303, "/schools/99000001")
    school = stored(engine)
    assert (school.printed_name, school.opened_on, school.row_version) == (
        "SMK Wijaya Contoh",
        dt.date(1990, 7, 16),
        2,
    )
    assert "SMK Wijaya Contoh" in admin.get("/schools?q=99000001").text


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"closed_on": "1980-01-01"}, "tidak dapat ditutup sebelum berdiri"),
        ({"opened_on": "16 Juli"}, "Berdiri sejak"),
        ({"printed_name": "A" * 121}, "Nama tercetak"),
        ({"address": "Jl.\u200b"}, "tidak terlihat"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_lost(client_of, engine, wrong, told):
    answer = client_of(Role.ADMIN).post(EDIT, data=FILLED | {"subdistrict": "Rawalo"} | wrong)
    assert (answer.status_code, told in answer.text, 'value="Rawalo"' in answer.text) == (422, True, True)
    assert stored(engine).subdistrict == "Jatilawang"


def test_a_stale_form_gets_both_values(client_of, engine):
    admin = client_of(Role.ADMIN)
    admin.post(EDIT, data=FILLED)
    answer = admin.post(EDIT, data=FILLED | {"printed_name": "SMK Lain Contoh"})
    assert answer.status_code == 409
    assert "SMK Wijaya Contoh" in answer.text
    assert "SMK Lain Contoh" in answer.text
    assert stored(engine).printed_name == "SMK Wijaya Contoh"


def test_what_is_not_there_is_not_found(client_of):
    admin = client_of(Role.ADMIN)
    assert admin.get("/schools/00000000").status_code == 404
    assert admin.get("/schools/00000000/edit").status_code == 404
    assert admin.post("/schools/00000000/edit", data=FILLED).status_code == 404
