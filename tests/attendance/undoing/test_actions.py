"""An import taken back leaves the database as it was; what rests on it keeps it, in words."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, example, given, settings
from sqlalchemy import func, select

from tests.attendance.participants.conftest import fresh
from tests.attendance.participants.lists import bring_in, participations
from tests.attendance.participants.test_promises import CONTRADICTIONS, HEADINGS, LISTS
from tests.factories import make_office, make_person, make_school, make_workshop
from tests.people.rosters import lists as people_lists
from tests.people.rosters.lists import table
from workshop_tracker.app import EVERY_MOVER
from workshop_tracker.attendance.actions import take_off_list
from workshop_tracker.attendance.models import Participation
from workshop_tracker.attendance.undoing.actions import CannotBeUndone, undo_batch
from workshop_tracker.attendance.undoing.queries import batch_numbered
from workshop_tracker.audit.models import AuditEntry
from workshop_tracker.database import now, reading, writing
from workshop_tracker.intake.footprints import runs_of
from workshop_tracker.intake.models import ImportBatch, ImportChange
from workshop_tracker.people.merging.actions import merge_people, take_back
from workshop_tracker.people.models import Identifier, Person, PersonMerge, Post
from workshop_tracker.tables import METADATA
from workshop_tracker.viewer import COMMAND

__all__ = ["fresh"]
LOGS = {"audit_entries", "import_batches", "import_changes"}
NUPTK = "1234567890123456"
SCHOOL = "SMK Contoh Jatilawang"
# three imports change one row and are taken back one after the other
ROWS = [
    ("Siti\u200b", "", "", SCHOOL, ""),
    ("Eko S.T", "", "197001011995011001", SCHOOL, ""),
    ("Siti Contoh", "", "", SCHOOL, ""),
    ("Siti Contoh", "", "199001012015011002", SCHOOL, ""),
    ("Siti Contoh", "", "", SCHOOL, ""),
    ("Siti Contoh", "", "", SCHOOL, ""),
    ("Sri Ma", "", "", SCHOOL, ""),
    ("Siti\u200b", "", "", SCHOOL, ""),
]
OTHERS = [
    ("Siti Contoh", "", "", "", ""),
    ("Siti Contoh", NUPTK, "", SCHOOL, "1986-09-17"),
    ("Eko, S.T.", "", "", "", ""),
    ("Siti Contoh", "", "", "", ""),
    ("Mabruri", "", "", "", ""),
    ("Mabruri", "", "197001011995011001", "", "1970-01-01"),
]
FEW = settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))


def everything(engine):
    """Every row of every table but the logs; versions only grow."""
    with reading(engine) as session:
        return {
            name: {
                tuple((key, str(value)) for key, value in row.items() if key != "row_version")
                for row in session.execute(select(found)).mappings()
            }
            for name, found in METADATA.tables.items()
            if name not in LOGS and not found.info.get("derived")
        }


def batches(engine):
    with reading(engine) as session:
        return session.scalars(select(ImportBatch.id).where(ImportBatch.undone_at.is_(None))).all()


def may_be_undone(engine):
    """Imports that made or changed anything, the last first."""
    with reading(engine) as session:
        counted = [batch_numbered(session, batch_id) for batch_id in batches(engine)]
    return sorted((each.id for each in counted if each.can_be_undone), reverse=True)


def undo(engine, batch_id=None):
    with writing(engine, by=COMMAND) as session:
        undo_batch(session, batch_id or max(batches(engine)))
        session.commit()


def undo_all(engine):
    for batch_id in may_be_undone(engine):
        undo(engine, batch_id)


@FEW
@given(rows=LISTS)
def test_apply_then_undo_is_as_before(fresh, rows):
    engine, workshop = fresh()
    before = everything(engine)
    bring_in(engine, workshop, table([HEADINGS, *rows]), accept=True)
    undo_all(engine)
    assert everything(engine) == before


@FEW
@example(rows=ROWS, others=OTHERS)
@given(rows=CONTRADICTIONS, others=LISTS)
def test_imports_one_on_another_are_taken_back_from_the_last_to_the_first(fresh, rows, others):
    engine, workshop = fresh()
    lists = [table([HEADINGS, *rows]), table([HEADINGS, *others])]
    stages = [everything(engine)]
    for lines in lists:
        people_lists.bring_in(engine, lines, accept=True)
        stages.append(everything(engine))
        bring_in(engine, workshop, lines, accept=True)
        stages.append(everything(engine))
    for batch_id in may_be_undone(engine):
        while stages[-1] == stages[-2]:
            stages.pop()
        undo(engine, batch_id)
        stages.pop()
        assert everything(engine) == stages[-1]
    assert everything(engine) == stages[0]


@pytest.fixture
def workshop(engine):
    with writing(engine, by=COMMAND) as session:
        make_office(session)
        school = make_school(session, "SMKS CONTOH JATILAWANG")
        make_person(session, "Siti Contoh", school=school, nuptk=NUPTK)
        workshop = make_workshop(session)
        session.commit()
        return workshop


LIST_ROWS = [
    ("Siti Contoh, S.Pd.", NUPTK, "081234567890", "SMK Contoh Jatilawang"),
    ("Dewi Contoh, M.Pd.", "6543210987654321", "", "SMK Contoh Jatilawang"),
]
LIST = table([("Nama", "NUPTK", "No HP", "Asal Sekolah"), *LIST_ROWS])


def counts(engine):
    with reading(engine) as session:
        return [
            session.scalar(select(func.count()).select_from(model))
            for model in (Person, Identifier, Post, Participation)
        ]


def refusal(engine):
    with pytest.raises(CannotBeUndone) as refused:
        undo(engine)
    return str(refused.value.reason)


def test_what_it_changed_of_somebody_known_is_put_back(engine, workshop):
    bring_in(engine, workshop, LIST)
    assert counts(engine) == [2, 2, 2, 2]
    assert people_lists.people(engine)["Siti Contoh"].phone == "+6281234567890"
    undo(engine)
    assert counts(engine) == [1, 1, 1, 0]
    known = people_lists.people(engine)["Siti Contoh"]
    assert (known.phone, known.title_after, known.row_version) == ("", "", 3)
    with reading(engine) as session:
        assert session.scalars(select(ImportChange.before)).all() == [{}]
        entry = session.scalars(select(AuditEntry).where(AuditEntry.action == "undo")).one()
        assert (entry.object_kind, "people -1" in entry.new, "081234567890" in entry.new) == (
            "import_batches",
            True,
            False,
        )


def test_once_is_enough(engine, workshop):
    bring_in(engine, workshop, LIST)
    batch_id = max(batches(engine))
    undo(engine, batch_id)
    with pytest.raises(CannotBeUndone):
        undo(engine, batch_id)
    bring_in(engine, workshop, LIST)
    assert counts(engine) == [2, 2, 2, 2]


def test_what_rests_on_it_keeps_it_and_is_told(engine, workshop):
    bring_in(engine, workshop, LIST)
    before = everything(engine)
    with writing(engine, by=COMMAND) as session:
        dewi = session.scalars(select(Person).where(Person.name == "Dewi Contoh")).one()
        other = make_workshop(session, "Kegiatan Lain Contoh")
        session.add(
            Participation(
                workshop_id=other.id, person_id=dewi.id, role="participant", name_as_registered="Dewi Contoh",
                sort_key="dewi", staff_kind="teacher",
            )
        )  # fmt: skip
        session.commit()
    assert refusal(engine) == "Impor ini tidak dapat ditarik kembali: padanya bertumpu 1 pendaftaran pada kegiatan."
    assert everything(engine)["people"] == before["people"]


@pytest.mark.parametrize("name", ["Dewi Contoh", "Siti Contoh"])
def test_whoever_was_edited_since_keeps_it(engine, workshop, name):
    bring_in(engine, workshop, LIST)
    with writing(engine, by=COMMAND) as session:
        session.scalars(select(Person).where(Person.name == name)).one().phone = "+6281200000000"
        session.commit()
    assert "1 baris yang diubah sesudahnya" in refusal(engine)


def test_a_later_import_that_rests_on_it_is_taken_back_first(engine, workshop):
    people_lists.bring_in(engine, LIST)
    bring_in(engine, workshop, LIST)
    first, second = sorted(batches(engine))
    with pytest.raises(CannotBeUndone):
        undo(engine, first)
    undo_all(engine)
    assert counts(engine) == [1, 1, 1, 0]
    assert first < second


def joined(session, kept, gone):
    """Made one, and two again."""
    take_back(session, merge_people(session, kept.id, gone.id, EVERY_MOVER, {}), at=now())


def both(session):
    return [session.scalars(select(Person).where(Person.name == name)).one() for name in ("Siti Contoh", "Dewi Contoh")]


def test_a_merge_that_was_taken_back_does_not_keep_it(engine, workshop):
    """Neither rows that it made nor such as it changed, whoever of the two had gone."""
    with writing(engine, by=COMMAND) as session:
        session.delete(session.scalars(select(Identifier)).one())
        session.commit()
    before = everything(engine)
    bring_in(engine, workshop, table([("Nama", "No HP", "Asal Sekolah"), *(row[:1] + row[2:] for row in LIST_ROWS)]))
    with writing(engine, by=COMMAND) as session:
        siti, dewi = both(session)
        joined(session, siti, dewi)
        joined(session, dewi, siti)
        session.commit()
    undo(engine)
    assert everything(engine) == before


def test_a_merge_that_holds_keeps_it_and_so_does_what_was_edited_between(engine, workshop):
    rows = table([("Nama", "Asal Sekolah"), ("Dewi Contoh", "SMK Contoh Jatilawang")])
    bring_in(engine, workshop, rows)
    with writing(engine, by=COMMAND) as session:
        siti, dewi = both(session)
        merge_people(session, siti.id, dewi.id, EVERY_MOVER, {})
        session.commit()
    assert "1 penggabungan data ganda" in refusal(engine)
    with writing(engine, by=COMMAND) as session:
        listed = session.scalars(select(Participation)).one()
        listed.name_as_registered = "Dewi Contoh, M.Pd."
        session.flush()
        take_back(session, session.scalars(select(PersonMerge)).one(), at=now())
        session.commit()
    assert "penggabungan" not in refusal(engine)
    assert "baris yang diubah sesudahnya" in refusal(engine)


def test_somebody_who_came_back_by_it_is_off_the_list_again(engine, workshop):
    bring_in(engine, workshop, LIST)
    with writing(engine, by=COMMAND) as session:
        take_off_list(session, session.get_one(Participation, participations(engine, workshop)[0].id), at=now())
        session.commit()
    bring_in(engine, workshop, LIST)
    assert [each.cancelled_at is None for each in participations(engine, workshop)] == [True, True]
    undo(engine)
    assert [each.cancelled_at is None for each in participations(engine, workshop)] == [False, True]


def test_after_thirty_days_it_stays_and_the_old_values_are_forgotten(engine, workshop):
    bring_in(engine, workshop, LIST)
    with writing(engine, by=COMMAND) as session:
        session.scalars(select(ImportBatch)).one().applied_at = now() - dt.timedelta(days=31)
        session.commit()
    assert "30 hari" in refusal(engine)
    bring_in(engine, workshop, table([("Nama",), ("Eko Contoh",)]))
    with reading(engine) as session:
        assert session.scalar(select(func.count()).select_from(ImportChange)) == 0


def test_runs_of_ids():
    assert runs_of([5, 1, 2, 9, 3]) == [(1, 3), (5, 5), (9, 9)]
    assert runs_of([]) == []
