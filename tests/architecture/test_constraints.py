"""Every CHECK and every refusal of the schema is broken once on purpose; the error names it, on both engines.

`BROKEN_BY` is written by hand: a constraint that is not in it fails, so whoever adds one shows what it refuses.
"""

import datetime as dt

import pytest
from sqlalchemy import CheckConstraint, delete, text, update
from sqlalchemy.exc import DatabaseError, IntegrityError

from tests.architecture.rows import SOME_INSTANT, add_row
from workshop_tracker.organizations.levels import LevelGroup
from workshop_tracker.tables import METADATA
from workshop_tracker.viewer import Role

EARLIER, LATER = dt.date(2025, 2, 1), dt.date(2025, 3, 1)
AN_HOUR_BEFORE = SOME_INSTANT - dt.timedelta(hours=1)

# table.constraint -> values of a row that it refuses
BROKEN_BY = {
    "attendance_events.marks_a_session_or_a_sheet": {"session_id": None},
    "certificates.code_has_26_characters": {"code": "TOO-SHORT"},
    "certificates.lesson_hours_are_not_negative": {"lesson_hours": -1},
    "certificates.revoked_with_a_reason": {"state": "revoked", "revoked_at": SOME_INSTANT, "reason": ""},
    "certificates.valid_since_an_instant": {"state": "valid", "validated_at": None},
    "certificates.versions_count_from_one": {"version": 0},
    "closed_quarters.quarter_is_one_of_four": {"quarter": 5},
    "correction_requests.proposes_a_name": {"proposed_name": ""},
    "correction_requests.refused_with_a_reason": {"state": "refused", "answer": ""},
    "designs.versions_count_from_one": {"version": 0},
    "districts.code_has_five_characters": {"code": "3302"},
    "frozen_reports.ends_after_it_starts": {"period_from": LATER, "period_to": EARLIER},
    "invited_schools.headcount_is_not_negative": {"headcount": -1},
    "jurisdictions.ends_after_it_starts": {"valid_from": LATER, "valid_until": EARLIER},
    "ledger_checkpoints.a_checkpoint_covers_entries": {"size": 0},
    "ledger_entries.entries_count_from_one": {"seq": 0},
    "ledger_tails.size_is_not_negative": {"size": -1},
    "memberships.ends_after_it_starts": {"starts_on": LATER, "ends_on": EARLIER},
    "number_series.a_block_has_an_end": {"mode": "block", "block_until": None},
    "number_series.last_number_is_not_negative": {"last_number": -1},
    "office_targets.number_is_not_negative": {"number": -1},
    "office_targets.target_unit_is_known": {"unit": "districts"},
    "organizations.ends_after_it_starts": {"valid_from": LATER, "valid_until": EARLIER},
    "number_reservations.reserved_for_somebody_with_a_reason": {"reserved_for": ""},
    "number_reservations.reserves_numbers": {"first": 9, "last": 8},
    "ink_pictures.a_picture_has_a_size": {"width": 0},
    "ink_pictures.a_signature_names_its_signer": {"kind": "signature", "signer_name": ""},
    "organizations.number_is_positive": {"number": 0},
    "outbox_messages.attempts_are_not_negative": {"attempts": -1},
    "outbox_pace.one_pace_for_all_workers": {"id": 2},
    "outside_trainings.lesson_hours_are_not_negative": {"lesson_hours": -1},
    "overrides.has_a_reason": {"reason": ""},
    "paper_approvals.answered_at_an_instant": {"state": "approved", "answered_at": None},
    "paper_approvals.asks_for_papers": {"paper_count": 0},
    "paper_approvals.expires_after_it_was_asked": {"asked_at": SOME_INSTANT, "expires_at": SOME_INSTANT},
    "paper_approvals.returned_with_a_note": {"state": "returned", "answered_at": SOME_INSTANT, "note": ""},
    "paper_runs.counts_are_not_negative": {"done": -1},
    "paper_roles.paper_role_is_known": {"role": "opening"},
    "participations.does_not_replace_itself": {"id": 7, "replaces_id": 7},
    "participations.has_a_registered_name": {"name_as_registered": ""},
    "people.has_a_name": {"name": ""},
    "people.is_not_merged_into_itself": {"id": 7, "merged_into_id": 7},
    "person_distinctions.tells_two_people_apart": {"first_id": 7, "second_id": 7},
    "person_merges.merges_two_people": {"kept_id": 7, "gone_id": 7},
    "posts.ends_after_it_starts": {"starts_on": LATER, "ends_on": EARLIER},
    "programme_targets.percent_is_a_share": {"percent": 101},
    "programmes.ends_after_it_starts": {"starts_on": LATER, "ends_on": EARLIER},
    "report_schedules.interval_is_known": {"every": "week"},
    "role_grants.a_school_role_names_its_school": {"role": Role.SCHOOL, "school_id": None},
    "role_grants.ends_after_it_starts": {"starts_on": LATER, "ends_on": EARLIER},
    "role_grants.organizers_and_offices_belong_to_an_organization": {"role": Role.ORGANIZER, "organization_id": None},
    "school_aliases.is_of_one_district_or_none": {"place_code": "33.02"},
    "school_headcounts.teachers_are_not_negative": {"teachers": -1},
    "school_links.expires_after_it_was_made": {"created_at": SOME_INSTANT, "expires_at": SOME_INSTANT},
    "schools.closes_after_it_opens": {"opened_on": LATER, "closed_on": EARLIER},
    "schools.npsn_has_eight_characters": {"npsn": "2033047"},
    "sessions.ends_after_it_starts": {"starts_at": SOME_INSTANT, "ends_at": AN_HOUR_BEFORE},
    "sessions.lesson_hours_are_not_negative": {"lesson_hours": -1},
    "sessions.part_is_known": {"part": "D"},
    "signed_files.signed_by_somebody": {"signer": ""},
    "staged_bundles.expires_after_it_was_made": {"created_at": SOME_INSTANT, "expires_at": SOME_INSTANT},
    "staged_proposals.rows_are_counted_from_one": {"row_number": 0},
    "staged_uploads.expires_after_it_was_made": {"created_at": SOME_INSTANT, "expires_at": SOME_INSTANT},
    "transcripts.code_has_26_characters": {"code": "TOO-SHORT"},
    "users.has_a_login": {"login": ""},
    "workshops.ends_after_it_starts": {"starts_on": LATER, "ends_on": EARLIER},
    "workshops.minimum_attendance_is_a_share": {"minimum_attendance": 101},
    "yearly_targets.ends_after_it_starts": {"valid_from": LATER, "valid_until": EARLIER},
    "yearly_targets.lesson_hours_are_not_negative": {"lesson_hours": -1},
}
REFUSALS = {
    "a_log_is_never_deleted_on_delete",
    "a_log_never_shrinks_on_update",
    "a_picture_of_ink_never_changes_on_update",
    "a_valid_paper_never_changes_on_update",
    "attendance_events_are_append_only_on_delete",
    "attendance_events_are_append_only_on_update",
    "audit_entries_are_append_only_on_delete",
    "audit_entries_are_append_only_on_update",
    "designs_are_append_only_on_delete",
    "designs_are_append_only_on_update",
    "jurisdictions_do_not_overlap_on_insert",
    "jurisdictions_do_not_overlap_on_update",
    "ledger_checkpoints_are_append_only_on_delete",
    "ledger_checkpoints_are_append_only_on_update",
    "ledger_entries_are_append_only_on_delete",
    "ledger_entries_are_append_only_on_update",
    "papers_are_never_deleted_on_delete",
    "papers_change_state_in_order_on_update",
    "signed_files_are_append_only_on_delete",
    "signed_files_are_append_only_on_update",
}
# SQLite knows no TRUNCATE; on PostgreSQL it would pass by the refusals of rows
NEVER_EMPTIED = {
    "attendance_events": "attendance_events_are_append_only",
    "audit_entries": "audit_entries_are_append_only",
    "certificates": "papers_are_never_deleted",
    "designs": "designs_are_append_only",
    "ledger_checkpoints": "ledger_checkpoints_are_append_only",
    "ledger_entries": "ledger_entries_are_append_only",
    "ledger_tails": "a_log_is_never_deleted",
    "signed_files": "signed_files_are_append_only",
}
# those that note a change for the summaries refuse nothing; tests/reports/summaries/test_telling.py tries them
TRIGGERS = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name NOT LIKE 'summaries_hear_of_%'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgname NOT LIKE 'summaries_hear_of_%'",
}
APPEND_ONLY = {
    "attendance_events": {"device": "lain"},
    "audit_entries": {"actor_name": "lain"},
    "designs": {"settings": {"drawing": "lain"}},
    "ledger_checkpoints": {"root": "lain"},
    "ledger_entries": {"entry": "lain"},
    "signed_files": {"signer": "lain"},
}
VALID = {"state": "valid", "validated_at": SOME_INSTANT}
PRINTED = {
    "code": "9" * 26,
    "event_ended_on": LATER,
    "is_sample": True,
    "issued_on": LATER,
    "kind": "piagam",
    "lesson_hours": 16,
    "name": "Orang Lain Contoh",
    "number": "999/CONTOH/2025",
    "salt": "9" * 32,
    "sequence": 999,
    "snapshot": "{}",
    "version": 9,
}


