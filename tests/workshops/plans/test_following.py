"""A plan becomes a workshop, and the next one changes only what it gives."""

import datetime as dt

import pytest
from sqlalchemy import func, select

from tests.workshops.plans.following import FRIDAY, Applied, follow, stored
from tests.workshops.plans.plan_files import WHOLE
from workshop_tracker.audit.models import AuditEntry
from workshop_tracker.database import reading, writing
from workshop_tracker.intake.proposals import Outcome
from workshop_tracker.organizations.models import OrganizationKind
from workshop_tracker.people.models import Person, StaffKind
from workshop_tracker.viewer import COMMAND
from workshop_tracker.workshops import queries
from workshop_tracker.workshops.engagements import EngagementRole, PaperHours, PaperRole
from workshop_tracker.workshops.models import Mode, SheetSpan, WorkshopState

pytestmark = pytest.mark.usefixtures("office")


def test_a_whole_plan_becomes_an_open_workshop(engine, office):
    followed = follow(engine)
    assert followed == Applied("pembelajaran-mendalam-contoh-2025-07-11", Outcome.NEW, [])
    with reading(engine) as session:
        workshop = stored(session, followed.slug)
        assert workshop.state is WorkshopState.OPEN
        assert (workshop.title, workshop.kind, workshop.mode) == (WHOLE["title"], "Lokakarya", Mode.ONSITE)
        assert (workshop.starts_on, workshop.ends_on) == (FRIDAY, FRIDAY)
        assert (workshop.office_id, workshop.district_code) == (office.id, "33.02")
        assert workshop.place == "SMK Contoh Jatilawang"
        assert workshop.minimum_attendance == 75
        assert workshop.hashtags == "#GuruContoh #IndineisaKuat"
        assert workshop.number_pattern == "{seq:3}/CONTOH/{month_roman}/{year}"
        issuer = queries.issuer_of(session, workshop.id)
        assert (issuer.name, issuer.kind) == ("MGMP Matematika Contoh", OrganizationKind.TEACHER_GROUP)


def test_sessions_have_local_days_and_instants_and_speakers_in_order(engine):
    slug = follow(engine).slug
    with reading(engine) as session:
        workshop = stored(session, slug)
        parts = queries.sessions_of(session, workshop.id)
        assert [(p.number, p.topic, p.part, p.lesson_hours) for p in parts] == [
            (1, "Pembukaan", "", 0),
            (2, "Pola pikir bertumbuh", "B", 4),
            (3, "Kegagalan sebagai data", "B", 4),
        ]
        assert {p.held_on for p in parts} == {FRIDAY}
        assert parts[1].starts_at == dt.datetime(2025, 7, 11, 1, 30, tzinfo=dt.UTC)
        speakers = queries.speakers_of_sessions(session, workshop.id)
        names = {p.number: [queries.written_name(e.person) for e in speakers.get(p.id, [])] for p in parts}
        assert names == {1: [], 2: ["Erna Contoh, S.Pd., M.Pd."], 3: ["Erna Contoh, S.Pd., M.Pd.", "Budi Contoh"]}


def test_the_day_has_a_sheet_for_the_morning_and_one_for_the_afternoon(engine):
    slug = follow(engine).slug
    with reading(engine) as session:
        workshop = stored(session, slug)
        numbers = {part.id: part.number for part in queries.sessions_of(session, workshop.id)}
        assert [
            (sheet.label, sheet.span, sheet.held_on, [numbers[part] for part in parts])
            for sheet, parts in queries.sheets_of(session, workshop.id)
        ] == [
            ("Hari 1 – pagi", SheetSpan.MORNING, FRIDAY, [1, 2]),
            ("Hari 1 – siang", SheetSpan.AFTERNOON, FRIDAY, [3]),
        ]


def test_officials_and_signatories_are_made_as_written(engine):
    slug = follow(engine).slug
    with reading(engine) as session:
        workshop = stored(session, slug)
        engaged = {
            engagement.role: (
                queries.written_name(engagement.person),
                engagement.represents,
                engagement.person.staff_kind,
            )
            for engagement in queries.engagements_of(session, workshop.id)
            if engagement.role is not EngagementRole.SPEAKER
        }
        assert engaged == {
            EngagementRole.OPENING: (
                "Agus Contoh, S.Pd., M.Pd.",
                "Kepala Cabang Dinas Contoh",
                StaffKind.OFFICIAL,
            ),
            EngagementRole.MODERATOR: ("Dewi Contoh, S.Kom.", "", StaffKind.TEACHER),
        }
        [signatory] = queries.signatories_of(session, workshop.id)
        assert (signatory.name, signatory.rank) == ("Sri Contoh, M.Pd.", "Pembina Tingkat I")
        assert signatory.title_lines == "a.n. Kepala Dinas Contoh\nu.b.\nKepala Cabang"
        assert signatory.person_id is None


def test_participants_and_speakers_get_papers_unless_somebody_decides_otherwise(engine):
    slug = follow(engine).slug
    with reading(engine) as session:
        roles = session.execute(
            select(PaperRole.role, PaperRole.hours).where(PaperRole.workshop_id == stored(session, slug).id)
        )
        assert dict(tuple(row) for row in roles) == {
            "participant": PaperHours.PROGRAMME,
            "speaker": PaperHours.OWN_SESSIONS,
        }


