"""Pages of admins: accounts, roles, one-time links, the audit; each act is written down and can be read there."""

import datetime as dt

import pytest
from sqlalchemy import select

from tests.clients import make_app, sign_in
from tests.factories import make_organization, make_school, make_user, make_workshop
from workshop_tracker.accounts.models import RoleGrant, User
from workshop_tracker.accounts.queries import user_by_login
from workshop_tracker.audit.models import AuditEntry
from workshop_tracker.database import reading, today, writing
from workshop_tracker.viewer import COMMAND, Actor, ActorKind, Role
from workshop_tracker.workshops.models import CommitteeGrant

TOMORROW = dt.timedelta(days=1)


@pytest.fixture
def people(engine):
    """An admin, an organizer, and the code of the organizer's body."""
    with writing(engine, by=COMMAND) as session:
        body = make_organization(session, "MGMP Contoh", code="mgmp-contoh")
        make_school(session, "SMK CONTOH", npsn="90000001")
        admin = make_user(session, "pengelola", Role.ADMIN)
        siti = make_user(session, "siti", Role.ORGANIZER, organization=body)
        session.commit()
    return admin, siti


@pytest.fixture
def client(engine, people):
    client = make_app(engine, base_url="http://localhost").test_client()
    sign_in(client, people[0])
    return client


def grants(engine, user_id):
    with reading(engine) as session:
        found = select(RoleGrant).where(RoleGrant.user_id == user_id).order_by(RoleGrant.id)
        return [(grant.role, grant.starts_on, grant.ends_on) for grant in session.scalars(found)]


def grant_form(**values):
    return {
        "role": "teacher",
        "organization": "",
        "school": "",
        "starts_on": today().isoformat(),
        "ends_on": "",
    } | values


