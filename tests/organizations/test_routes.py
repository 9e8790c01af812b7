"""Pages of organizations: admins add and edit, nobody wins silently, others read what is theirs."""

import pytest
from sqlalchemy import select

from tests.factories import make_organization
from workshop_tracker.audit.models import AuditEntry
from workshop_tracker.database import reading, writing
from workshop_tracker.organizations.queries import organization_by_code
from workshop_tracker.viewer import COMMAND, Role

NEW = {
    "code": "mgmp-contoh",
    "name": "MGMP  Matematika Contoh",
    "kind": "teacher_group",
    "letterhead": "MUSYAWARAH GURU\r\n\r\n MATEMATIKA CONTOH ",
    "district": "Kab. Banyumas",
    "city": "Purwokerto",
    "classification": "400.3",
    "is_verified": "yes",
}


def stored(engine, code: str):
    with reading(engine) as session:
        return organization_by_code(session, code)


def form_of(engine, code: str, **values: str) -> dict[str, str]:
    """What the edit form of an organization sends, with some fields changed."""
    found = stored(engine, code)
    sent = {
        "row_version": found.row_version,
        "name": found.name,
        "kind": found.kind.value,
        "parent": found.parent_id or "",
        "number": found.number or "",
        "district": "",
        "city": found.city,
        "address": found.address,
        "letterhead": found.letterhead,
        "unit": found.unit,
        "classification": found.classification,
        "source": found.source,
        "is_verified": "yes" if found.is_verified else "no",
    }
    return sent | values


def test_the_list_is_paged_and_narrowed_by_name(admin):
    page = admin.get("/organizations").text
    assert "83 organisasi" in page
    assert "Cabang Dinas Pendidikan Wilayah X" in page
    assert "Kantor Kementerian Agama Kota Tegal" not in page
    assert "Kantor Kementerian Agama Kota Tegal" in admin.get("/organizations?page=2").text
    found = admin.get("/organizations?q=kota tegal").text
    assert "Dinas Pendidikan Kota Tegal" in found
    assert "Kota Semarang" not in found
    assert "Tidak ada organisasi “xyz”" in admin.get("/organizations?q=xyz").text


@pytest.mark.parametrize("number", ["0", "99", "-1", "x", "²", ""])
def test_a_page_that_is_none_shows_one_that_is(admin, number):
    assert admin.get("/organizations", query_string={"page": number}).status_code == 200


def test_a_filter_cannot_steer_the_addresses_of_other_pages(admin):
    page = admin.get("/organizations?_scheme=javascript&_external=1&q=").text
    assert "javascript:" not in page
    assert 'href="/organizations?_scheme=javascript&amp;_external=1&amp;q=&amp;page=2"' in page


def test_a_new_organization(admin, engine):
    answer = admin.post("/organizations/new", data=NEW)
    assert (answer.status_code, answer.location) == (303, "/organizations/mgmp-contoh")
    found = stored(engine, "mgmp-contoh")
    assert (found.name, found.district_code) == ("MGMP Matematika Contoh", "33.02")
    assert found.letterhead == "MUSYAWARAH GURU\nMATEMATIKA CONTOH"
    page = admin.get("/organizations/mgmp-contoh").text
    assert "Kabupaten Banyumas" in page
    assert "MUSYAWARAH GURU<br>MATEMATIKA CONTOH" in page


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"code": "33.75"}, "Kode ini sudah dipakai"),
        ({"code": "dua kata"}, "Kode berisi huruf, angka"),
        ({"code": ""}, "Isi kodenya"),
        ({"name": ""}, "Isi nama organisasi."),
        ({"name": "MGMP\u202e Contoh"}, "tidak terlihat"),
        ({"district": "Pekalongan"}, "Tulis lengkap"),
        ({"letterhead": "\n".join("ABCDE")}, "paling banyak empat baris"),
        ({"valid_from": "2025-07-01", "valid_until": "2025-06-30"}, "mendahului"),
        ({"kind": "kerajaan"}, "Jenis"),
        ({"number": "0"}, "Nomor wilayah"),
    ],
)
def test_what_cannot_be_kept_is_told_beside_its_field_and_nothing_is_lost(admin, engine, wrong, told):
    answer = admin.post("/organizations/new", data=NEW | {"city": "Kota Contoh"} | wrong)
    assert answer.status_code == 422
    assert told in answer.text
    assert 'value="Kota Contoh"' in answer.text
    assert stored(engine, "mgmp-contoh") is None


