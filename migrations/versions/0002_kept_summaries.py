"""Kept summaries: the notes of what changed, what is counted from, and the totals; triggers that note."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

SQLITE_TRIGGERS = (
    "CREATE TRIGGER summaries_hear_of_attendances_on_insert AFTER INSERT ON attendances WHEN NEW.mark = 'present' BEGIN INSERT INTO summary_notes (subject, subject_id) VALUES ('participation', NEW.participation_id); END",
    "CREATE TRIGGER summaries_hear_of_attendances_on_delete AFTER DELETE ON attendances WHEN OLD.mark = 'present' BEGIN INSERT INTO summary_notes (subject, subject_id) VALUES ('participation', OLD.participation_id); END",
    "CREATE TRIGGER summaries_hear_of_attendances_on_update AFTER UPDATE ON attendances WHEN (OLD.mark IS NOT NEW.mark OR OLD.participation_id IS NOT NEW.participation_id OR OLD.session_id IS NOT NEW.session_id) BEGIN INSERT INTO summary_notes (subject, subject_id) VALUES ('participation', OLD.participation_id); INSERT INTO summary_notes (subject, subject_id) VALUES ('participation', NEW.participation_id); END",
    "CREATE TRIGGER summaries_hear_of_participations_on_update AFTER UPDATE ON participations WHEN (OLD.person_id IS NOT NEW.person_id OR OLD.workshop_id IS NOT NEW.workshop_id OR OLD.role IS NOT NEW.role OR OLD.school_id IS NOT NEW.school_id OR OLD.office_id IS NOT NEW.office_id OR OLD.district_code IS NOT NEW.district_code OR OLD.level_group IS NOT NEW.level_group OR OLD.employment IS NOT NEW.employment OR OLD.staff_kind IS NOT NEW.staff_kind OR OLD.cancelled_at IS NOT NEW.cancelled_at) BEGIN INSERT INTO summary_notes (subject, subject_id) VALUES ('participation', NEW.id); END",
    "CREATE TRIGGER summaries_hear_of_overrides_on_insert AFTER INSERT ON overrides BEGIN INSERT INTO summary_notes (subject, subject_id) VALUES ('participation', NEW.participation_id); END",
    "CREATE TRIGGER summaries_hear_of_overrides_on_delete AFTER DELETE ON overrides BEGIN INSERT INTO summary_notes (subject, subject_id) VALUES ('participation', OLD.participation_id); END",
    "CREATE TRIGGER summaries_hear_of_overrides_on_update AFTER UPDATE ON overrides WHEN (OLD.has_completed IS NOT NEW.has_completed OR OLD.withdrawn_at IS NOT NEW.withdrawn_at OR OLD.participation_id IS NOT NEW.participation_id) BEGIN INSERT INTO summary_notes (subject, subject_id) VALUES ('participation', OLD.participation_id); INSERT INTO summary_notes (subject, subject_id) VALUES ('participation', NEW.participation_id); END",
    "CREATE TRIGGER summaries_hear_of_certificates_on_insert AFTER INSERT ON certificates WHEN NEW.state = 'valid' BEGIN INSERT INTO summary_notes (subject, subject_id) VALUES ('participation', NEW.participation_id); END",
    "CREATE TRIGGER summaries_hear_of_certificates_on_update AFTER UPDATE ON certificates WHEN (OLD.state = 'valid' OR NEW.state = 'valid') AND (OLD.state IS NOT NEW.state OR OLD.participation_id IS NOT NEW.participation_id OR OLD.lesson_hours IS NOT NEW.lesson_hours OR OLD.event_ended_on IS NOT NEW.event_ended_on OR OLD.kind IS NOT NEW.kind OR OLD.replaces_id IS NOT NEW.replaces_id) BEGIN INSERT INTO summary_notes (subject, subject_id) VALUES ('participation', OLD.participation_id); INSERT INTO summary_notes (subject, subject_id) VALUES ('participation', NEW.participation_id); END",
    "CREATE TRIGGER summaries_hear_of_sessions_on_insert AFTER INSERT ON sessions BEGIN INSERT INTO summary_notes (subject, subject_id) VALUES ('workshop', NEW.workshop_id); END",
    "CREATE TRIGGER summaries_hear_of_sessions_on_delete AFTER DELETE ON sessions BEGIN INSERT INTO summary_notes (subject, subject_id) VALUES ('workshop', OLD.workshop_id); END",
    "CREATE TRIGGER summaries_hear_of_sessions_on_update AFTER UPDATE ON sessions WHEN (OLD.held_on IS NOT NEW.held_on OR OLD.lesson_hours IS NOT NEW.lesson_hours OR OLD.workshop_id IS NOT NEW.workshop_id) BEGIN INSERT INTO summary_notes (subject, subject_id) VALUES ('workshop', OLD.workshop_id); INSERT INTO summary_notes (subject, subject_id) VALUES ('workshop', NEW.workshop_id); END",
    "CREATE TRIGGER summaries_hear_of_workshops_on_update AFTER UPDATE ON workshops WHEN (OLD.state IS NOT NEW.state OR OLD.starts_on IS NOT NEW.starts_on OR OLD.ends_on IS NOT NEW.ends_on OR OLD.minimum_attendance IS NOT NEW.minimum_attendance) BEGIN INSERT INTO summary_notes (subject, subject_id) VALUES ('workshop', NEW.id); END",
    "CREATE TRIGGER summaries_hear_of_people_on_update AFTER UPDATE ON people WHEN (OLD.sex IS NOT NEW.sex) BEGIN INSERT INTO summary_notes (subject, subject_id) VALUES ('person', NEW.id); END",
    "CREATE TRIGGER summaries_hear_of_organizations_on_update AFTER UPDATE ON organizations WHEN (OLD.parent_id IS NOT NEW.parent_id OR OLD.kind IS NOT NEW.kind) BEGIN INSERT INTO summary_notes (subject, subject_id) VALUES ('everything', NEW.id); END",
)
POSTGRESQL_TRIGGERS = (
    "CREATE FUNCTION summaries_hear_of_attendances_on_insert() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO summary_notes (subject, subject_id) SELECT DISTINCT 'participation', participation_id FROM told WHERE mark = 'present'; RETURN NULL; END $$",
    "CREATE TRIGGER summaries_hear_of_attendances_on_insert AFTER INSERT ON attendances REFERENCING NEW TABLE AS told FOR EACH STATEMENT EXECUTE FUNCTION summaries_hear_of_attendances_on_insert()",
    "CREATE FUNCTION summaries_hear_of_attendances_on_delete() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO summary_notes (subject, subject_id) SELECT DISTINCT 'participation', participation_id FROM told WHERE mark = 'present'; RETURN NULL; END $$",
    "CREATE TRIGGER summaries_hear_of_attendances_on_delete AFTER DELETE ON attendances REFERENCING OLD TABLE AS told FOR EACH STATEMENT EXECUTE FUNCTION summaries_hear_of_attendances_on_delete()",
    "CREATE FUNCTION summaries_hear_of_attendances_on_update() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO summary_notes (subject, subject_id) VALUES ('participation', OLD.participation_id), ('participation', NEW.participation_id); RETURN NULL; END $$",
    "CREATE TRIGGER summaries_hear_of_attendances_on_update AFTER UPDATE ON attendances FOR EACH ROW WHEN ((OLD.mark IS DISTINCT FROM NEW.mark OR OLD.participation_id IS DISTINCT FROM NEW.participation_id OR OLD.session_id IS DISTINCT FROM NEW.session_id)) EXECUTE FUNCTION summaries_hear_of_attendances_on_update()",
    "CREATE FUNCTION summaries_hear_of_participations_on_update() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO summary_notes (subject, subject_id) VALUES ('participation', NEW.id); RETURN NULL; END $$",
    "CREATE TRIGGER summaries_hear_of_participations_on_update AFTER UPDATE ON participations FOR EACH ROW WHEN ((OLD.person_id IS DISTINCT FROM NEW.person_id OR OLD.workshop_id IS DISTINCT FROM NEW.workshop_id OR OLD.role IS DISTINCT FROM NEW.role OR OLD.school_id IS DISTINCT FROM NEW.school_id OR OLD.office_id IS DISTINCT FROM NEW.office_id OR OLD.district_code IS DISTINCT FROM NEW.district_code OR OLD.level_group IS DISTINCT FROM NEW.level_group OR OLD.employment IS DISTINCT FROM NEW.employment OR OLD.staff_kind IS DISTINCT FROM NEW.staff_kind OR OLD.cancelled_at IS DISTINCT FROM NEW.cancelled_at)) EXECUTE FUNCTION summaries_hear_of_participations_on_update()",
    "CREATE FUNCTION summaries_hear_of_overrides_on_insert() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO summary_notes (subject, subject_id) SELECT DISTINCT 'participation', participation_id FROM told; RETURN NULL; END $$",
    "CREATE TRIGGER summaries_hear_of_overrides_on_insert AFTER INSERT ON overrides REFERENCING NEW TABLE AS told FOR EACH STATEMENT EXECUTE FUNCTION summaries_hear_of_overrides_on_insert()",
    "CREATE FUNCTION summaries_hear_of_overrides_on_delete() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO summary_notes (subject, subject_id) SELECT DISTINCT 'participation', participation_id FROM told; RETURN NULL; END $$",
    "CREATE TRIGGER summaries_hear_of_overrides_on_delete AFTER DELETE ON overrides REFERENCING OLD TABLE AS told FOR EACH STATEMENT EXECUTE FUNCTION summaries_hear_of_overrides_on_delete()",
    "CREATE FUNCTION summaries_hear_of_overrides_on_update() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO summary_notes (subject, subject_id) VALUES ('participation', OLD.participation_id), ('participation', NEW.participation_id); RETURN NULL; END $$",
    "CREATE TRIGGER summaries_hear_of_overrides_on_update AFTER UPDATE ON overrides FOR EACH ROW WHEN ((OLD.has_completed IS DISTINCT FROM NEW.has_completed OR OLD.withdrawn_at IS DISTINCT FROM NEW.withdrawn_at OR OLD.participation_id IS DISTINCT FROM NEW.participation_id)) EXECUTE FUNCTION summaries_hear_of_overrides_on_update()",
    "CREATE FUNCTION summaries_hear_of_certificates_on_insert() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO summary_notes (subject, subject_id) SELECT DISTINCT 'participation', participation_id FROM told WHERE state = 'valid'; RETURN NULL; END $$",
    "CREATE TRIGGER summaries_hear_of_certificates_on_insert AFTER INSERT ON certificates REFERENCING NEW TABLE AS told FOR EACH STATEMENT EXECUTE FUNCTION summaries_hear_of_certificates_on_insert()",
    "CREATE FUNCTION summaries_hear_of_certificates_on_update() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO summary_notes (subject, subject_id) VALUES ('participation', OLD.participation_id), ('participation', NEW.participation_id); RETURN NULL; END $$",
    "CREATE TRIGGER summaries_hear_of_certificates_on_update AFTER UPDATE ON certificates FOR EACH ROW WHEN ((OLD.state = 'valid' OR NEW.state = 'valid') AND (OLD.state IS DISTINCT FROM NEW.state OR OLD.participation_id IS DISTINCT FROM NEW.participation_id OR OLD.lesson_hours IS DISTINCT FROM NEW.lesson_hours OR OLD.event_ended_on IS DISTINCT FROM NEW.event_ended_on OR OLD.kind IS DISTINCT FROM NEW.kind OR OLD.replaces_id IS DISTINCT FROM NEW.replaces_id)) EXECUTE FUNCTION summaries_hear_of_certificates_on_update()",
    "CREATE FUNCTION summaries_hear_of_sessions_on_insert() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO summary_notes (subject, subject_id) SELECT DISTINCT 'workshop', workshop_id FROM told; RETURN NULL; END $$",
    "CREATE TRIGGER summaries_hear_of_sessions_on_insert AFTER INSERT ON sessions REFERENCING NEW TABLE AS told FOR EACH STATEMENT EXECUTE FUNCTION summaries_hear_of_sessions_on_insert()",
    "CREATE FUNCTION summaries_hear_of_sessions_on_delete() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO summary_notes (subject, subject_id) SELECT DISTINCT 'workshop', workshop_id FROM told; RETURN NULL; END $$",
    "CREATE TRIGGER summaries_hear_of_sessions_on_delete AFTER DELETE ON sessions REFERENCING OLD TABLE AS told FOR EACH STATEMENT EXECUTE FUNCTION summaries_hear_of_sessions_on_delete()",
    "CREATE FUNCTION summaries_hear_of_sessions_on_update() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO summary_notes (subject, subject_id) VALUES ('workshop', OLD.workshop_id), ('workshop', NEW.workshop_id); RETURN NULL; END $$",
    "CREATE TRIGGER summaries_hear_of_sessions_on_update AFTER UPDATE ON sessions FOR EACH ROW WHEN ((OLD.held_on IS DISTINCT FROM NEW.held_on OR OLD.lesson_hours IS DISTINCT FROM NEW.lesson_hours OR OLD.workshop_id IS DISTINCT FROM NEW.workshop_id)) EXECUTE FUNCTION summaries_hear_of_sessions_on_update()",
    "CREATE FUNCTION summaries_hear_of_workshops_on_update() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO summary_notes (subject, subject_id) VALUES ('workshop', NEW.id); RETURN NULL; END $$",
    "CREATE TRIGGER summaries_hear_of_workshops_on_update AFTER UPDATE ON workshops FOR EACH ROW WHEN ((OLD.state IS DISTINCT FROM NEW.state OR OLD.starts_on IS DISTINCT FROM NEW.starts_on OR OLD.ends_on IS DISTINCT FROM NEW.ends_on OR OLD.minimum_attendance IS DISTINCT FROM NEW.minimum_attendance)) EXECUTE FUNCTION summaries_hear_of_workshops_on_update()",
    "CREATE FUNCTION summaries_hear_of_people_on_update() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO summary_notes (subject, subject_id) VALUES ('person', NEW.id); RETURN NULL; END $$",
    "CREATE TRIGGER summaries_hear_of_people_on_update AFTER UPDATE ON people FOR EACH ROW WHEN ((OLD.sex IS DISTINCT FROM NEW.sex)) EXECUTE FUNCTION summaries_hear_of_people_on_update()",
    "CREATE FUNCTION summaries_hear_of_organizations_on_update() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO summary_notes (subject, subject_id) VALUES ('everything', NEW.id); RETURN NULL; END $$",
    "CREATE TRIGGER summaries_hear_of_organizations_on_update AFTER UPDATE ON organizations FOR EACH ROW WHEN ((OLD.parent_id IS DISTINCT FROM NEW.parent_id OR OLD.kind IS DISTINCT FROM NEW.kind)) EXECUTE FUNCTION summaries_hear_of_organizations_on_update()",
)
TRIGGERS = {
    "summaries_hear_of_attendances_on_insert": "attendances",
    "summaries_hear_of_attendances_on_delete": "attendances",
    "summaries_hear_of_attendances_on_update": "attendances",
    "summaries_hear_of_participations_on_update": "participations",
    "summaries_hear_of_overrides_on_insert": "overrides",
    "summaries_hear_of_overrides_on_delete": "overrides",
    "summaries_hear_of_overrides_on_update": "overrides",
    "summaries_hear_of_certificates_on_insert": "certificates",
    "summaries_hear_of_certificates_on_update": "certificates",
    "summaries_hear_of_sessions_on_insert": "sessions",
    "summaries_hear_of_sessions_on_delete": "sessions",
    "summaries_hear_of_sessions_on_update": "sessions",
    "summaries_hear_of_workshops_on_update": "workshops",
    "summaries_hear_of_people_on_update": "people",
    "summaries_hear_of_organizations_on_update": "organizations",
}


def upgrade() -> None:
    op.create_table(
        "summary_notes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "subject",
            sa.Enum(
                "participation",
                "person",
                "workshop",
                "everything",
                name="noted_subject_is_known",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_summary_notes"),
    )
    op.create_table(
        "participation_months",
        sa.Column("participation_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("month", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("workshop_id", sa.Integer(), nullable=False),
        sa.Column("school_id", sa.Integer(), nullable=False),
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("level_group", sa.String(length=32), nullable=False),
        sa.Column("district_code", sa.String(length=5), nullable=False),
        sa.Column("teacher", sa.String(length=1), nullable=False),
        sa.Column("employment", sa.String(length=64), nullable=False),
        sa.Column("marks", sa.Integer(), nullable=False),
        sa.Column("lesson_hours", sa.Integer(), nullable=False),
        sa.Column("papers", sa.Integer(), nullable=False),
        sa.Column("recognised_hours", sa.Integer(), nullable=False),
        sa.Column("completed", sa.Integer(), nullable=False),
        sa.Column("certified", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("participation_id", "month", name="pk_participation_months"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_participation_months_person", "participation_months", ["person_id"])
    op.create_index(
        "ix_participation_months_office",
        "participation_months",
        [
            *("office_id", "month", "school_id", "person_id", "teacher"),
            *("marks", "lesson_hours", "recognised_hours", "completed", "certified"),
        ],
    )
    op.create_table(
        "summary_keys",
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("key_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("month", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("office_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("level_group", sa.String(length=32), nullable=False),
        sa.Column("district_code", sa.String(length=5), nullable=False),
        sa.Column("months", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "key_id", "month", "office_id", "level_group", "district_code", name="pk_summary_keys"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "summary_totals",
        sa.Column("office_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("grain", sa.String(length=16), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("district_code", sa.String(length=5), nullable=False),
        sa.Column("level_group", sa.String(length=32), nullable=False),
        sa.Column("teachers_male", sa.Integer(), nullable=False),
        sa.Column("teachers_female", sa.Integer(), nullable=False),
        sa.Column("teachers_sex_unknown", sa.Integer(), nullable=False),
        sa.Column("teachers_completed", sa.Integer(), nullable=False),
        sa.Column("schools", sa.Integer(), nullable=False),
        sa.Column("workshops", sa.Integer(), nullable=False),
        sa.Column("participations", sa.Integer(), nullable=False),
        sa.Column("marks", sa.Integer(), nullable=False),
        sa.Column("lesson_hours", sa.Integer(), nullable=False),
        sa.Column("papers", sa.Integer(), nullable=False),
        sa.Column("recognised_hours", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("office_id", "grain", "number", "district_code", "level_group", name="pk_summary_totals"),
        sqlite_with_rowid=False,
    )
    for statement in SQLITE_TRIGGERS if op.get_bind().dialect.name == "sqlite" else POSTGRESQL_TRIGGERS:
        op.execute(sa.text(statement))
    # what stands here already was noted by nobody
    op.execute(sa.text("INSERT INTO summary_notes (subject, subject_id) VALUES ('everything', 0)"))


def downgrade() -> None:
    is_postgresql = op.get_bind().dialect.name == "postgresql"
    for trigger, table in TRIGGERS.items():
        op.execute(sa.text(f"DROP TRIGGER {trigger}" + (f" ON {table}" if is_postgresql else "")))
        if is_postgresql:
            op.execute(sa.text(f"DROP FUNCTION {trigger}"))
    op.drop_table("summary_totals")
    op.drop_table("summary_keys")
    op.drop_index("ix_participation_months_office", "participation_months")
    op.drop_index("ix_participation_months_person", "participation_months")
    op.drop_table("participation_months")
    op.drop_table("summary_notes")
