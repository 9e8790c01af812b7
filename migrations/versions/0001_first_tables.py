"""The first tables: the whole story of design."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# What no CHECK can say; the same text as the declared tables carry.
SQLITE_TRIGGERS = (
    "CREATE TRIGGER audit_entries_are_append_only_on_update AFTER UPDATE ON audit_entries WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'audit_entries_are_append_only'); END",
    "CREATE TRIGGER audit_entries_are_append_only_on_delete AFTER DELETE ON audit_entries WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'audit_entries_are_append_only'); END",
    "CREATE TRIGGER designs_are_append_only_on_update AFTER UPDATE ON designs WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'designs_are_append_only'); END",
    "CREATE TRIGGER designs_are_append_only_on_delete AFTER DELETE ON designs WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'designs_are_append_only'); END",
    "CREATE TRIGGER a_picture_of_ink_never_changes_on_update AFTER UPDATE ON ink_pictures WHEN OLD.sha256 <> NEW.sha256 OR OLD.content <> NEW.content OR OLD.mask <> NEW.mask OR OLD.organization_id <> NEW.organization_id OR OLD.kind <> NEW.kind OR OLD.signer_name <> NEW.signer_name BEGIN SELECT RAISE(ABORT, 'a_picture_of_ink_never_changes'); END",
    "CREATE TRIGGER ledger_checkpoints_are_append_only_on_update AFTER UPDATE ON ledger_checkpoints WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'ledger_checkpoints_are_append_only'); END",
    "CREATE TRIGGER ledger_checkpoints_are_append_only_on_delete AFTER DELETE ON ledger_checkpoints WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'ledger_checkpoints_are_append_only'); END",
    "CREATE TRIGGER ledger_entries_are_append_only_on_update AFTER UPDATE ON ledger_entries WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'ledger_entries_are_append_only'); END",
    "CREATE TRIGGER ledger_entries_are_append_only_on_delete AFTER DELETE ON ledger_entries WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'ledger_entries_are_append_only'); END",
    "CREATE TRIGGER a_log_never_shrinks_on_update AFTER UPDATE ON ledger_tails WHEN OLD.size > NEW.size OR OLD.year <> NEW.year BEGIN SELECT RAISE(ABORT, 'a_log_never_shrinks'); END",
    "CREATE TRIGGER a_log_is_never_deleted_on_delete AFTER DELETE ON ledger_tails WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'a_log_is_never_deleted'); END",
    "CREATE TRIGGER jurisdictions_do_not_overlap_on_insert AFTER INSERT ON jurisdictions WHEN EXISTS (SELECT 1 FROM jurisdictions AS other WHERE other.id <> NEW.id AND other.district_code = NEW.district_code AND other.level_group = NEW.level_group AND other.valid_from <= COALESCE(NEW.valid_until, '9999-12-31') AND NEW.valid_from <= COALESCE(other.valid_until, '9999-12-31')) BEGIN SELECT RAISE(ABORT, 'jurisdictions_do_not_overlap'); END",
    "CREATE TRIGGER jurisdictions_do_not_overlap_on_update AFTER UPDATE ON jurisdictions WHEN EXISTS (SELECT 1 FROM jurisdictions AS other WHERE other.id <> NEW.id AND other.district_code = NEW.district_code AND other.level_group = NEW.level_group AND other.valid_from <= COALESCE(NEW.valid_until, '9999-12-31') AND NEW.valid_from <= COALESCE(other.valid_until, '9999-12-31')) BEGIN SELECT RAISE(ABORT, 'jurisdictions_do_not_overlap'); END",
    "CREATE TRIGGER attendance_events_are_append_only_on_update AFTER UPDATE ON attendance_events WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'attendance_events_are_append_only'); END",
    "CREATE TRIGGER attendance_events_are_append_only_on_delete AFTER DELETE ON attendance_events WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'attendance_events_are_append_only'); END",
    "CREATE TRIGGER a_valid_paper_never_changes_on_update AFTER UPDATE ON certificates WHEN OLD.state <> 'prepared' AND (OLD.participation_id <> NEW.participation_id OR OLD.issuer_id <> NEW.issuer_id OR OLD.series_id <> NEW.series_id OR OLD.kind <> NEW.kind OR OLD.version <> NEW.version OR OLD.number <> NEW.number OR OLD.code <> NEW.code OR OLD.snapshot <> NEW.snapshot OR OLD.salt <> NEW.salt OR OLD.name <> NEW.name OR OLD.event_ended_on <> NEW.event_ended_on OR OLD.issued_on <> NEW.issued_on OR OLD.is_sample <> NEW.is_sample OR COALESCE(OLD.sequence, -1) <> COALESCE(NEW.sequence, -1) OR COALESCE(OLD.lesson_hours, -1) <> COALESCE(NEW.lesson_hours, -1) OR COALESCE(OLD.replaces_id, -1) <> COALESCE(NEW.replaces_id, -1)) BEGIN SELECT RAISE(ABORT, 'a_valid_paper_never_changes'); END",
    "CREATE TRIGGER papers_are_never_deleted_on_delete AFTER DELETE ON certificates WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'papers_are_never_deleted'); END",
    "CREATE TRIGGER papers_change_state_in_order_on_update AFTER UPDATE ON certificates WHEN OLD.state <> NEW.state AND NOT ((OLD.state = 'prepared' AND NEW.state IN ('valid', 'withdrawn')) OR (OLD.state = 'valid' AND NEW.state IN ('replaced', 'revoked')) OR (OLD.state = 'revoked' AND NEW.state = 'valid')) BEGIN SELECT RAISE(ABORT, 'papers_change_state_in_order'); END",
    "CREATE TRIGGER signed_files_are_append_only_on_update AFTER UPDATE ON signed_files WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'signed_files_are_append_only'); END",
    "CREATE TRIGGER signed_files_are_append_only_on_delete AFTER DELETE ON signed_files WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'signed_files_are_append_only'); END",
)
POSTGRESQL_TRIGGERS = (
    "CREATE FUNCTION audit_entries_are_append_only_on_update() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF 1 = 1 THEN RAISE EXCEPTION 'audit_entries_are_append_only' USING ERRCODE = 'check_violation', CONSTRAINT = 'audit_entries_are_append_only'; END IF; RETURN NULL; END $$",
    "CREATE TRIGGER audit_entries_are_append_only_on_update AFTER UPDATE ON audit_entries FOR EACH ROW EXECUTE FUNCTION audit_entries_are_append_only_on_update()",
    "CREATE FUNCTION audit_entries_are_append_only_on_delete() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF 1 = 1 THEN RAISE EXCEPTION 'audit_entries_are_append_only' USING ERRCODE = 'check_violation', CONSTRAINT = 'audit_entries_are_append_only'; END IF; RETURN NULL; END $$",
    "CREATE TRIGGER audit_entries_are_append_only_on_delete AFTER DELETE ON audit_entries FOR EACH ROW EXECUTE FUNCTION audit_entries_are_append_only_on_delete()",
    "CREATE FUNCTION audit_entries_are_append_only_on_truncate() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF 1 = 1 THEN RAISE EXCEPTION 'audit_entries_are_append_only' USING ERRCODE = 'check_violation', CONSTRAINT = 'audit_entries_are_append_only'; END IF; RETURN NULL; END $$",
    "CREATE TRIGGER audit_entries_are_append_only_on_truncate AFTER TRUNCATE ON audit_entries FOR EACH STATEMENT EXECUTE FUNCTION audit_entries_are_append_only_on_truncate()",
    "CREATE FUNCTION designs_are_append_only_on_update() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF 1 = 1 THEN RAISE EXCEPTION 'designs_are_append_only' USING ERRCODE = 'check_violation', CONSTRAINT = 'designs_are_append_only'; END IF; RETURN NULL; END $$",
    "CREATE TRIGGER designs_are_append_only_on_update AFTER UPDATE ON designs FOR EACH ROW EXECUTE FUNCTION designs_are_append_only_on_update()",
    "CREATE FUNCTION designs_are_append_only_on_delete() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF 1 = 1 THEN RAISE EXCEPTION 'designs_are_append_only' USING ERRCODE = 'check_violation', CONSTRAINT = 'designs_are_append_only'; END IF; RETURN NULL; END $$",
    "CREATE TRIGGER designs_are_append_only_on_delete AFTER DELETE ON designs FOR EACH ROW EXECUTE FUNCTION designs_are_append_only_on_delete()",
    "CREATE FUNCTION designs_are_append_only_on_truncate() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF 1 = 1 THEN RAISE EXCEPTION 'designs_are_append_only' USING ERRCODE = 'check_violation', CONSTRAINT = 'designs_are_append_only'; END IF; RETURN NULL; END $$",
    "CREATE TRIGGER designs_are_append_only_on_truncate AFTER TRUNCATE ON designs FOR EACH STATEMENT EXECUTE FUNCTION designs_are_append_only_on_truncate()",
    "CREATE FUNCTION a_picture_of_ink_never_changes_on_update() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF OLD.sha256 <> NEW.sha256 OR OLD.content <> NEW.content OR OLD.mask <> NEW.mask OR OLD.organization_id <> NEW.organization_id OR OLD.kind <> NEW.kind OR OLD.signer_name <> NEW.signer_name THEN RAISE EXCEPTION 'a_picture_of_ink_never_changes' USING ERRCODE = 'check_violation', CONSTRAINT = 'a_picture_of_ink_never_changes'; END IF; RETURN NULL; END $$",
    "CREATE TRIGGER a_picture_of_ink_never_changes_on_update AFTER UPDATE ON ink_pictures FOR EACH ROW EXECUTE FUNCTION a_picture_of_ink_never_changes_on_update()",
    "CREATE FUNCTION ledger_checkpoints_are_append_only_on_update() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF 1 = 1 THEN RAISE EXCEPTION 'ledger_checkpoints_are_append_only' USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_checkpoints_are_append_only'; END IF; RETURN NULL; END $$",
    "CREATE TRIGGER ledger_checkpoints_are_append_only_on_update AFTER UPDATE ON ledger_checkpoints FOR EACH ROW EXECUTE FUNCTION ledger_checkpoints_are_append_only_on_update()",
    "CREATE FUNCTION ledger_checkpoints_are_append_only_on_delete() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF 1 = 1 THEN RAISE EXCEPTION 'ledger_checkpoints_are_append_only' USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_checkpoints_are_append_only'; END IF; RETURN NULL; END $$",
    "CREATE TRIGGER ledger_checkpoints_are_append_only_on_delete AFTER DELETE ON ledger_checkpoints FOR EACH ROW EXECUTE FUNCTION ledger_checkpoints_are_append_only_on_delete()",
    "CREATE FUNCTION ledger_checkpoints_are_append_only_on_truncate() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF 1 = 1 THEN RAISE EXCEPTION 'ledger_checkpoints_are_append_only' USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_checkpoints_are_append_only'; END IF; RETURN NULL; END $$",
    "CREATE TRIGGER ledger_checkpoints_are_append_only_on_truncate AFTER TRUNCATE ON ledger_checkpoints FOR EACH STATEMENT EXECUTE FUNCTION ledger_checkpoints_are_append_only_on_truncate()",
    "CREATE FUNCTION ledger_entries_are_append_only_on_update() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF 1 = 1 THEN RAISE EXCEPTION 'ledger_entries_are_append_only' USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_entries_are_append_only'; END IF; RETURN NULL; END $$",
    "CREATE TRIGGER ledger_entries_are_append_only_on_update AFTER UPDATE ON ledger_entries FOR EACH ROW EXECUTE FUNCTION ledger_entries_are_append_only_on_update()",
    "CREATE FUNCTION ledger_entries_are_append_only_on_delete() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF 1 = 1 THEN RAISE EXCEPTION 'ledger_entries_are_append_only' USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_entries_are_append_only'; END IF; RETURN NULL; END $$",
    "CREATE TRIGGER ledger_entries_are_append_only_on_delete AFTER DELETE ON ledger_entries FOR EACH ROW EXECUTE FUNCTION ledger_entries_are_append_only_on_delete()",
    "CREATE FUNCTION ledger_entries_are_append_only_on_truncate() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF 1 = 1 THEN RAISE EXCEPTION 'ledger_entries_are_append_only' USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_entries_are_append_only'; END IF; RETURN NULL; END $$",
    "CREATE TRIGGER ledger_entries_are_append_only_on_truncate AFTER TRUNCATE ON ledger_entries FOR EACH STATEMENT EXECUTE FUNCTION ledger_entries_are_append_only_on_truncate()",
    "CREATE FUNCTION a_log_never_shrinks_on_update() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF OLD.size > NEW.size OR OLD.year <> NEW.year THEN RAISE EXCEPTION 'a_log_never_shrinks' USING ERRCODE = 'check_violation', CONSTRAINT = 'a_log_never_shrinks'; END IF; RETURN NULL; END $$",
    "CREATE TRIGGER a_log_never_shrinks_on_update AFTER UPDATE ON ledger_tails FOR EACH ROW EXECUTE FUNCTION a_log_never_shrinks_on_update()",
    "CREATE FUNCTION a_log_is_never_deleted_on_delete() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF 1 = 1 THEN RAISE EXCEPTION 'a_log_is_never_deleted' USING ERRCODE = 'check_violation', CONSTRAINT = 'a_log_is_never_deleted'; END IF; RETURN NULL; END $$",
    "CREATE TRIGGER a_log_is_never_deleted_on_delete AFTER DELETE ON ledger_tails FOR EACH ROW EXECUTE FUNCTION a_log_is_never_deleted_on_delete()",
    "CREATE FUNCTION a_log_is_never_deleted_on_truncate() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF 1 = 1 THEN RAISE EXCEPTION 'a_log_is_never_deleted' USING ERRCODE = 'check_violation', CONSTRAINT = 'a_log_is_never_deleted'; END IF; RETURN NULL; END $$",
    "CREATE TRIGGER a_log_is_never_deleted_on_truncate AFTER TRUNCATE ON ledger_tails FOR EACH STATEMENT EXECUTE FUNCTION a_log_is_never_deleted_on_truncate()",
    "CREATE FUNCTION jurisdictions_do_not_overlap_on_insert() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_advisory_xact_lock(hashtext(TG_NAME)); IF EXISTS (SELECT 1 FROM jurisdictions AS other WHERE other.id <> NEW.id AND other.district_code = NEW.district_code AND other.level_group = NEW.level_group AND other.valid_from <= COALESCE(NEW.valid_until, '9999-12-31') AND NEW.valid_from <= COALESCE(other.valid_until, '9999-12-31')) THEN RAISE EXCEPTION 'jurisdictions_do_not_overlap' USING ERRCODE = 'exclusion_violation', CONSTRAINT = 'jurisdictions_do_not_overlap'; END IF; RETURN NULL; END $$",
    "CREATE TRIGGER jurisdictions_do_not_overlap_on_insert AFTER INSERT ON jurisdictions FOR EACH ROW EXECUTE FUNCTION jurisdictions_do_not_overlap_on_insert()",
    "CREATE FUNCTION jurisdictions_do_not_overlap_on_update() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_advisory_xact_lock(hashtext(TG_NAME)); IF EXISTS (SELECT 1 FROM jurisdictions AS other WHERE other.id <> NEW.id AND other.district_code = NEW.district_code AND other.level_group = NEW.level_group AND other.valid_from <= COALESCE(NEW.valid_until, '9999-12-31') AND NEW.valid_from <= COALESCE(other.valid_until, '9999-12-31')) THEN RAISE EXCEPTION 'jurisdictions_do_not_overlap' USING ERRCODE = 'exclusion_violation', CONSTRAINT = 'jurisdictions_do_not_overlap'; END IF; RETURN NULL; END $$",
    "CREATE TRIGGER jurisdictions_do_not_overlap_on_update AFTER UPDATE ON jurisdictions FOR EACH ROW EXECUTE FUNCTION jurisdictions_do_not_overlap_on_update()",
    "CREATE FUNCTION attendance_events_are_append_only_on_update() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF 1 = 1 THEN RAISE EXCEPTION 'attendance_events_are_append_only' USING ERRCODE = 'check_violation', CONSTRAINT = 'attendance_events_are_append_only'; END IF; RETURN NULL; END $$",
    "CREATE TRIGGER attendance_events_are_append_only_on_update AFTER UPDATE ON attendance_events FOR EACH ROW EXECUTE FUNCTION attendance_events_are_append_only_on_update()",
    "CREATE FUNCTION attendance_events_are_append_only_on_delete() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF 1 = 1 THEN RAISE EXCEPTION 'attendance_events_are_append_only' USING ERRCODE = 'check_violation', CONSTRAINT = 'attendance_events_are_append_only'; END IF; RETURN NULL; END $$",
    "CREATE TRIGGER attendance_events_are_append_only_on_delete AFTER DELETE ON attendance_events FOR EACH ROW EXECUTE FUNCTION attendance_events_are_append_only_on_delete()",
    "CREATE FUNCTION attendance_events_are_append_only_on_truncate() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF 1 = 1 THEN RAISE EXCEPTION 'attendance_events_are_append_only' USING ERRCODE = 'check_violation', CONSTRAINT = 'attendance_events_are_append_only'; END IF; RETURN NULL; END $$",
    "CREATE TRIGGER attendance_events_are_append_only_on_truncate AFTER TRUNCATE ON attendance_events FOR EACH STATEMENT EXECUTE FUNCTION attendance_events_are_append_only_on_truncate()",
    "CREATE FUNCTION a_valid_paper_never_changes_on_update() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF OLD.state <> 'prepared' AND (OLD.participation_id <> NEW.participation_id OR OLD.issuer_id <> NEW.issuer_id OR OLD.series_id <> NEW.series_id OR OLD.kind <> NEW.kind OR OLD.version <> NEW.version OR OLD.number <> NEW.number OR OLD.code <> NEW.code OR OLD.snapshot <> NEW.snapshot OR OLD.salt <> NEW.salt OR OLD.name <> NEW.name OR OLD.event_ended_on <> NEW.event_ended_on OR OLD.issued_on <> NEW.issued_on OR OLD.is_sample <> NEW.is_sample OR COALESCE(OLD.sequence, -1) <> COALESCE(NEW.sequence, -1) OR COALESCE(OLD.lesson_hours, -1) <> COALESCE(NEW.lesson_hours, -1) OR COALESCE(OLD.replaces_id, -1) <> COALESCE(NEW.replaces_id, -1)) THEN RAISE EXCEPTION 'a_valid_paper_never_changes' USING ERRCODE = 'check_violation', CONSTRAINT = 'a_valid_paper_never_changes'; END IF; RETURN NULL; END $$",
    "CREATE TRIGGER a_valid_paper_never_changes_on_update AFTER UPDATE ON certificates FOR EACH ROW EXECUTE FUNCTION a_valid_paper_never_changes_on_update()",
    "CREATE FUNCTION papers_are_never_deleted_on_delete() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF 1 = 1 THEN RAISE EXCEPTION 'papers_are_never_deleted' USING ERRCODE = 'check_violation', CONSTRAINT = 'papers_are_never_deleted'; END IF; RETURN NULL; END $$",
    "CREATE TRIGGER papers_are_never_deleted_on_delete AFTER DELETE ON certificates FOR EACH ROW EXECUTE FUNCTION papers_are_never_deleted_on_delete()",
    "CREATE FUNCTION papers_are_never_deleted_on_truncate() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF 1 = 1 THEN RAISE EXCEPTION 'papers_are_never_deleted' USING ERRCODE = 'check_violation', CONSTRAINT = 'papers_are_never_deleted'; END IF; RETURN NULL; END $$",
    "CREATE TRIGGER papers_are_never_deleted_on_truncate AFTER TRUNCATE ON certificates FOR EACH STATEMENT EXECUTE FUNCTION papers_are_never_deleted_on_truncate()",
    "CREATE FUNCTION papers_change_state_in_order_on_update() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF OLD.state <> NEW.state AND NOT ((OLD.state = 'prepared' AND NEW.state IN ('valid', 'withdrawn')) OR (OLD.state = 'valid' AND NEW.state IN ('replaced', 'revoked')) OR (OLD.state = 'revoked' AND NEW.state = 'valid')) THEN RAISE EXCEPTION 'papers_change_state_in_order' USING ERRCODE = 'check_violation', CONSTRAINT = 'papers_change_state_in_order'; END IF; RETURN NULL; END $$",
    "CREATE TRIGGER papers_change_state_in_order_on_update AFTER UPDATE ON certificates FOR EACH ROW EXECUTE FUNCTION papers_change_state_in_order_on_update()",
    "CREATE FUNCTION signed_files_are_append_only_on_update() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF 1 = 1 THEN RAISE EXCEPTION 'signed_files_are_append_only' USING ERRCODE = 'check_violation', CONSTRAINT = 'signed_files_are_append_only'; END IF; RETURN NULL; END $$",
    "CREATE TRIGGER signed_files_are_append_only_on_update AFTER UPDATE ON signed_files FOR EACH ROW EXECUTE FUNCTION signed_files_are_append_only_on_update()",
    "CREATE FUNCTION signed_files_are_append_only_on_delete() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF 1 = 1 THEN RAISE EXCEPTION 'signed_files_are_append_only' USING ERRCODE = 'check_violation', CONSTRAINT = 'signed_files_are_append_only'; END IF; RETURN NULL; END $$",
    "CREATE TRIGGER signed_files_are_append_only_on_delete AFTER DELETE ON signed_files FOR EACH ROW EXECUTE FUNCTION signed_files_are_append_only_on_delete()",
    "CREATE FUNCTION signed_files_are_append_only_on_truncate() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF 1 = 1 THEN RAISE EXCEPTION 'signed_files_are_append_only' USING ERRCODE = 'check_violation', CONSTRAINT = 'signed_files_are_append_only'; END IF; RETURN NULL; END $$",
    "CREATE TRIGGER signed_files_are_append_only_on_truncate AFTER TRUNCATE ON signed_files FOR EACH STATEMENT EXECUTE FUNCTION signed_files_are_append_only_on_truncate()",
)


def upgrade() -> None:
    op.create_table(
        "audit_entries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "actor_kind",
            sa.Enum(
                "user",
                "command",
                "public",
                "worker",
                name="actor_kind_is_known",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.Column("actor_name", sa.String(length=120), nullable=False),
        sa.Column("action", sa.String(length=64), nullable=False),
        sa.Column("object_kind", sa.String(length=64), nullable=False),
        sa.Column("object_id", sa.Integer(), nullable=True),
        sa.Column("field", sa.String(length=64), nullable=False),
        sa.Column("old", sa.Text(), nullable=True),
        sa.Column("new", sa.Text(), nullable=True),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_audit_entries"),
    )
    op.create_index("ix_audit_entries_at", "audit_entries", ["at"], unique=False)
    op.create_index("ix_audit_entries_object", "audit_entries", ["object_kind", "object_id"], unique=False)

    op.create_table(
        "heading_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("meanings", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_heading_rows"),
        sa.UniqueConstraint("fingerprint", name="one_explanation_per_heading_row"),
    )
    op.create_table(
        "heading_synonyms",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("heading", sa.String(length=300), nullable=False),
        sa.Column("meaning", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_heading_synonyms"),
        sa.UniqueConstraint("heading", name="one_meaning_per_heading"),
    )
    op.create_table(
        "import_batches",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("target_id", sa.Integer(), nullable=True),
        sa.Column("layout", sa.String(length=64), nullable=False),
        sa.Column("file_sha256", sa.String(length=64), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.Column("problems", sa.JSON(), nullable=False),
        sa.Column("stayed_out", sa.JSON(), nullable=False),
        sa.Column("set_aside", sa.JSON(), nullable=False),
        sa.Column("applied_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("made", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_import_batches"),
    )
    op.create_index("ix_import_batches_file_sha256", "import_batches", ["file_sha256"], unique=False)

    op.create_table(
        "import_changes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("table_name", sa.String(length=64), nullable=False),
        sa.Column("row_id", sa.Integer(), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["import_batches.id"], name="fk_import_changes_batch_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_import_changes"),
        sa.UniqueConstraint("batch_id", "table_name", "row_id", name="one_change_per_row_and_batch"),
    )

    op.create_table(
        "ledger_checkpoints",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("root", sa.String(length=64), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("public_key", sa.String(length=64), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("size > 0", name="a_checkpoint_covers_entries"),
        sa.PrimaryKeyConstraint("id", name="pk_ledger_checkpoints"),
        sa.UniqueConstraint("year", "size", name="one_checkpoint_per_year_and_size"),
    )
    op.create_table(
        "ledger_entries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("about", sa.String(length=64), nullable=False),
        sa.Column("entry", sa.Text(), nullable=False),
        sa.Column("leaf_hash", sa.String(length=64), nullable=False),
        sa.CheckConstraint("seq > 0", name="entries_count_from_one"),
        sa.PrimaryKeyConstraint("id", name="pk_ledger_entries"),
        sa.UniqueConstraint("year", "seq", name="one_entry_per_year_and_seq"),
    )
    op.create_index("ix_ledger_entries_about", "ledger_entries", ["about"], unique=False)

    op.create_table(
        "ledger_tails",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("peaks", sa.Text(), nullable=False),
        sa.CheckConstraint("size >= 0", name="size_is_not_negative"),
        sa.PrimaryKeyConstraint("id", name="pk_ledger_tails"),
        sa.UniqueConstraint("year", name="one_log_per_year"),
    )
    op.create_table(
        "outbox_messages",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("recipient", sa.String(length=300), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "queued",
                "leased",
                "sent",
                "failed",
                name="message_state_is_known",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("available_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("leased_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_error", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("attempts >= 0", name="attempts_are_not_negative"),
        sa.PrimaryKeyConstraint("id", name="pk_outbox_messages"),
        sa.UniqueConstraint("key", name="uq_outbox_messages_key"),
    )
    op.create_index("ix_outbox_messages_due", "outbox_messages", ["state", "available_at"], unique=False)

    op.create_table(
        "outbox_pace",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("id = 1", name="one_pace_for_all_workers"),
        sa.PrimaryKeyConstraint("id", name="pk_outbox_pace"),
    )

    op.create_table(
        "people",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("title_before", sa.String(length=120), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("title_after", sa.String(length=120), nullable=False),
        sa.Column("printed_name", sa.String(length=120), nullable=False),
        sa.Column("name_key", sa.String(length=120), nullable=False),
        sa.Column("sort_key", sa.String(length=120), nullable=False),
        sa.Column("search_key", sa.String(length=120), nullable=False),
        sa.Column(
            "sex",
            sa.Enum("L", "P", name="sex_is_known", native_enum=False, create_constraint=True, length=32),
            nullable=True,
        ),
        sa.Column("birth_date", sa.Date(), nullable=True),
        sa.Column("birth_place", sa.String(length=120), nullable=False),
        sa.Column("phone", sa.String(length=64), nullable=False),
        sa.Column("email", sa.String(length=300), nullable=False),
        sa.Column(
            "staff_kind",
            sa.Enum(
                "teacher",
                "administrative",
                "supervisor",
                "official",
                "other",
                name="staff_kind_is_known",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("rank", sa.String(length=120), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "active",
                "moved",
                "retired",
                "left",
                "died",
                name="person_status_is_known",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("status_on", sa.Date(), nullable=True),
        sa.Column("merged_into_id", sa.Integer(), nullable=True),
        sa.Column("anonymised_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.CheckConstraint("name <> ''", name="has_a_name"),
        sa.CheckConstraint("merged_into_id IS NULL OR merged_into_id <> id", name="is_not_merged_into_itself"),
        sa.ForeignKeyConstraint(
            ["merged_into_id"], ["people.id"], name="fk_people_merged_into_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_people"),
    )
    op.create_index(
        "ix_people_merged_into_id",
        "people",
        ["merged_into_id"],
        unique=False,
        sqlite_where=sa.text("merged_into_id IS NOT NULL"),
        postgresql_where=sa.text("merged_into_id IS NOT NULL"),
    )
    op.create_index("ix_people_name_key", "people", ["name_key"], unique=False)
    op.create_index(
        "ix_people_sort",
        "people",
        ["sort_key", "id", "search_key", "merged_into_id", "anonymised_at"],
        unique=False,
    )

    op.create_table(
        "provinces",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_provinces"),
        sa.UniqueConstraint("code", name="uq_provinces_code"),
    )
    op.create_table(
        "staged_uploads",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("target_id", sa.Integer(), nullable=True),
        sa.Column("layout", sa.String(length=64), nullable=False),
        sa.Column("file_name", sa.String(length=300), nullable=False),
        sa.Column("file_sha256", sa.String(length=64), nullable=False),
        sa.Column("created_by_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("left_out", sa.JSON(), nullable=False),
        sa.CheckConstraint("expires_at > created_at", name="expires_after_it_was_made"),
        sa.PrimaryKeyConstraint("id", name="pk_staged_uploads"),
        sa.UniqueConstraint("token", name="uq_staged_uploads_token"),
    )
    op.create_table(
        "staged_bundles",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token", sa.String(length=64), nullable=False),
        sa.Column("created_by_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("expires_at > created_at", name="expires_after_it_was_made"),
        sa.PrimaryKeyConstraint("id", name="pk_staged_bundles"),
        sa.UniqueConstraint("token", name="uq_staged_bundles_token"),
    )
    op.create_table(
        "staged_files",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("bundle_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "waiting",
                "changed",
                "saved",
                "refused",
                "skipped",
                name="file_state_is_known",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("layout", sa.String(length=64), nullable=False),
        sa.Column("upload_token", sa.String(length=64), nullable=False),
        sa.Column("npsn", sa.String(length=64), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.Column("problems", sa.JSON(), nullable=False),
        sa.Column("refusal", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(
            ["bundle_id"], ["staged_bundles.id"], name="fk_staged_files_bundle_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_staged_files"),
        sa.UniqueConstraint("bundle_id", "position", name="one_file_per_place_in_bundle"),
    )
    op.create_index("ix_staged_files_bundle_id", "staged_files", ["bundle_id"], unique=False)

    op.create_table(
        "yearly_targets",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("employment", sa.String(length=64), nullable=False),
        sa.Column("lesson_hours", sa.Integer(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("is_verified", sa.Boolean(), nullable=False),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.CheckConstraint("lesson_hours >= 0", name="lesson_hours_are_not_negative"),
        sa.CheckConstraint("valid_until IS NULL OR valid_until >= valid_from", name="ends_after_it_starts"),
        sa.PrimaryKeyConstraint("id", name="pk_yearly_targets"),
        sa.UniqueConstraint("employment", "valid_from", name="one_target_per_employment_and_start"),
    )
    op.create_table(
        "districts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=5), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "kabupaten", "kota", name="district_kind_is_known", native_enum=False, create_constraint=True, length=32
            ),
            nullable=False,
        ),
        sa.Column("province_code", sa.String(length=64), nullable=False),
        sa.Column(
            "zone",
            sa.Enum("WIB", "WITA", "WIT", name="zone_is_known", native_enum=False, create_constraint=True, length=32),
            nullable=False,
        ),
        sa.CheckConstraint("length(code) = 5", name="code_has_five_characters"),
        sa.ForeignKeyConstraint(["province_code"], ["provinces.code"], name="fk_districts_province_code"),
        sa.PrimaryKeyConstraint("id", name="pk_districts"),
        sa.UniqueConstraint("code", name="uq_districts_code"),
    )
    op.create_index("ix_districts_province_code", "districts", ["province_code"], unique=False)

    op.create_table(
        "identifiers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "nip",
                "ni_pppk",
                "nuptk",
                "niy",
                name="identifier_kind_is_known",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("value", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_identifiers_person_id", ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id", name="pk_identifiers"),
        sa.UniqueConstraint("person_id", "kind", "value", name="one_identifier_once_per_person"),
    )
    op.create_index(
        "one_person_per_identifier",
        "identifiers",
        ["kind", "value"],
        unique=True,
        sqlite_where=sa.text("kind <> 'niy'"),
        postgresql_where=sa.text("kind <> 'niy'"),
    )

    op.create_table(
        "person_distinctions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("first_id", sa.Integer(), nullable=False),
        sa.Column("second_id", sa.Integer(), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("first_id <> second_id", name="tells_two_people_apart"),
        sa.ForeignKeyConstraint(
            ["first_id"], ["people.id"], name="fk_person_distinctions_first_id", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["second_id"], ["people.id"], name="fk_person_distinctions_second_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_person_distinctions"),
        sa.UniqueConstraint("first_id", "second_id", name="one_distinction_per_pair"),
    )
    op.create_index("ix_person_distinctions_second_id", "person_distinctions", ["second_id"], unique=False)

    op.create_table(
        "person_merges",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kept_id", sa.Integer(), nullable=False),
        sa.Column("gone_id", sa.Integer(), nullable=False),
        sa.Column("merged_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("merged_by_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("kept_id <> gone_id", name="merges_two_people"),
        sa.ForeignKeyConstraint(["gone_id"], ["people.id"], name="fk_person_merges_gone_id", ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["kept_id"], ["people.id"], name="fk_person_merges_kept_id", ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id", name="pk_person_merges"),
    )
    op.create_index("ix_person_merges_gone_id", "person_merges", ["gone_id"], unique=False)
    op.create_index("ix_person_merges_kept_id", "person_merges", ["kept_id"], unique=False)

    op.create_table(
        "personal_links",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token_sha256", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by_id", sa.Integer(), nullable=True),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("asleep_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("renewal_asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_personal_links_person_id", ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id", name="pk_personal_links"),
        sa.UniqueConstraint("token_sha256", name="uq_personal_links_token_sha256"),
    )
    op.create_index("ix_personal_links_person_id", "personal_links", ["person_id"], unique=False)

    op.create_table(
        "transcripts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=26), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("snapshot", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("length(code) = 26", name="code_has_26_characters"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_transcripts_person_id", ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id", name="pk_transcripts"),
        sa.UniqueConstraint("code", name="uq_transcripts_code"),
    )
    op.create_index("ix_transcripts_person_id", "transcripts", ["person_id"], unique=False)

    op.create_table(
        "staged_proposals",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("upload_id", sa.Integer(), nullable=False),
        sa.Column("row_number", sa.Integer(), nullable=False),
        sa.Column(
            "outcome",
            sa.Enum(
                "new",
                "changed",
                "same",
                "question",
                "rejected",
                name="outcome_is_known",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("answer", sa.JSON(none_as_null=True), nullable=True),
        sa.CheckConstraint("row_number > 0", name="rows_are_counted_from_one"),
        sa.ForeignKeyConstraint(
            ["upload_id"], ["staged_uploads.id"], name="fk_staged_proposals_upload_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_staged_proposals"),
        sa.UniqueConstraint("upload_id", "row_number", name="one_proposal_per_row"),
    )
    op.create_index("ix_staged_proposals_upload_id", "staged_proposals", ["upload_id"], unique=False)

    op.create_table(
        "users",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("login", sa.String(length=300), nullable=False),
        sa.Column("display_name", sa.String(length=120), nullable=False),
        sa.Column("email", sa.String(length=300), nullable=False),
        sa.Column("password_hash", sa.String(length=300), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("language", sa.String(length=64), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.CheckConstraint("login <> ''", name="has_a_login"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_users_person_id", ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id", name="pk_users"),
        sa.UniqueConstraint("login", name="uq_users_login"),
    )
    op.create_index("ix_users_person_id", "users", ["person_id"], unique=False)

    op.create_table(
        "one_time_links",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token_sha256", sa.String(length=64), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column(
            "purpose",
            sa.Enum("set_password", name="link_purpose_is_known", native_enum=False, create_constraint=True, length=32),
            nullable=False,
        ),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_one_time_links_user_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_one_time_links"),
        sa.UniqueConstraint("token_sha256", name="uq_one_time_links_token_sha256"),
    )
    op.create_index("ix_one_time_links_user_id", "one_time_links", ["user_id"], unique=False)

    op.create_table(
        "organizations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("name_key", sa.String(length=300), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "ministry",
                "province_office",
                "branch_office",
                "district_office",
                "religious_affairs",
                "teacher_group",
                "school",
                "foundation",
                "university",
                "community",
                "other",
                name="organization_kind_is_known",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("district_code", sa.String(length=5), nullable=True),
        sa.Column("city", sa.String(length=120), nullable=False),
        sa.Column("address", sa.String(length=300), nullable=False),
        sa.Column("phone", sa.String(length=64), nullable=False),
        sa.Column("letterhead", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("unit", sa.String(length=64), nullable=False),
        sa.Column("classification", sa.String(length=64), nullable=False),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("is_verified", sa.Boolean(), nullable=False),
        sa.Column("is_given_numbers", sa.Boolean(), nullable=False),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.CheckConstraint("number IS NULL OR number > 0", name="number_is_positive"),
        sa.CheckConstraint("valid_until IS NULL OR valid_until >= valid_from", name="ends_after_it_starts"),
        sa.ForeignKeyConstraint(["district_code"], ["districts.code"], name="fk_organizations_district_code"),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["organizations.id"], name="fk_organizations_parent_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_organizations"),
        sa.UniqueConstraint("code", name="uq_organizations_code"),
    )
    op.create_index("ix_organizations_district_code", "organizations", ["district_code"], unique=False)
    op.create_index("ix_organizations_name_key", "organizations", ["name_key"], unique=False)
    op.create_index("ix_organizations_parent_id", "organizations", ["parent_id"], unique=False)

    op.create_table(
        "designs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("organization_id", sa.Integer(), nullable=True),
        sa.Column("settings", sa.JSON(), nullable=False),
        sa.Column("pictures", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("version > 0", name="versions_count_from_one"),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organizations.id"], name="fk_designs_organization_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_designs"),
        sa.UniqueConstraint("code", "version", name="one_row_per_design_and_version"),
    )
    op.create_index("ix_designs_organization_id", "designs", ["organization_id"], unique=False)

    op.create_table(
        "ink_pictures",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organization_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "signature",
                "stamp",
                name="ink_picture_kind_is_known",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("signer_name", sa.String(length=120), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("mask", sa.LargeBinary(), nullable=False),
        sa.Column("uploaded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("uploaded_by_id", sa.Integer(), nullable=True),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("(kind = 'stamp') = (signer_name = '')", name="a_signature_names_its_signer"),
        sa.CheckConstraint("width > 0 AND height > 0", name="a_picture_has_a_size"),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organizations.id"], name="fk_ink_pictures_organization_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_ink_pictures"),
        sa.UniqueConstraint(
            "organization_id", "kind", "signer_name", "sha256", name="one_row_per_picture_and_owner"
        ),
    )
    op.create_index("ix_ink_pictures_sha256", "ink_pictures", ["sha256"], unique=False)

    op.create_table(
        "outside_trainings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("organizer", sa.String(length=300), nullable=False),
        sa.Column("number", sa.String(length=300), nullable=False),
        sa.Column("role", sa.String(length=120), nullable=False),
        sa.Column("days", sa.String(length=300), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=False),
        sa.Column("lesson_hours", sa.Integer(), nullable=True),
        sa.Column("archive_of_id", sa.Integer(), nullable=True),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("verified_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("verified_by_id", sa.Integer(), nullable=True),
        sa.Column("refused_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("refusal", sa.String(length=300), nullable=False),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.CheckConstraint("lesson_hours >= 0", name="lesson_hours_are_not_negative"),
        sa.ForeignKeyConstraint(
            ["archive_of_id"],
            ["organizations.id"],
            name="fk_outside_trainings_archive_of_id",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name="fk_outside_trainings_person_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_outside_trainings"),
    )
    op.create_index("ix_outside_trainings_archive_of_id", "outside_trainings", ["archive_of_id"], unique=False)
    op.create_index("ix_outside_trainings_person_id", "outside_trainings", ["person_id"], unique=False)

    op.create_table(
        "training_proofs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("training_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("picture", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["training_id"], ["outside_trainings.id"], name="fk_training_proofs_training_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_training_proofs"),
        sa.UniqueConstraint("training_id", "position", name="one_picture_per_page_of_a_proof"),
    )

    op.create_table(
        "person_merge_moves",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("merge_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("table_name", sa.String(length=64), nullable=False),
        sa.Column("row_id", sa.Integer(), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("after", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["merge_id"], ["person_merges.id"], name="fk_person_merge_moves_merge_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_person_merge_moves"),
        sa.UniqueConstraint("merge_id", "position", name="one_step_per_place_in_a_merge"),
    )
    op.create_table(
        "schools",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("npsn", sa.String(length=8), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("printed_name", sa.String(length=120), nullable=False),
        sa.Column("match_key", sa.String(length=120), nullable=False),
        sa.Column("sort_key", sa.String(length=300), nullable=False),
        sa.Column("search_key", sa.String(length=300), nullable=False),
        sa.Column("level", sa.String(length=64), nullable=False),
        sa.Column(
            "level_group",
            sa.Enum(
                "PAUD",
                "SD",
                "SMP",
                "SMA",
                "SMK",
                "SLB",
                "PNF",
                "RA",
                "MI",
                "MTs",
                "MA",
                name="level_group_is_known",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column(
            "status",
            sa.Enum(
                "negeri", "swasta", name="school_status_is_known", native_enum=False, create_constraint=True, length=32
            ),
            nullable=False,
        ),
        sa.Column("address", sa.String(length=300), nullable=False),
        sa.Column("subdistrict", sa.String(length=120), nullable=False),
        sa.Column("phone", sa.String(length=64), nullable=False),
        sa.Column("district_code", sa.String(length=5), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(npsn) = 8", name="npsn_has_eight_characters"),
        sa.CheckConstraint(
            "opened_on IS NULL OR closed_on IS NULL OR closed_on >= opened_on", name="closes_after_it_opens"
        ),
        sa.ForeignKeyConstraint(["district_code"], ["districts.code"], name="fk_schools_district_code"),
        sa.PrimaryKeyConstraint("id", name="pk_schools"),
        sa.UniqueConstraint("npsn", name="uq_schools_npsn"),
    )
    op.create_index("ix_schools_match_key", "schools", ["match_key"], unique=False)
    op.create_index("ix_schools_overseen", "schools", ["district_code", "level_group"], unique=False)
    op.create_index("ix_schools_sort_key", "schools", ["sort_key"], unique=False)

    op.create_table(
        "sign_in_sessions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token_sha256", sa.String(length=64), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("device", sa.String(length=120), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_sign_in_sessions_user_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_sign_in_sessions"),
        sa.UniqueConstraint("token_sha256", name="uq_sign_in_sessions_token_sha256"),
    )
    op.create_index("ix_sign_in_sessions_user_id", "sign_in_sessions", ["user_id"], unique=False)

    op.create_table(
        "closed_quarters",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("quarter", sa.Integer(), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("quarter BETWEEN 1 AND 4", name="quarter_is_one_of_four"),
        sa.ForeignKeyConstraint(
            ["office_id"], ["organizations.id"], name="fk_closed_quarters_office_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_closed_quarters"),
        sa.UniqueConstraint("office_id", "year", "quarter", name="one_closing_per_office_and_quarter"),
    )
    op.create_table(
        "frozen_reports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("period_from", sa.Date(), nullable=False),
        sa.Column("period_to", sa.Date(), nullable=False),
        sa.Column("parameters", sa.JSON(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("content_sha256", sa.String(length=64), nullable=False),
        sa.Column("frozen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("frozen_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("period_to >= period_from", name="ends_after_it_starts"),
        sa.ForeignKeyConstraint(
            ["office_id"], ["organizations.id"], name="fk_frozen_reports_office_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_frozen_reports"),
        sa.UniqueConstraint("code", name="uq_frozen_reports_code"),
    )
    op.create_index("ix_frozen_reports_office_id", "frozen_reports", ["office_id"], unique=False)

    op.create_table(
        "jurisdictions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("district_code", sa.String(length=5), nullable=False),
        sa.Column(
            "level_group",
            sa.Enum(
                "PAUD",
                "SD",
                "SMP",
                "SMA",
                "SMK",
                "SLB",
                "PNF",
                "RA",
                "MI",
                "MTs",
                "MA",
                name="level_group_is_known",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("is_verified", sa.Boolean(), nullable=False),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.CheckConstraint("valid_until IS NULL OR valid_until >= valid_from", name="ends_after_it_starts"),
        sa.ForeignKeyConstraint(["district_code"], ["districts.code"], name="fk_jurisdictions_district_code"),
        sa.ForeignKeyConstraint(
            ["office_id"], ["organizations.id"], name="fk_jurisdictions_office_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_jurisdictions"),
    )
    op.create_index("ix_jurisdictions_district_code", "jurisdictions", ["district_code"], unique=False)
    op.create_index("ix_jurisdictions_office_id", "jurisdictions", ["office_id"], unique=False)

    op.create_table(
        "memberships",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("organization_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.String(length=120), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name="ends_after_it_starts"),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organizations.id"], name="fk_memberships_organization_id", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_memberships_person_id", ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id", name="pk_memberships"),
        sa.UniqueConstraint(
            "person_id", "organization_id", "starts_on", name="one_membership_per_person_body_and_start"
        ),
    )
    op.create_index("ix_memberships_organization_id", "memberships", ["organization_id"], unique=False)

    op.create_table(
        "number_series",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("issuer_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "sertifikat",
                "piagam",
                "surat_keterangan",
                name="paper_kind_is_known",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("scope", sa.String(length=64), nullable=False),
        sa.Column(
            "mode",
            sa.Enum(
                "own",
                "block",
                "typed",
                name="series_mode_is_known",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("last_number", sa.Integer(), nullable=False),
        sa.Column("block_until", sa.Integer(), nullable=True),
        sa.CheckConstraint("mode <> 'block' OR block_until IS NOT NULL", name="a_block_has_an_end"),
        sa.CheckConstraint("last_number >= 0", name="last_number_is_not_negative"),
        sa.ForeignKeyConstraint(
            ["issuer_id"], ["organizations.id"], name="fk_number_series_issuer_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_number_series"),
        sa.UniqueConstraint("issuer_id", "kind", "scope", name="one_counter_per_issuer_kind_and_scope"),
    )
    op.create_table(
        "number_reservations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("series_id", sa.Integer(), nullable=False),
        sa.Column("first", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.Column("reserved_for", sa.String(length=120), nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("reserved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reserved_by_id", sa.Integer(), nullable=True),
        sa.Column("released_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("first > 0 AND last >= first", name="reserves_numbers"),
        sa.CheckConstraint("reserved_for <> '' AND reason <> ''", name="reserved_for_somebody_with_a_reason"),
        sa.ForeignKeyConstraint(
            ["series_id"], ["number_series.id"], name="fk_number_reservations_series_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_number_reservations"),
    )
    op.create_index("ix_number_reservations_series_id", "number_reservations", ["series_id"], unique=False)

    op.create_table(
        "office_targets",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("unit", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.CheckConstraint("unit IN ('workshops', 'teachers', 'schools')", name="target_unit_is_known"),
        sa.CheckConstraint("number >= 0", name="number_is_not_negative"),
        sa.ForeignKeyConstraint(
            ["office_id"], ["organizations.id"], name="fk_office_targets_office_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_office_targets"),
        sa.UniqueConstraint("office_id", "year", "unit", name="one_target_per_office_year_and_unit"),
    )
    op.create_table(
        "posts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("school_id", sa.Integer(), nullable=False),
        sa.Column("is_main", sa.Boolean(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("employment", sa.String(length=64), nullable=False),
        sa.Column("position", sa.String(length=120), nullable=False),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name="ends_after_it_starts"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_posts_person_id", ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["school_id"], ["schools.id"], name="fk_posts_school_id", ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id", name="pk_posts"),
        sa.UniqueConstraint("person_id", "school_id", "starts_on", name="one_post_per_person_school_and_start"),
    )
    op.create_index("ix_posts_school", "posts", ["school_id", "starts_on", "ends_on", "person_id"], unique=False)
    op.create_index(
        "one_running_main_post_per_person",
        "posts",
        ["person_id"],
        unique=True,
        sqlite_where=sa.text("is_main AND ends_on IS NULL"),
        postgresql_where=sa.text("is_main AND ends_on IS NULL"),
    )

    op.create_table(
        "staff_changes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("post_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "departure",
                "arrival",
                name="staff_change_kind_is_known",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("listed_on", sa.Date(), nullable=False),
        sa.Column("noticed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "answer",
            sa.Enum(
                "moved",
                "retired",
                "left",
                "died",
                "stays",
                "transferred",
                "both",
                name="staff_change_answer_is_known",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_by_id", sa.Integer(), nullable=True),
        sa.Column("other_post_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["other_post_id"], ["posts.id"], name="fk_staff_changes_other_post_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["post_id"], ["posts.id"], name="fk_staff_changes_post_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_staff_changes"),
        sa.UniqueConstraint("post_id", "kind", "listed_on", name="one_question_per_post_and_list"),
    )
    op.create_index("ix_staff_changes_other_post_id", "staff_changes", ["other_post_id"], unique=False)

    op.create_table(
        "programmes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(length=64), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("definition", sa.Text(), nullable=False),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("announced_on", sa.Date(), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("is_proposed", sa.Boolean(), nullable=False),
        sa.Column("levels", sa.String(length=300), nullable=False),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name="ends_after_it_starts"),
        sa.ForeignKeyConstraint(["owner_id"], ["organizations.id"], name="fk_programmes_owner_id", ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id", name="pk_programmes"),
        sa.UniqueConstraint("slug", name="uq_programmes_slug"),
    )
    op.create_index("ix_programmes_owner_id", "programmes", ["owner_id"], unique=False)

    op.create_table(
        "report_schedules",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("every", sa.String(length=64), nullable=False),
        sa.Column("recipient", sa.String(length=300), nullable=False),
        sa.Column("next_on", sa.Date(), nullable=False),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.CheckConstraint("every IN ('month', 'quarter', 'year')", name="interval_is_known"),
        sa.ForeignKeyConstraint(
            ["office_id"], ["organizations.id"], name="fk_report_schedules_office_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_report_schedules"),
    )
    op.create_index("ix_report_schedules_office_id", "report_schedules", ["office_id"], unique=False)

    op.create_table(
        "role_grants",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "admin",
                "organizer",
                "committee",
                "school",
                "supervisor",
                "signatory",
                "office",
                "teacher",
                name="role_is_known",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("organization_id", sa.Integer(), nullable=True),
        sa.Column("school_id", sa.Integer(), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.CheckConstraint("role <> 'school' OR school_id IS NOT NULL", name="a_school_role_names_its_school"),
        sa.CheckConstraint(
            "role NOT IN ('organizer', 'office', 'supervisor') OR organization_id IS NOT NULL",
            name="organizers_and_offices_belong_to_an_organization",
        ),
        sa.CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name="ends_after_it_starts"),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organizations.id"], name="fk_role_grants_organization_id", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(["school_id"], ["schools.id"], name="fk_role_grants_school_id", ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_role_grants_user_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_role_grants"),
    )
    op.create_index("ix_role_grants_organization_id", "role_grants", ["organization_id"], unique=False)
    op.create_index("ix_role_grants_school_id", "role_grants", ["school_id"], unique=False)
    op.create_index("ix_role_grants_user_id", "role_grants", ["user_id"], unique=False)

    op.create_table(
        "school_aliases",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("school_id", sa.Integer(), nullable=True),
        sa.Column("district_code", sa.String(length=5), nullable=True),
        sa.Column("place_code", sa.String(length=64), nullable=False),
        sa.Column("alias_key", sa.String(length=120), nullable=False),
        sa.Column("written", sa.String(length=300), nullable=False),
        sa.Column("confirmed_by_id", sa.Integer(), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("place_code = coalesce(district_code, '')", name="is_of_one_district_or_none"),
        sa.ForeignKeyConstraint(["district_code"], ["districts.code"], name="fk_school_aliases_district_code"),
        sa.ForeignKeyConstraint(["school_id"], ["schools.id"], name="fk_school_aliases_school_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_school_aliases"),
        sa.UniqueConstraint("place_code", "alias_key", name="one_school_per_spelling_and_district"),
    )
    op.create_index("ix_school_aliases_school_id", "school_aliases", ["school_id"], unique=False)

    op.create_table(
        "school_headcounts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("school_id", sa.Integer(), nullable=False),
        sa.Column("counted_on", sa.Date(), nullable=False),
        sa.Column("employment", sa.String(length=64), nullable=False),
        sa.Column(
            "sex",
            sa.Enum(
                "all", "L", "P", name="headcount_sex_is_known", native_enum=False, create_constraint=True, length=32
            ),
            nullable=False,
        ),
        sa.Column("teachers", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("declared_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("teachers >= 0", name="teachers_are_not_negative"),
        sa.ForeignKeyConstraint(
            ["school_id"], ["schools.id"], name="fk_school_headcounts_school_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_school_headcounts"),
        sa.UniqueConstraint("school_id", "counted_on", "employment", "sex", name="one_headcount_per_day_and_group"),
    )
    op.create_table(
        "school_lists",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("school_id", sa.Integer(), nullable=False),
        sa.Column("listed_on", sa.Date(), nullable=False),
        sa.Column(
            "told_by",
            sa.Enum(
                "school", "office", name="list_teller_is_known", native_enum=False, create_constraint=True, length=32
            ),
            nullable=False,
        ),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["school_id"], ["schools.id"], name="fk_school_lists_school_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_school_lists"),
        sa.UniqueConstraint("school_id", "listed_on", name="one_list_per_school_and_day"),
    )
    op.create_table(
        "school_links",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token_sha256", sa.String(length=64), nullable=False),
        sa.Column("school_id", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by_id", sa.Integer(), nullable=True),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("asleep_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("expires_at > created_at", name="expires_after_it_was_made"),
        sa.ForeignKeyConstraint(["school_id"], ["schools.id"], name="fk_school_links_school_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_school_links"),
        sa.UniqueConstraint("token_sha256", name="uq_school_links_token_sha256"),
    )
    op.create_index("ix_school_links_school_id", "school_links", ["school_id"], unique=False)

    op.create_table(
        "programme_officials",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("post", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programmes.id"], name="fk_programme_officials_programme_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_programme_officials"),
        sa.UniqueConstraint("programme_id", "position", name="one_official_per_place"),
    )
    op.create_table(
        "programme_partners",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("organization_id", sa.Integer(), nullable=False),
        sa.Column("shares_counts_from", sa.Date(), nullable=True),
        sa.Column("shares_counts_until", sa.Date(), nullable=True),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organizations.id"], name="fk_programme_partners_organization_id", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programmes.id"], name="fk_programme_partners_programme_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_programme_partners"),
        sa.UniqueConstraint("programme_id", "organization_id", name="one_partner_once_per_programme"),
    )
    op.create_index("ix_programme_partners_organization_id", "programme_partners", ["organization_id"], unique=False)

    op.create_table(
        "programme_synonyms",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("synonym", sa.String(length=300), nullable=False),
        sa.Column("synonym_key", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programmes.id"], name="fk_programme_synonyms_programme_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_programme_synonyms"),
        sa.UniqueConstraint("programme_id", "synonym_key", name="one_synonym_once_per_programme"),
    )
    op.create_table(
        "programme_targets",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column(
            "level_group",
            sa.Enum(
                "PAUD",
                "SD",
                "SMP",
                "SMA",
                "SMK",
                "SLB",
                "PNF",
                "RA",
                "MI",
                "MTs",
                "MA",
                name="level_group_is_known",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column(
            "unit",
            sa.Enum(
                "schools", "teachers", name="target_unit_is_known", native_enum=False, create_constraint=True, length=32
            ),
            nullable=False,
        ),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("percent", sa.Integer(), nullable=False),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.CheckConstraint("percent BETWEEN 1 AND 100", name="percent_is_a_share"),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programmes.id"], name="fk_programme_targets_programme_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_programme_targets"),
        sa.UniqueConstraint("programme_id", "level_group", "unit", "due_on", name="one_target_per_level_unit_and_day"),
    )
    op.create_table(
        "workshops",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(length=64), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("kind", sa.String(length=120), nullable=False),
        sa.Column(
            "mode",
            sa.Enum(
                "onsite", "online", "hybrid", name="mode_is_known", native_enum=False, create_constraint=True, length=32
            ),
            nullable=False,
        ),
        sa.Column(
            "state",
            sa.Enum(
                "draft",
                "open",
                "held",
                "closed",
                "cancelled",
                name="workshop_state_is_known",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("programme_id", sa.Integer(), nullable=True),
        sa.Column("series", sa.String(length=300), nullable=False),
        sa.Column("batch", sa.String(length=120), nullable=False),
        sa.Column("office_id", sa.Integer(), nullable=True),
        sa.Column("district_code", sa.String(length=5), nullable=True),
        sa.Column("place", sa.String(length=300), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column(
            "days_certainty",
            sa.Enum(
                "stated",
                "supposed",
                "unknown",
                name="days_certainty_is_known",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("reported_on", sa.Date(), nullable=True),
        sa.Column("report_title", sa.String(length=300), nullable=False),
        sa.Column("report_source", sa.String(length=300), nullable=False),
        sa.Column("hashtags", sa.Text(), nullable=False),
        sa.Column("legal_basis", sa.Text(), nullable=False),
        sa.Column("funding_source", sa.String(length=300), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("minimum_attendance", sa.Integer(), nullable=False),
        sa.Column("number_pattern", sa.String(length=300), nullable=False),
        sa.Column("staff_number_pattern", sa.String(length=300), nullable=False),
        sa.Column("design_code", sa.String(length=64), nullable=False),
        sa.Column("language", sa.String(length=64), nullable=False),
        sa.Column("is_recorded_only", sa.Boolean(), nullable=False),
        sa.Column("is_sample", sa.Boolean(), nullable=False),
        sa.Column("prints_titles", sa.Boolean(), nullable=False),
        sa.Column("locked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reported_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.CheckConstraint("ends_on IS NULL OR starts_on IS NULL OR ends_on >= starts_on", name="ends_after_it_starts"),
        sa.CheckConstraint("minimum_attendance BETWEEN 0 AND 100", name="minimum_attendance_is_a_share"),
        sa.ForeignKeyConstraint(["district_code"], ["districts.code"], name="fk_workshops_district_code"),
        sa.ForeignKeyConstraint(
            ["office_id"], ["organizations.id"], name="fk_workshops_office_id", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programmes.id"], name="fk_workshops_programme_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_workshops"),
        sa.UniqueConstraint("slug", name="uq_workshops_slug"),
    )
    op.create_index("ix_workshops_district_code", "workshops", ["district_code"], unique=False)
    op.create_index("ix_workshops_office_id", "workshops", ["office_id"], unique=False)
    op.create_index("ix_workshops_period", "workshops", ["ends_on", "starts_on"], unique=False)
    op.create_index("ix_workshops_programme_id", "workshops", ["programme_id"], unique=False)
    op.create_index("ix_workshops_start", "workshops", ["starts_on"], unique=False)

    op.create_table(
        "committee_grants",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workshop_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_committee_grants_user_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshops.id"], name="fk_committee_grants_workshop_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_committee_grants"),
        sa.UniqueConstraint("workshop_id", "user_id", name="one_committee_grant_per_user"),
    )
    op.create_index("ix_committee_grants_user_id", "committee_grants", ["user_id"], unique=False)

    op.create_table(
        "engagements",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workshop_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "speaker",
                "moderator",
                "facilitator",
                "committee",
                "opening",
                name="engagement_role_is_known",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("represents", sa.String(length=300), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_engagements_person_id", ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshops.id"], name="fk_engagements_workshop_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_engagements"),
        sa.UniqueConstraint("workshop_id", "person_id", "role", name="one_engagement_per_person_and_role"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_engagements_person_id", "engagements", ["person_id"], unique=False)

    op.create_table(
        "group_links",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token", sa.String(length=64), nullable=False),
        sa.Column("workshop_id", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshops.id"], name="fk_group_links_workshop_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_group_links"),
        sa.UniqueConstraint("token", name="uq_group_links_token"),
        sa.UniqueConstraint("workshop_id", name="one_group_link_per_workshop"),
    )

    op.create_table(
        "invited_schools",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workshop_id", sa.Integer(), nullable=False),
        sa.Column("school_id", sa.Integer(), nullable=False),
        sa.Column("has_attended", sa.Boolean(), nullable=False),
        sa.Column("headcount", sa.Integer(), nullable=True),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.CheckConstraint("headcount IS NULL OR headcount >= 0", name="headcount_is_not_negative"),
        sa.ForeignKeyConstraint(
            ["school_id"], ["schools.id"], name="fk_invited_schools_school_id", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshops.id"], name="fk_invited_schools_workshop_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_invited_schools"),
        sa.UniqueConstraint("workshop_id", "school_id", name="one_invitation_per_school"),
    )
    op.create_index("ix_invited_schools_school_id", "invited_schools", ["school_id"], unique=False)

    op.create_table(
        "paper_roles",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workshop_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=64), nullable=False),
        sa.Column(
            "hours",
            sa.Enum(
                "programme",
                "own_sessions",
                "none",
                name="paper_hours_are_known",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "role IN ('participant', 'speaker', 'moderator', 'facilitator', 'committee')", name="paper_role_is_known"
        ),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshops.id"], name="fk_paper_roles_workshop_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_paper_roles"),
        sa.UniqueConstraint("workshop_id", "role", name="one_paper_setting_per_role"),
    )
    op.create_table(
        "participations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workshop_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "participant",
                "speaker",
                "moderator",
                "facilitator",
                "committee",
                name="participation_role_is_known",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("name_as_registered", sa.String(length=120), nullable=False),
        sa.Column("sort_key", sa.String(length=120), nullable=False),
        sa.Column(
            "sex",
            sa.Enum("L", "P", name="sex_is_known", native_enum=False, create_constraint=True, length=32),
            nullable=True,
        ),
        sa.Column("school_id", sa.Integer(), nullable=True),
        sa.Column("work_unit", sa.String(length=300), nullable=False),
        sa.Column("office_id", sa.Integer(), nullable=True),
        sa.Column("district_code", sa.String(length=5), nullable=True),
        sa.Column(
            "level_group",
            sa.Enum(
                "PAUD",
                "SD",
                "SMP",
                "SMA",
                "SMK",
                "SLB",
                "PNF",
                "RA",
                "MI",
                "MTs",
                "MA",
                name="level_group_is_known",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column(
            "school_status",
            sa.Enum(
                "negeri", "swasta", name="school_status_is_known", native_enum=False, create_constraint=True, length=32
            ),
            nullable=True,
        ),
        sa.Column("employment", sa.String(length=64), nullable=False),
        sa.Column(
            "staff_kind",
            sa.Enum(
                "teacher",
                "administrative",
                "supervisor",
                "official",
                "other",
                name="staff_kind_is_known",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("replaces_id", sa.Integer(), nullable=True),
        sa.Column("registered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("name_confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("given_number", sa.String(length=300), nullable=True),
        sa.Column("certified_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.CheckConstraint("name_as_registered <> ''", name="has_a_registered_name"),
        sa.CheckConstraint("replaces_id IS NULL OR replaces_id <> id", name="does_not_replace_itself"),
        sa.ForeignKeyConstraint(["district_code"], ["districts.code"], name="fk_participations_district_code"),
        sa.ForeignKeyConstraint(
            ["office_id"], ["organizations.id"], name="fk_participations_office_id", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_participations_person_id", ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(
            ["replaces_id"], ["participations.id"], name="fk_participations_replaces_id", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(["school_id"], ["schools.id"], name="fk_participations_school_id", ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshops.id"], name="fk_participations_workshop_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_participations"),
        sa.UniqueConstraint("workshop_id", "person_id", "role", name="one_participation_per_workshop_person_and_role"),
    )
    op.create_index("ix_participations_office", "participations", ["office_id", "workshop_id"], unique=False)
    op.create_index("ix_participations_person", "participations", ["person_id"], unique=False)
    op.create_index("ix_participations_school", "participations", ["school_id"], unique=False)

    op.create_table(
        "photos",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workshop_id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("caption", sa.String(length=300), nullable=False),
        sa.Column("taken_on", sa.Date(), nullable=True),
        sa.Column("is_public", sa.Boolean(), nullable=False),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshops.id"], name="fk_photos_workshop_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_photos"),
        sa.UniqueConstraint("workshop_id", "sha256", name="one_photo_once_per_workshop"),
    )
    op.create_table(
        "print_batches",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workshop_id", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "printed",
                "sent_for_signature",
                "signed",
                "handed_out",
                name="print_batch_state_is_known",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("printed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("printed_by_id", sa.Integer(), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshops.id"], name="fk_print_batches_workshop_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_print_batches"),
    )
    op.create_index("ix_print_batches_workshop_id", "print_batches", ["workshop_id"], unique=False)

    op.create_table(
        "sessions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workshop_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("topic", sa.String(length=300), nullable=False),
        sa.Column("part", sa.String(length=64), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "onsite",
                "online",
                "task",
                name="session_kind_is_known",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("lesson_hours", sa.Integer(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.CheckConstraint("part IN ('', 'A', 'B', 'C')", name="part_is_known"),
        sa.CheckConstraint("ends_at IS NULL OR starts_at IS NULL OR ends_at >= starts_at", name="ends_after_it_starts"),
        sa.CheckConstraint("lesson_hours >= 0", name="lesson_hours_are_not_negative"),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshops.id"], name="fk_sessions_workshop_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_sessions"),
        sa.UniqueConstraint("workshop_id", "number", name="one_session_per_number"),
    )
    op.create_index("ix_sessions_day", "sessions", ["held_on", "workshop_id"], unique=False)
    op.create_table(
        "sheets",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workshop_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column(
            "span",
            sa.Enum(
                "day",
                "morning",
                "afternoon",
                "session",
                name="sheet_span_is_known",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("label", sa.String(length=120), nullable=False),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshops.id"], name="fk_sheets_workshop_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_sheets"),
        sa.UniqueConstraint("workshop_id", "position", name="one_sheet_per_place"),
    )
    op.create_table(
        "signatories",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workshop_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column(
            "place",
            sa.Enum(
                "right",
                "left",
                "center",
                name="signatory_place_is_known",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("title_lines", sa.Text(), nullable=False),
        sa.Column("rank", sa.String(length=120), nullable=False),
        sa.Column("identity", sa.String(length=120), nullable=False),
        sa.Column("prints_titles", sa.Boolean(), nullable=False),
        sa.Column("prints_rank", sa.Boolean(), nullable=False),
        sa.Column("prints_identity", sa.Boolean(), nullable=False),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_signatories_person_id", ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshops.id"], name="fk_signatories_workshop_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_signatories"),
        sa.UniqueConstraint("workshop_id", "place", name="one_signatory_per_place"),
    )
    op.create_index("ix_signatories_person_id", "signatories", ["person_id"], unique=False)

    op.create_table(
        "workshop_organizers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workshop_id", sa.Integer(), nullable=False),
        sa.Column("organization_id", sa.Integer(), nullable=False),
        sa.Column("is_issuer", sa.Boolean(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organizations.id"],
            name="fk_workshop_organizers_organization_id",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshops.id"], name="fk_workshop_organizers_workshop_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_workshop_organizers"),
        sa.UniqueConstraint("workshop_id", "organization_id", name="one_organizer_once_per_workshop"),
    )
    op.create_index("ix_workshop_organizers_organization_id", "workshop_organizers", ["organization_id"], unique=False)
    op.create_index(
        "one_issuer_per_workshop",
        "workshop_organizers",
        ["workshop_id"],
        unique=True,
        sqlite_where=sa.text("is_issuer"),
        postgresql_where=sa.text("is_issuer"),
    )

    op.create_table(
        "attendance_events",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("operation_id", sa.String(length=64), nullable=False),
        sa.Column("participation_id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=True),
        sa.Column("sheet_id", sa.Integer(), nullable=True),
        sa.Column(
            "mark",
            sa.Enum(
                "present",
                "excused",
                "sick",
                "absent",
                name="mark_is_known",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column("marked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "actor_kind",
            sa.Enum(
                "user",
                "command",
                "public",
                "worker",
                name="actor_kind_is_known",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.Column("device", sa.String(length=120), nullable=False),
        sa.Column("is_late", sa.Boolean(), nullable=False),
        sa.CheckConstraint("(session_id IS NULL) <> (sheet_id IS NULL)", name="marks_a_session_or_a_sheet"),
        sa.ForeignKeyConstraint(
            ["participation_id"],
            ["participations.id"],
            name="fk_attendance_events_participation_id",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["sessions.id"], name="fk_attendance_events_session_id", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(["sheet_id"], ["sheets.id"], name="fk_attendance_events_sheet_id", ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id", name="pk_attendance_events"),
        sa.UniqueConstraint("operation_id", name="uq_attendance_events_operation_id"),
    )
    op.create_index("ix_attendance_events_participation", "attendance_events", ["participation_id"], unique=False)
    op.create_index("ix_attendance_events_session_id", "attendance_events", ["session_id"], unique=False)
    op.create_index("ix_attendance_events_sheet_id", "attendance_events", ["sheet_id"], unique=False)

    op.create_table(
        "certificates",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("participation_id", sa.Integer(), nullable=False),
        sa.Column("issuer_id", sa.Integer(), nullable=False),
        sa.Column("series_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "sertifikat",
                "piagam",
                "surat_keterangan",
                name="paper_kind_is_known",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("replaces_id", sa.Integer(), nullable=True),
        sa.Column("number", sa.String(length=300), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=True),
        sa.Column("code", sa.String(length=26), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "prepared",
                "valid",
                "replaced",
                "revoked",
                "withdrawn",
                name="paper_state_is_known",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("snapshot", sa.Text(), nullable=False),
        sa.Column("salt", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("lesson_hours", sa.Integer(), nullable=True),
        sa.Column("event_ended_on", sa.Date(), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("is_sample", sa.Boolean(), nullable=False),
        sa.Column("prepared_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("validated_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("replaced_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column(
            "actor_kind",
            sa.Enum(
                "user",
                "command",
                "public",
                "worker",
                name="actor_kind_is_known",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.Column("operation_id", sa.String(length=64), nullable=False),
        sa.CheckConstraint(
            "state <> 'revoked' OR (revoked_at IS NOT NULL AND reason <> '')", name="revoked_with_a_reason"
        ),
        sa.CheckConstraint("state <> 'valid' OR validated_at IS NOT NULL", name="valid_since_an_instant"),
        sa.CheckConstraint("length(code) = 26", name="code_has_26_characters"),
        sa.CheckConstraint("lesson_hours IS NULL OR lesson_hours >= 0", name="lesson_hours_are_not_negative"),
        sa.CheckConstraint("version > 0", name="versions_count_from_one"),
        sa.ForeignKeyConstraint(
            ["issuer_id"], ["organizations.id"], name="fk_certificates_issuer_id", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["participation_id"], ["participations.id"], name="fk_certificates_participation_id", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["replaces_id"], ["certificates.id"], name="fk_certificates_replaces_id", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["series_id"], ["number_series.id"], name="fk_certificates_series_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_certificates"),
        sa.UniqueConstraint("code", name="one_paper_per_code"),
        sa.UniqueConstraint("issuer_id", "number", "version", name="one_paper_per_issuer_number_and_version"),
        sa.UniqueConstraint("participation_id", "kind", "version", name="one_paper_per_participation_kind_and_version"),
    )
    op.create_index("ix_certificates_replaces_id", "certificates", ["replaces_id"], unique=False)
    op.create_index("ix_certificates_series_id", "certificates", ["series_id"], unique=False)
    op.create_index(
        "one_prepared_paper_per_participation_and_kind",
        "certificates",
        ["participation_id", "kind"],
        unique=True,
        sqlite_where=sa.text("state = 'prepared'"),
        postgresql_where=sa.text("state = 'prepared'"),
    )
    op.create_index(
        "one_valid_paper_per_participation_and_kind",
        "certificates",
        ["participation_id", "kind"],
        unique=True,
        sqlite_where=sa.text("state = 'valid'"),
        postgresql_where=sa.text("state = 'valid'"),
    )

    op.create_table(
        "correction_requests",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("participation_id", sa.Integer(), nullable=False),
        sa.Column("proposed_name", sa.String(length=120), nullable=False),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "open",
                "accepted",
                "refused",
                name="request_state_is_known",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("proposed_name <> ''", name="proposes_a_name"),
        sa.CheckConstraint("state <> 'refused' OR answer <> ''", name="refused_with_a_reason"),
        sa.ForeignKeyConstraint(
            ["participation_id"],
            ["participations.id"],
            name="fk_correction_requests_participation_id",
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_correction_requests"),
    )
    op.create_index(
        "ix_correction_requests_participation_id", "correction_requests", ["participation_id"], unique=False
    )
    op.create_index(
        "one_open_request_per_participation",
        "correction_requests",
        ["participation_id"],
        unique=True,
        sqlite_where=sa.text("state = 'open'"),
        postgresql_where=sa.text("state = 'open'"),
    )

    op.create_table(
        "handout_messages",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("participation_id", sa.Integer(), nullable=False),
        sa.Column(
            "channel",
            sa.Enum("whatsapp", "email", name="channel_is_known", native_enum=False, create_constraint=True, length=32),
            nullable=False,
        ),
        sa.Column("purpose", sa.String(length=64), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sent_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["participation_id"],
            ["participations.id"],
            name="fk_handout_messages_participation_id",
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_handout_messages"),
        sa.UniqueConstraint("participation_id", "channel", "purpose", name="one_message_per_channel_and_purpose"),
    )
    op.create_table(
        "overrides",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("participation_id", sa.Integer(), nullable=False),
        sa.Column("has_completed", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "actor_kind",
            sa.Enum(
                "user",
                "command",
                "public",
                "worker",
                name="actor_kind_is_known",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_reason", sa.String(length=300), nullable=False),
        sa.CheckConstraint("reason <> ''", name="has_a_reason"),
        sa.ForeignKeyConstraint(
            ["participation_id"], ["participations.id"], name="fk_overrides_participation_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_overrides"),
    )
    op.create_index("ix_overrides_participation", "overrides", ["participation_id"], unique=False)

    op.create_table(
        "session_speakers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("engagement_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["engagement_id"], ["engagements.id"], name="fk_session_speakers_engagement_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["sessions.id"], name="fk_session_speakers_session_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_session_speakers"),
        sa.UniqueConstraint("session_id", "engagement_id", name="one_speaker_once_per_session"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_session_speakers_engagement_id", "session_speakers", ["engagement_id"], unique=False)

    op.create_table(
        "sheet_sessions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sheet_id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"], ["sessions.id"], name="fk_sheet_sessions_session_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["sheet_id"], ["sheets.id"], name="fk_sheet_sessions_sheet_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_sheet_sessions"),
        sa.UniqueConstraint("session_id", name="uq_sheet_sessions_session_id"),
    )
    op.create_index("ix_sheet_sessions_sheet_id", "sheet_sessions", ["sheet_id"], unique=False)

    op.create_table(
        "attendances",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("participation_id", sa.Integer(), nullable=False),
        sa.Column(
            "mark",
            sa.Enum(
                "present",
                "excused",
                "sick",
                "absent",
                name="mark_is_known",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_id"], ["attendance_events.id"], name="fk_attendances_event_id", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["participation_id"], ["participations.id"], name="fk_attendances_participation_id", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(["session_id"], ["sessions.id"], name="fk_attendances_session_id", ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id", name="pk_attendances"),
        sa.UniqueConstraint("session_id", "participation_id", name="one_attendance_per_session_and_participation"),
    )
    op.create_index("ix_attendances_event_id", "attendances", ["event_id"], unique=False)
    op.create_index("ix_attendances_participation", "attendances", ["participation_id", "mark"], unique=False)

    op.create_table(
        "printed_papers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("certificate_id", sa.Integer(), nullable=False),
        sa.Column("content_sha256", sa.String(length=64), nullable=False),
        sa.Column("fetched_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["print_batches.id"], name="fk_printed_papers_batch_id", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["certificate_id"], ["certificates.id"], name="fk_printed_papers_certificate_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_printed_papers"),
        sa.UniqueConstraint("batch_id", "certificate_id", name="one_paper_once_per_batch"),
    )
    op.create_index("ix_printed_papers_certificate_id", "printed_papers", ["certificate_id"], unique=False)

    op.create_table(
        "paper_approvals",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token_sha256", sa.String(length=64), nullable=False),
        sa.Column("workshop_id", sa.Integer(), nullable=False),
        sa.Column(
            "place",
            sa.Enum(
                "right",
                "left",
                "center",
                name="approval_place_is_known",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("signer_name", sa.String(length=120), nullable=False),
        sa.Column("aide_name", sa.String(length=120), nullable=False),
        sa.Column("list_sha256", sa.String(length=64), nullable=False),
        sa.Column("paper_count", sa.Integer(), nullable=False),
        sa.Column("signature_id", sa.Integer(), nullable=True),
        sa.Column("stamp_id", sa.Integer(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "asked",
                "approved",
                "returned",
                "withdrawn",
                name="approval_state_is_known",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asked_by_id", sa.Integer(), nullable=True),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("state <> 'returned' OR note <> ''", name="returned_with_a_note"),
        sa.CheckConstraint(
            "state NOT IN ('approved', 'returned') OR answered_at IS NOT NULL", name="answered_at_an_instant"
        ),
        sa.CheckConstraint("expires_at > asked_at", name="expires_after_it_was_asked"),
        sa.CheckConstraint("paper_count > 0", name="asks_for_papers"),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshops.id"], name="fk_paper_approvals_workshop_id", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["signature_id"], ["ink_pictures.id"], name="fk_paper_approvals_signature_id", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["stamp_id"], ["ink_pictures.id"], name="fk_paper_approvals_stamp_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_paper_approvals"),
        sa.UniqueConstraint("token_sha256", name="uq_paper_approvals_token_sha256"),
    )
    op.create_index("ix_paper_approvals_workshop_id", "paper_approvals", ["workshop_id"], unique=False)

    op.create_table(
        "approval_papers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("approval_id", sa.Integer(), nullable=False),
        sa.Column("certificate_id", sa.Integer(), nullable=False),
        sa.Column("content_sha256", sa.String(length=64), nullable=False),
        sa.Column("is_covered", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["approval_id"], ["paper_approvals.id"], name="fk_approval_papers_approval_id", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["certificate_id"], ["certificates.id"], name="fk_approval_papers_certificate_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_approval_papers"),
        sa.UniqueConstraint("approval_id", "certificate_id", name="one_paper_once_per_approval"),
    )
    op.create_index("ix_approval_papers_certificate_id", "approval_papers", ["certificate_id"], unique=False)

    op.create_table(
        "signed_files",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("certificate_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "official", "own", name="signature_kind_is_known", native_enum=False, create_constraint=True, length=32
            ),
            nullable=False,
        ),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("signer", sa.String(length=300), nullable=False),
        sa.Column("issuer", sa.String(length=300), nullable=False),
        sa.Column("signed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("signer <> ''", name="signed_by_somebody"),
        sa.ForeignKeyConstraint(
            ["certificate_id"], ["certificates.id"], name="fk_signed_files_certificate_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_signed_files"),
        sa.UniqueConstraint("certificate_id", "kind", name="one_signed_file_per_paper_and_kind"),
    )

    op.create_table(
        "paper_runs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workshop_id", sa.Integer(), nullable=False),
        sa.Column("operation_id", sa.String(length=64), nullable=False),
        sa.Column("act", sa.String(length=64), nullable=False),
        sa.Column("content", sa.String(length=64), nullable=False),
        sa.Column("wanted", sa.Integer(), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("done >= 0 AND wanted >= 0", name="counts_are_not_negative"),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshops.id"], name="fk_paper_runs_workshop_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_paper_runs"),
        sa.UniqueConstraint("workshop_id", "operation_id", name="one_run_per_press"),
    )

    for statement in SQLITE_TRIGGERS if op.get_bind().dialect.name == "sqlite" else POSTGRESQL_TRIGGERS:
        op.execute(sa.text(statement))


def downgrade() -> None:
    op.drop_table("paper_runs")
    op.drop_table("signed_files")
    op.drop_index("ix_approval_papers_certificate_id", "approval_papers")
    op.drop_table("approval_papers")
    op.drop_index("ix_paper_approvals_workshop_id", "paper_approvals")
    op.drop_table("paper_approvals")
    op.drop_index("ix_printed_papers_certificate_id", "printed_papers")

    op.drop_table("printed_papers")
    op.drop_index("ix_attendances_participation", "attendances")
    op.drop_index("ix_attendances_event_id", "attendances")

    op.drop_table("attendances")
    op.drop_index("ix_sheet_sessions_sheet_id", "sheet_sessions")

    op.drop_table("sheet_sessions")
    op.drop_index("ix_session_speakers_engagement_id", "session_speakers")

    op.drop_table("session_speakers")
    op.drop_index("ix_overrides_participation", "overrides")

    op.drop_table("overrides")
    op.drop_table("handout_messages")
    op.drop_index("one_open_request_per_participation", "correction_requests")
    op.drop_index("ix_correction_requests_participation_id", "correction_requests")

    op.drop_table("correction_requests")
    op.drop_index("one_valid_paper_per_participation_and_kind", "certificates")
    op.drop_index("one_prepared_paper_per_participation_and_kind", "certificates")
    op.drop_index("ix_certificates_replaces_id", "certificates")
    op.drop_index("ix_certificates_series_id", "certificates")

    op.drop_table("certificates")
    op.drop_index("ix_attendance_events_sheet_id", "attendance_events")
    op.drop_index("ix_attendance_events_session_id", "attendance_events")
    op.drop_index("ix_attendance_events_participation", "attendance_events")

    op.drop_table("attendance_events")
    op.drop_index("one_issuer_per_workshop", "workshop_organizers")
    op.drop_index("ix_workshop_organizers_organization_id", "workshop_organizers")

    op.drop_table("workshop_organizers")
    op.drop_index("ix_signatories_person_id", "signatories")

    op.drop_table("signatories")
    op.drop_table("sheets")
    op.drop_index("ix_sessions_day", "sessions")
    op.drop_table("sessions")
    op.drop_index("ix_print_batches_workshop_id", "print_batches")

    op.drop_table("print_batches")
    op.drop_table("photos")
    op.drop_index("ix_participations_school", "participations")
    op.drop_index("ix_participations_person", "participations")
    op.drop_index("ix_participations_office", "participations")

    op.drop_table("participations")
    op.drop_table("paper_roles")
    op.drop_index("ix_invited_schools_school_id", "invited_schools")

    op.drop_table("invited_schools")

    op.drop_table("group_links")
    op.drop_index("ix_engagements_person_id", "engagements")

    op.drop_table("engagements")
    op.drop_index("ix_committee_grants_user_id", "committee_grants")

    op.drop_table("committee_grants")
    op.drop_index("ix_workshops_start", "workshops")
    op.drop_index("ix_workshops_programme_id", "workshops")
    op.drop_index("ix_workshops_period", "workshops")
    op.drop_index("ix_workshops_office_id", "workshops")
    op.drop_index("ix_workshops_district_code", "workshops")

    op.drop_table("workshops")
    op.drop_table("programme_targets")
    op.drop_table("programme_synonyms")
    op.drop_index("ix_programme_partners_organization_id", "programme_partners")

    op.drop_table("programme_partners")
    op.drop_table("programme_officials")
    op.drop_index("ix_school_links_school_id", "school_links")

    op.drop_table("school_links")
    op.drop_table("school_lists")
    op.drop_table("school_headcounts")
    op.drop_index("ix_school_aliases_school_id", "school_aliases")

    op.drop_table("school_aliases")
    op.drop_index("ix_role_grants_user_id", "role_grants")
    op.drop_index("ix_role_grants_school_id", "role_grants")
    op.drop_index("ix_role_grants_organization_id", "role_grants")

    op.drop_table("role_grants")
    op.drop_index("ix_report_schedules_office_id", "report_schedules")

    op.drop_table("report_schedules")
    op.drop_index("ix_programmes_owner_id", "programmes")

    op.drop_table("programmes")
    op.drop_index("ix_staff_changes_other_post_id", "staff_changes")

    op.drop_table("staff_changes")
    op.drop_index("one_running_main_post_per_person", "posts")
    op.drop_index("ix_posts_school", "posts")

    op.drop_table("posts")
    op.drop_table("office_targets")
    op.drop_index("ix_number_reservations_series_id", "number_reservations")

    op.drop_table("number_reservations")
    op.drop_table("number_series")
    op.drop_index("ix_memberships_organization_id", "memberships")

    op.drop_table("memberships")
    op.drop_index("ix_jurisdictions_office_id", "jurisdictions")
    op.drop_index("ix_jurisdictions_district_code", "jurisdictions")

    op.drop_table("jurisdictions")
    op.drop_index("ix_frozen_reports_office_id", "frozen_reports")

    op.drop_table("frozen_reports")
    op.drop_table("closed_quarters")
    op.drop_index("ix_sign_in_sessions_user_id", "sign_in_sessions")

    op.drop_table("sign_in_sessions")
    op.drop_index("ix_schools_sort_key", "schools")
    op.drop_index("ix_schools_overseen", "schools")
    op.drop_index("ix_schools_match_key", "schools")

    op.drop_table("schools")
    op.drop_table("person_merge_moves")
    op.drop_table("training_proofs")
    op.drop_index("ix_outside_trainings_person_id", "outside_trainings")
    op.drop_index("ix_outside_trainings_archive_of_id", "outside_trainings")

    op.drop_table("outside_trainings")
    op.drop_index("ix_ink_pictures_sha256", "ink_pictures")
    op.drop_table("ink_pictures")
    op.drop_index("ix_designs_organization_id", "designs")

    op.drop_table("designs")
    op.drop_index("ix_organizations_parent_id", "organizations")
    op.drop_index("ix_organizations_name_key", "organizations")
    op.drop_index("ix_organizations_district_code", "organizations")

    op.drop_table("organizations")
    op.drop_index("ix_one_time_links_user_id", "one_time_links")

    op.drop_table("one_time_links")
    op.drop_index("ix_users_person_id", "users")

    op.drop_table("users")
    op.drop_index("ix_staged_proposals_upload_id", "staged_proposals")

    op.drop_table("staged_proposals")
    op.drop_index("ix_transcripts_person_id", "transcripts")

    op.drop_table("transcripts")
    op.drop_index("ix_personal_links_person_id", "personal_links")

    op.drop_table("personal_links")
    op.drop_index("ix_person_distinctions_second_id", "person_distinctions")

    op.drop_table("person_distinctions")
    op.drop_index("ix_person_merges_kept_id", "person_merges")
    op.drop_index("ix_person_merges_gone_id", "person_merges")

    op.drop_table("person_merges")
    op.drop_index("one_person_per_identifier", "identifiers")

    op.drop_table("identifiers")
    op.drop_index("ix_districts_province_code", "districts")

    op.drop_table("districts")
    op.drop_table("yearly_targets")
    op.drop_table("staged_uploads")
    op.drop_index("ix_staged_files_bundle_id", "staged_files")

    op.drop_table("staged_files")
    op.drop_table("staged_bundles")
    op.drop_table("provinces")
    op.drop_index("ix_people_sort", "people")
    op.drop_index("ix_people_name_key", "people")
    op.drop_index("ix_people_merged_into_id", "people")

    op.drop_table("people")
    op.drop_table("outbox_pace")

    op.drop_index("ix_outbox_messages_due", "outbox_messages")

    op.drop_table("outbox_messages")
    op.drop_table("ledger_tails")
    op.drop_index("ix_ledger_entries_about", "ledger_entries")

    op.drop_table("ledger_entries")
    op.drop_table("ledger_checkpoints")
    op.drop_table("import_changes")
    op.drop_index("ix_import_batches_file_sha256", "import_batches")

    op.drop_table("import_batches")
    op.drop_table("heading_synonyms")
    op.drop_table("heading_rows")
    op.drop_index("ix_audit_entries_object", "audit_entries")
    op.drop_index("ix_audit_entries_at", "audit_entries")

    op.drop_table("audit_entries")
    if op.get_bind().dialect.name == "postgresql":
        for statement in POSTGRESQL_TRIGGERS:
            if statement.startswith("CREATE FUNCTION"):
                op.execute(sa.text("DROP FUNCTION " + statement.split()[2]))