def test_an_edit_is_kept_and_leaves_its_trace(admin, engine):
    sent = form_of(engine, "33.75", name="Dinas Pendidikan dan Kebudayaan Kota Pekalongan", is_verified="yes")
    answer = admin.post("/organizations/33.75/edit", data=sent | {"district": "Kota Pekalongan"})
    assert (answer.status_code, answer.location) == (303, "/organizations/33.75")
    found = stored(engine, "33.75")
    assert (found.name, found.is_verified) == ("Dinas Pendidikan dan Kebudayaan Kota Pekalongan", True)
    with reading(engine) as session:
        changed = session.scalars(
            select(AuditEntry.field).where(AuditEntry.object_id == found.id, AuditEntry.action == "update")
        ).all()
    assert sorted(changed) == ["is_verified", "name", "name_key"]


def test_a_stale_form_gets_both_values_and_the_choice_is_kept(admin, engine):
    stale = form_of(engine, "33-W10", city="Banyumas", is_verified="yes", district="Kab. Banyumas")
    admin.post("/organizations/33-W10/edit", data=form_of(engine, "33-W10", city="Cilacap", is_verified="yes"))
    answer = admin.post("/organizations/33-W10/edit", data=stale)
    assert answer.status_code == 409
    assert 'value="Banyumas"' in answer.text
    assert 'value="Cilacap"' in answer.text
    assert stored(engine, "33-W10").city == "Cilacap"
    chosen = form_of(engine, "33-W10", city="Banyumas")
    assert admin.post("/organizations/33-W10/edit", data=chosen).status_code == 303
    found = stored(engine, "33-W10")
    assert (found.city, found.is_verified) == ("Banyumas", True)


def test_nobody_is_put_below_himself(admin, engine):
    below = str(stored(engine, "33-W10").id)
    answer = admin.post("/organizations/33/edit", data=form_of(engine, "33", parent=below))
    assert (answer.status_code, "di bawah organisasi ini" in answer.text) == (422, True)


def test_others_read_what_is_theirs_and_edit_nothing(client_of, engine):
    with writing(engine, by=COMMAND) as session:
        branch = organization_by_code(session, "33-W10")
        make_organization(session, "MGMP Contoh", code="mgmp", parent_id=branch.id)
        session.commit()
    for role, code in ((Role.OFFICE, "33-W10"), (Role.SUPERVISOR, "33-W10"), (Role.ORGANIZER, "mgmp")):
        client = client_of(role, code)
        assert "2 organisasi" in client.get("/organizations").text
        page = client.get("/organizations/33-W10")
        assert (page.status_code, "Kabupaten Purbalingga" in page.text) == (200, True)
        assert "/organizations/33-W10/edit" not in page.text
        assert client.get("/organizations/33-W09").status_code == 404
        assert client.get("/organizations/33-W10/edit").status_code == 403
        assert client.post("/organizations/33-W10/edit", data={}).status_code == 403
        assert client.post("/organizations/new", data=NEW).status_code == 403
    assert client_of(Role.TEACHER).get("/organizations").status_code == 403


def test_what_is_not_there_is_not_found(admin):
    for address in ("/organizations/tidak-ada", "/organizations/tidak-ada/edit"):
        assert admin.get(address).status_code == 404
    assert admin.post("/organizations/tidak-ada/edit", data=NEW).status_code == 404
