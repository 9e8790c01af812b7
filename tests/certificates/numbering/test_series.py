"""Own counters and blocks of another office's agenda book."""

import pytest
from sqlalchemy import select

from tests.certificates.halls import BASE_URL, DAY, Hall, workshop_of
from tests.factories import make_person, make_speaker
from workshop_tracker.certificates.models import Certificate, NumberSeries
from workshop_tracker.certificates.numbering.actions import BlockRefused, give_block_back, take_block
from workshop_tracker.certificates.numbering.queries import block_of, next_numbers
from workshop_tracker.certificates.overview import overview_of
from workshop_tracker.certificates.preparing import CannotPrepare, prepare_certificates
from workshop_tracker.database import now, reading, writing
from workshop_tracker.organizations.models import Organization
from workshop_tracker.viewer import COMMAND


def do(hall, act):
    with writing(hall.engine, by=COMMAND) as session:
        act(session, workshop_of(session, hall))
        session.commit()


def prepare(hall):
    do(hall, lambda session, workshop: prepare_certificates(session, workshop, on=DAY, base_url=BASE_URL))


def numbers(engine):
    with reading(engine) as session:
        return session.scalars(select(Certificate.number).order_by(Certificate.id)).all()


def foreseen(hall, pattern):
    with reading(hall.engine) as session:
        issuer = session.get_one(Organization, hall.issuer_id)
        return next_numbers(session, workshop_of(session, hall), issuer, pattern, DAY)


def test_who_serves_is_numbered_in_a_series_of_their_own_where_it_has_a_pattern(engine):
    hall = Hall(engine, present=("Ayu Contoh", "Budi Contoh"), staff_number_pattern="N-{seq:2}/{year}")
    do(hall, lambda session, workshop: make_speaker(session, workshop, make_person(session, "Dwi Contoh")))

    prepare(hall)

    assert numbers(engine) == ["001/CONTOH/VII/2025", "002/CONTOH/VII/2025", "N-01/2025"]
    with reading(engine) as session:
        assert sorted(session.scalars(select(NumberSeries.scope))) == ["2025", "2025/staff"]


def test_the_numbers_foreseen_are_the_numbers_given(engine):
    hall = Hall(engine, present=("Ayu Contoh", "Budi Contoh"))
    pattern = "{seq:3}/CONTOH/{month_roman}/{year}"
    before = foreseen(hall, pattern)

    prepare(hall)

    assert before[:2] == numbers(engine) == ["001/CONTOH/VII/2025", "002/CONTOH/VII/2025"]
    assert foreseen(hall, pattern)[0] == before[2] == "003/CONTOH/VII/2025"
    assert foreseen(hall, "{seq}/{month_roman}/{year}/{seq:2:month}")[0] == "1/VII/2025/01"


def test_a_counter_of_the_event_starts_anew_beside_the_one_of_the_year(engine):
    first = Hall(engine, present=("Ayu Contoh",), number_pattern="A/{seq:event}/{year}")
    prepare(first)
    prepare(Hall(engine, present=("Budi Contoh",), number_pattern="B/{seq:event}/{year}", issuer_of=first))
    prepare(Hall(engine, present=("Dwi Contoh",), number_pattern="C/{seq}/{year}", issuer_of=first))

    assert numbers(engine) == ["A/1/2025", "B/1/2025", "C/1/2025"]


def test_a_block_is_used_up_in_its_order_and_what_is_left_is_told(engine):
    hall = Hall(engine, present=("Ayu Contoh", "Budi Contoh"))
    do(hall, lambda session, workshop: take_block(session, workshop, hall.issuer_id, first=131, last=133))
    assert len(foreseen(hall, "{seq}/A")) == 3

    prepare(hall)

    assert numbers(engine) == ["131/CONTOH/VII/2025", "132/CONTOH/VII/2025"]
    assert foreseen(hall, "{seq}/A") == ["133/A"]
    with reading(engine) as session:
        assert block_of(session, workshop_of(session, hall), hall.issuer_id).left == 1


def test_a_block_too_short_is_told_before_and_makes_nothing(engine):
    hall = Hall(engine, present=("Ayu Contoh", "Budi Contoh"))
    do(hall, lambda session, workshop: take_block(session, workshop, hall.issuer_id, first=9, last=9))

    with reading(engine) as session:
        (doubt,) = overview_of(session, workshop_of(session, hall), DAY, at=now()).doubts
    assert doubt.text == "Sisa 1 nomor dari kantor, perlu 2."
    with pytest.raises(CannotPrepare, match="kurang 1: minta blok berikutnya"):
        prepare(hall)
    assert numbers(engine) == []
    with reading(engine) as session:
        assert block_of(session, workshop_of(session, hall), hall.issuer_id).left == 1


def test_the_next_block_may_not_hold_a_number_that_is_used(engine):
    hall = Hall(engine, present=("Ayu Contoh",))
    do(hall, lambda session, workshop: take_block(session, workshop, hall.issuer_id, first=5, last=5))
    prepare(hall)

    with pytest.raises(BlockRefused, match="Nomor urut 5 sudah dipakai"):
        do(hall, lambda session, workshop: take_block(session, workshop, hall.issuer_id, first=1, last=20))
    with pytest.raises(BlockRefused, match="mendahului"):
        do(hall, lambda session, workshop: take_block(session, workshop, hall.issuer_id, first=9, last=8))
    with pytest.raises(BlockRefused, match="sudah dipakai; isi blok berikutnya"):
        do(hall, lambda session, workshop: give_block_back(session, workshop, hall.issuer_id))
    do(hall, lambda session, workshop: take_block(session, workshop, hall.issuer_id, first=80, last=99))
    assert foreseen(hall, "{seq}/A")[0] == "80/A"


def test_a_block_that_nobody_used_is_given_back(engine):
    hall = Hall(engine, present=("Ayu Contoh",))
    do(hall, lambda session, workshop: take_block(session, workshop, hall.issuer_id, first=131, last=133))
    for _ in range(2):
        do(hall, lambda session, workshop: give_block_back(session, workshop, hall.issuer_id))

    prepare(hall)

    assert numbers(engine) == ["001/CONTOH/VII/2025"]