def checks(*, of_enumerations: bool) -> list[CheckConstraint]:
    found = [
        constraint
        for table in METADATA.sorted_tables
        for constraint in table.constraints
        if isinstance(constraint, CheckConstraint) and bool(constraint._type_bound) is of_enumerations
    ]
    return sorted(found, key=full_name)  # a table keeps them in a set; every worker must see one order


def full_name(constraint: CheckConstraint) -> str:
    return f"{constraint.table.name}.{constraint.name}"


def name_in(error: IntegrityError) -> str:
    """The constraint as the engine tells it."""
    told = getattr(error.orig, "diag", None)
    return told.constraint_name if told else str(error.orig).removeprefix("CHECK constraint failed: ")


def test_the_table_names_every_check_of_the_schema():
    assert set(BROKEN_BY) == {full_name(constraint) for constraint in checks(of_enumerations=False)}


@pytest.mark.parametrize("name", BROKEN_BY)
def test_a_check_refuses_what_it_says(connection, name):
    table, _, constraint = name.partition(".")

    with pytest.raises(IntegrityError) as refused:
        add_row(connection, table, **BROKEN_BY[name])

    assert name_in(refused.value) == constraint


@pytest.mark.parametrize("constraint", checks(of_enumerations=True), ids=full_name)
def test_an_enumeration_holds_its_own_words_only(connection, constraint):
    (column,) = constraint.columns
    row = add_row(connection, constraint.table.name)

    with pytest.raises(IntegrityError) as refused:
        connection.execute(
            text(f"UPDATE {constraint.table.name} SET {column.name} = 'unheard of' WHERE id = :id"), {"id": row["id"]}
        )

    assert str(constraint.name).endswith(("_is_known", "_are_known"))
    assert name_in(refused.value) == constraint.name


