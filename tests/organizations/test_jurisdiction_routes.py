"""Pages of who oversees what: admins add and end, the page says who stands in the way, offices read their own."""

import datetime as dt

import pytest
from sqlalchemy import select

from workshop_tracker.database import reading, writing
from workshop_tracker.organizations.levels import LevelGroup
from workshop_tracker.organizations.models import Jurisdiction
from workshop_tracker.organizations.queries import office_of
from workshop_tracker.viewer import COMMAND, Role

PLACE = ("33.75", LevelGroup.SMK)
NEW = {
    "office": "33-W11",
    "district": "Kota Pekalongan",
    "level_groups": ["SMA", "SMK"],
    "valid_from": "2025-07-01",
    "source": "Pergub Contoh",
    "is_verified": "yes",
}


def the_one(engine) -> Jurisdiction:
    with reading(engine) as session:
        return session.scalars(
            select(Jurisdiction)
            .where(Jurisdiction.district_code == PLACE[0], Jurisdiction.level_group == PLACE[1])
            .order_by(Jurisdiction.valid_from)
        ).first()


def address(engine) -> str:
    return f"/jurisdictions/{the_one(engine).id}/edit"


def end_all(engine) -> None:
    with writing(engine, by=COMMAND) as session:
        for each in session.scalars(select(Jurisdiction).where(Jurisdiction.district_code == PLACE[0])):
            each.valid_until = dt.date(2025, 6, 30)
        session.commit()


def test_the_list_is_narrowed_by_office_and_district(admin):
    assert "1–50 dari 385" in admin.get("/jurisdictions").text
    page = admin.get("/jurisdictions?office=33-W10").text
    assert "1–9 dari 9" in page
    assert "Perlu diverifikasi" in page
    assert "1–11 dari 11" in admin.get("/jurisdictions?q=Kota Pekalongan").text
    assert "1–3 dari 3" in admin.get("/jurisdictions?q=Kota Pekalongan&office=33-W12").text
    assert "Tidak ada pembinaan yang cocok" in admin.get("/jurisdictions?q=Pekalongan").text


def test_an_office_cannot_take_what_another_oversees(admin, engine):
    answer = admin.post("/jurisdictions/new", data=NEW)
    assert answer.status_code == 422
    assert "SMA di daerah ini sudah dibina Cabang Dinas Pendidikan Wilayah XII sejak 1 Januari 2017" in answer.text
    with reading(engine) as session:
        assert office_of(session, *PLACE, dt.date(2025, 8, 1)).code == "33-W12"


def test_a_place_passes_on(admin, engine):
    old = the_one(engine)
    ended = {"row_version": old.row_version, "valid_until": "2025-06-30", "source": "Pergub", "is_verified": "yes"}
    assert admin.post(address(engine), data=ended).status_code == 303
    answer = admin.post("/jurisdictions/new", data=NEW | {"level_groups": ["SMK"]})
    assert (answer.status_code, answer.location) == (303, "/jurisdictions?office=33-W11")
    with reading(engine) as session:
        codes = [office_of(session, *PLACE, dt.date(2025, month, 1)).code for month in (6, 7)]
    assert codes == ["33-W12", "33-W11"]


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"district": "Pekalongan"}, "Tulis lengkap"),
        ({"district": ""}, "Isi kabupaten/kotanya."),
        ({"level_groups": []}, "Pilih sedikitnya satu jenjang."),
        ({"level_groups": ["TK"]}, "Jenjang"),
        ({"valid_from": ""}, "Isi hari pertamanya."),
        ({"valid_until": "2025-06-01"}, "Hari terakhir mendahului hari pertama."),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_written(admin, engine, wrong, told):
    end_all(engine)
    answer = admin.post("/jurisdictions/new", data=NEW | wrong)
    assert (answer.status_code, told in answer.text) == (422, True)
    with reading(engine) as session:
        assert office_of(session, *PLACE, dt.date(2025, 8, 1)) is None


def test_it_does_not_end_before_it_began(admin, engine):
    sent = {"row_version": 1, "valid_until": "2016-12-31", "source": "", "is_verified": "no"}
    answer = admin.post(address(engine), data=sent)
    assert (answer.status_code, "mendahului" in answer.text) == (422, True)
    assert the_one(engine).valid_until is None


def test_a_stale_form_gets_both_values(admin, engine):
    sent = {"row_version": 1, "valid_until": "2025-06-30", "source": "Satu", "is_verified": "no"}
    assert admin.post(address(engine), data=sent).status_code == 303
    answer = admin.post(address(engine), data=sent | {"source": "Dua"})
    assert (answer.status_code, 'value="Satu"' in answer.text, 'value="Dua"' in answer.text) == (409, True, True)
    assert the_one(engine).source == "Satu"


def test_offices_read_their_own_and_change_nothing(client_of, engine):
    office = client_of(Role.OFFICE, "33-W10")
    assert "1–9 dari 9" in office.get("/jurisdictions").text
    assert "Tidak ada pembinaan" in office.get("/jurisdictions?office=33-W12").text
    assert office.get("/jurisdictions/new").status_code == 403
    assert office.post("/jurisdictions/new", data=NEW).status_code == 403
    assert office.get(address(engine)).status_code == 403
    assert office.post(address(engine), data={}).status_code == 403


def test_what_is_not_there_is_not_found(admin):
    assert admin.get("/jurisdictions/999999/edit").status_code == 404
    assert admin.post("/jurisdictions/999999/edit", data={}).status_code == 404