def test_the_same_plan_again_changes_nothing(engine):
    first = follow(engine)
    with reading(engine) as session:
        entries = session.scalar(select(func.count()).select_from(AuditEntry))
        people = session.scalar(select(func.count()).select_from(Person))
    assert follow(engine) == Applied(first.slug, Outcome.SAME, [])
    with reading(engine) as session:
        assert session.scalar(select(func.count()).select_from(AuditEntry)) == entries
        assert session.scalar(select(func.count()).select_from(Person)) == people


@pytest.mark.parametrize(
    "changes",
    [
        {"place": "SMA Contoh"},
        {"minimum_attendance": 90},
        {"signatories": [WHOLE["signatories"][0] | {"rank": "Pembina"}]},
        {"signatories": [WHOLE["signatories"][0] | {"place": "left"}]},
        {"engagements": WHOLE["engagements"][:1]},
        {"engagements": [WHOLE["engagements"][0] | {"represents": "Kepala Dinas Contoh"}, WHOLE["engagements"][1]]},
        {"sessions": WHOLE["sessions"][:2]},
        {"sessions": [*WHOLE["sessions"][:2], WHOLE["sessions"][2] | {"speakers": ["Budi Contoh"]}]},
        {"organizer": None, "mode": "hybrid"},
    ],
)
def test_a_changed_plan_is_followed_once(engine, changes):
    slug = follow(engine).slug
    assert follow(engine, **changes) == Applied(slug, Outcome.CHANGED, [])
    assert follow(engine, **changes) == Applied(slug, Outcome.SAME, [])


def test_only_what_the_plan_gives_is_changed(engine):
    slug = follow(engine).slug
    with writing(engine, by=COMMAND) as session:
        stored(session, slug).legal_basis = "Surat tugas Contoh"
        session.commit()
    given = {"title", "starts_on", "sessions"}
    absent = {key: None for key in WHOLE if key not in given}
    short = [{"number": number, "lesson_hours": 2} for number in (1, 2, 3)]
    assert follow(engine, **absent, sessions=short) == Applied(slug, Outcome.CHANGED, [])
    with reading(engine) as session:
        workshop = stored(session, slug)
        assert (workshop.place, workshop.legal_basis, workshop.kind) == (
            WHOLE["place"],
            "Surat tugas Contoh",
            "Lokakarya",
        )
        parts = queries.sessions_of(session, workshop.id)
        assert [(p.topic, p.part, p.lesson_hours) for p in parts] == [
            ("Pembukaan", "", 2),
            ("Pola pikir bertumbuh", "B", 2),
            ("Kegagalan sebagai data", "B", 2),
        ]
        assert set(queries.speakers_of_sessions(session, workshop.id)) == {parts[1].id, parts[2].id}
        assert len(queries.signatories_of(session, workshop.id)) == 1


def test_speakers_whom_no_session_names_any_more_are_dismissed(engine):
    slug = follow(engine).slug
    follow(
        engine, sessions=[*WHOLE["sessions"][:2], WHOLE["sessions"][2] | {"speakers": ["Erna Contoh, S.Pd., M.Pd."]}]
    )
    with reading(engine) as session:
        engaged = queries.engagements_of(session, stored(session, slug).id)
        assert [e.person.name for e in engaged if e.role is EngagementRole.SPEAKER] == ["Erna Contoh"]


@pytest.mark.parametrize(
    ("absent", "path"),
    [
        ({"title": None}, "title"),
        ({"organizer": None}, "organizer"),
        ({"office": None}, "office"),
        ({"district": None}, "district"),
        ({"place": ""}, "place"),
        ({"sessions": None}, "sessions"),
        ({"sessions": [{"topic": "Pembukaan", "lesson_hours": 0}]}, "sessions"),
        ({"signatories": None}, "signatories"),
        ({"number_pattern": ""}, "number_pattern"),
        ({"number_pattern": "{seq:3}/{unit}/" + "X" * 45}, "number_pattern"),  # MGMP-MATEMATIKA does not fit
    ],
)
def test_without_something_that_issuing_needs_it_is_a_draft_until_the_plan_gives_it(engine, absent, path):
    draft = follow(engine, **absent)
    assert draft.missing == [path]
    with reading(engine) as session:
        assert stored(session, draft.slug).state is WorkshopState.DRAFT
    if path != "title":
        assert follow(engine) == Applied(draft.slug, Outcome.CHANGED, [])
        with reading(engine) as session:
            assert stored(session, draft.slug).state is WorkshopState.OPEN


def test_what_issuing_does_not_need_is_optional(engine):
    needed = {"title", "organizer", "office", "district", "place", "number_pattern"}
    optional = {key: None for key in WHOLE if key not in needed}
    followed = follow(engine, **optional | {"sessions": [{"lesson_hours": 8}], "signatories": [{"name": "Sri Contoh"}]})
    assert followed == Applied("pembelajaran-mendalam-contoh", Outcome.NEW, [])
    with reading(engine) as session:
        workshop = stored(session, followed.slug)
        assert (workshop.state, workshop.kind, workshop.minimum_attendance) == (WorkshopState.OPEN, "Workshop", 80)
        assert [part.topic for part in queries.sessions_of(session, workshop.id)] == ["Sesi 1"]
