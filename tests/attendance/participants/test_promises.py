"""Whatever the list: what the preview promises is what applying does, counts and rows, and twice is once."""

from collections import Counter

from hypothesis import example, given
from hypothesis import strategies as st
from sqlalchemy import select

from tests.attendance.participants.lists import FEW, HERE, NUPTK, THERE, UNIT, bring_in, count, plan, went_in
from tests.people.rosters import lists as people_lists
from tests.people.rosters.lists import counts, table
from workshop_tracker.attendance.models import Participation
from workshop_tracker.database import reading
from workshop_tracker.intake.proposals import Outcome
from workshop_tracker.people.models import Identifier, Person
from workshop_tracker.people.rosters.recognition.somebody import TELLING_APART

HEADINGS = ("Nama", "NUPTK", "NIP", "Asal Sekolah", "Tanggal Lahir")
# each a human being: spellings of the name, NUPTK, NIP, workplace, birth date; the first two are known
HUMANS = (
    (("Siti Contoh", "SITI CONTOH", "Siti Contoh, S.Pd.", "siti contoh s.pd"), NUPTK, "", HERE, "1986-09-17"),
    (("Budi Contoh", "Budi Contoh, S.T."), "", "199001012015011002", HERE, "1990-01-01"),
    (("Siti Contoh", "Siti Contoh, M.Pd."), "6543210987654321", "198609172010012001", THERE, "1979-05-06"),
    (("Eko S.T", "Eko, S.T.", "Eko"), "1111222233334444", "", HERE, "05/06/1986"),
    (("Mabruri",), "", "197001011995011001", UNIT, "1970-01-01"),
    (("Sri Ma",), "", "", "SMK Conto Jatilawang", ""),
)
ANYTHING = [tuple({human[place] for human in HUMANS} | {"", "-"}) for place in range(1, 5)]


@st.composite
def rows_of_humans(draw):
    """Rows that never contradict each other: each tells more or less of one human being."""
    human = draw(st.sampled_from(HUMANS))
    name = draw(st.sampled_from(human[0]))
    return (name, *(value if draw(st.booleans()) else "" for value in human[1:]))


# the second time the first row may mean two people and waits: the last row must not be taken for whom it might make
WAITING_ABOVE = [
    ("Siti Contoh", "", "", HERE, ""),
    ("Siti Contoh", "", "", "", ""),
    ("Siti Contoh", "", "198609172010012001", "", ""),
    ("Siti Contoh", NUPTK, "", "", ""),
    ("Siti Contoh", "", "", HERE, ""),
]
LISTS = st.lists(rows_of_humans(), max_size=8)
CONTRADICTIONS = st.lists(
    st.tuples(
        st.sampled_from([name for human in HUMANS for name in human[0]] + ["", "0812", "Siti\u200b"]),
        *(st.sampled_from(values) for values in ANYTHING),
    ),
    max_size=8,
)


def outcomes(planned):
    return Counter(each.outcome for each in planned.proposals)


def made_people(planned):
    """Rows that make somebody: new, with nobody known and no row above who is the same."""
    decisions = [each.values["decision"] for each in planned.proposals if each.outcome is Outcome.NEW]
    return sum(decision["person_id"] is None and decision["row"] is None for decision in decisions)


def written_by(planned):
    """Rows that would be written without a question."""
    return {each.row_number for each in planned.to_write()}


@FEW
@given(rows=LISTS)
def test_participants_come_as_promised(fresh, rows):
    engine, workshop = fresh()
    lines = table([HEADINGS, *rows])
    promised = plan(engine, workshop, lines)
    people = count(engine, Person)
    assert sum(counts(promised).values()) == len(rows)
    assert bring_in(engine, workshop, lines).proposals == promised.proposals
    assert count(engine, Participation) == outcomes(promised)[Outcome.NEW]
    assert count(engine, Person) == people + made_people(promised)
    assert not went_in(promised) & written_by(plan(engine, workshop, lines))


@FEW
@example(rows=WAITING_ABOVE)
@given(rows=LISTS)
def test_accepting_doubles_nobody_and_leaves_only_what_has_no_suggestion(fresh, rows):
    engine, workshop = fresh()
    lines = table([HEADINGS, *rows])
    asked = outcomes(plan(engine, workshop, lines))
    accepted = bring_in(engine, workshop, lines, accept=True)
    assert outcomes(accepted) == asked
    assert sum(counts(accepted).values()) == len(rows)
    waiting = [each for each in accepted.proposals if each.outcome is Outcome.QUESTION and each.stays_out]
    assert all(each.suggestion is None for each in waiting)
    counted = count(engine, Participation), count(engine, Person)
    again = bring_in(engine, workshop, lines, accept=True)
    assert (count(engine, Participation), count(engine, Person)) == counted
    assert not went_in(accepted) & {each.row_number for each in again.proposals if each.outcome is Outcome.NEW}


@FEW
@given(rows=LISTS)
def test_people_come_as_promised(fresh, rows):
    engine, _ = fresh()
    lines = table([HEADINGS, *rows])
    promised = people_lists.plan(engine, lines)
    people = count(engine, Person)
    assert people_lists.bring_in(engine, lines).proposals == promised.proposals
    assert count(engine, Person) == people + made_people(promised)
    assert made_people(promised) == outcomes(promised)[Outcome.NEW]
    assert not went_in(promised) & written_by(people_lists.plan(engine, lines))


@FEW
@given(rows=CONTRADICTIONS)
def test_rows_that_contradict_each_other_break_nothing(fresh, rows):
    """Whatever is accepted, nobody has two NUPTK or NIP and no number has two people."""
    engine, workshop = fresh()
    lines = table([HEADINGS, *rows])
    bring_in(engine, workshop, lines, accept=True)
    people_lists.bring_in(engine, lines, accept=True)
    with reading(engine) as session:
        numbers = session.execute(select(Identifier.person_id, Identifier.kind, Identifier.value)).all()
    telling_apart = [(person, kind) for person, kind, _ in numbers if kind in TELLING_APART]
    assert len(telling_apart) == len(set(telling_apart))
    assert len(numbers) == len({(kind, value) for _, kind, value in numbers})
