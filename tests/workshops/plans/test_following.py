import datetime as dt
from dataclasses import dataclass

import pytest
from sqlalchemy import func, select

from tests.factories import make_office, make_organization, make_participation, make_person
from tests.workshops.plans.plan_files import WHOLE, plan_file
from workshop_tracker.attendance.models import Attendance, AttendanceEvent, Mark
from workshop_tracker.audit.models import AuditEntry
from workshop_tracker.database import now, reading, writing
from workshop_tracker.intake.proposals import Outcome
from workshop_tracker.organizations.models import OrganizationKind
from workshop_tracker.people.models import Person, StaffKind
from workshop_tracker.viewer import COMMAND, ActorKind
from workshop_tracker.workshops import queries
from workshop_tracker.workshops.engagements import EngagementRole, PaperHours, PaperRole, Signatory
from workshop_tracker.workshops.models import Mode, SheetSpan, Workshop, WorkshopState
from workshop_tracker.workshops.plans.following import apply_plan
from workshop_tracker.workshops.plans.plan import PlanRefused
from workshop_tracker.workshops.plans.reading import read_plan
from workshop_tracker.workshops.programmes import Programme, ProgrammeSynonym

FRIDAY = dt.date(2025, 7, 11)


@pytest.fixture(autouse=True)
def office(engine):
    with writing(engine, by=COMMAND) as session:
        made = make_office(session, "Cabang Dinas Pendidikan Contoh", code="contoh-cabdin")
        session.commit()
        return made


@dataclass(frozen=True)
class Applied:
    slug: str
    outcome: Outcome
    missing: list[str]


def follow(engine, **changes):
    with writing(engine, by=COMMAND) as session:
        followed = apply_plan(session, read_plan(plan_file(**changes)))
        session.commit()
        return Applied(followed.workshop.slug, followed.outcome, [problem.path for problem in followed.missing])


def problems(engine, **changes):
    with pytest.raises(PlanRefused) as refused, writing(engine, by=COMMAND) as session:
        apply_plan(session, read_plan(plan_file(**changes)))
    return {problem.path: problem.message for problem in refused.value.problems}


def stored(session, slug):
    found = queries.workshop_by_slug(session, slug)
    assert found is not None
    return found


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


def test_a_draft_planned_before_its_day_was_known_gets_its_day(engine):
    absent = {"starts_on": None, "ends_on": None, "sessions": None}
    slug = follow(engine, **absent).slug
    assert follow(engine) == Applied(slug, Outcome.CHANGED, [])
    assert follow(engine) == Applied(slug, Outcome.SAME, [])
    with reading(engine) as session:
        assert stored(session, slug).starts_on == FRIDAY


def test_another_organizer_with_the_same_title_and_day_has_a_workshop_of_its_own(engine):
    first = follow(engine)
    other = follow(engine, organizer="MGMP Fisika Contoh")
    assert (other.outcome, other.slug) == (Outcome.NEW, f"{first.slug}--2")
    assert follow(engine) == Applied(first.slug, Outcome.SAME, [])
    assert follow(engine, organizer="MGMP Fisika Contoh") == Applied(other.slug, Outcome.SAME, [])


def test_another_day_is_another_workshop(engine):
    first = follow(engine, sessions=None)
    later = follow(engine, sessions=None, starts_on="2025-07-18", ends_on="2025-07-18")
    assert later.outcome is Outcome.NEW
    assert later.slug != first.slug


def test_days_come_from_the_sessions_when_absent(engine):
    slug = follow(engine, starts_on=None, ends_on=None).slug
    with reading(engine) as session:
        workshop = stored(session, slug)
        assert (workshop.starts_on, workshop.ends_on) == (FRIDAY, FRIDAY)


def test_sessions_without_hours_are_held_on_the_only_day(engine):
    slug = follow(engine, sessions=[{"topic": "Materi Contoh", "lesson_hours": 8}]).slug
    with reading(engine) as session:
        [part] = queries.sessions_of(session, stored(session, slug).id)
        assert (part.held_on, part.starts_at) == (FRIDAY, None)


def test_local_times_are_those_of_the_district(engine):
    slug = follow(engine, district="Kota Jayapura").slug
    with reading(engine) as session:
        part = queries.sessions_of(session, stored(session, slug).id)[0]
        assert part.starts_at == dt.datetime(2025, 7, 10, 23, 0, tzinfo=dt.UTC)
        assert part.held_on == FRIDAY