def test_every_refusal_of_the_schema_is_tried_here(connection):
    of_truncate = {f"{name}_on_truncate" for name in NEVER_EMPTIED.values()}
    expected = REFUSALS | of_truncate if connection.dialect.name == "postgresql" else REFUSALS
    assert set(connection.scalars(text(TRIGGERS[connection.dialect.name]))) == expected


@pytest.mark.parametrize("table", NEVER_EMPTIED)
def test_what_stays_is_never_emptied_at_once(connection, table):
    with pytest.raises(DatabaseError) as refused:
        connection.execute(text(f"TRUNCATE {table} CASCADE"))
    if connection.dialect.name == "postgresql":
        assert name_in(refused.value) == NEVER_EMPTIED[table]
    else:
        assert "syntax error" in str(refused.value)


def refused_by(act):
    with pytest.raises(IntegrityError) as refused:
        act()
    return name_in(refused.value)


@pytest.mark.parametrize("act", ["insert", "update"])
def test_a_district_and_level_have_one_office_at_a_time(connection, act):
    first = add_row(connection, "jurisdictions", valid_from=EARLIER, valid_until=LATER)
    shared = {"district_code": first["district_code"], "level_group": first["level_group"]}
    after = LATER + dt.timedelta(days=1)
    next_one = add_row(connection, "jurisdictions", **shared, valid_from=after)
    add_row(connection, "jurisdictions", **shared | {"level_group": LevelGroup.SMK}, valid_from=EARLIER)

    def overlap():
        if act == "insert":
            add_row(connection, "jurisdictions", **shared, valid_from=EARLIER, valid_until=EARLIER)
        else:
            change(connection, "jurisdictions", next_one, valid_from=LATER)

    assert refused_by(overlap) == "jurisdictions_do_not_overlap"


