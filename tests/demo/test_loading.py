"""What the demonstration shows: the two stories as they happened, everything else marked as invented."""

import datetime as dt

import pytest
from sqlalchemy import func, select

from tests.demo.contents import TODAY, load
from workshop_tracker.attendance.models import Attendance, Mark, Participation, ParticipationRole
from workshop_tracker.certificates.models import Certificate, PaperState
from workshop_tracker.database import make_engine, reading
from workshop_tracker.demo.loading import is_loaded
from workshop_tracker.demo.schools import TRUE_SCHOOLS
from workshop_tracker.demo.workshops import upcoming_day
from workshop_tracker.desk.queries import facts_of
from workshop_tracker.desk.rules import Act, next_act
from workshop_tracker.operations.upgrade import upgrade_database
from workshop_tracker.organizations.models import Organization
from workshop_tracker.organizations.queries import organization_by_code
from workshop_tracker.people.models import Identifier, Person, Post
from workshop_tracker.reports.queries import region_report_of
from workshop_tracker.reports.region import Period
from workshop_tracker.schools.models import School, SchoolHeadcount
from workshop_tracker.workshops.engagements import EngagementRole, Signatory
from workshop_tracker.workshops.models import Certainty, Workshop, WorkshopState
from workshop_tracker.workshops.programmes.queries import officials_of, partners_of, programme_by_slug, targets_of
from workshop_tracker.workshops.queries import engagements_of, sessions_of, written_name
from workshop_tracker.workshops.rules import local_time

REAL_PEOPLE = {"Erni Pudji Astuti, S.Pd., M.Pd.", "Agus Susilo, S.Pd., M.Pd."}
STORY_A = dt.date(2025, 7, 11)
THIRD_QUARTER = Period(dt.date(2025, 7, 1), dt.date(2025, 9, 30))
FRIDAY_PRAYER = (dt.time(11, 30), dt.time(13, 0))


@pytest.fixture
def jatilawang(session) -> Workshop:
    return session.scalars(select(Workshop).where(Workshop.starts_on == STORY_A)).one()


@pytest.fixture
def programme(session):
    return programme_by_slug(session, "pembelajaran-mendalam-kota-pekalongan")


def count(session, *what) -> int:
    return session.scalar(select(func.count()).select_from(*what))


def test_there_is_enough_of_everything(session):
    assert is_loaded(session)
    assert count(session, School) == 154
    assert 1_150 < count(session, Person) < 1_300
    assert count(session, SchoolHeadcount) == 14
    assert count(session, Workshop) == 11
    levels = set(session.scalars(select(School.level)))
    assert levels == {"TK", "SD", "SMP", "SMA", "SMK", "SLB", "RA", "MI", "MTs", "MA"}
    without_roster = School.id.not_in(select(Post.school_id))
    assert session.scalar(select(func.count()).where(without_roster)) > 60


def test_only_the_two_schools_of_the_story_are_true(session):
    true = session.scalars(select(School).where(School.npsn.in_(TRUE_SCHOOLS)).order_by(School.npsn)).all()
    assert [(school.npsn, school.name, school.subdistrict, school.district_code) for school in true] == [
        ("20301900", "SMKS DIPONEGORO 2 RAWALO", "Rawalo", "33.02"),
        ("20330471", "SMKS WIJAYAKUSUMA JATILAWANG", "Jatilawang", "33.02"),
    ]
    others = session.execute(select(School.npsn, School.name).where(School.npsn.not_in(TRUE_SCHOOLS))).all()
    assert [row for row in others if "Contoh" not in row.name or not row.npsn.startswith("99")] == []


def test_every_invented_name_says_so(session):
    people = [written_name(person) for person in session.scalars(select(Person))]
    bodies = session.scalars(select(Organization).where(Organization.code.startswith("contoh-"))).all()
    names = [
        *(name for name in people if name not in REAL_PEOPLE),
        *(body.name for body in bodies),
        *session.scalars(select(Signatory.name)),
    ]
    assert set(people) > REAL_PEOPLE
    assert len(bodies) == 6
    assert [name for name in names if "Contoh" not in name] == []
    assert [body.code for body in bodies if "CONTOH" not in body.letterhead] == []


def test_invented_numbers_belong_to_nobody(session):
    values = session.scalars(select(Identifier.value)).all()
    assert len(values) > 800
    assert [value for value in values if "2099" not in value and not value.startswith("9999")] == []


