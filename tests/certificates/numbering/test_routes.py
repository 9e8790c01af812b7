"""The page of a workshop's numbers."""

import pytest

from tests.certificates.halls import Hall, sign_in_organizer
from tests.clients import make_app
from tests.workshops.pages import values_of

BLOCK = {"first": "131", "last": "142"}


@pytest.fixture
def hall(engine):
    return Hall(engine, present=("Ayu Contoh",))


def test_a_block_is_typed_and_the_next_numbers_come_from_it(engine, hall):
    client = make_app(engine, base_url="http://localhost").test_client()
    sign_in_organizer(client, hall)
    address = f"/workshops/{hall.slug}/certificates/numbers"

    assert "001/CONTOH/VII/2025" in client.get(address).text
    assert client.post(address, data={"first": "x", "last": "9"}).status_code == 422
    assert "mendahului" in client.post(address, data={"first": "12", "last": "9", "row_version": "0"}).text
    assert client.post(address, data=values_of(client.get(address).text) | BLOCK).status_code == 303
    page = client.get(address).text
    assert "131/CONTOH/VII/2025" in page
    assert "sisa 12 nomor" in page
    assert client.get(f"{address}/next?pattern={{seq}}/A").json == {
        "numbers": ["131/A", "132/A", "133/A"],
        "problem": "",
    }
    assert "harus memuat {seq}" in client.get(f"{address}/next?pattern=A").json["problem"]
    shown = values_of(client.get(address).text)
    assert (shown["first"], shown["last"]) == ("131", "142")
    late = client.post(address, data={"first": "201", "last": "210", "row_version": "0"})
    assert late.status_code == 409, "somebody else gave this block meanwhile"
    assert "142" in late.text
    assert client.post(address, data=shown | {"first": "", "last": ""}).status_code == 303
    assert "001/CONTOH/VII/2025" in client.get(address).text
