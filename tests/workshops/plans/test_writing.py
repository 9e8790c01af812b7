"""A plan that was followed comes back as a file, and following that file changes nothing."""

import datetime as dt
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from tests.factories import add, make_organization, make_person, make_workshop
from tests.workshops.plans.plan_files import plan_file
from workshop_tracker.audit.models import AuditEntry
from workshop_tracker.database import writing
from workshop_tracker.intake.proposals import Outcome
from workshop_tracker.viewer import COMMAND
from workshop_tracker.workshops.engagements import Engagement, EngagementRole
from workshop_tracker.workshops.models import WorkshopState
from workshop_tracker.workshops.plans.following import apply_plan
from workshop_tracker.workshops.plans.reading import parse_plan, read_plan
from workshop_tracker.workshops.plans.writing import plan_document, plan_of

FIRST = dt.date(2025, 7, 11)
OFFICE = "33-W10"
TITLES = st.sampled_from(["Asesmen Contoh", "“Kelas” & Data – Contoh", "Ma'arif <Contoh>", "Literasi 100% Contoh"])
NAMES = st.sampled_from(
    ["Budi Contoh", "Dr. Sri Contoh, M.Pd.", "Eko Contoh S.T", "Nur'aini Contoh, S.Pd.I.", "Dewi Contoh, Xyz."]
)
HOURS = st.integers(0, 8)


def session_of(number: int, start: int, hours: int, speakers: list[str], group: str) -> dict[str, object]:
    day = FIRST + dt.timedelta(days=number % 2)
    return {
        "number": number,
        "topic": f"Materi Contoh {number}",
        "group": group,
        "starts_at": f"{day}T{start:02}:15",
        "ends_at": f"{day}T{start + 1:02}:00",
        "lesson_hours": hours,
        "speakers": speakers,
    }


SESSIONS = st.lists(
    st.tuples(st.integers(6, 20), HOURS, st.lists(NAMES, max_size=3, unique=True), st.sampled_from(["", "A", "B"])),
    max_size=4,
).map(lambda parts: [session_of(number, *part) for number, part in enumerate(parts, 1)])
PLANS = st.fixed_dictionaries(
    {"title": TITLES, "starts_on": st.just(str(FIRST)), "ends_on": st.just("2025-07-12"), "sessions": SESSIONS},
    optional={
        "kind": st.sampled_from(["Workshop", "bimtek", "Sarasehan Contoh"]),
        "organizer": st.sampled_from(["MGMP Contoh", "KKG Contoh"]),
        "office": st.just(OFFICE),
        "district": st.just("33.02"),
        "place": st.sampled_from(["SMKN 2 Contoh", 'Aula "Contoh"']),
        "mode": st.sampled_from(["onsite", "online", "hybrid"]),
        "minimum_attendance": st.integers(0, 100),
        "hashtags": st.lists(st.sampled_from(["#Contoh", "#IndineisaKuat"]), max_size=2, unique=True),
        "number_pattern": st.just("{seq:3}/CONTOH/{year}"),
        "design": st.sampled_from(["klasik", "modern"]),
        "engagements": st.lists(
            st.fixed_dictionaries(
                {"name": NAMES, "role": st.sampled_from(["opening", "moderator", "committee"])},
                optional={"represents": st.just("Kepala Dinas Contoh")},
            ),
            max_size=3,
        ),
        "signatories": st.lists(
            st.fixed_dictionaries({"name": NAMES}, optional={"title_lines": st.just(["a.n. Kepala", "u.b."])}),
            max_size=3,
        ),
    },
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(PLANS)
def test_a_written_plan_followed_again_changes_nothing(engine, document):
    with writing(engine, by=COMMAND) as session:
        workshop = apply_plan(session, read_plan(document)).workshop
        out = plan_document(plan_of(session, workshop))
        entries = session.scalar(select(func.count()).select_from(AuditEntry))

        again = apply_plan(session, parse_plan(json.dumps(out)))

        assert (again.outcome, again.workshop) == (Outcome.SAME, workshop)
        assert plan_document(plan_of(session, workshop)) == out
        assert session.scalar(select(func.count()).select_from(AuditEntry)) == entries


def test_what_was_given_comes_back(engine):
    with writing(engine, by=COMMAND) as session:
        make_organization(session, "Cabang Dinas Pendidikan Contoh", code="contoh-cabdin", kind="branch_office")
        given_plan = read_plan(plan_file())
        out = plan_document(plan_of(session, apply_plan(session, given_plan).workshop))

    expected = plan_document(given_plan)
    assert {key: value for key, value in out.items() if key in expected} == expected | {
        "organizer": out["organizer"],
        "office": "contoh-cabdin",
        "district": "33.02",
        "engagements": [expected["engagements"][0] | {"name": "Agus Contoh, S.Pd., M.Pd."}, expected["engagements"][1]],
        "sessions": [expected["sessions"][0] | {"lesson_hours": 0}, *expected["sessions"][1:]],
    }


@pytest.mark.parametrize("state", [WorkshopState.DRAFT, WorkshopState.OPEN, WorkshopState.CLOSED])
def test_a_workshop_made_on_pages_keeps_its_state_its_days_and_its_people(engine, state):
    """A ready draft is not opened, a namesake elsewhere is not taken, another title keeps the address."""
    with writing(engine, by=COMMAND) as session:
        office = make_organization(session, "Dinas Contoh", kind="district_office")
        namesake = make_person(session, "Budi Contoh")
        elsewhere = make_workshop(session, "Lain Contoh")
        workshop = make_workshop(session, "Judul Baru Contoh", office_id=office.id, state=state, ends_on=None)
        make_workshop(session, "Judul Baru Contoh")
        own = make_person(session, "Budi Contoh", printed_name="BUDI CONTOH")
        for held, person in ((elsewhere, namesake), (workshop, own)):
            add(session, Engagement(workshop_id=held.id, person_id=person.id, role=EngagementRole.MODERATOR))

        again = apply_plan(session, parse_plan(json.dumps(plan_document(plan_of(session, workshop)))))

        assert (again.outcome, again.workshop, workshop.state) == (Outcome.SAME, workshop, state)
        engaged = session.scalars(select(Engagement.person_id).where(Engagement.workshop_id == workshop.id)).all()
        assert engaged == [own.id]


def test_two_namesakes_at_one_workshop_stay_two(engine):
    with writing(engine, by=COMMAND) as session:
        workshop = make_workshop(session, "Contoh", office_id=None)
        for _ in range(2):
            person = make_person(session, "Budi Contoh")
            add(session, Engagement(workshop_id=workshop.id, person_id=person.id, role=EngagementRole.OPENING))

        again = apply_plan(session, parse_plan(json.dumps(plan_document(plan_of(session, workshop)))))

        assert again.outcome is Outcome.SAME
