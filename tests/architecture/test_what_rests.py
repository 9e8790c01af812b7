"""What other rows rest on cannot be deleted; only a whole takes its parts with it, and those are listed by hand."""

import pytest
from sqlalchemy import ForeignKey, delete, select
from sqlalchemy.exc import IntegrityError

from tests.architecture.rows import add_row
from tests.certificates.halls import BASE_URL, DAY, Hall, workshop_of
from workshop_tracker.certificates.actions import issue_certificates
from workshop_tracker.database import writing
from workshop_tracker.tables import METADATA
from workshop_tracker.viewer import COMMAND

# part -> wholes; deleting the whole deletes the part. Nothing that a paper rests on may ever stand on the left
PARTS = {
    "committee_grants": {"users", "workshops"},
    "engagements": {"workshops"},
    "group_links": {"workshops"},
    "import_changes": {"import_batches"},
    "invited_schools": {"workshops"},
    "one_time_links": {"users"},
    "paper_roles": {"workshops"},
    "paper_runs": {"workshops"},
    "person_merge_moves": {"person_merges"},
    "photos": {"workshops"},
    "programme_officials": {"programmes"},
    "programme_partners": {"programmes"},
    "programme_synonyms": {"programmes"},
    "programme_targets": {"programmes"},
    "role_grants": {"users"},
    "school_aliases": {"schools"},
    "school_headcounts": {"schools"},
    "school_links": {"schools"},
    "school_lists": {"schools"},
    "session_speakers": {"engagements", "sessions"},
    "sessions": {"workshops"},
    "sheet_sessions": {"sessions", "sheets"},
    "sheets": {"workshops"},
    "sign_in_sessions": {"users"},
    "signatories": {"workshops"},
    "staff_changes": {"posts"},
    "staged_files": {"staged_bundles"},
    "staged_proposals": {"staged_uploads"},
    "training_proofs": {"outside_trainings"},
    "workshop_organizers": {"workshops"},
}
# all that a valid paper of a participant from a school rests on, near and far
RESTED_ON = {
    "attendance_events",
    "certificates",
    "districts",
    "number_series",
    "organizations",
    "participations",
    "people",
    "provinces",
    "schools",
    "sessions",
    "sheets",
    "workshops",
}


def foreign_keys() -> list[ForeignKey]:
    keys = [key for table in METADATA.sorted_tables for key in table.foreign_keys]
    return sorted(keys, key=lambda key: str(key.parent))


def name_of(key: ForeignKey) -> str:
    return str(key.parent)


RESTRICTING = [key for key in foreign_keys() if key.ondelete != "CASCADE"]


def test_only_parts_go_with_their_whole():
    cascading: dict[str, set[str]] = {}
    for key in foreign_keys():
        if key.ondelete == "CASCADE":
            cascading.setdefault(key.parent.table.name, set()).add(key.column.table.name)

    assert cascading == PARTS


@pytest.mark.parametrize("key", RESTRICTING, ids=name_of)
def test_a_row_that_another_points_to_stays(connection, key):
    whole = key.column.table
    parent = add_row(connection, whole.name)
    add_row(connection, key.parent.table.name, **{key.parent.name: parent[key.column.name]})

    with pytest.raises(IntegrityError):
        connection.execute(delete(whole).where(whole.c.id == parent["id"]))


@pytest.fixture
def issued(shared_engine):
    """A hall with one valid paper, and the ids that the paper rests on by table."""
    hall = Hall(shared_engine, present=("Ayu Contoh",))
    with writing(shared_engine, by=COMMAND) as session:
        issue_certificates(session, workshop_of(session, hall), on=DAY, base_url=BASE_URL)
        session.commit()
    return hall


def test_nothing_that_a_paper_rests_on_can_be_deleted(issued, connection):
    """From the paper up every foreign key, and over the marks that earned it."""
    certificates = METADATA.tables["certificates"]
    paper = connection.execute(select(certificates).order_by(certificates.c.id.desc())).mappings().first()
    rows = {(certificates.name, paper["id"]): paper}
    climb(connection, "certificates", paper, rows)
    events = METADATA.tables["attendance_events"]
    marks = events.c.participation_id == paper["participation_id"]
    for event in connection.execute(select(events).where(marks)).mappings():
        rows[events.name, event["id"]] = event
        climb(connection, events.name, event, rows)
    states = METADATA.tables["attendances"]
    for state in connection.execute(
        select(states).where(states.c.participation_id == paper["participation_id"])
    ).mappings():
        climb(connection, states.name, state, rows)

    assert {table for table, _ in rows} == RESTED_ON
    for table, row_id in rows:
        with pytest.raises(IntegrityError), connection.begin_nested():
            connection.execute(delete(METADATA.tables[table]).where(METADATA.tables[table].c.id == row_id))


def climb(connection, table, row, rows):
    """Collect every row that this one points to, and what those point to."""
    for key in METADATA.tables[table].foreign_keys:
        parent = key.column.table
        found = connection.execute(select(parent).where(key.column == row[key.parent.name])).mappings().one_or_none()
        if found is not None and (parent.name, found["id"]) not in rows:
            rows[parent.name, found["id"]] = found
            climb(connection, parent.name, found, rows)


def test_parts_that_a_paper_rests_on_are_held_by_the_marks_on_them():
    assert RESTED_ON & set(PARTS) == {"sessions", "sheets"}
