"""A plan counts each row once, whatever was answered, and says what goes in and what stays out."""

from hypothesis import given
from hypothesis import strategies as st

from workshop_tracker.intake.proposals import ImportPlan, Outcome, Problem, Proposal

PROPOSALS = st.lists(
    st.builds(
        Proposal,
        row_number=st.integers(1, 500),
        outcome=st.sampled_from(Outcome),
        suggestion=st.none() | st.just({"school_id": 7}),
    ),
    unique_by=lambda proposal: proposal.row_number,
    max_size=20,
)


def plan_of(*proposals: Proposal) -> ImportPlan:
    return ImportPlan("schools", "school_register", "0" * 64, proposals)


@given(PROPOSALS)
def test_every_row_is_counted_under_one_outcome(proposals):
    counts = plan_of(*proposals).report().counts()
    assert sum(counts[key] for key in ("new", "changed", "same", "questions", "rejected")) == counts["rows"]


@given(PROPOSALS)
def test_taking_suggestions_moves_no_row_to_another_count(proposals):
    plan = plan_of(*proposals)
    assert plan.taking_suggestions().report().counts() == plan.report().counts()


@given(PROPOSALS)
def test_no_row_both_goes_in_and_stays_out_and_only_same_rows_do_neither(proposals):
    for proposal in plan_of(*proposals).taking_suggestions().proposals:
        assert proposal.goes_in + proposal.stays_out == (proposal.outcome is not Outcome.SAME)


def test_a_question_without_a_suggestion_stays_out_and_makes_the_exit_code_one():
    asked = Proposal(4, Outcome.QUESTION, suggestion={"school_id": 7})
    plan = plan_of(Proposal(3, Outcome.NEW), asked, Proposal(5, Outcome.QUESTION))
    accepted = plan.taking_suggestions()
    assert [each.row_number for each in plan.to_write()] == [3]
    assert [each.row_number for each in accepted.to_write()] == [3, 4]
    assert (plan.report().stayed_out, accepted.report().stayed_out) == (2, 1)
    assert accepted.report().exit_code == 1
    assert plan_of(Proposal(3, Outcome.NEW), asked).taking_suggestions().report().exit_code == 0


def test_an_answer_goes_to_questions_only_and_can_be_taken_back():
    plan = plan_of(Proposal(3, Outcome.REJECTED), Proposal(4, Outcome.QUESTION))
    answered = plan.answered({3: {"school_id": 1}, 4: {"school_id": 2}})
    assert [each.answer for each in answered.proposals] == [None, {"school_id": 2}]
    assert answered.answered({4: None}).proposals == plan.proposals


def test_the_document_has_exactly_the_agreed_keys():
    damaged = Problem(7, "NUPTK", "Nomor ini kehilangan angka.")
    report = plan_of(Proposal(6, Outcome.SAME), Proposal(7, Outcome.NEW, problems=(damaged,))).report()
    assert report.to_json() == {
        "layout": "school_register",
        "rows": 2,
        "new": 1,
        "changed": 0,
        "same": 1,
        "questions": 0,
        "rejected": 0,
        "problems": [{"row": 7, "column": "NUPTK", "message": "Nomor ini kehilangan angka."}],
    }
    assert report.exit_code == 0
