"""Two become one and two again, exactly; what changed since stays, and what stands in the way is said."""

import datetime as dt
import json

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from tests.factories import make_participation, make_person, make_school
from tests.people.merging.doubles import BORN, engage, held, make_double, make_place, merge, post, sign
from workshop_tracker.app import EVERY_MOVER
from workshop_tracker.audit.models import AuditEntry
from workshop_tracker.database import now, reading, writing
from workshop_tracker.people.identifiers import IdentifierKind, IdentifierValue
from workshop_tracker.people.merging.actions import CannotTakeBack, NotOnePerson, merge_people, take_back, tell_apart
from workshop_tracker.people.merging.finding import pairs_among
from workshop_tracker.people.merging.moves import Side
from workshop_tracker.people.merging.queries import kept_id_of
from workshop_tracker.people.merging.undoing import way_back
from workshop_tracker.people.models import Identifier, Person, PersonMerge, PersonMergeMove, Post
from workshop_tracker.people.names import NameParts
from workshop_tracker.people.queries import is_living
from workshop_tracker.people.rosters.entries import Entry
from workshop_tracker.people.rosters.recognition.known import known_people
from workshop_tracker.viewer import COMMAND
from workshop_tracker.workshops.engagements import Engagement

NO_SHRINKING = (Phase.explicit, Phase.reuse, Phase.generate)  # each try writes a whole little world
DAYS = st.sampled_from([None, dt.date(2015, 7, 1), dt.date(2020, 7, 1)])


@pytest.fixture
def session(engine):
    with writing(engine, by=COMMAND) as session:
        yield session


@pytest.fixture
def place(session):
    return make_place(session)


def some(values):
    """One or none at each of two places."""
    return st.lists(st.tuples(st.integers(0, 1), values), max_size=2, unique_by=lambda each: each[0])


@st.composite
def lives(draw):
    """What one of three people has: parts, tasks and posts, some of them the same as another's."""
    return {
        "parts": draw(
            st.lists(st.tuples(st.integers(0, 1), st.booleans()), max_size=2, unique_by=lambda each: each[0])
        ),
        "tasks": draw(st.lists(st.tuples(st.integers(0, 1), st.integers(0, 3)), max_size=2, unique_by=lambda e: e[0])),
        "posts": draw(st.lists(st.tuples(st.integers(0, 1), DAYS), max_size=2, unique_by=lambda each: each[0])),
        "phone": draw(st.sampled_from(["", "0811", "0812"])),
        "name": draw(st.sampled_from(["Siti Contoh", "SITI CONTOH", "Siti Aminah Contoh"])),
        "niy": draw(st.sampled_from(["A1", "B2"])),
    }


def live(session, place, life):
    person = make_person(session, life["name"], phone=life["phone"], niy=life["niy"])
    for workshop, is_off in life["parts"]:
        part = make_participation(session, place.workshops[workshop], person)
        part.cancelled_at = now() if is_off else None
    for workshop, number in life["tasks"]:
        engage(session, place.workshops[workshop], person, place.sessions[number : number + 2])
    for main, (school, day) in enumerate(life["posts"]):
        post(session, person, place.schools[school], day or dt.date(2010, 1, 1), is_main=main == 0, ends_on=None)
    session.flush()
    return person


ANSWERS = st.lists(st.sampled_from(Side), min_size=2, max_size=2)


def test_merges_taken_back_in_their_order_leave_everything_as_it_was(engine):
    with writing(engine, by=COMMAND) as session:
        place = make_place(session)
        session.commit()

    @settings(max_examples=12, deadline=None, phases=NO_SHRINKING)
    @given(three=st.tuples(lives(), lives(), lives()), sides=ANSWERS, crosswise=st.booleans())
    def merged_and_taken_back(three, sides, crosswise):
        with writing(engine, by=COMMAND) as session:
            one, two, other = (live(session, place, life) for life in three)
            states, merges = [held(session)], []
            for (kept, gone), side in zip(
                [(one, two), (other, one) if crosswise else (one, other)], sides, strict=True
            ):
                merges.append(merge_people(session, kept.id, gone.id, EVERY_MOVER, AllAnswered(side)))
                states.append(held(session))
            assert states[0] != states[1] != states[2]
            for merged, before in zip(reversed(merges), reversed(states[:-1]), strict=True):
                take_back(session, merged, at=now())
                assert held(session) == before

    merged_and_taken_back()


