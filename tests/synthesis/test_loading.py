"""What is invented is like life, true to every constraint, the same for the same seed, and read by the product."""

import hashlib
from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select

from tests.synthesis.conftest import TINY, Synthesis, synthesis
from workshop_tracker.attendance.models import Attendance, AttendanceEvent, Mark, Participation
from workshop_tracker.attendance.queries import completions_in
from workshop_tracker.certificates.contents.holders import holders_of
from workshop_tracker.certificates.models import Certificate, NumberSeries, PaperState
from workshop_tracker.certificates.sealing.checking import contradictions_with_log
from workshop_tracker.database import make_engine, reading, writing
from workshop_tracker.designs.rules import certificate_text_from_json, certificate_text_to_json
from workshop_tracker.operations.health import State, examine_database
from workshop_tracker.operations.upgrade import upgrade_database
from workshop_tracker.organizations.models import Jurisdiction, Organization, OrganizationKind
from workshop_tracker.people.models import Identifier, Person, Post
from workshop_tracker.reports.queries import region_report_of
from workshop_tracker.reports.region import Period
from workshop_tracker.reports.summaries.queries import differences, is_pending
from workshop_tracker.schools.models import School, SchoolHeadcount
from workshop_tracker.synthesis.loading import Loaded, is_untouched
from workshop_tracker.synthesis.places import add_missing_offices
from workshop_tracker.synthesis.rules import FIRST_DAY, LAST_DAY, SCALES
from workshop_tracker.tables import METADATA
from workshop_tracker.viewer import COMMAND
from workshop_tracker.workshops.models import SheetSession, Workshop, WorkshopState

ALL_DAYS = Period(FIRST_DAY, LAST_DAY)


def count(session, *conditions) -> int:
    return session.scalar(select(func.count()).where(*conditions))


def fingerprint(engine: Engine, loaded: Loaded) -> str:
    """Of every row of the tables that were filled; log and audit tell when it was written, and are none of them."""
    digest = hashlib.sha256()
    with engine.connect() as connection:
        for table in METADATA.sorted_tables:
            if table.name in loaded.rows:
                for row in connection.execute(select(table).order_by(table.c.id)):
                    digest.update(repr((table.name, *row)).encode())
    return digest.hexdigest()


def test_the_scale_is_met(session, made: Synthesis):
    assert count(session, School.id > 0) == TINY.schools
    assert count(session, Person.id > 0) == TINY.teachers
    marks = count(session, Attendance.id > 0)
    assert TINY.marks <= marks < 1.2 * TINY.marks
    assert made.loaded.rows["attendances"] == marks
    assert not is_untouched(session)


def test_all_is_well_with_the_installation(made: Synthesis):
    found = examine_database(made.engine)
    asked = {finding.subject for finding in found if finding.state is not State.WELL}
    assert asked <= {"Log", "Ketahanan"}  # nobody has signed yet; the server of the tests does not wait for the disk


def test_everybody_and_every_school_is_marked_as_invented(session):
    assert all("Contoh" in name for name in session.scalars(select(Person.name)))
    assert all("Contoh" in name for name in session.scalars(select(School.name)))
    assert all(session.scalars(select(Workshop.is_sample)))