class TestAccounts:
    def test_the_list_says_what_each_may_do_today(self, client):
        page = client.get("/admin/users").text
        assert "2 akun" in page
        assert "Penyelenggara, MGMP Contoh" in page
        assert "Belum memilih kata sandi" in page

    @pytest.mark.parametrize(("words", "found"), [("SITI", 1), ("contoh", 2), ("%", 0), ("budi", 0)])
    def test_words_find_names_and_logins(self, client, words, found):
        page = client.get("/admin/users", query_string={"q": words}).text
        assert page.count('href="/admin/users/') == found

    def test_a_role_is_added_for_an_organization(self, engine, client, people):
        siti = people[1]
        answer = client.post(f"/admin/users/{siti.id}/grants", data=grant_form(role="office", organization="33-W10"))
        assert (answer.status_code, answer.location) == (303, f"/admin/users/{siti.id}")
        assert grants(engine, siti.id)[-1] == (Role.OFFICE, today(), None)
        assert "siti Contoh kini Dinas." in client.get(answer.location).text

    def test_a_role_may_have_days_and_a_school(self, engine, client, people):
        last = today() + TOMORROW
        data = grant_form(role="school", school="90000001", ends_on=last.isoformat())
        assert client.post(f"/admin/users/{people[1].id}/grants", data=data).status_code == 303
        assert grants(engine, people[1].id)[-1] == (Role.SCHOOL, today(), last)

    @pytest.mark.parametrize(
        ("values", "words"),
        [
            ({"role": "office"}, "Peran ini memerlukan organisasi."),
            ({"role": "school"}, "Peran ini memerlukan sekolah."),
            ({"role": "organizer", "organization": "tidak-ada"}, "Kode ini tidak ditemukan."),
            ({"role": "school", "school": "12345678"}, "Kode ini tidak ditemukan."),
            ({"starts_on": ""}, "Isi tanggal mulai."),
            ({"ends_on": "2001-01-01"}, "Hari terakhir mendahului hari pertama."),
            ({"role": "committee"}, "Ada 1 isian"),
        ],
    )
    def test_what_cannot_be_granted_is_told_and_kept(self, engine, client, people, values, words):
        answer = client.post(f"/admin/users/{people[1].id}/grants", data=grant_form(**values))
        assert answer.status_code == 422
        assert words in answer.text
        assert all(f'value="{value}"' in answer.text for value in values.values() if value not in {"", "committee"})
        assert len(grants(engine, people[1].id)) == 1

    def test_a_role_is_ended_from_today_on(self, engine, client, people):
        siti = people[1]
        with reading(engine) as session:
            grant_id = session.scalars(select(RoleGrant.id).where(RoleGrant.user_id == siti.id)).one()
        assert client.post(f"/admin/users/{siti.id}/grants/{grant_id}/end").status_code == 303
        assert grants(engine, siti.id)[0][2] == today() - TOMORROW
        assert "Tidak berlaku" in client.get(f"/admin/users/{siti.id}").text

    def test_a_grant_is_found_through_its_user_only(self, engine, client, people):
        admin, siti = people
        with reading(engine) as session:
            own = session.scalars(select(RoleGrant.id).where(RoleGrant.user_id == siti.id)).one()
        assert client.post(f"/admin/users/{admin.id}/grants/{own}/end").status_code == 404
        assert grants(engine, siti.id)[0][2] is None

    def test_nobody_locks_himself_out(self, engine, client, people):
        admin = people[0]
        with reading(engine) as session:
            own = session.scalars(select(RoleGrant.id).where(RoleGrant.user_id == admin.id)).one()
        client.post(f"/admin/users/{admin.id}/grants/{own}/end")
        client.post(f"/admin/users/{admin.id}/disable")
        page = client.get(f"/admin/users/{admin.id}").text
        assert grants(engine, admin.id)[0][2] is None
        assert "oleh pengelola lain" in page

    def test_a_closed_account_is_out_at_once(self, engine, client, people):
        siti, hers = people[1], client.application.test_client()
        sign_in(hers, siti)
        assert hers.get("/account").status_code == 200
        assert client.post(f"/admin/users/{siti.id}/disable").status_code == 303
        assert hers.get("/account").status_code == 303
        assert "Ditutup" in client.get(f"/admin/users/{siti.id}").text
        assert client.post(f"/admin/users/{siti.id}/link").status_code == 409

    def test_an_admin_sees_how_often_somebody_failed_to_sign_in(self, client, people):
        somebody = client.application.test_client()
        for login in ("siti", " Siti ", "nobody"):
            assert somebody.post("/sign-in", data={"login": login, "password": "salah"}).status_code == 422
        assert "Gagal masuk dalam 24 jam terakhir: 2 kali." in client.get(f"/admin/users/{people[1].id}").text
        assert "Gagal masuk" not in client.get(f"/admin/users/{people[0].id}").text

    def test_a_link_is_shown_once_and_opens(self, client, people):
        answer = client.post(f"/admin/users/{people[1].id}/link")
        assert answer.status_code == 200
        address = answer.text.split("<b>http://localhost")[1].split("</b>")[0]
        assert "Kata sandi baru" in client.application.test_client().get(address).text
        assert address not in client.get(f"/admin/users/{people[1].id}").text
        assert address not in str(answer.headers)

    def test_somebody_new_begins_with_a_role(self, engine, client):
        data = grant_form(
            login="0812 3456 7890", display_name="Budi Contoh", role="organizer", organization="mgmp-contoh"
        )
        answer = client.post("/admin/users", data=data)
        assert answer.status_code == 303
        with reading(engine) as session:
            user = user_by_login(session, "081234567890")
        assert (user.display_name, user.password_hash) == ("Budi Contoh", "")
        assert grants(engine, user.id) == [(Role.ORGANIZER, today(), None)]
        assert "Budi Contoh" in client.get(answer.location).text

    @pytest.mark.parametrize(
        ("values", "words"),
        [
            ({"login": "SITI"}, "Nama masuk siti sudah dipakai."),
            ({"login": ""}, "Isi nama masuknya."),
            ({"display_name": "Budi\u202eContoh"}, "Ada 1 isian"),
            ({"role": "office"}, "Peran ini memerlukan organisasi."),
        ],
    )
    def test_what_is_wrong_with_somebody_new_makes_nobody(self, engine, client, values, words):
        data = grant_form(login="budi", display_name="Budi Contoh") | values
        answer = client.post("/admin/users", data=data)
        assert answer.status_code == 422
        assert words in answer.text
        with reading(engine) as session:
            assert len(session.scalars(select(User)).all()) == 2

    def test_whoever_helps_with_a_workshop_is_called_its_committee(self, engine, client, people):
        with writing(engine, by=COMMAND) as session:
            workshop = make_workshop(session, "Asesmen Contoh")
            helper = make_user(session, "tono")
            session.add(CommitteeGrant(workshop_id=workshop.id, user_id=helper.id, ends_on=today()))
            over = make_user(session, "rudi")
            session.add(CommitteeGrant(workshop_id=workshop.id, user_id=over.id, ends_on=today() - TOMORROW))
            session.commit()
        assert client.get("/admin/users").text.count("Panitia, Asesmen Contoh") == 1
        assert "Panitia, Asesmen Contoh" in client.get(f"/admin/users/{helper.id}").text
        assert "Belum ada peran" in client.get(f"/admin/users/{over.id}").text

    def test_nobody_at_that_number(self, client):
        assert client.get("/admin/users/999").status_code == 404


