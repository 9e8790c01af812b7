"""What phones send: each mark has its own answer, twice is once, late is taken, a wrong clock moves nothing."""

import datetime as dt
import re
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.attendance.sheets.rooms import ABSENT, NAMES, NINE, PRESENT, room_at_nine
from tests.clients import make_app, sign_in
from workshop_tracker.viewer import Role

AGUS, DEWI, WAYAN = NAMES


@pytest.fixture
def room(engine):
    with room_at_nine(engine) as room:
        yield room


def browser_of(room, user, **options):
    client = make_app(room.engine, base_url="http://localhost", **options).test_client()
    sign_in(client, user)
    return client


@pytest.fixture
def phone(room):
    return browser_of(room, room.committee())


def made(room, name, letter="H", *, operation="", at=NINE, **more):
    return {
        "operation_id": operation or f"operation-{room.people[name]}-{letter}",
        "participation_id": room.people[name],
        "mark": letter,
        "marked_at": at.isoformat(),
    } | more


def send(client, room, *marks, place=3, **body):
    return client.post(room.url(place, "/marks"), json={"marks": marks} | body)


def statuses(answer):
    assert answer.status_code == 200, answer.text
    return [result["status"] for result in answer.json["results"]]


def test_marks_are_stored_and_answered_one_by_one(room, phone):
    answer = send(phone, room, made(room, AGUS), made(room, DEWI, "A"))

    assert statuses(answer) == [201, 201]
    assert room.marks(3) == {AGUS: PRESENT, DEWI: ABSENT}
    assert answer.json["saved_at"] == "09.00 WIB"
    assert answer.json["letters"] == {
        str(room.people[AGUS]): "H",
        str(room.people[DEWI]): "A",
        str(room.people[WAYAN]): "",
    }


def test_sent_twice_is_stored_once(room, phone):
    assert statuses(send(phone, room, made(room, AGUS))) == [201]
    assert statuses(send(phone, room, made(room, AGUS), made(room, AGUS))) == [200]
    assert len(room.events()) == 1


def test_two_devices_at_once_store_it_once(room):
    clients = [browser_of(room, room.committee()), browser_of(room, room.user(Role.ADMIN))]
    barrier = threading.Barrier(2)

    def both(client):
        barrier.wait()
        return statuses(send(client, room, made(room, AGUS)))

    with ThreadPoolExecutor(2) as pool:
        answers = sorted(pool.map(both, clients))

    assert answers == [[200], [201]]
    assert len(room.events()) == 1


def test_no_letter_takes_a_mark_back(room, phone):
    send(phone, room, made(room, AGUS))
    send(phone, room, made(room, AGUS, None, at=NINE + dt.timedelta(seconds=1)))

    assert room.marks(3) == {}
    assert len(room.events()) == 2


def test_what_cannot_be_stored_does_not_hold_the_rest_up(room, phone, engine):
    send(phone, room, made(room, AGUS, operation="operation-one"))
    with room_at_nine(engine, names=("Orang Lain Contoh",)) as other:
        foreign = other.people["Orang Lain Contoh"]
    room.certify(WAYAN)

    answer = send(
        phone,
        room,
        made(room, AGUS, "A", operation="operation-one"),
        made(room, WAYAN),
        made(room, DEWI) | {"participation_id": foreign, "operation_id": "operation-two"},
        made(room, DEWI),
        made(room, DEWI) | {"mark": "X", "operation_id": "operation-odd"},
        {"operation_id": 12},
    )

    told = {result["operation_id"]: (result["status"], result["message"]) for result in answer.json["results"]}
    assert told == {
        "operation-one": (409, "Tanda ini pernah dikirim dengan isi lain; tandai sekali lagi."),
        f"operation-{room.people[WAYAN]}-H": (409, "Sudah bersertifikat: tandanya berubah hanya dengan alasan."),
        "operation-two": (404, "Orang ini tidak ada di daftar peserta kegiatan ini."),
        f"operation-{room.people[DEWI]}-H": (201, ""),
        "operation-odd": (422, "Tanda ini rusak dan tidak dapat disimpan; tandai sekali lagi."),
        "": (422, "Tanda ini rusak dan tidak dapat disimpan; tandai sekali lagi."),
    }
    assert room.marks(3) == {AGUS: PRESENT, DEWI: PRESENT}