def test_eight_o_clock_stays_eight_o_clock_in_another_zone(engine):
    slug = follow(engine).slug
    assert follow(engine, district="Kota Jayapura", sessions=None) == Applied(slug, Outcome.CHANGED, [])
    assert follow(engine, district="Kota Jayapura") == Applied(slug, Outcome.SAME, [])


@pytest.mark.parametrize("written", ["33.02", "Kab. Banyumas", "KABUPATEN BANYUMAS", "kab Banyumas", "Banyumas"])
def test_a_district_is_named_by_code_or_name(engine, written):
    slug = follow(engine, district=written).slug
    with reading(engine) as session:
        assert stored(session, slug).district_code == "33.02"


@pytest.mark.parametrize("written", ["contoh-cabdin", "CABANG DINAS  PENDIDIKAN CONTOH"])
def test_an_office_is_named_by_code_or_name(engine, office, written):
    slug = follow(engine, office=written).slug
    with reading(engine) as session:
        assert stored(session, slug).office_id == office.id


def test_an_organizer_may_be_named_by_its_code(engine, office):
    slug = follow(engine, organizer="contoh-cabdin").slug
    with reading(engine) as session:
        assert queries.issuer_of(session, stored(session, slug).id).id == office.id


def test_names_that_mean_nothing_here_are_told_together_and_nothing_is_written(engine):
    with writing(engine, by=COMMAND) as session:
        make_organization(session, "MGMP Biologi Contoh")
        session.commit()
    found = problems(engine, office="MGMP Biologi Contoh", district="Semarang", programme="Program Tak Ada")
    assert found == {
        "office": "“MGMP Biologi Contoh” bukan kantor yang dikenal. Tulis kode atau nama lengkapnya.",
        "district": "“Semarang” dapat berarti Kabupaten Semarang dan Kota Semarang.",
        "programme": "“Program Tak Ada” bukan program yang dikenal.",
    }
    with reading(engine) as session:
        assert session.scalar(select(func.count()).select_from(Workshop)) == 0


@pytest.mark.parametrize("written", ["pendekatan-contoh", "PENDEKATAN Contoh", "Nama  lain contoh"])
def test_a_programme_is_named_by_slug_title_or_synonym(engine, office, written):
    with writing(engine, by=COMMAND) as session:
        programme = Programme(slug="pendekatan-contoh", title="Pendekatan Contoh", owner_id=office.id)
        session.add(programme)
        session.flush()
        session.add(
            ProgrammeSynonym(programme_id=programme.id, synonym="Nama lain Contoh", synonym_key="nama lain contoh")
        )
        session.commit()
        expected = programme.id
    slug = follow(engine, programme=written).slug
    with reading(engine) as session:
        assert stored(session, slug).programme_id == expected


def test_a_known_speaker_is_found_by_name_and_degrees_and_a_resemblance_is_nobody(engine):
    with writing(engine, by=COMMAND) as session:
        known = make_person(
            session, "Erna Contoh", name_key="erna contoh", sort_key="erna contoh", title_after="S.Pd., M.Pd."
        )
        make_person(session, "Budi Contoh", name_key="budi contoh", sort_key="budi contoh", title_after="S.T.")
        make_person(session, "Budi Contoh", name_key="budi contoh", sort_key="budi contoh")
        session.commit()
        known_id = known.id
    slug = follow(engine).slug
    with reading(engine) as session:
        engaged = queries.engagements_of(session, stored(session, slug).id)
        speakers = {e.person.name: e.person for e in engaged if e.role is EngagementRole.SPEAKER}
        assert speakers["Erna Contoh"].id == known_id
        budi = select(func.count()).where(Person.name == "Budi Contoh")
        assert session.scalar(budi) == 3  # a bare name names nobody surely


@pytest.mark.parametrize(
    "pattern", ["{seq:3}/{foo}", "{seq:3/{seq}", "{seq:0}", "{seq:20}", "421.5", "{seq}" + "X" * 58]
)
def test_a_pattern_that_issuing_would_refuse_is_refused_with_the_plan(engine, pattern):
    assert list(problems(engine, number_pattern=pattern)) == ["number_pattern"]


