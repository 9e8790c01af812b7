"""Reserved numbers are entries of the book: the counter passes them over and no gap stays unexplained."""

import csv
from io import BytesIO, StringIO

import pypdf
import pytest
from sqlalchemy import select

from tests.certificates.halls import BASE_URL, DAY, Hall, workshop_of
from tests.clients import make_app, sign_in
from tests.factories import make_user
from workshop_tracker.certificates.models import Certificate, NumberReservation, NumberSeries
from workshop_tracker.certificates.numbering.actions import take_block
from workshop_tracker.certificates.numbering.queries import next_numbers
from workshop_tracker.certificates.preparing import prepare_certificates
from workshop_tracker.certificates.register_book.actions import (
    ReservationRefused,
    release_numbers,
    reserve_numbers,
)
from workshop_tracker.certificates.register_book.queries import reserved_in, soundness_of
from workshop_tracker.database import now, reading, writing
from workshop_tracker.organizations.models import Organization
from workshop_tracker.viewer import COMMAND, Role


@pytest.fixture
def hall(engine):
    """One paper, and a second workshop of the same issuer with two people who wait for theirs."""
    hall = Hall(engine, present=("Ayu Contoh",), number_pattern="{seq:3}/A/{year}")
    hall.next = Hall(engine, present=("Budi Contoh", "Citra Contoh"), number_pattern="{seq:3}/A/{year}", issuer_of=hall)
    prepare(hall)
    return hall


def do(hall, act):
    with writing(hall.engine, by=COMMAND) as session:
        given = act(session)
        session.commit()
    return given


def prepare(hall):
    do(hall, lambda session: prepare_certificates(session, workshop_of(session, hall), on=DAY, base_url=BASE_URL))


def series_of(session):
    return session.scalars(select(NumberSeries).order_by(NumberSeries.id)).first()


def reserve(hall, first, last):
    said = {"reserved_for": "Ketua Contoh", "reason": "Ditulis tangan"}
    return do(
        hall,
        lambda session: reserve_numbers(session, series_of(session).id, first=first, last=last, **said, at=now()).id,
    )


def release(hall, number):
    do(hall, lambda session: release_numbers(session, session.get_one(NumberReservation, number), at=now()))


def numbers(hall):
    with reading(hall.engine) as session:
        return session.scalars(select(Certificate.number).order_by(Certificate.sequence)).all()


def sound(hall):
    with reading(hall.engine) as session:
        return soundness_of(session, series_of(session).id)


def test_the_counter_passes_reserved_numbers_and_the_book_explains_them(hall, engine):
    reserved = reserve(hall, 3, 5)
    with reading(engine) as session:
        issuer = session.get_one(Organization, hall.issuer_id)
        ahead = next_numbers(session, workshop_of(session, hall.next), issuer, "{seq:3}/A/{year}", DAY)
    assert ahead == ["002/A/2025", "006/A/2025", "007/A/2025"]

    prepare(hall.next)

    assert numbers(hall) == ["001/A/2025", "002/A/2025", "006/A/2025"]
    assert sound(hall).is_sound
    assert "3 nomor direservasi." in sound(hall).sentences

    release(hall, reserved)
    assert sound(hall).is_sound
    with reading(engine) as session:
        (told,) = reserved_in(session, series_of(session).id)
    assert (told.numbers, told.state) == ("3–5", "dilepas, tidak dipakai")


def test_numbers_released_before_the_counter_reaches_them_are_counted_again(hall):
    release(hall, reserve(hall, 2, 2))

    prepare(hall.next)

    assert numbers(hall) == ["001/A/2025", "002/A/2025", "003/A/2025"]
    assert sound(hall).reserved == 0


@pytest.mark.parametrize(
    ("first", "last", "why"),
    [
        (1, 3, "Nomor sampai 1 sudah dipakai"),
        (5, 4, "mendahului"),
        (10, 12, "sudah direservasi"),
        (2, 1_002, "Paling banyak"),
    ],
)
def test_numbers_that_are_not_free_are_refused(hall, first, last, why):
    reserve(hall, 11, 11)

    with pytest.raises(ReservationRefused, match=why):
        reserve(hall, first, last)


def test_numbers_of_an_agenda_book_are_not_ours_to_reserve(hall):
    do(hall, lambda session: take_block(session, workshop_of(session, hall.next), hall.issuer_id, first=5, last=9))

    def act(session):
        series = session.scalars(select(NumberSeries).order_by(NumberSeries.id.desc())).first()
        reserve_numbers(session, series.id, first=20, last=21, reserved_for="Ketua", reason="x", at=now())

    with pytest.raises(ReservationRefused, match="buku agenda"):
        do(hall, act)


def test_the_page_and_the_files_of_a_book_tell_reservations(hall, engine):
    with writing(engine, by=COMMAND) as session:
        user = make_user(session, "panitia", Role.ORGANIZER, organization=session.get_one(Organization, hall.issuer_id))
        series_id = series_of(session).id
        session.commit()
    client = make_app(engine, base_url="http://localhost").test_client()
    sign_in(client, user)
    book = f"/registers/{series_id}"
    said = {"first": "2", "last": "4", "reserved_for": "Ketua Contoh", "reason": "Ditulis tangan"}

    assert client.post(f"{book}/reservations", data=said | {"reason": ""}).status_code == 422
    assert client.post(f"{book}/reservations", data=said).status_code == 303
    again = client.post(f"{book}/reservations", data=said)
    assert again.status_code == 422
    assert "Sebagian dari nomor ini sudah direservasi." in again.text
    prepare(hall.next)

    page = client.get(book).text
    assert "Ketua Contoh" in page
    assert "3 nomor direservasi." in page
    lines = csv.reader(StringIO(client.get(f"{book}.csv").data.decode("utf-8-sig")))
    listed = [line[0] for line in lines if line and "direservasi" not in line[0]]
    assert [each for each in listed if each.startswith(("00", "2–"))] == [
        "001/A/2025",
        "2–4",
        "005/A/2025",
        "006/A/2025",
    ]
    printed = pypdf.PdfReader(BytesIO(client.get(f"{book}.pdf").data)).pages[0].extract_text()
    assert "direservasi" in printed
    assert "Ditulis tangan" in printed

    with reading(engine) as session:
        number = session.scalars(select(NumberReservation.id)).one()
    assert client.post(f"{book}/reservations/{number}/release").status_code == 303
    assert client.post(f"{book}/reservations/{number}/release").status_code == 404
    assert "tidak dipakai" in client.get(book).text
