import dataclasses
import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.workshops.plans.plan_files import WHOLE, plan_file
from workshop_tracker.workshops.plans.plan import Plan, PlannedEngagement, PlannedSignatory, PlanRefused
from workshop_tracker.workshops.plans.reading import parse_plan, read_plan

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-10, 3000) | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


def problems_of(document):
    with pytest.raises(PlanRefused) as refused:
        read_plan(document)
    return {problem.path: problem.message for problem in refused.value.problems}


def test_a_whole_plan_is_read():
    plan = read_plan(WHOLE)
    assert plan.title == "Pembelajaran Mendalam Contoh"
    assert plan.kind == "Lokakarya"
    assert (plan.mode, plan.minimum_attendance) == ("onsite", 75)
    assert plan.hashtags == ("#GuruContoh", "#IndineisaKuat")
    assert [(s.number, s.group, s.lesson_hours) for s in plan.sessions] == [(1, "", None), (2, "B", 4), (3, "B", 4)]
    assert plan.sessions[2].ends_at == dt.datetime.fromisoformat("2025-07-11T16:00")
    assert plan.sessions[2].speakers == ("Erna Contoh, S.Pd., M.Pd.", "Budi Contoh")
    assert plan.engagements[0] == PlannedEngagement("Agus Contoh.S.Pd.M.Pd", "opening", "Kepala Cabang Dinas Contoh")
    assert plan.signatories == (
        PlannedSignatory(
            name="Sri Contoh, M.Pd.",
            place="right",
            title_lines=("a.n. Kepala Dinas Contoh", "u.b.", "Kepala Cabang"),
            identity="NIP. 19700101 199501 1 001",
            rank="Pembina Tingkat I",
        ),
    )


def test_an_empty_object_is_a_plan_of_nothing():
    assert read_plan({}) == Plan()


def test_empty_texts_are_the_same_as_absent():
    empty = dict.fromkeys(WHOLE, "")
    assert read_plan(empty) == Plan()


def test_days_come_from_the_sessions_when_absent():
    plan = read_plan(plan_file(starts_on=None, ends_on=None))
    assert (plan.first_day, plan.last_session_on) == (dt.date(2025, 7, 11), dt.date(2025, 7, 11))
    assert (plan.starts_on, plan.ends_on) == (None, None)


def test_the_only_day_that_is_known_is_the_first():
    assert read_plan({"ends_on": "2025-07-11"}).first_day == dt.date(2025, 7, 11)


def test_all_problems_are_told_at_once_with_their_paths():
    found = problems_of(
        {
            "titel": "Contoh",
            "starts_on": "11/07/2025",
            "minimum_attendance": "80%",
            "mode": "aula",
            "sessions": [{"topic": 7, "lesson_hours": -1, "narasumber": []}, "sesi"],
            "engagements": [{"role": "speaker"}],
            "signatories": [{"rank": "Pembina"}],
            "number_pattern": "421.5/CONTOH",
            "design": "belum-ada",
        }
    )
    assert list(found) == [
        "titel",
        "mode",
        "starts_on",
        "minimum_attendance",
        "sessions[0].narasumber",
        "sessions[0].topic",
        "sessions[0].lesson_hours",
        "sessions[1]",
        "engagements[0].role",
        "engagements[0].name",
        "signatories[0].name",
        "number_pattern",
        "design",
    ]
    assert found["titel"] == "Kunci “titel” tidak dikenal. Mungkin maksudnya “title”."
    assert all(message.endswith(".") for message in found.values())


@pytest.mark.parametrize(
    ("key", "part"), [("sessions", {"topic": "A"}), ("engagements", {"name": "B", "role": "moderator"})]
)
def test_an_unknown_key_is_refused_at_any_depth(key, part):
    assert list(problems_of({key: [part | {"catatan": ""}]})) == [f"{key}[0].catatan"]


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"ends_on": "2025-07-10"}, "ends_on"),
        ({"sessions": [{"number": 1, "lesson_hours": 1}, {"number": 1, "lesson_hours": 1}]}, "sessions"),
        ({"sessions": [{"starts_at": "2025-07-12T08:00", "ends_at": "2025-07-12T09:00"}]}, "sessions[0]"),
        ({"sessions": [{"starts_at": "2025-07-11T09:00", "ends_at": "2025-07-11T08:00"}]}, "sessions[0].ends_at"),
        ({"signatories": [{"name": "A", "place": "left"}, {"name": "B", "place": "kiri"}]}, "signatories"),
        ({"signatories": [{"name": letter} for letter in "ABCD"]}, "signatories"),
        ({"hashtags": ["#Guru Contoh"]}, "hashtags"),
        ({"engagements": [{"name": "A"}]}, "engagements[0].role"),
    ],
)
def test_values_that_contradict_each_other_are_named(changes, path):
    assert path in problems_of(plan_file(**changes))


def test_signatories_take_the_free_places_in_the_order_of_the_paper():
    plan = read_plan({"signatories": [{"name": "A"}, {"name": "B", "place": "right"}, {"name": "C"}]})
    assert [(s.name, s.place) for s in plan.signatories] == [("A", "left"), ("B", "right"), ("C", "center")]


def test_sessions_without_numbers_are_numbered_as_they_stand():
    plan = read_plan({"sessions": [{"topic": "A"}, {"topic": "B"}]})
    assert [(s.number, s.topic) for s in plan.sessions] == [(1, "A"), (2, "B")]


def test_a_text_that_is_no_json_is_a_problem_of_the_file():
    with pytest.raises(PlanRefused) as refused:
        parse_plan("{")
    assert [problem.path for problem in refused.value.problems] == [""]


@given(JSON)
def test_any_json_is_a_plan_or_a_list_of_problems(document):
    assert_plan_or_problems(document)


@given(
    st.dictionaries(st.sampled_from(sorted(WHOLE)), JSON), st.sampled_from(["sessions", "engagements", "signatories"])
)
def test_any_values_under_known_keys_are_a_plan_or_problems(document, key):
    parts = {part: WHOLE[key][0] | {part: value} for part, value in document.items()}
    assert_plan_or_problems(document | {key: list(parts.values())})


def assert_plan_or_problems(document):
    outcome = plan_or_problems(document)
    assert outcome == plan_or_problems(document)
    assert isinstance(outcome, Plan) or json.loads(outcome)


def plan_or_problems(document):
    try:
        return read_plan(document)
    except PlanRefused as refused:
        return json.dumps([dataclasses.asdict(problem) for problem in refused.problems])