def test_real_people_appear_only_as_speaker_and_official_and_receive_no_paper(session, programme):
    real = [person for person in session.scalars(select(Person)) if written_name(person) in REAL_PEOPLE]
    ids = [person.id for person in real]
    assert len(ids) == 2
    for table in (Participation, Identifier, Post):
        assert session.scalar(select(func.count()).where(table.person_id.in_(ids))) == 0
    named = [official.name for official in officials_of(session, programme.id)]
    printed = set(session.scalars(select(Certificate.name)))
    assert printed.isdisjoint(REAL_PEOPLE | set(named))


def test_story_a_is_told_as_it_is_known(session, jatilawang):
    assert jatilawang.title == "Pendekatan Pembelajaran Mendalam (Deep Learning dan Growth Mindset)"
    assert (jatilawang.days_certainty, jatilawang.reported_on) == (Certainty.SUPPOSED, dt.date(2025, 7, 12))
    assert jatilawang.report_title != jatilawang.title
    assert "#IndineisaKuat" in jatilawang.hashtags.split()
    engaged = {each.role: each for each in engagements_of(session, jatilawang.id)}
    assert written_name(engaged[EngagementRole.SPEAKER].person) == "Erni Pudji Astuti, S.Pd., M.Pd."
    opening = engaged[EngagementRole.OPENING]
    assert (written_name(opening.person), opening.represents) == ("Agus Susilo, S.Pd., M.Pd.", "Kepala Cabang Dinas X")
    assert "matematika" in opening.summary
    topics = [part.topic for part in sessions_of(session, jatilawang.id) if part.lesson_hours and part.summary]
    assert len(topics) == 4


def test_story_a_has_eight_hours_and_leaves_friday_prayer_free(session, jatilawang):
    sessions = sessions_of(session, jatilawang.id)
    assert STORY_A.strftime("%A") == "Friday"
    assert sum(part.lesson_hours for part in sessions) == 8
    assert {part.held_on for part in sessions} == {STORY_A}
    for part in sessions:
        starts, ends = (local_time(at, "WIB").time() for at in (part.starts_at, part.ends_at))
        assert (part.ends_at - part.starts_at).seconds >= part.lesson_hours * 45 * 60
        assert part.lesson_hours == 0 or ends <= FRIDAY_PRAYER[0] or starts >= FRIDAY_PRAYER[1]


def test_story_a_has_teachers_of_two_schools_some_of_whom_missed_something(session, jatilawang):
    on_list = select(Participation).where(Participation.workshop_id == jatilawang.id)
    people = session.scalars(on_list).all()
    assert len(people) == 40
    assert {person.role for person in people} == {ParticipationRole.PARTICIPANT}
    npsn = set(session.scalars(select(School.npsn).where(School.id.in_({person.school_id for person in people}))))
    assert npsn == set(TRUE_SCHOOLS)
    marks = set(
        session.scalars(
            select(Attendance.mark).where(Attendance.participation_id.in_([person.id for person in people])).distinct()
        )
    )
    assert marks == set(Mark)


def test_story_a_has_papers_one_corrected_and_one_revoked(session, jatilawang):
    papers = session.scalars(
        select(Certificate)
        .join(Participation)
        .where(Participation.workshop_id == jatilawang.id)
        .order_by(Certificate.number, Certificate.version)
    ).all()
    states = [paper.state for paper in papers]
    assert (states.count(PaperState.VALID), states.count(PaperState.REVOKED), states.count(PaperState.REPLACED)) == (
        35,
        1,
        1,
    )
    (second,) = [paper for paper in papers if paper.version == 2]
    first = next(paper for paper in papers if paper.number == second.number)
    assert (second.name, second.state) == (f"{first.name}, M.Pd.", PaperState.VALID)
    assert all(paper.issued_on == STORY_A for paper in papers)


def test_story_b_is_a_programme_with_its_owner_officials_targets_and_partners(session, programme):
    assert programme.owner.code == "33.75"
    assert programme.announced_on == dt.date(2025, 10, 12)
    assert programme.announced_on.strftime("%A") == "Sunday"
    assert [(each.name, each.post) for each in officials_of(session, programme.id)] == [
        ("Mabruri", "Plt. Kepala Dinas"),
        ("Moch Ubaidillah", "Kepala Bidang Pendidikan dan Tenaga Kependidikan"),
    ]
    assert "bukan kurikulum" in programme.definition
    shares = {each.organization.code: each.shares_counts_from for each in partners_of(session, programme.id)}
    assert shares == {"33-W12": dt.date(2025, 10, 12), "33.75-KEMENAG": None}
    targets = targets_of(session, programme.id)
    assert {target.level_group.value for target in targets} >= {"PAUD", "SD", "SMP", "SMA", "SMK", "SLB"}