def test_one_name_in_a_plan_is_one_person(engine):
    sessions = [
        {"number": 1, "lesson_hours": 2, "speakers": ["Baru Contoh", "Baru Contoh", "BARU CONTOH"]},
        {"number": 2, "lesson_hours": 2, "speakers": ["Baru Contoh"]},
    ]
    first = follow(engine, sessions=sessions)
    with reading(engine) as session:
        assert session.scalar(select(func.count()).where(Person.name_key == "baru contoh")) == 1
        engaged = queries.engagements_of(session, stored(session, first.slug).id)
        assert [e.person.name for e in engaged if e.role is EngagementRole.SPEAKER] == ["Baru Contoh"]
    assert follow(engine, sessions=sessions).outcome is Outcome.SAME


def test_a_name_with_an_undecided_degree_is_made_as_written(engine):
    slug = follow(engine, sessions=[{"lesson_hours": 2, "speakers": ["Sri Contoh Ma"]}]).slug
    with reading(engine) as session:
        [speaker] = [
            e.person
            for e in queries.engagements_of(session, stored(session, slug).id)
            if e.role is EngagementRole.SPEAKER
        ]
        assert (speaker.title_before, speaker.name, speaker.title_after) == ("", "Sri Contoh Ma", "")


def test_a_signatory_who_is_known_is_that_person_and_stays_the_same_signatory_later(engine):
    first = follow(engine, signatories=[{"name": "Agus Contoh, S.Pd., M.Pd.", "title_lines": ["Kepala"]}])
    with reading(engine) as session:
        signatory = session.scalars(select(Signatory)).one()
        opening = session.scalars(select(Person).where(Person.name == "Agus Contoh")).one()
        assert signatory.person_id == opening.id
    again = follow(engine, signatories=[{"name": "Agus Contoh, S.Pd., M.Pd.", "title_lines": ["Kepala"]}])
    assert again == Applied(first.slug, Outcome.SAME, [])


def test_what_valid_papers_say_is_not_changed_by_a_file(engine):
    slug = follow(engine).slug
    with writing(engine, by=COMMAND) as session:
        stored(session, slug).locked_at = now()
        session.commit()
    assert "hanya diubah lewat halaman" in problems(engine, place="SMA Contoh")[""]
    assert "hanya diubah lewat halaman" in problems(engine, sessions=WHOLE["sessions"][:2])[""]
    assert follow(engine) == Applied(slug, Outcome.SAME, [])
    assert follow(engine, minimum_attendance=90, hashtags=["#Contoh"]) == Applied(slug, Outcome.CHANGED, [])


@pytest.mark.parametrize("state", [WorkshopState.CLOSED, WorkshopState.CANCELLED])
def test_a_workshop_that_is_over_is_not_changed(engine, state):
    slug = follow(engine).slug
    with writing(engine, by=COMMAND) as session:
        stored(session, slug).state = state
        session.commit()
    assert problems(engine, hashtags=["#Contoh"]) == {
        "": "Kegiatan ini sudah ditutup atau dibatalkan, jadi tidak diubah lagi."
    }
    assert follow(engine) == Applied(slug, Outcome.SAME, [])


def test_a_session_in_which_somebody_was_marked_stays(engine):
    slug = follow(engine).slug
    with writing(engine, by=COMMAND) as session:
        workshop = stored(session, slug)
        part = queries.sessions_of(session, workshop.id)[2]
        participation = make_participation(session, workshop, make_person(session))
        event = AttendanceEvent(
            operation_id="contoh",
            participation_id=participation.id,
            session_id=part.id,
            mark=Mark.PRESENT,
            marked_at=now(),
            actor_kind=ActorKind.COMMAND,
        )
        session.add(event)
        session.flush()
        session.add(
            Attendance(session_id=part.id, participation_id=participation.id, mark=Mark.PRESENT, event_id=event.id)
        )
        session.commit()
    assert problems(engine, sessions=WHOLE["sessions"][:2]) == {
        "sessions": "Sesi 3 sudah berisi tanda hadir, jadi tidak dapat dihapus dari program."
    }


def test_a_day_that_contradicts_what_is_known_is_refused(engine):
    follow(engine)
    absent = {"starts_on": None, "sessions": None}
    with writing(engine, by=COMMAND) as session:
        workshop = session.scalars(select(Workshop)).one()
        workshop.slug = "pembelajaran-mendalam-contoh-2025-07-10"
        session.commit()
    assert list(problems(engine, **absent, ends_on="2025-07-10")) == ["ends_on"]
