"""The page on which given numbers are typed or pasted."""

from tests.certificates.halls import Hall, sign_in_organizer
from tests.clients import make_app
from tests.workshops.pages import values_of


def test_numbers_are_pasted_refused_beside_their_row_and_not_lost_to_another(engine):
    hall = Hall(engine, present=("Ayu Contoh", "Budi Contoh"))
    client = make_app(engine, base_url="http://localhost").test_client()
    sign_in_organizer(client, hall)
    numbers = f"/workshops/{hall.slug}/certificates/numbers"
    address = f"{numbers}/given"

    def send(**typed):
        return client.post(address, data=values_of(client.get(address).text) | typed)

    opened = values_of(client.get(address).text)
    assert send().status_code == 303
    refused = send(pasted="131\n132")
    assert refused.status_code == 422
    assert "pilih itu" in refused.text
    assert "tidak menunggu nomor" in send(mode="typed", pasted="Eka Contoh\t1").text
    doubled = send(mode="typed", pasted="131\n131")
    assert (doubled.status_code, doubled.text.count("Nomor ini juga diketik untuk")) == (422, 4)
    assert send(mode="typed", pasted="Budi Contoh\t132\nAyu Contoh\t131").status_code == 303
    shown = values_of(client.get(address).text)
    assert sorted(text for name, text in shown.items() if name.startswith("number-")) == ["131", "132"]
    assert "satu per satu" in client.get(f"{numbers}/next?pattern={{seq}}").json["problem"]
    late = client.post(address, data=opened | {"mode": "typed", "pasted": "999"})
    assert late.status_code == 409
    assert "131" in late.text
    assert (
        send(mode="own", **dict.fromkeys((name for name in shown if name.startswith("number-")), "")).status_code == 303
    )
    assert "Dari penghitung sendiri" in client.get(numbers).text