def test_some_schools_are_silent_and_some_teachers_are_never_trained(session):
    silent = count(
        session,
        School.id.not_in(select(Post.school_id)),
        School.id.not_in(select(SchoolHeadcount.school_id)),
    )
    assert 0 < silent < 0.2 * TINY.schools
    never = count(session, Person.id.not_in(select(Participation.person_id)))
    assert 0.2 * TINY.teachers < never < 0.45 * TINY.teachers
    visits = session.scalars(select(func.count()).select_from(Participation).group_by(Participation.person_id)).all()
    assert max(visits) >= 3 * sorted(visits)[len(visits) // 2]


def test_marks_of_every_kind_fill_the_sessions_of_their_sheets(session):
    assert set(session.scalars(select(Attendance.mark))) == set(Mark)
    filled = (
        select(SheetSession.session_id, AttendanceEvent.participation_id, AttendanceEvent.mark)
        .join(AttendanceEvent, AttendanceEvent.sheet_id == SheetSession.sheet_id)
        .order_by(SheetSession.session_id, AttendanceEvent.participation_id)
    )
    held = select(Attendance.session_id, Attendance.participation_id, Attendance.mark).order_by(
        Attendance.session_id, Attendance.participation_id
    )
    assert session.execute(filled).all() == session.execute(held).all()
    cancelled = count(session, Workshop.state == WorkshopState.CANCELLED, Workshop.id == Participation.workshop_id)
    assert cancelled < 0.2 * count(session, Participation.id > 0)


def test_whoever_has_completed_a_closed_workshop_holds_a_valid_paper_and_nobody_else(session):
    workshops = session.scalars(select(Workshop).where(Workshop.state == WorkshopState.CLOSED)).all()
    listed = dict(
        session.execute(
            select(Participation.id, Participation.workshop_id).where(
                Participation.workshop_id.in_([workshop.id for workshop in workshops])
            )
        ).all()
    )
    judged = completions_in(session, workshops, listed)
    papers = session.execute(select(Certificate.participation_id, Certificate.state)).all()
    assert sorted(number for number, _ in papers) == sorted(n for n, each in judged.items() if each.has_completed)
    assert {state for _, state in papers} == {PaperState.VALID}


def test_papers_say_what_the_product_would_print_and_stand_in_the_log(session):
    paper = session.scalars(select(Certificate).order_by(Certificate.id)).first()
    text = certificate_text_from_json(paper.snapshot)
    assert certificate_text_to_json(text) == paper.snapshot
    [holder] = [
        each
        for each in holders_of(session, paper.participation.workshop)
        if each.participation_id == paper.participation_id
    ]
    assert (text.name, text.identity_line, text.school) == (
        holder.text.name,
        holder.text.identity_line,
        holder.text.school,
    )
    assert text.is_sample
    assert list(contradictions_with_log(session)) == []


def test_each_counter_goes_on_behind_a_book_without_gaps(session):
    for series in session.scalars(select(NumberSeries)):
        numbers = session.scalars(
            select(Certificate.sequence).where(Certificate.series_id == series.id).order_by(Certificate.sequence)
        ).all()
        assert numbers == list(range(1, series.last_number + 1))


def test_where_somebody_came_from_is_what_oversees_her_school(session):
    rows = session.execute(
        select(Participation.office_id, Jurisdiction.office_id, Participation.person_id, Participation.school_id)
        .join(School, School.id == Participation.school_id)
        .join(
            Jurisdiction,
            (Jurisdiction.district_code == School.district_code) & (Jurisdiction.level_group == School.level_group),
        )
    ).all()
    assert rows
    assert all(frozen == overseer for frozen, overseer, _, _ in rows)
    posts = set(session.execute(select(Post.person_id, Post.school_id)))
    assert all((person, school) in posts for _, _, person, school in rows)


def test_the_report_of_an_office_reads_it(session):
    [(office_id, present)] = session.execute(
        select(Participation.office_id, func.count())
        .group_by(Participation.office_id)
        .order_by(func.count().desc(), Participation.office_id)
        .limit(1)
    ).all()
    report = region_report_of(session, session.get_one(Organization, office_id), ALL_DAYS)
    assert 0 < report.participations <= present
    assert 0 < report.teachers_reached <= report.teachers_known
    assert report.certificates


def test_a_number_of_a_civil_servant_belongs_to_one(session):
    values = Counter(session.execute(select(Identifier.kind, Identifier.value)).all())
    assert set(values.values()) == {1}


def test_what_comes_next_gets_the_next_id(made: Synthesis):
    if made.engine.dialect.name == "postgresql":
        with made.engine.connect() as connection:
            last = connection.exec_driver_sql("SELECT max(id) FROM attendances").scalar_one()
            sequence = connection.exec_driver_sql("SELECT last_value FROM attendances_id_seq").scalar_one()
        assert sequence == last


def test_the_summaries_are_those_of_what_was_written(session):
    assert list(differences(session)) == []
    assert not is_pending(session)


def test_triggers_work_again(made: Synthesis):
    with made.engine.connect() as connection, pytest.raises(Exception, match="papers_are_never_deleted"):
        connection.exec_driver_sql("DELETE FROM certificates")


def test_the_same_seed_makes_the_same_on_either_engine_and_another_seed_does_not(made: Synthesis, tmp_path):
    fingerprints = [fingerprint_of_seed(tmp_path / f"{seed}.db", seed, made.loaded) for seed in (7, 8)]
    ours = fingerprint(made.engine, made.loaded)
    assert [each == ours for each in fingerprints] == [True, False]


def fingerprint_of_seed(file: Path, seed: int, loaded: Loaded) -> str:
    engine = make_engine(f"sqlite:///{file}")
    upgrade_database(engine)
    synthesis(engine, seed)
    found = fingerprint(engine, loaded)
    engine.dispose()
    return found


def test_a_nation_has_an_office_for_every_level_of_every_district(engine):
    with writing(engine, by=COMMAND) as session:
        add_missing_offices(session, SCALES["nation"])
        session.commit()
    with reading(engine) as session:
        assert count(session, Jurisdiction.id > 0) == 514 * 11
        assert count(session, Organization.kind == OrganizationKind.DISTRICT_OFFICE) == 514
        roots = session.scalars(select(Organization.kind).where(Organization.parent_id.is_(None))).all()
        assert set(roots) == {OrganizationKind.MINISTRY}
