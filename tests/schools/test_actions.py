"""A register is written in one batch; a school is edited with a trace; a confirmed spelling holds in its district."""

import datetime as dt
from dataclasses import replace

import pytest
from sqlalchemy import func, select

from tests.factories import make_district, make_school
from workshop_tracker.audit.models import AuditEntry
from workshop_tracker.database import reading, writing
from workshop_tracker.intake.models import ImportBatch
from workshop_tracker.intake.proposals import ImportPlan, Outcome, Problem, Proposal
from workshop_tracker.organizations.levels import LevelGroup
from workshop_tracker.schools.actions import (
    SchoolClosesBeforeItOpens,
    SchoolDetails,
    apply_schools,
    confirm_spelling,
    edit_school,
)
from workshop_tracker.schools.models import School, SchoolAlias, SchoolStatus
from workshop_tracker.schools.queries import school_by_npsn
from workshop_tracker.viewer import COMMAND

FACTS = {
    "npsn": "99000001",
    "name": "SMKN 2 CONTOH",
    "level": "SMK",
    "status": "negeri",
    "address": "",
    "subdistrict": "Jatilawang",
    "district_code": "33.02",
}
DETAILS = SchoolDetails(
    printed_name="SMK Negeri 2 Contoh",
    address="Jl. Contoh No. 2",
    subdistrict="Rawalo",
    phone="+6281234567890",
    opened_on=dt.date(1990, 7, 16),
    closed_on=None,
)


def plan_of(*proposals: Proposal) -> ImportPlan:
    return ImportPlan("schools", "school_register", "sha256", proposals)


def apply(engine, *proposals: Proposal) -> None:
    with writing(engine, by=COMMAND) as session:
        apply_schools(session, plan_of(*proposals))
        session.commit()


def audit_rows(engine) -> int:
    with reading(engine) as session:
        return session.scalar(select(func.count()).select_from(AuditEntry))


def test_new_schools_are_written_with_the_keys_that_follow_from_them(engine):
    special = FACTS | {"npsn": "99000002", "level": "SDLB"}
    apply(engine, Proposal(2, Outcome.NEW, FACTS), Proposal(3, Outcome.NEW, special))
    with reading(engine) as session:
        school = school_by_npsn(session, "99000001")
        assert (school.match_key, school.sort_key) == ("SMKN 2CONTOH", "smkn 0000000002 contoh")
        assert (school.level_group, school.status, school.row_version) == (LevelGroup.SMK, SchoolStatus.STATE, 1)
        assert (school.printed_name, school.opened_on, school.closed_on) == ("", None, None)
        assert school_by_npsn(session, "99000002").level_group is LevelGroup.SLB


def test_a_change_keeps_what_the_register_does_not_know(engine):
    apply(engine, Proposal(2, Outcome.NEW, FACTS))
    with writing(engine, by=COMMAND) as session:
        edit_school(session, school_by_npsn(session, "99000001"), DETAILS)
        session.commit()
    apply(engine, Proposal(2, Outcome.CHANGED, FACTS | {"name": "SMKN 3 CONTOH", "district_code": "33.75"}))
    with reading(engine) as session:
        school = school_by_npsn(session, "99000001")
        assert (school.name, school.match_key, school.district_code) == ("SMKN 3 CONTOH", "SMKN 3CONTOH", "33.75")
        assert (school.printed_name, school.opened_on, school.row_version) == (
            "SMK Negeri 2 Contoh",
            DETAILS.opened_on,
            3,
        )


def test_a_batch_leaves_one_audit_row_and_remembers_counts(engine):
    before = audit_rows(engine)
    apply(
        engine,
        Proposal(2, Outcome.NEW, FACTS),
        Proposal(3, Outcome.NEW, FACTS | {"npsn": "99000002"}),
        Proposal(4, Outcome.REJECTED, problems=(Problem(4, "npsn", "NPSN kosong."),)),
    )
    assert audit_rows(engine) == before + 1
    with reading(engine) as session:
        batch = session.scalars(select(ImportBatch)).one()
        assert (batch.kind, batch.counts["new"], batch.problems) == ("schools", 2, [[4, "npsn"]])


def test_where_all_are_the_same_nothing_is_written(engine):
    apply(engine, Proposal(2, Outcome.NEW, FACTS))
    before = audit_rows(engine)
    apply(engine, Proposal(2, Outcome.SAME, FACTS), Proposal(3, Outcome.REJECTED))
    assert audit_rows(engine) == before
    with reading(engine) as session:
        assert session.scalar(select(func.count()).select_from(ImportBatch)) == 1


def test_a_very_long_name_of_digits_fits_its_keys(engine):
    apply(engine, Proposal(2, Outcome.NEW, FACTS | {"name": "1 " * 60}))
    with reading(engine) as session:
        assert len(school_by_npsn(session, "99000001").sort_key) == 300


def test_an_edit_leaves_field_old_and_new(engine):
    with writing(engine, by=COMMAND) as session:
        make_school(session, npsn="99000001")
        session.commit()
    with writing(engine, by=COMMAND) as session:
        edit_school(session, school_by_npsn(session, "99000001"), DETAILS)
        session.commit()
    with reading(engine) as session:
        changed = session.scalars(select(AuditEntry.field).where(AuditEntry.action == "update")).all()
        assert sorted(changed) == ["address", "opened_on", "phone", "printed_name", "search_key", "subdistrict"]
        assert school_by_npsn(session, "99000001").subdistrict == "Rawalo"


def test_a_school_does_not_close_before_it_opens(engine):
    with writing(engine, by=COMMAND) as session:
        school = make_school(session)
        with pytest.raises(SchoolClosesBeforeItOpens):
            edit_school(session, school, replace(DETAILS, closed_on=dt.date(1980, 1, 1)))


def test_the_last_confirmed_spelling_holds_and_other_districts_keep_theirs(engine):
    with writing(engine, by=COMMAND) as session:
        make_district(session, "33.01", "Kabupaten Cilacap")
        one, two, far = (make_school(session, district_code=code) for code in ("33.02", "33.02", "33.01"))
        for school in (one, far, two):
            confirm_spelling(session, school, "SMK Wijaya  Contoh", district_code=school.district_code)
        session.commit()
    with reading(engine) as session:
        spellings = session.scalars(select(SchoolAlias).order_by(SchoolAlias.district_code)).all()
        assert [(each.district_code, each.school_id, each.written) for each in spellings] == [
            ("33.01", far.id, "SMK Wijaya Contoh"),
            ("33.02", two.id, "SMK Wijaya Contoh"),
        ]
        assert session.scalar(select(func.count()).select_from(School)) == 3


@pytest.mark.parametrize("written", ["SMK N 1", "SMA Negeri III", "SD", "SMK 02"])
def test_a_spelling_without_a_name_of_its_own_is_asked_each_time(engine, written):
    with writing(engine, by=COMMAND) as session:
        confirm_spelling(session, make_school(session), written, district_code="33.02")
        assert session.scalar(select(func.count()).select_from(SchoolAlias)) == 0


def test_a_spelling_holds_in_the_district_where_it_was_sought(engine):
    with writing(engine, by=COMMAND) as session:
        make_district(session, "33.01", "Kabupaten Cilacap")
        confirm_spelling(session, make_school(session, district_code="33.02"), "SMK Wjaya", district_code="33.01")
        assert session.scalars(select(SchoolAlias.district_code)).all() == ["33.01"]
