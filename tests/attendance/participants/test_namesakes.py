"""Namesakes on one list: nobody becomes two people, no two become one, and the same list again writes nothing."""

from hypothesis import example, given
from hypothesis import strategies as st
from sqlalchemy import select

from tests.attendance.participants.lists import FEW, HERE, NUPTK, THERE, UNIT, bring_in, count, went_in
from tests.people.rosters import lists as people_lists
from tests.people.rosters.lists import HEADINGS, counts, table
from workshop_tracker.attendance.models import Participation
from workshop_tracker.database import reading
from workshop_tracker.intake.proposals import Outcome
from workshop_tracker.people.models import Identifier, Person, Post
from workshop_tracker.people.rosters.entries import entry_of

# three namesakes: NUPTK, NIP, workplace, birth date; their names are written alike, with a degree or without
NAMESAKES = (
    (NUPTK, "198609172010012001", HERE, "1986-09-17"),
    ("6543210987654321", "197905062015011002", HERE, "1979-05-06"),
    ("1111222233334444", "", UNIT, "1990-01-01"),
)


@st.composite
def rows_of_namesakes(draw):
    told = [value if draw(st.booleans()) else "" for value in draw(st.sampled_from(NAMESAKES))]
    return (draw(st.sampled_from(["Siti Contoh", "SITI CONTOH", "Siti Contoh, S.Pd."])), *told)


TWO_DATES = [
    ("Siti Contoh", "", "", "", ""),
    ("Siti Contoh", "", "", "", "1986-09-17"),
    ("Siti Contoh", "", "", "", "1979-05-06"),
]
# the last row is sure to have another number than the row above it, which is proposed to be the same person
SURE_BELOW = [
    ("Siti Contoh", "", "", "", "1986-09-17"),
    ("Siti Contoh", "", "197905062015011002", UNIT, ""),
    ("Siti Contoh, S.Pd.", "", "198609172010012001", "", "1986-09-17"),
    ("Siti Contoh, S.Pd.", "", "", UNIT, ""),
]
# whom the second row made has got a post by the last when the list comes again
A_POST_SINCE = [
    ("Siti Contoh", "", "", "", "1979-05-06"),
    ("Siti Contoh, S.Pd.", "", "", "", ""),
    ("Siti Contoh", "", "", "", "1986-09-17"),
    ("Siti Contoh, S.Pd.", "", "", THERE, "1979-05-06"),
]
# on the list for another school than the first row writes
ELSEWHERE = [("Siti Contoh", "", "", HERE, ""), ("Siti Contoh", NUPTK, "", THERE, "")]


def everything(engine):
    """What is known of people and who takes part, without when it was written."""
    columns = (
        (Person.id, Person.title_before, Person.name, Person.title_after, Person.birth_date, Person.row_version),
        (Identifier.person_id, Identifier.kind, Identifier.value),
        (Post.person_id, Post.school_id, Post.starts_on, Post.row_version),
        (Participation.person_id, Participation.name_as_registered, Participation.school_id, Participation.work_unit),
    )
    with reading(engine) as session:
        return [sorted(map(repr, session.execute(select(*each)))) for each in columns]


def birth_dates(engine):
    with reading(engine) as session:
        return {str(day) for day in session.scalars(select(Person.birth_date)) if day}


def assert_nobody_is_doubled_or_confused(engine, rows, bring):
    accepted = bring()
    written = went_in(accepted)
    told = {entry_of(each).details.get("birth_date") for each in accepted.proposals if each.row_number in written}
    assert told - {None} <= birth_dates(engine)
    before, people = everything(engine), count(engine, Person)
    again = bring()
    assert not written & goes_in_unasked(again)
    assert count(engine, Person) - people <= len(rows) - len(written)
    if len(written) == len(rows):
        assert everything(engine) == before


def goes_in_unasked(planned):
    return {each.row_number for each in planned.proposals if each.outcome in (Outcome.NEW, Outcome.CHANGED)}


def of_namesakes(test):
    """Lists of three namesakes, and those that were once confused."""
    for rows in (TWO_DATES, SURE_BELOW, A_POST_SINCE, ELSEWHERE):
        test = example(rows=rows)(test)
    return FEW(given(rows=st.lists(rows_of_namesakes(), min_size=2, max_size=6))(test))


@of_namesakes
def test_namesakes_on_a_list_of_participants_stay_themselves(fresh, rows):
    """Whatever is accepted: no birth date is lost to another, and the same list again writes nothing."""
    engine, workshop = fresh()
    lines = table([HEADINGS, *rows])
    assert_nobody_is_doubled_or_confused(engine, rows, lambda: bring_in(engine, workshop, lines, accept=True))


@of_namesakes
def test_namesakes_on_a_list_of_people_stay_themselves(fresh, rows):
    engine, _ = fresh()
    lines = table([HEADINGS, *rows])
    assert_nobody_is_doubled_or_confused(engine, rows, lambda: people_lists.bring_in(engine, lines, accept=True))


def test_rows_of_one_person_complete_and_do_not_correct_each_other(engine):
    rows = [("Siti Contoh", NUPTK, "", "", "1986-09-17"), ("Siti Contoh", NUPTK, "", "", "1986-09-18")]
    lines = table([HEADINGS, *rows])
    assert [counts(people_lists.bring_in(engine, lines)) for _ in range(2)] == [{"new": 1, "same": 1}, {"same": 2}]
    assert birth_dates(engine) == {"1986-09-17"}


def test_a_row_that_is_surely_somebody_else_takes_back_what_was_proposed(engine):
    """The preview says what accepting does: the second row is proposed as somebody new."""
    planned = people_lists.bring_in(engine, table([HEADINGS, *SURE_BELOW[:3]]), accept=True)
    assert [each.outcome for each in planned.proposals] == [Outcome.NEW, Outcome.QUESTION, Outcome.CHANGED]
    assert planned.proposals[1].suggestion["row"] is None
    assert count(engine, Person) == 2
