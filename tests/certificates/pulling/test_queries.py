"""Which printed sheets must not be handed out."""

import pytest

from tests.certificates.halls import BASE_URL, DAY, Hall, workshop_of
from workshop_tracker.certificates.actions import validate_certificates
from workshop_tracker.certificates.preparing import prepare_certificates
from workshop_tracker.certificates.pulling.exports import pulling_sheet
from workshop_tracker.certificates.pulling.queries import sheets_to_pull
from workshop_tracker.certificates.withdrawal import withdraw_unearned
from workshop_tracker.database import now, reading, writing
from workshop_tracker.viewer import COMMAND


def do(hall, act):
    with writing(hall.engine, by=COMMAND) as session:
        act(session, workshop_of(session, hall))
        session.commit()


def to_pull(hall):
    with reading(hall.engine) as session:
        return sheets_to_pull(session, workshop_of(session, hall))


@pytest.fixture
def hall(engine):
    """Ayu's paper is valid, Budi did not come, Citra may still complete."""
    hall = Hall(engine, present=("Ayu Contoh",), unmarked=("Budi Contoh", "Citra Contoh"))
    do(
        hall,
        lambda session, workshop: prepare_certificates(
            session, workshop, on=DAY, base_url=BASE_URL, before_the_end=True
        ),
    )
    hall.mark_absent("Budi Contoh")
    do(hall, validate_certificates)
    return hall


def test_the_no_shows_sheet_is_named_as_it_is_printed(hall):
    (sheet,) = to_pull(hall)

    assert (sheet.number, sheet.name) == ("002/CONTOH/VII/2025", "Budi Contoh")
    assert sheet.school == "SMK Contoh Jatilawang, Kabupaten Banyumas"
    assert (sheet.reason, sheet.is_burned) == ("Hadir 0 dari 8 JP (0%), batas 80%.", False)


def test_a_withdrawn_sheet_stays_on_the_list_with_its_burned_number(hall):
    do(hall, lambda session, workshop: withdraw_unearned(session, workshop, at=now()))

    (sheet,) = to_pull(hall)
    assert (sheet.number, sheet.is_burned) == ("002/CONTOH/VII/2025", True)
    assert list(pulling_sheet([sheet]).rows) == [
        (
            "002/CONTOH/VII/2025",
            "Budi Contoh",
            "SMK Contoh Jatilawang, Kabupaten Banyumas",
            "Batal; nomor tidak dipakai lagi",
        )
    ]


def test_the_burned_number_is_not_given_to_who_comes_back(hall):
    do(hall, lambda session, workshop: withdraw_unearned(session, workshop, at=now()))
    hall.mark_present("Citra Contoh")
    do(hall, lambda session, workshop: prepare_certificates(session, workshop, on=DAY, base_url=BASE_URL))

    assert [sheet.number for sheet in to_pull(hall)] == ["002/CONTOH/VII/2025"]
