"""The page of an office's quarters: close one, open it again, and what the frozen report tells of it."""

import pytest

from tests.clients import make_app, sign_in
from tests.reports.test_queries import Region, everyone
from tests.reports.test_routes import somebody
from tests.workshops.pages import text_of, values_of
from workshop_tracker.viewer import Role

HOME = "/reports/contoh-x/quarters"


@pytest.fixture
def client(engine):
    region = Region(engine)
    region.hold(everyone(region))
    client = make_app(engine).test_client()
    sign_in(client, somebody(engine, region, Role.OFFICE))
    return client


def send(client, act, **values):
    token = values_of(client.get("/account").text)["csrf_token"]
    return client.post(f"{HOME}/{act}", data={"csrf_token": token} | values)


def test_a_quarter_is_closed_and_opened_for_a_reason(client):
    assert send(client, "2025/3/close").status_code == 303
    assert "Triwulan III (Juli–September 2025) ditutup." in text_of(client.get(HOME))
    refused = send(client, "2025/3/reopen", reason="")
    assert refused.status_code == 422
    assert "Tulis alasannya." in text_of(refused)
    assert send(client, "2025/3/reopen", reason="Salah hitung").status_code == 303
    assert "Triwulan III (Juli–September 2025) dibuka kembali." in text_of(client.get(HOME))


@pytest.mark.parametrize(("place", "status"), [("2025/5", 404), ("1999/1", 404), ("2099/4", 303)])
def test_only_quarters_that_are_over_are_closed(client, place, status):
    answer = send(client, f"{place}/close")
    assert answer.status_code == status
    assert status == 404 or "Triwulan ini belum selesai." in text_of(client.get(HOME))