def change(connection, table_name, row, **values):
    table = METADATA.tables[table_name]
    connection.execute(update(table).where(table.c.id == row["id"]).values(**values))


def drop(connection, table_name, row):
    table = METADATA.tables[table_name]
    connection.execute(delete(table).where(table.c.id == row["id"]))


def change_paper(connection, paper, **values):
    change(connection, "certificates", paper, **values)


@pytest.mark.parametrize("act", [lambda *row: change(*row, **APPEND_ONLY[row[1]]), drop], ids=["change", "delete"])
@pytest.mark.parametrize("table", APPEND_ONLY)
def test_what_was_written_down_stays_as_it_was_written(connection, table, act):
    row = add_row(connection, table)

    assert refused_by(lambda: act(connection, table, row)) == f"{table}_are_append_only"


@pytest.mark.parametrize("field", PRINTED)
def test_what_a_valid_paper_says_never_changes(connection, field):
    paper, changed = add_row(connection, "certificates", **VALID), {field: PRINTED[field]}

    assert refused_by(lambda: change_paper(connection, paper, **changed)) == "a_valid_paper_never_changes"


@pytest.mark.parametrize("parent", ["participation_id", "issuer_id", "series_id"])
def test_what_a_valid_paper_belongs_to_never_changes(connection, parent):
    paper = add_row(connection, "certificates", **VALID)
    other = add_row(connection, "certificates")

    moved = {parent: other[parent]}
    assert refused_by(lambda: change_paper(connection, paper, **moved)) == "a_valid_paper_never_changes"


def test_a_prepared_paper_may_be_corrected_in_place(connection):
    paper = add_row(connection, "certificates", state="prepared")

    change_paper(connection, paper, name=PRINTED["name"], snapshot=PRINTED["snapshot"])


@pytest.mark.parametrize("state", ["prepared", "valid", "replaced", "revoked", "withdrawn"])
def test_a_paper_is_never_deleted(connection, state):
    told = {"validated_at": SOME_INSTANT, "revoked_at": SOME_INSTANT, "reason": "Contoh"}
    paper = add_row(connection, "certificates", state=state, **told)

    assert refused_by(lambda: drop(connection, "certificates", paper)) == "papers_are_never_deleted"


@pytest.mark.parametrize("values", [{"size": 1}, {"year": 2027}], ids=["shorter", "another year"])
def test_a_log_never_shrinks(connection, values):
    tail = add_row(connection, "ledger_tails", year=2026, size=2)

    change(connection, "ledger_tails", tail, size=3)
    assert refused_by(lambda: change(connection, "ledger_tails", tail, **values)) == "a_log_never_shrinks"


def test_a_log_is_never_deleted(connection):
    tail = add_row(connection, "ledger_tails")

    assert refused_by(lambda: drop(connection, "ledger_tails", tail)) == "a_log_is_never_deleted"


FOLLOWS = {
    "prepared": {"valid", "withdrawn"},
    "valid": {"replaced", "revoked"},
    "revoked": {"valid"},
    "replaced": set(),
    "withdrawn": set(),
}


@pytest.mark.parametrize("before", FOLLOWS)
@pytest.mark.parametrize("after", FOLLOWS)
def test_papers_change_state_in_order(connection, before, after):
    told = {"validated_at": SOME_INSTANT, "revoked_at": SOME_INSTANT, "reason": "Contoh"}
    paper = add_row(connection, "certificates", state=before, **told)

    if after in FOLLOWS[before] | {before}:
        change_paper(connection, paper, state=after)
    else:
        assert refused_by(lambda: change_paper(connection, paper, state=after)) == "papers_change_state_in_order"
