"""Values of the audit in words: every choice has one, days and instants are written as dates."""

import pytest

from workshop_tracker.audit.actions import HIDDEN, NOT_AUDITED
from workshop_tracker.desk.administration.objects import Object
from workshop_tracker.desk.administration.values import (
    CHOICES,
    CODES,
    NAMED_AS_THEY_ARE,
    NOTHING,
    type_name,
    value_words,
)
from workshop_tracker.tables import Base

CHOOSING = [
    column
    for table in Base.metadata.sorted_tables
    if table.name not in NOT_AUDITED
    for column in table.columns
    if type_name(column) not in {"", *NAMED_AS_THEY_ARE}
]


def told(table, column, written, names=None):
    return value_words(Base.metadata.tables[table].columns[column], written, names or {})


@pytest.mark.parametrize("column", CHOOSING, ids=str)
def test_every_choice_has_a_word(column):
    assert {str(value) for value in column.type.enums} <= {str(value) for value in CHOICES[type_name(column)]}


@pytest.mark.parametrize("place", CODES)
def test_a_column_of_codes_is_one(place):
    table, column = place.split(".")
    assert column in Base.metadata.tables[table].columns


@pytest.mark.parametrize(
    ("table", "column", "written", "words"),
    [
        ("workshops", "state", "open", "terbuka"),
        ("workshops", "starts_on", "2025-07-11", "11 Juli 2025"),
        ("certificates", "revoked_at", "2025-07-11T18:05:00+00:00", "12 Juli 2025 pukul 01.05 WIB"),
        ("workshops", "is_recorded_only", "true", "ya"),
        ("workshops", "is_recorded_only", "false", "tidak"),
        ("workshops", "minimum_attendance", "80", "80"),
        ("organizations", "letterhead", '["MGMP CONTOH", "BANYUMAS"]', "MGMP CONTOH; BANYUMAS"),
        ("organizations", "letterhead", "[]", NOTHING),
        ("schools", "level_group", "SMK", "SMK"),
        ("users", "language", "en", "Inggris"),
        ("users", "password_hash", HIDDEN, "(rahasia)"),
        ("people", "birth_date", "…5-08", "…5-08"),
        ("people", "name", "[a", "[a"),
        ("people", "name", "", NOTHING),
        ("people", "name", None, NOTHING),
    ],
)
def test_a_value_in_words(table, column, written, words):
    assert told(table, column, written) == words


def test_a_row_that_is_pointed_to_is_called_by_its_name():
    names = {Object("people", "id", "7"): "Umi Contoh", Object("districts", "code", "33.02"): "Banyumas"}
    assert told("posts", "person_id", "7", names) == "Umi Contoh"
    assert told("schools", "district_code", "33.02", names) == "Banyumas"
    assert told("posts", "person_id", "8", names) == "8"


def test_a_field_that_no_table_has_any_more_is_shown_as_written():
    assert value_words(None, "x", {}) == "x"