class AllAnswered(dict):
    """Every question answered alike."""

    def __init__(self, side):
        super().__init__()
        self.side = side

    def get(self, _key, _default=None):
        return self.side


def test_a_merge_is_there_for_others_too_and_bears_who_did_it(engine):
    with writing(engine, by=COMMAND) as session:
        place = make_place(session)
        kept, gone = make_double(session, place, phone="0811"), make_double(session, place, nip="198001022005011001")
        kept_id, gone_id, merge_id = kept.id, gone.id, merge(session, kept, gone).id
        session.commit()

    with reading(engine) as session:
        assert session.get_one(Person, gone_id).merged_into_id == kept_id_of(session, gone_id) == kept_id
        assert session.scalars(select(Identifier.person_id)).all() == [kept_id]
        steps = session.scalars(
            select(PersonMergeMove).where(PersonMergeMove.merge_id == merge_id).order_by(PersonMergeMove.position)
        ).all()
        assert [step.position for step in steps] == list(range(1, len(steps) + 1))
        told = session.scalars(
            select(AuditEntry).where(AuditEntry.object_kind == "identifiers").order_by(AuditEntry.id)
        ).all()
        assert (told[-1].field, told[-1].new) == ("person_id", str(kept_id))
        hidden = session.scalars(select(AuditEntry.new).where(AuditEntry.object_kind == "person_merge_moves")).all()
        assert {json.loads(text)["before"] for text in hidden} == {"(rahasia)"}


def test_of_two_values_the_fuller_or_newer_stays_unless_somebody_chooses(session):
    kept = make_person(session, "SITI CONTOH", phone="0811", birth_place="Banyumas")
    gone = make_person(session, "Siti Contoh", phone="0812", title_after="S.Pd.", birth_date=BORN)
    gone.created_at = kept.created_at + dt.timedelta(days=1)
    merge(session, kept, gone, {"field-phone": Side.KEPT})

    assert (kept.name, kept.title_after, kept.phone) == ("Siti Contoh", "S.Pd.", "0811")
    assert (kept.birth_place, kept.birth_date) == ("Banyumas", BORN)


def test_one_stay_told_twice_stays_once_from_the_earlier_day_on(session, place):
    kept, gone = make_person(session, "Siti Contoh"), make_person(session, "Siti Contoh")
    mine = post(session, kept, place.schools[0], dt.date(2020, 1, 1))
    theirs = post(session, gone, place.schools[0], dt.date(2015, 1, 1))
    merge(session, kept, gone)

    assert (mine.starts_on, mine.is_main, theirs.person_id) == (dt.date(2015, 1, 1), True, gone.id)


@pytest.mark.parametrize(("side", "main"), [(None, 1), (Side.KEPT, 0), (Side.GONE, 1)])
def test_of_two_main_schools_the_newer_one_stays_main_unless_somebody_chooses(session, place, side, main):
    kept, gone = make_person(session, "Siti Contoh"), make_person(session, "Siti Contoh")
    posts = [post(session, kept, place.schools[0], dt.date(2015, 1, 1))]
    posts.append(post(session, gone, place.schools[1], dt.date(2020, 1, 1)))
    merge(session, kept, gone, {"main_school": side} if side else {})

    assert [row.is_main for row in posts] == [place == main for place in (0, 1)]
    assert {row.person_id for row in posts} == {kept.id}


def test_two_who_bear_different_numbers_never_become_one(session):
    kept, gone = (
        make_person(session, "Siti Contoh", nuptk="1" * 16),
        make_person(session, "Siti Contoh", nuptk="2" * 16),
    )
    before = held(session)

    with pytest.raises(NotOnePerson, match="NUPTK atau NIP keduanya berbeda"):
        merge(session, kept, gone)
    assert held(session) == before


def test_nobody_is_merged_twice(session):
    kept, gone, third = (make_person(session, "Siti Contoh") for _ in range(3))
    merge(session, kept, gone)

    with pytest.raises(NotOnePerson, match="sudah digabungkan"):
        merge(session, third, gone)
    with pytest.raises(NotOnePerson):
        merge(session, kept, kept)