def test_tomorrow_is_refused_with_a_sentence_and_nothing_is_called_saved(room, phone):
    answer = send(phone, room, made(room, AGUS), place=5)

    assert statuses(answer) == [422]
    assert "belum tiba" in answer.json["results"][0]["message"]
    assert answer.json["saved_at"] == ""
    assert room.events() == []


def test_a_late_mark_is_taken_and_flagged(room, phone):
    assert statuses(send(phone, room, made(room, AGUS, at=NINE - dt.timedelta(days=1)), place=1)) == [201]
    assert [event.is_late for event in room.events()] == [False]  # within half a day of its evening

    with room_at_nine(room.engine) as other:
        other_phone = browser_of(other, other.user(Role.ADMIN))
        assert statuses(send(other_phone, other, made(other, AGUS), place=3)) == [201]


@pytest.mark.parametrize("wrong_by", [dt.timedelta(hours=-3), dt.timedelta(hours=3)])
def test_a_phone_with_a_wrong_clock_neither_loses_nor_wins_for_ever(room, phone, wrong_by):
    """Made ten minutes ago by a clock that is hours off; another device marked five minutes ago."""
    ago = {minutes: NINE - dt.timedelta(minutes=minutes) for minutes in (5, 10)}
    send(phone, room, made(room, AGUS, "A", at=ago[5]), sent_at=NINE.isoformat())

    send(phone, room, made(room, AGUS, "H", at=ago[10] + wrong_by), sent_at=(NINE + wrong_by).isoformat())

    assert room.marks(3) == {AGUS: ABSENT}
    assert room.events()[1].marked_at == pytest.approx(ago[10], abs=dt.timedelta(minutes=1))


def test_the_device_is_named_by_its_browser(room, phone):
    phone.post(
        room.url(3, "/marks"),
        json={"marks": [made(room, AGUS)]},
        headers={"User-Agent": "Mozilla/5.0 (Linux; Android 14) Chrome/120 Mobile"},
    )
    send(phone, room, made(room, DEWI, device="ponsel panitia"))

    assert [event.device for event in room.events()] == ["Chrome, Android", "ponsel panitia"]


@pytest.mark.parametrize("body", [None, [], {}, {"marks": "x"}, {"marks": [{}] * 501}])
def test_a_body_that_is_no_list_of_marks_is_refused_whole(room, phone, body):
    answer = phone.post(room.url(3, "/marks"), json=body)

    assert answer.status_code == 422
    assert "bukan daftar tanda hadir" in answer.json["message"]


def test_an_odd_sending_time_counts_as_none(room, phone):
    assert statuses(send(phone, room, made(room, AGUS), sent_at="kemarin")) == [201]


class TestWhoMay:
    def test_without_the_token_of_the_page_nothing_is_taken(self, room):
        client = browser_of(room, room.committee(), asks_for_form_tokens=True)
        assert send(client, room, made(room, AGUS)).status_code == 400
        assert room.events() == []

        token = re.search('name="csrf_token"[^>]*value="([^"]*)"', client.get(room.url(3)).text)[1]
        answer = client.post(room.url(3, "/marks"), json={"marks": [made(room, AGUS)]}, headers={"X-CSRFToken": token})
        assert statuses(answer) == [201]

    def test_another_body_finds_no_such_sheet(self, room):
        stranger = browser_of(room, room.user(Role.ORGANIZER, of_issuer=False))

        assert send(stranger, room, made(room, AGUS)).status_code == 404
        assert room.events() == []

    def test_there_is_no_sheet_at_another_place(self, room, phone):
        assert send(phone, room, made(room, AGUS), place=6).status_code == 404

    @pytest.mark.parametrize("role", [Role.OFFICE, Role.TEACHER])
    def test_other_roles_may_not(self, room, role):
        assert send(browser_of(room, room.user(role)), room, made(room, AGUS)).status_code == 403

    def test_who_is_signed_out_is_sent_to_sign_in(self, room):
        answer = send(make_app(room.engine).test_client(), room, made(room, AGUS))

        assert answer.status_code == 303
        assert room.events() == []
