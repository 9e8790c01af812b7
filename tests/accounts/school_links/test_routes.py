"""A school's page by its link: nothing before the button, one school after it, a number or a list, thanks."""

import datetime as dt
import io

import pytest
from sqlalchemy import select

from tests.clients import make_app, sign_in
from tests.factories import make_person, make_school, make_user
from tests.files import staff_list_rows, staff_members, xlsx_bytes
from workshop_tracker.accounts.models import RoleGrant
from workshop_tracker.accounts.school_links.actions import make_school_links, put_to_sleep
from workshop_tracker.accounts.school_links.models import SchoolLink
from workshop_tracker.accounts.school_links.rules import LINK_LIVES, VISIT_LASTS
from workshop_tracker.audit.models import AuditEntry
from workshop_tracker.database import now, reading, today, writing
from workshop_tracker.intake.models import StagedUpload
from workshop_tracker.people.denominator.models import SchoolList, Teller
from workshop_tracker.people.models import Person
from workshop_tracker.schools.models import School, SchoolHeadcount
from workshop_tracker.viewer import COMMAND, ActorKind, Role


@pytest.fixture
def schools(engine):
    with writing(engine, by=COMMAND) as session:
        own = make_school(session, "SMK CONTOH MEKAR JATILAWANG", match_key="SMKCONTOHMEKARJATILAWANG")
        other = make_school(session, "SMK CONTOH LAIN RAWALO", match_key="SMKCONTOHLAINRAWALO")
        session.commit()
        return own, other


@pytest.fixture
def client(engine):
    return make_app(engine).test_client()


def link_of(engine, school, at=None):
    with writing(engine, by=COMMAND) as session:
        token = make_school_links(session, [school.id], at=at or now())[school.id]
        session.commit()
    return f"/s/{token}"


def open_page(client, link):
    answer = client.post(link)
    assert answer.status_code == 303, answer.text
    return answer.location


def text_of(answer):
    return " ".join(answer.text.split())


def test_a_preview_robot_learns_nothing_and_the_button_opens_one_school(engine, client, schools):
    own, other = schools
    link = link_of(engine, own)

    page = client.get(link)
    assert page.status_code == 200
    assert own.name not in page.text
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert client.get("/s/tidak-ada").status_code == 200
    assert client.get(f"/schools/{own.npsn}/data").status_code == 401
    with reading(engine) as session:
        assert session.scalars(select(SchoolLink.opened_at)).all() == [None]

    place = open_page(client, link)
    assert own.name in client.get(place).text
    assert client.get(f"/schools/{other.npsn}/data").status_code == 401
    assert client.get(f"/schools/{own.npsn}").status_code == 303  # what others read about it asks to sign in
    assert client.get("/people").status_code == 303


def test_a_link_ends_by_time_by_a_newer_one_and_by_hand_also_where_its_page_stands_open(
    engine, client, schools, monkeypatch
):
    own, _ = schools
    old = link_of(engine, own, at=now() - LINK_LIVES)
    assert client.post(old).status_code == 404

    first = link_of(engine, own)
    place = open_page(client, first)
    second = link_of(engine, own)
    assert client.get(place).status_code == 401
    assert "tautan baru" in client.post(first).text

    place = open_page(client, second)
    later = now() + VISIT_LASTS
    monkeypatch.setattr("workshop_tracker.accounts.school_links.own_page.now", lambda: later)
    page = client.get(place)
    assert page.status_code == 401
    assert "Buka lagi tautan sekolah" in page.text
    monkeypatch.undo()

    with writing(engine, by=COMMAND) as session:
        assert put_to_sleep(session, [own.id], at=now()) == 1
        session.commit()
    assert client.get(place).status_code == 401
    assert client.post(place, data={"counted_on": str(today()), "total": "3"}).status_code == 401


def test_a_school_declares_its_teachers_and_reads_what_was_kept(engine, client, schools):
    own, _ = schools
    place = open_page(client, link_of(engine, own))
    assert "Belum ada." in client.get(place).text

    sent = {"counted_on": str(today()), "pns_men": "3", "school_women": "4", "phone": "0812-3456-7890"}
    page = text_of(client.post(place, data=sent, follow_redirects=True))

    assert "Terima kasih. Tersimpan: 7 guru per" in page
    assert "pernyataan sekolah" in page
    assert 'value="3"' in page  # a correction begins from what was told
    with reading(engine) as session:
        counts = {(row.employment, row.sex.value): row.teachers for row in session.scalars(select(SchoolHeadcount))}
        entry = session.scalars(select(AuditEntry).where(AuditEntry.object_kind == "school_headcounts")).first()
        assert session.get_one(School, own.id).phone == "+6281234567890"
    assert counts["", "all"] == 7
    assert (entry.actor_kind, entry.actor_name) == (ActorKind.PUBLIC, f"Tautan sekolah {own.name}")


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"total": "38", "counted_on": "2999-01-01"}, "Tanggal ini belum tiba."),
        ({"total": "38", "counted_on": "0025-07-01"}, "Periksa tahunnya."),
        ({"total": "38", "counted_on": ""}, "Isi tanggalnya."),
        ({"counted_on": "2026-01-05"}, "Isi jumlah guru seluruhnya, atau rinciannya."),
        ({"total": "38", "pns_men": "3", "counted_on": "2026-01-05"}, "Rinciannya berjumlah 3, bukan 38."),
        ({"total": "-1", "counted_on": "2026-01-05"}, "Tulis angka saja"),
        ({"total": "1_0", "counted_on": "2026-01-05"}, "Tulis angka saja"),
        ({"total": "10", "counted_on": "2026-01-05", "phone": "operator"}, "bukan nomor telepon"),
    ],
)
def test_what_cannot_be_is_asked_again_and_keeps_nothing(engine, client, schools, sent, told):
    place = open_page(client, link_of(engine, schools[0]))
    answer = client.post(place, data=sent)
    assert (answer.status_code, told in answer.text) == (422, True)
    with reading(engine) as session:
        assert session.scalars(select(SchoolHeadcount)).all() == []