class TestAudit:
    def test_what_was_done_here_is_written_down_with_its_actor(self, engine, client, people):
        client.post(f"/admin/users/{people[1].id}/grants", data=grant_form())
        page = client.get("/admin/audit?kind=role_grants").text
        assert "pengelola Contoh" in page
        assert "membuat" in page
        assert "Peran" in page

    def test_it_is_narrowed_by_object_actor_and_day(self, engine, client, people):
        actor = Actor(ActorKind.USER, 7, "Tono Contoh")
        with writing(engine, by=actor) as session:
            session.get_one(User, people[1].id).display_name = "Siti Diganti Contoh"
            session.commit()
        query = {"kind": "users", "id": str(people[1].id), "q": "tono", "day": today().isoformat()}
        page = client.get("/admin/audit", query_string=query).text
        assert "Siti Diganti Contoh" in page
        assert page.count('<th scope="row"') == 1
        for name, other in (("kind", "schools"), ("id", "999"), ("q", "nobody"), ("day", "2001-01-01")):
            assert (
                "Tidak ada perubahan yang cocok" in client.get("/admin/audit", query_string=query | {name: other}).text
            )

    def test_a_day_is_one_of_western_indonesia(self, engine, client):
        with writing(engine, by=COMMAND) as session:
            session.add(
                AuditEntry(
                    at=dt.datetime(2025, 7, 11, 18, 0, tzinfo=dt.UTC),
                    actor_kind=ActorKind.COMMAND,
                    action="import",
                    object_kind="schools",
                    new="dini hari",
                )
            )
            session.commit()
        assert "dini hari" in client.get("/admin/audit?day=2025-07-12").text
        assert "dini hari" not in client.get("/admin/audit?day=2025-07-11").text

    @pytest.mark.parametrize("address", ["?day=2025-02-30", "?day=x", "?id=1_0", "?id=-1", "?kind=nonsense"])
    def test_odd_filters_break_nothing(self, client, address):
        assert client.get(f"/admin/audit{address}").status_code == 200

    def test_no_secret_stands_in_it(self, client, people):
        token = client.post(f"/admin/users/{people[1].id}/link").text.split("/set-password/")[1].split("<")[0]
        page = client.get("/admin/audit?kind=one_time_links").text
        assert "Tautan sekali pakai siti Contoh" in " ".join(page.split())
        assert token not in page

    def test_it_speaks_of_objects_fields_and_values_in_words(self, client, people):
        client.post(f"/admin/users/{people[1].id}/grants", data=grant_form(ends_on="2099-07-12"))
        page = client.get("/admin/audit?kind=role_grants").text
        assert "Peran siti Contoh" in page
        assert all(words in page for words in ("Guru", "Sampai:", "12 Juli 2099"))
        assert not any(raw in page for raw in ("{&#34;", "row_version", "ends_on", "teacher", "2099-07-12"))


def test_the_first_page_counts_and_leads_on(client):
    page = client.get("/admin").text
    for address in ("/admin/users", "/admin/audit", "/organizations", "/jurisdictions", "/schools"):
        assert f'href="{address}"' in page
