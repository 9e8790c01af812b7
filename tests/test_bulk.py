"""Rows written in bulk are stored as a flush would store them, on both engines, and the constraints hold."""

import datetime as dt

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from tests.factories import make_organization
from workshop_tracker.audit.models import AuditEntry
from workshop_tracker.bulk import by_column, insert_rows, inserting_beside, take_ids
from workshop_tracker.database import now, reading, writing
from workshop_tracker.intake.models import StagedProposal, StagedUpload
from workshop_tracker.intake.proposals import Outcome
from workshop_tracker.schools.models import School, SchoolStatus
from workshop_tracker.viewer import COMMAND, ActorKind

AWKWARD = "Tab\there, \\N, \\., “kutip”, 'petik', baris\nbaru, %s, :nama, ß, 学"


def school(number: int, **values):
    return {
        "npsn": f"99{number:06}",
        "name": AWKWARD,
        "match_key": "",
        "sort_key": "",
        "search_key": "",
        "level": "SMK",
        "level_group": "SMK",
        "status": SchoolStatus.STATE,
        "district_code": "33.02",
        "opened_on": None,
        **values,
    }


def test_values_come_back_and_defaults_are_filled_in(engine):
    with writing(engine, by=COMMAND) as session:
        insert_rows(session, School, [school(1), school(2, opened_on=dt.date(1965, 7, 1))])
        session.commit()
    with reading(engine) as session:
        one, two = session.scalars(select(School).order_by(School.npsn))
        assert (one.name, one.status, one.printed_name, one.row_version) == (AWKWARD, SchoolStatus.STATE, "", 1)
        assert (one.opened_on, one.closed_on, two.opened_on) == (None, None, dt.date(1965, 7, 1))
        assert one.id != two.id


def test_instants_enumerations_and_documents_come_back(engine):
    moment = dt.datetime(2025, 7, 11, 8, 5, tzinfo=dt.timezone(dt.timedelta(hours=7)))
    with writing(engine, by=COMMAND) as session:
        upload = StagedUpload(token="t", kind="k", layout="l", file_sha256="", expires_at=now() + dt.timedelta(hours=1))
        session.add(upload)
        session.flush()
        proposal = {
            "upload_id": upload.id,
            "row_number": 1,
            "outcome": Outcome.NEW,
            "content": {"nama": AWKWARD, "daftar": [1, None]},
            "answer": None,
        }
        entry = {"actor_kind": ActorKind.COMMAND, "action": "bulk", "object_kind": "contoh"}
        insert_rows(session, StagedProposal, [proposal])
        insert_rows(session, AuditEntry, [entry | {"at": moment}])
        insert_rows(session, AuditEntry, [entry])
        session.commit()
    with reading(engine) as session:
        staged = session.scalars(select(StagedProposal)).one()
        assert (staged.content, staged.answer) == (proposal["content"], None)
        entries = session.scalars(select(AuditEntry).where(AuditEntry.action == "bulk").order_by(AuditEntry.at)).all()
        assert (entries[0].at, entries[0].actor_kind) == (moment, ActorKind.COMMAND)
        assert now() - entries[1].at < dt.timedelta(minutes=1)


def test_nothing_is_written_without_rows_and_nothing_stays_when_it_is_taken_back(engine):
    with writing(engine, by=COMMAND) as session:
        insert_rows(session, School, [])
        insert_rows(session, School, [school(1)])
        session.rollback()
    with reading(engine) as session:
        assert session.scalars(select(School)).all() == []


@pytest.mark.parametrize(
    "wrong", [school(1), school(2, district_code="99.99"), school(2, npsn="123"), school(2, status="swasta sekali")]
)
def test_constraints_hold(engine, wrong):
    with writing(engine, by=COMMAND) as session:
        make_organization(session)
        with pytest.raises(IntegrityError):
            insert_rows(session, School, [school(1), wrong])


def insert_all_beside(session, schools):
    with inserting_beside(session) as insert:
        for each in schools:
            insert(School, by_column([each]))


def test_rows_inserted_beside_are_there_behind_the_block_in_the_order_in_which_they_were_handed_over(engine):
    with writing(engine, by=COMMAND) as session:
        ids = take_ids(session, School, 4)
        insert_all_beside(session, [school(number, id=ids[number]) for number in range(4)])
        assert list(session.scalars(select(School.npsn).order_by(School.id))) == [f"9900000{n}" for n in range(4)]
        session.commit()
    with reading(engine) as session:
        assert len(session.scalars(select(School)).all()) == 4


def test_what_is_refused_beside_is_told_at_the_end_of_the_block_and_nothing_stays(engine):
    with writing(engine, by=COMMAND) as session:
        with pytest.raises(IntegrityError):
            insert_all_beside(session, [school(1), school(1), school(2)])
        session.rollback()
    with reading(engine) as session:
        assert session.scalars(select(School)).all() == []