def upload(client, place, school_name, **values):
    rows = staff_list_rows(staff_members(4), school=school_name, **values)
    file = (io.BytesIO(xlsx_bytes(rows)), "daftar.xlsx")
    return client.post(f"{place}/list", data={"file": file})


def test_a_school_hands_in_its_list_which_is_previewed_and_goes_in_once(engine, client, schools):
    own, _ = schools
    place = open_page(client, link_of(engine, own))

    answer = upload(client, place, own.name)
    assert answer.status_code == 303, answer.text
    preview = answer.location
    assert "Periksa 4 baris" in text_of(client.get(preview))
    with reading(engine) as session:
        assert session.scalars(select(Person)).all() == []

    page = text_of(client.post(f"{preview}/confirm", follow_redirects=True))
    assert "Terima kasih. Tersimpan:" in page
    assert "daftar guru dari sekolah" in page
    assert client.post(f"{preview}/confirm").status_code == 404
    with reading(engine) as session:
        assert len(session.scalars(select(Person)).all()) == 4
        assert [row.told_by for row in session.scalars(select(SchoolList))] == [Teller.SCHOOL]
        assert session.scalars(select(StagedUpload)).all() == []


def test_a_list_shorter_than_what_is_known_is_told_before_it_counts(engine, client, schools):
    own, _ = schools
    place = open_page(client, link_of(engine, own))
    client.post(place, data={"counted_on": str(today()), "total": "22"})

    page = text_of(client.get(upload(client, place, own.name).location))

    assert "Sebelumnya tercatat 22 guru; daftar ini memuat 4 baris." in page


def test_a_list_of_another_school_is_refused_and_one_that_is_not_clear_is_asked(engine, client, schools):
    own, other = schools
    place = open_page(client, link_of(engine, own))

    refused = upload(client, place, other.name)
    assert refused.status_code == 422
    assert f"NPSN {other.npsn}" in refused.text

    preview = upload(client, place, "SMK Contoh Entah Mana").location
    assert "Ya, ini daftar sekolah kami" in client.get(preview).text
    assert client.post(f"{preview}/confirm").status_code == 422
    assert client.post(f"{preview}/confirm", data={"is_ours": "yes"}).status_code == 303
    with reading(engine) as session:
        assert len(session.scalars(select(SchoolList)).all()) == 1


def test_a_list_asks_nothing_out_about_people_of_other_schools(engine, client, schools):
    own, other = schools
    listed = staff_members(1)[0]
    with writing(engine, by=COMMAND) as session:
        make_person(session, "Guru Rahasia", school=other, nuptk=listed.nuptk)
        session.commit()
    place = open_page(client, link_of(engine, own))

    page = client.get(upload(client, place, own.name).location).text

    assert "Rahasia" not in page
    assert "Mungkin sudah tercatat" in page


def test_what_is_no_list_is_told_and_a_list_can_be_thrown_away(engine, client, schools):
    own, _ = schools
    place = open_page(client, link_of(engine, own))
    assert client.post(f"{place}/list").status_code == 422
    assert client.post(f"{place}/list", data={"file": (io.BytesIO(b"Hobi\nberkebun\n"), "a.csv")}).status_code == 422

    preview = upload(client, place, own.name).location
    assert client.post(f"{preview}/discard").status_code == 303
    assert client.get(preview).status_code == 404


def test_who_holds_the_role_sees_the_same_page_signed_in(engine, client, schools):
    own, other = schools
    with writing(engine, by=COMMAND) as session:
        user = make_user(session, "operator")
        session.add(RoleGrant(user_id=user.id, role=Role.SCHOOL, school_id=own.id, starts_on=dt.date(2020, 1, 1)))
        session.commit()
    sign_in(client, user)

    answer = client.get("/my/school")
    assert answer.location == f"/schools/{own.npsn}/data"
    assert "Yang diketahui dinas" in client.get(answer.location).text
    assert client.get(f"/schools/{other.npsn}/data").status_code == 404
    client.post(answer.location, data={"counted_on": str(today()), "total": "12"})
    with reading(engine) as session:
        entry = session.scalars(select(AuditEntry).where(AuditEntry.object_kind == "school_headcounts")).one()
    assert entry.actor_id == user.id
