"""Every unique key of the schema refuses the second row; a key that is not listed here by hand fails.

SQLite tells the columns of a broken key, PostgreSQL its name.
"""

import pytest
from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.exc import IntegrityError

from tests.architecture.rows import SOME_INSTANT, add_row
from workshop_tracker.tables import METADATA

# table.key -> what makes two rows meet it, beside the columns of the key (a partial index asks for more)
KEYS = {
    "approval_papers.one_paper_once_per_approval": {},
    "attendance_events.uq_attendance_events_operation_id": {},
    "attendances.one_attendance_per_session_and_participation": {},
    "certificates.one_paper_per_code": {},
    "certificates.one_paper_per_issuer_number_and_version": {},
    "certificates.one_paper_per_participation_kind_and_version": {"state": "withdrawn"},
    "certificates.one_prepared_paper_per_participation_and_kind": {"state": "prepared"},
    "certificates.one_valid_paper_per_participation_and_kind": {"state": "valid", "validated_at": SOME_INSTANT},
    "closed_quarters.one_closing_per_office_and_quarter": {},
    "committee_grants.one_committee_grant_per_user": {},
    "correction_requests.one_open_request_per_participation": {"state": "open"},
    "designs.one_row_per_design_and_version": {},
    "districts.uq_districts_code": {},
    "engagements.one_engagement_per_person_and_role": {},
    "frozen_reports.uq_frozen_reports_code": {},
    "group_links.one_group_link_per_workshop": {},
    "group_links.uq_group_links_token": {},
    "handout_messages.one_message_per_channel_and_purpose": {},
    "heading_rows.one_explanation_per_heading_row": {"meanings": []},
    "heading_synonyms.one_meaning_per_heading": {},
    "identifiers.one_identifier_once_per_person": {"kind": "niy"},
    "identifiers.one_person_per_identifier": {"kind": "nuptk"},
    "import_changes.one_change_per_row_and_batch": {"before": {}},
    "invited_schools.one_invitation_per_school": {},
    "ledger_checkpoints.one_checkpoint_per_year_and_size": {},
    "ledger_entries.one_entry_per_year_and_seq": {},
    "ledger_tails.one_log_per_year": {},
    "memberships.one_membership_per_person_body_and_start": {},
    "number_series.one_counter_per_issuer_kind_and_scope": {},
    "office_targets.one_target_per_office_year_and_unit": {},
    "one_time_links.uq_one_time_links_token_sha256": {},
    "organizations.uq_organizations_code": {},
    "ink_pictures.one_row_per_picture_and_owner": {"kind": "signature", "signer_name": "Kepala Contoh"},
    "outbox_messages.uq_outbox_messages_key": {},
    "paper_approvals.uq_paper_approvals_token_sha256": {},
    "paper_runs.one_run_per_press": {"wanted": 1},
    "paper_roles.one_paper_setting_per_role": {},
    "participations.one_participation_per_workshop_person_and_role": {},
    "person_distinctions.one_distinction_per_pair": {},
    "person_merge_moves.one_step_per_place_in_a_merge": {},
    "personal_links.uq_personal_links_token_sha256": {},
    "photos.one_photo_once_per_workshop": {},
    "posts.one_post_per_person_school_and_start": {"is_main": False},
    "posts.one_running_main_post_per_person": {"is_main": True, "ends_on": None},
    "printed_papers.one_paper_once_per_batch": {},
    "programme_officials.one_official_per_place": {},
    "programme_partners.one_partner_once_per_programme": {},
    "programme_synonyms.one_synonym_once_per_programme": {},
    "programme_targets.one_target_per_level_unit_and_day": {},
    "programmes.uq_programmes_slug": {},
    "provinces.uq_provinces_code": {},
    "school_aliases.one_school_per_spelling_and_district": {},
    "school_headcounts.one_headcount_per_day_and_group": {"employment": "PNS"},
    "school_links.uq_school_links_token_sha256": {},
    "school_lists.one_list_per_school_and_day": {},
    "signed_files.one_signed_file_per_paper_and_kind": {},
    "staff_changes.one_question_per_post_and_list": {},
    "schools.uq_schools_npsn": {},
    "session_speakers.one_speaker_once_per_session": {},
    "sessions.one_session_per_number": {},
    "sheet_sessions.uq_sheet_sessions_session_id": {},
    "sheets.one_sheet_per_place": {},
    "sign_in_sessions.uq_sign_in_sessions_token_sha256": {},
    "signatories.one_signatory_per_place": {},
    "staged_bundles.uq_staged_bundles_token": {},
    "staged_files.one_file_per_place_in_bundle": {},
    "staged_proposals.one_proposal_per_row": {},
    "staged_uploads.uq_staged_uploads_token": {},
    "training_proofs.one_picture_per_page_of_a_proof": {},
    "transcripts.uq_transcripts_code": {},
    "users.uq_users_login": {},
    "workshop_organizers.one_issuer_per_workshop": {"is_issuer": True},
    "workshop_organizers.one_organizer_once_per_workshop": {"is_issuer": False},
    "workshops.uq_workshops_slug": {},
    "yearly_targets.one_target_per_employment_and_start": {},
}
# a partial index holds for some rows only: values with which two rows pass it
PASSED_BY = {
    "certificates.one_prepared_paper_per_participation_and_kind": {"state": "withdrawn"},
    "certificates.one_valid_paper_per_participation_and_kind": {"state": "replaced"},
    "correction_requests.one_open_request_per_participation": {"state": "accepted"},
    "identifiers.one_person_per_identifier": {"kind": "niy"},
    "posts.one_running_main_post_per_person": {"is_main": False},
    "workshop_organizers.one_issuer_per_workshop": {"is_issuer": False},
}


def keys() -> dict[str, UniqueConstraint | Index]:
    found = {
        f"{table.name}.{key.name}": key
        for table in METADATA.sorted_tables
        for key in [*table.constraints, *table.indexes]
        if isinstance(key, UniqueConstraint) or getattr(key, "unique", False)
    }
    return dict(sorted(found.items()))  # a table keeps them in sets; every worker must see one order


def is_partial(key) -> bool:
    return isinstance(key, Index) and key.dialect_options["sqlite"]["where"] is not None


def tells(error: IntegrityError, key) -> bool:
    told = getattr(error.orig, "diag", None)
    columns = ", ".join(str(column) for column in key.columns)
    return told.constraint_name == key.name if told else str(error.orig) == f"UNIQUE constraint failed: {columns}"


def add_twice(connection, name, values):
    """Two rows that share the columns of the key and `values`, and as little else as can be."""
    key = keys()[name]
    first = add_row(connection, key.table.name, **values)
    shared = {column.name: first[column.name] for column in key.columns}
    return add_row(connection, key.table.name, **shared | values)


def test_the_table_names_every_key_of_the_schema():
    assert set(KEYS) == set(keys())
    assert set(PASSED_BY) == {name for name, key in keys().items() if is_partial(key)}


@pytest.mark.parametrize("name", KEYS)
def test_a_key_refuses_the_second_row(connection, name):
    with pytest.raises(IntegrityError) as refused:
        add_twice(connection, name, KEYS[name])

    assert tells(refused.value, keys()[name])


@pytest.mark.parametrize("name", PASSED_BY)
def test_a_partial_key_leaves_the_other_rows_alone(connection, name):
    add_twice(connection, name, PASSED_BY[name])
