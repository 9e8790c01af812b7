"""A staged plan comes back as it was, to its uploader only and for 24 hours; a batch is one audit row."""

import datetime as dt
from dataclasses import replace

import pytest
import time_machine
from sqlalchemy import func, select

from tests.factories import make_user
from workshop_tracker.audit.models import AuditEntry
from workshop_tracker.database import reading, writing
from workshop_tracker.intake.actions import (
    StagedPlanIsGone,
    discard,
    fingerprint,
    keep_answers,
    record_batch,
    restage,
    stage,
)
from workshop_tracker.intake.models import ImportBatch, StagedProposal, StagedUpload
from workshop_tracker.intake.proposals import ImportPlan, LeftOut, Outcome, Problem, Proposal
from workshop_tracker.intake.queries import rows_that_stayed_out, staged_plan
from workshop_tracker.presentation import Sentence
from workshop_tracker.viewer import Actor, ActorKind

UPLOADER = Actor(ActorKind.USER, 1, "Panitia Contoh")
ANOTHER = Actor(ActorKind.USER, 2, "Orang Lain Contoh")
PLAN = ImportPlan(
    kind="participants",
    layout="free_list",
    file_sha256=fingerprint(b"isi"),
    target_id=None,
    file_name="daftar.xlsx",
    proposals=(
        Proposal(6, Outcome.NEW, {"name": "Siti Contoh", "birth_date": "1986-09-17"}),
        Proposal(
            7,
            Outcome.QUESTION,
            {"name": "Budi Contoh"},
            (Problem(7, "Nama", Sentence("Mirip dengan %(name)s.", name="Budi Contoh")),),
            {"person_id": 12},
        ),
        Proposal(9, Outcome.SAME),
    ),
)


def staged(engine, plan=PLAN) -> str:
    with writing(engine, by=UPLOADER) as session:
        make_user(session, "panitia")
        token = stage(session, plan)
        session.commit()
    return token


def test_a_staged_plan_comes_back_as_it_was(engine):
    token = staged(engine)
    with reading(engine) as session:
        plan = staged_plan(session, token, "participants", user_id=1)
        assert plan == PLAN
        [problem] = plan.problems()
        assert problem.message.told(lambda msgid: msgid.replace("Mirip dengan", "Like"), "en") == "Like Budi Contoh."


def test_a_plan_of_left_out_rows_alone_can_be_staged(engine):
    left_out = (LeftOut(1, "Assalamu'alaikum", Sentence("Judul.")), LeftOut(2))
    empty = ImportPlan("participants", "free_list", fingerprint(b""), (), left_out=left_out)
    token = staged(engine, empty)
    with reading(engine) as session:
        assert staged_plan(session, token, "participants", user_id=1) == empty


def test_a_plan_that_was_put_right_takes_the_place_of_the_staged_one_for_another_day(engine):
    right = replace(PLAN, proposals=(*PLAN.taking_suggestions().proposals[1:], Proposal(10, Outcome.NEW)))
    start = dt.datetime(2025, 7, 11, 3, tzinfo=dt.UTC)
    with time_machine.travel(start, tick=False):
        token = staged(engine)
    with time_machine.travel(start + dt.timedelta(hours=23), tick=False):
        with writing(engine, by=ANOTHER) as session, pytest.raises(StagedPlanIsGone):
            restage(session, token, right)
        with writing(engine, by=UPLOADER) as session:
            restage(session, token, right)
            session.commit()
    with time_machine.travel(start + dt.timedelta(hours=46), tick=False), reading(engine) as session:
        assert staged_plan(session, token, "participants", user_id=1) == right


def test_nobody_else_finds_it_nor_under_another_kind_nor_changes_it(engine):
    token = staged(engine)
    with reading(engine) as session:
        assert staged_plan(session, token, "participants", user_id=2) is None
        assert staged_plan(session, token, "participants", user_id=None) is None
        assert staged_plan(session, token, "people", user_id=1) is None
    with writing(engine, by=ANOTHER) as session:
        with pytest.raises(StagedPlanIsGone):
            keep_answers(session, token, "participants", {7: {"person_id": 12}})
        with pytest.raises(StagedPlanIsGone):
            discard(session, token, "participants")


def test_answers_are_kept_and_can_be_taken_back(engine):
    token = staged(engine)
    with writing(engine, by=UPLOADER) as session:
        keep_answers(session, token, "participants", {7: {"person_id": 12}})
        session.commit()
    with reading(engine) as session:
        assert staged_plan(session, token, "participants", user_id=1) == PLAN.taking_suggestions()
    with writing(engine, by=UPLOADER) as session:
        keep_answers(session, token, "participants", {7: None})
        session.commit()
    with reading(engine) as session:
        assert staged_plan(session, token, "participants", user_id=1) == PLAN


def test_it_is_gone_after_a_day_and_the_next_upload_sweeps_it_out(engine):
    start = dt.datetime(2025, 7, 11, 3, tzinfo=dt.UTC)
    with time_machine.travel(start, tick=False):
        token = staged(engine)
    with time_machine.travel(start + dt.timedelta(hours=24), tick=False):
        with reading(engine) as session:
            assert staged_plan(session, token, "participants", user_id=1) is None
        with writing(engine, by=ANOTHER) as session:
            stage(session, PLAN)
            session.commit()
    with reading(engine) as session:
        assert session.scalars(select(StagedUpload.created_by_id)).all() == [2]


def test_discarding_leaves_nothing_of_the_file(engine):
    token = staged(engine)
    with writing(engine, by=UPLOADER) as session:
        discard(session, token, "participants")
        session.commit()
    with reading(engine) as session:
        assert session.scalar(select(func.count()).select_from(StagedProposal)) == 0


def test_a_batch_remembers_counts_but_no_values_and_is_one_audit_row(engine):
    with writing(engine, by=UPLOADER) as session:
        record_batch(session, PLAN)
        session.commit()
    with reading(engine) as session:
        batch = session.scalars(select(ImportBatch)).one()
        assert batch.counts == {"rows": 3, "new": 1, "changed": 0, "same": 1, "questions": 1, "rejected": 0}
        assert batch.problems == [[7, "Nama"]]
        assert batch.stayed_out == [7]
        assert batch.actor_id == 1
        entry = session.scalars(select(AuditEntry).where(AuditEntry.object_kind == "import_batches")).one()
        assert (entry.action, entry.object_id) == ("create", batch.id)


def test_the_last_batch_of_a_file_tells_which_rows_wait(engine):
    with writing(engine, by=UPLOADER) as session:
        assert rows_that_stayed_out(session, PLAN.kind, PLAN.target_id, PLAN.file_sha256) is None
        record_batch(session, PLAN)
        session.commit()
    with reading(engine) as session:
        assert rows_that_stayed_out(session, PLAN.kind, PLAN.target_id, PLAN.file_sha256) == {7}
        assert rows_that_stayed_out(session, PLAN.kind, 999, PLAN.file_sha256) is None
        assert rows_that_stayed_out(session, PLAN.kind, PLAN.target_id, "another") is None
    with writing(engine, by=UPLOADER) as session:
        record_batch(session, PLAN.taking_suggestions())
        session.commit()
    with reading(engine) as session:
        assert rows_that_stayed_out(session, PLAN.kind, PLAN.target_id, PLAN.file_sha256) == set()