def test_what_changed_since_stays_and_everything_else_goes_back(session, place):
    kept = make_person(session, "Siti Contoh")
    gone = make_double(session, place, "Siti Aminah Contoh", phone="0811", title_after="S.Pd.")
    merged = merge(session, kept, gone)
    kept.phone = "0813"
    session.delete(session.scalars(select(Engagement)).one())
    moved = session.scalars(select(Post)).one()
    moved.employment = "GTY"
    session.flush()

    assert way_back(session, merged, at=now()).staying == (
        ("engagements", task_moved(session)),
        ("people", kept.id),
    )
    take_back(session, merged, at=now())
    assert (kept.name, kept.title_after, kept.phone) == ("Siti Contoh", "", "0813")
    assert (moved.person_id, moved.employment) == (gone.id, "GTY")
    assert session.get_one(Person, gone.id).merged_into_id is None


def task_moved(session):
    of_engagement = PersonMergeMove.table_name == "engagements"
    return session.scalars(select(PersonMergeMove.row_id).where(of_engagement)).one()


def test_a_newer_merge_is_taken_back_first(session):
    one, two, three = (make_person(session, "Siti Contoh") for _ in range(3))
    first, second = merge(session, one, two), merge(session, three, one)

    with pytest.raises(CannotTakeBack, match="yang lebih baru"):
        take_back(session, first, at=now())
    take_back(session, second, at=now())
    take_back(session, first, at=now())
    with pytest.raises(CannotTakeBack, match="sudah dibatalkan"):
        take_back(session, first, at=now())


def test_after_thirty_days_a_merge_stays(session):
    merged = merge(session, make_person(session, "Siti Contoh"), make_person(session, "Siti Contoh"))

    with pytest.raises(CannotTakeBack, match="30 hari"):
        take_back(session, merged, at=merged.merged_at + dt.timedelta(days=30, seconds=1))
    take_back(session, merged, at=merged.merged_at + dt.timedelta(days=30))


def test_what_took_the_place_of_old_data_stands_in_the_way(session, place):
    """The side post would become the main one again, but there is a new main one by now."""
    kept, gone = make_person(session, "Siti Contoh"), make_person(session, "Siti Contoh")
    mine = post(session, kept, place.schools[0], dt.date(2015, 1, 1))
    theirs = post(session, gone, place.schools[1], dt.date(2020, 1, 1))
    merged = merge(session, kept, gone)
    theirs.ends_on = dt.date(2024, 1, 1)
    session.flush()
    post(session, kept, make_school(session, "SMK CONTOH 3"), dt.date(2024, 2, 1))
    before = held(session)

    with pytest.raises(CannotTakeBack, match="memakai tempat data lama"):
        take_back(session, merged, at=now())
    assert (held(session), mine.is_main) == (before, False)
    assert session.get_one(PersonMerge, merged.id).undone_at is None


def test_two_people_are_remembered_until_something_of_either_changes(session):
    one, two = (make_person(session, "Siti Contoh", birth_date=BORN) for _ in range(2))
    assert len(pairs_among(session, is_living())) == 1

    tell_apart(session, two.id, one.id)
    tell_apart(session, one.id, two.id)
    assert pairs_among(session, is_living()) == []

    two.phone = "08123456789"
    session.flush()
    assert len(pairs_among(session, is_living())) == 1


def test_a_signature_and_the_account_go_with_the_person(session, place):
    kept, gone = make_person(session, "Siti Contoh"), make_double(session, place)
    sign(session, place.workshops[0], gone)
    before = held(session)
    merged = merge(session, kept, gone)

    assert {row["person_id"] for (table, _), row in held(session).items() if table == "signatories"} == {kept.id, None}
    take_back(session, merged, at=now())
    assert held(session) == before


def test_a_list_with_the_number_of_the_one_who_went_finds_the_one_who_stays(session):
    kept, gone = make_person(session, "Siti Contoh"), make_person(session, "Siti Contoh", nuptk="1" * 16)
    merge(session, kept, gone)
    number = IdentifierValue(IdentifierKind.NUPTK, "1" * 16)
    entry = Entry(1, "Siti", NameParts("", "Siti", ""), keys=("siti",), identifiers=(number,))

    (found,) = known_people(session, [entry]).numbered([number])
    assert found.person_id == kept.id
