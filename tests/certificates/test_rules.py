"""What is missing before papers can be made."""

import dataclasses
import datetime as dt

import pytest

from workshop_tracker.certificates.rules import (
    WorkshopFacts,
    date_when_issued,
    date_when_prepared,
    missing_for_certificates,
)

DAY = dt.date(2025, 7, 12)
COMPLETE = WorkshopFacts(
    state="open",
    has_issuer=True,
    has_office=True,
    has_district=True,
    place="SMK Contoh",
    number_pattern="{seq:3}/CONTOH/{year}",
    lesson_hours=8,
    signatories=1,
    starts_on=dt.date(2025, 7, 11),
    is_recorded_only=False,
)


def test_nothing_is_missing_of_a_complete_workshop():
    assert missing_for_certificates(COMPLETE, DAY) == []
    assert missing_for_certificates(dataclasses.replace(COMPLETE, state="held"), DAY) == []


@pytest.mark.parametrize(
    "lack",
    [
        {"state": "draft"},
        {"state": "cancelled"},
        {"state": "closed"},
        {"has_issuer": False},
        {"has_office": False},
        {"has_district": False},
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
    (reason,) = missing_for_certificates(dataclasses.replace(COMPLETE, **lack), DAY)

    assert reason.endswith(".")


def test_all_lacks_are_told_at_once():
    bare = dataclasses.replace(COMPLETE, place="", lesson_hours=0, signatories=0, number_pattern="")

    assert len(missing_for_certificates(bare, DAY)) == 4


def test_a_prepared_paper_bears_the_last_day_an_issued_one_never_a_day_ahead():
    before, after = dt.date(2025, 7, 1), dt.date(2025, 8, 1)

    assert date_when_prepared(DAY, before) == DAY
    assert date_when_issued(DAY, before) == before
    assert date_when_issued(DAY, after) == DAY
    assert date_when_prepared(None, before) == date_when_issued(None, before) == before