def test_the_programme_is_carried_by_one_workshop_done_one_unfinished_and_one_to_come(session, programme):
    workshops = session.scalars(
        select(Workshop).where(Workshop.programme_id == programme.id).order_by(Workshop.starts_on)
    ).all()
    acts = [next_act(facts_of(session, workshop, TODAY), TODAY) for workshop in workshops]
    assert acts == [Act.HAND_OUT, Act.MARK, Act.PRINT_SHEETS]
    assert workshops[-1].starts_on == upcoming_day(TODAY)


def test_there_is_a_draft_that_lacks_something(session):
    (draft,) = session.scalars(select(Workshop).where(Workshop.state == WorkshopState.DRAFT))
    assert next_act(facts_of(session, draft, TODAY), TODAY) is Act.COMPLETE_DATA


def test_every_workshop_and_every_paper_is_a_sample(session):
    assert count(session, Certificate) > 200
    assert session.scalar(select(func.count()).where(Workshop.is_sample.is_(False))) == 0
    assert session.scalar(select(func.count()).where(Certificate.is_sample.is_(False))) == 0


def test_numbers_of_each_issuer_have_no_gaps(session):
    rows = session.execute(
        select(Certificate.series_id, Certificate.sequence)
        .where(Certificate.version == 1)
        .order_by(Certificate.sequence)
    ).all()
    for series in {series for series, _ in rows}:
        numbers = [sequence for number, sequence in rows if number == series]
        assert numbers == list(range(1, len(numbers) + 1))


def test_the_report_of_the_third_quarter_agrees_with_the_papers(session):
    office = organization_by_code(session, "33-W10")
    report = region_report_of(session, office, THIRD_QUARTER)
    papers = session.scalars(
        select(Certificate)
        .join(Participation)
        .where(
            Participation.office_id == office.id,
            Certificate.state == PaperState.VALID,
            Certificate.event_ended_on.between(THIRD_QUARTER.starts_on, THIRD_QUARTER.ends_on),
        )
    ).all()
    assert report.workshops == 2
    assert report.certificates == len(papers) == 66
    assert report.lesson_hours == sum(paper.lesson_hours for paper in papers)
    assert report.lesson_hours == sum(school.lesson_hours for school in report.schools)
    assert report.teachers_reached == sum(school.teachers_reached for school in report.schools)
    assert 0 < report.schools_reached < report.schools_overseen == 27


def test_the_reports_of_a_year_look_alive(session):
    office = organization_by_code(session, "33-W10")
    quarters = [Period(dt.date(2025, month, 1), dt.date(2025, month + 2, 30)) for month in (1, 4, 7)]
    first, second, third = (region_report_of(session, office, quarter) for quarter in quarters)
    assert len({report.teachers_reached for report in (first, second, third)}) == 3
    assert any(school.teachers_known is None for school in third.schools)
    assert any(row.last_trained_on for row in third.never_reached)
    guests = third.reconciliation
    assert min(guests.own_other_staff, guests.other_offices, guests.madrasah, guests.without_school) > 0


def test_two_starts_tell_the_same_story(session, databases):
    other = make_engine(databases.make_empty_database_url())
    upgrade_database(other)
    load(other)
    with reading(other) as second:
        assert told(second) == told(session)
    other.dispose()


def told(session) -> list[tuple]:
    """Who took part in what and how each was marked, and who got which number."""
    marks = session.execute(
        select(Workshop.slug, Participation.name_as_registered, Attendance.session_id, Attendance.mark)
        .join(Participation, Participation.workshop_id == Workshop.id)
        .outerjoin(Attendance, Attendance.participation_id == Participation.id)
        .order_by(Participation.id, Attendance.session_id)
    )
    papers = session.execute(
        select(Certificate.number, Certificate.version, Certificate.name, Certificate.state).order_by(Certificate.id)
    )
    return [tuple(row) for row in (*marks, *papers)]
