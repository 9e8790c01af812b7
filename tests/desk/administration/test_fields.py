"""Every column that the audit may speak of has a word."""

import pytest

from workshop_tracker.audit.actions import NOT_AUDITED
from workshop_tracker.desk.administration.fields import field_name, is_told
from workshop_tracker.desk.administration.objects import LABELS
from workshop_tracker.desk.administration.wording import KINDS
from workshop_tracker.tables import Base

AUDITED = [table for table in Base.metadata.sorted_tables if table.name not in NOT_AUDITED]
COLUMNS = [(table.name, column.name) for table in AUDITED for column in table.columns]


def test_every_column_of_an_audited_table_has_a_word():
    assert [where for where in COLUMNS if field_name(*where) == where[1]] == []


def test_every_audited_table_has_a_word():
    assert [table.name for table in AUDITED if table.name not in KINDS] == []


@pytest.mark.parametrize("table", LABELS)
def test_what_names_a_row_is_one_of_its_columns_and_is_told(table):
    assert LABELS[table] in Base.metadata.tables[table].columns
    assert is_told(LABELS[table])


def test_an_unknown_field_is_better_seen_raw_than_hidden():
    assert field_name("workshops", "colour") == "colour"


def test_who_did_it_is_no_value_of_its_own():
    assert not is_told("confirmed_by_id")
    assert field_name("school_aliases", "confirmed_by_id") == "Pelaku"
