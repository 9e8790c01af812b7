"""Numbers that an office gives one by one, from typing to the paper."""

import pytest
from sqlalchemy import select

from tests.certificates.halls import BASE_URL, DAY, Hall, workshop_of
from workshop_tracker.attendance.models import Participation
from workshop_tracker.certificates.given_numbers.actions import NumbersRefused, give_numbers, take_numbers_back
from workshop_tracker.certificates.models import Certificate, NumberSeries, SeriesMode
from workshop_tracker.certificates.numbering.actions import BlockRefused, take_block
from workshop_tracker.certificates.overview import overview_of
from workshop_tracker.certificates.preparing import CannotPrepare, prepare_certificates
from workshop_tracker.certificates.register_book.queries import soundness_of
from workshop_tracker.certificates.withdrawal import withdraw_unearned
from workshop_tracker.database import now, reading, writing
from workshop_tracker.viewer import COMMAND

UNGIVEN = "Nomor belum diberikan oleh kantor."


@pytest.fixture
def hall(engine):
    return Hall(engine, present=("Ayu Contoh", "Budi Contoh"))


def do(hall, act):
    with writing(hall.engine, by=COMMAND) as session:
        done = act(session, workshop_of(session, hall))
        session.commit()
    return done


def give(hall, **numbers):
    do(hall, lambda session, workshop: give_numbers(session, workshop, hall.issuer_id, by_id(session, hall, numbers)))


def by_id(session, hall, numbers):
    rows = session.scalars(
        select(Participation).where(Participation.workshop_id == hall.workshop_id).order_by(Participation.id)
    )
    return {
        row.id: numbers[row.name_as_registered.split()[0]]
        for row in rows
        if row.name_as_registered.split()[0] in numbers
    }


def prepare(hall):
    return do(hall, lambda session, workshop: prepare_certificates(session, workshop, on=DAY, base_url=BASE_URL))


def papers(hall):
    with reading(hall.engine) as session:
        rows = session.execute(select(Certificate.name, Certificate.number).order_by(Certificate.id))
        return [tuple(row) for row in rows]


def refusals(hall, **numbers):
    with pytest.raises(NumbersRefused) as refused:
        give(hall, **numbers)
    return [str(reason) for reason in refused.value.reasons.values()]


def test_a_paper_bears_the_number_that_was_given_and_who_has_none_waits(hall):
    give(hall, Budi=" 421.5/131  ", Ayu="")

    with reading(hall.engine) as session:
        found = overview_of(session, workshop_of(session, hall), DAY, at=now())
    assert [(each.holder.text.name, each.reasons[0].text) for each in found.not_due] == [("Ayu Contoh", UNGIVEN)]
    assert found.to_prepare == 1
    assert [(left.name, left.reason) for left in prepare(hall).left_out] == [("Ayu Contoh", UNGIVEN)]
    assert papers(hall) == [("Budi Contoh", "421.5/131")]

    give(hall, Ayu="421.5/9", Budi="999")
    prepare(hall)

    assert papers(hall) == [("Budi Contoh", "421.5/131"), ("Ayu Contoh", "421.5/9")]
    with reading(hall.engine) as session:
        series = session.scalars(select(NumberSeries)).one()
        assert series.mode is SeriesMode.TYPED
        assert soundness_of(session, series.id).is_sound
        assert session.scalars(select(Participation.given_number).distinct()).all() == [None]


def test_a_number_twice_or_on_another_paper_of_the_issuer_is_refused_with_who_has_it(hall):
    assert refusals(hall, Ayu="7", Budi="7") == [
        "Nomor ini juga diketik untuk Budi Contoh.",
        "Nomor ini juga diketik untuk Ayu Contoh.",
    ]
    assert refusals(hall, Ayu="1" * 61)[0].endswith("lebih dari 60 huruf.")
    assert refusals(hall, Ayu="七") == ["Huruf 七 tidak dapat dicetak."]
    give(hall, Ayu="7", Budi="8")
    prepare(hall)
    other = Hall(hall.engine, present=("Eka Contoh",), issuer_of=hall)

    assert refusals(other, Eka="7") == ["Nomor ini sudah pada sertifikat Ayu Contoh."]


def test_a_number_that_is_used_meanwhile_makes_nothing(hall):
    other = Hall(hall.engine, present=("Eka Contoh",), issuer_of=hall)
    give(other, Eka="7")
    give(hall, Ayu="7", Budi="8")
    prepare(hall)

    with pytest.raises(CannotPrepare, match="Nomor dari kantor sudah dipakai sertifikat lain"):
        prepare(other)


def test_the_number_of_a_withdrawn_paper_stays_burned(engine):
    hall = Hall(engine, present=("Ayu Contoh",))
    give(hall, Ayu="7")
    prepare(hall)
    hall.mark_absent("Ayu Contoh")
    do(hall, lambda session, workshop: withdraw_unearned(session, workshop, at=now()))
    hall.mark_present("Ayu Contoh", hours=3)

    assert [left.reason for left in prepare(hall).left_out] == [UNGIVEN]
    assert refusals(hall, Ayu="7") == ["Nomor ini sudah pada sertifikat Ayu Contoh."]


def test_numbers_are_counted_again_as_long_as_no_paper_bears_a_given_one(hall):
    give(hall, Ayu="7", Budi="8")
    do(hall, lambda session, workshop: take_numbers_back(session, workshop, hall.issuer_id))
    do(hall, lambda session, workshop: take_block(session, workshop, hall.issuer_id, first=131, last=140))
    give(hall, Ayu="7", Budi="8")
    do(hall, lambda session, workshop: take_block(session, workshop, hall.issuer_id, first=131, last=140))
    give(hall, Ayu="7", Budi="")
    prepare(hall)

    for act in (
        lambda session, workshop: take_numbers_back(session, workshop, hall.issuer_id),
        lambda session, workshop: take_block(session, workshop, hall.issuer_id, first=131, last=140),
    ):
        with pytest.raises(BlockRefused, match="sudah memakai nomor dari kantor"):
            do(hall, act)
