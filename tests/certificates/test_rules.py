"""What is missing before papers can be made."""

import dataclasses
import datetime as dt

import pytest

from workshop_tracker.certificates.rules import (
    WorkshopFacts,
    date_when_issued,
    date_when_prepared,
    latest_date_when_prepared,
    missing_for_certificates,
)
from workshop_tracker.workshops.rules import Readiness, missing_for_opening

DAY = dt.date(2025, 7, 12)
READY = Readiness(
    title="Workshop Contoh",
    organizer="MGMP Contoh",
    office="Cabang Dinas Contoh",
    district="33.02",
    place="SMK Contoh",
    lesson_hours=8,
    signatories=1,
    number_pattern="{seq:3}/CONTOH/{year}",
    starts_on=dt.date(2025, 7, 11),
)
COMPLETE = WorkshopFacts(state="open", is_recorded_only=False, readiness=READY)


def lacking(**values):
    of_state = {name: values.pop(name) for name in ("state", "is_recorded_only") if name in values}
    return dataclasses.replace(COMPLETE, readiness=dataclasses.replace(READY, **values), **of_state)


def test_nothing_is_missing_of_a_complete_workshop():
    assert missing_for_certificates(COMPLETE, DAY) == []
    assert missing_for_certificates(dataclasses.replace(COMPLETE, state="held"), DAY) == []


@pytest.mark.parametrize(
    "lack",
    [
        {"state": "draft"},
        {"state": "cancelled"},
        {"state": "closed"},
        {"title": ""},
        {"organizer": ""},
        {"office": ""},
        {"district": ""},
        {"place": ""},
        {"number_pattern": ""},
        {"number_pattern": "{seq:3}/{bulan}"},
        {"lesson_hours": 0},
        {"signatories": 0},
        {"starts_on": None},
        {"starts_on": dt.date(2025, 7, 13)},
        {"is_recorded_only": True},
    ],
)
def test_each_lack_is_told_in_one_sentence(lack):
    (reason,) = missing_for_certificates(lacking(**lack), DAY)

    assert reason.endswith(".")


def test_a_day_that_has_not_come_is_refused_in_one_sentence():
    today = dt.date(2025, 7, 20)

    assert missing_for_certificates(COMPLETE, today, today) == []
    assert missing_for_certificates(COMPLETE, today + dt.timedelta(days=1), today) == [
        "Tanggal sertifikat (21 Juli 2025) belum tiba; paling akhir 20 Juli 2025."
    ]


def test_all_lacks_are_told_at_once():
    bare = lacking(place="", lesson_hours=0, signatories=0, number_pattern="")

    assert len(missing_for_certificates(bare, DAY)) == 4


def test_what_opening_lacks_is_said_in_the_same_words():
    bare = lacking(title="", organizer="", office="", district="", place="", lesson_hours=0, signatories=0)

    assert missing_for_certificates(bare, DAY) == [lack.message for lack in missing_for_opening(bare.readiness)]


def test_a_prepared_paper_bears_the_last_day_an_issued_one_never_a_day_ahead():
    before, after = dt.date(2025, 7, 1), dt.date(2025, 8, 1)

    assert date_when_prepared(DAY, before) == DAY
    assert date_when_issued(DAY, before) == before
    assert date_when_issued(DAY, after) == DAY
    assert latest_date_when_prepared(DAY, before) == DAY
    assert latest_date_when_prepared(DAY, after) == latest_date_when_prepared(None, after) == after
    assert date_when_prepared(None, before) == date_when_issued(None, before) == before
