"""Who comes onto a workshop's list: names with their degrees, schools of its district, nobody lost or doubled."""

import pytest

from tests import files
from tests.attendance.participants.lists import (
    HEADINGS,
    NUPTK,
    OTHER_NUPTK,
    SCHOOL,
    bring_in,
    known,
    listed,
    made_workshop,
    participations,
    plan,
    registered,
)
from tests.factories import make_participation
from tests.people.rosters.lists import (
    TODAY,
    counts,
    identifiers,
    messages,
    people,
    posts,
    staff_list,
    table,
    table_sizes,
)
from tests.statements import selects_of
from workshop_tracker.attendance.participants.actions import WorkshopIsOver, apply_participants
from workshop_tracker.database import now, writing
from workshop_tracker.people.models import StaffKind
from workshop_tracker.viewer import COMMAND
from workshop_tracker.workshops.models import Workshop, WorkshopState


def test_whom_nobody_resembles_is_made_with_or_without_a_number(engine, workshop, school):
    lines = listed(("Siti Contoh, S.Pd.", NUPTK, SCHOOL), ("Budi Contoh", "-", SCHOOL), ("Mabruri", "", ""))
    assert counts(bring_in(engine, workshop, lines)) == {"new": 3}
    assert registered(engine, workshop) == ["Siti Contoh, S.Pd.", "Budi Contoh", "Mabruri"]
    found = people(engine)
    assert {person.staff_kind for person in found.values()} == {StaffKind.TEACHER}
    assert [each.school_id for each in participations(engine, workshop)] == [school.id, school.id, None]
    assert {(post.school_id, post.starts_on) for post in posts(engine)} == {(school.id, TODAY)}
    assert identifiers(engine) == [("Siti Contoh", "nuptk", NUPTK)]


def test_the_same_file_twice_is_all_the_same_and_writes_nothing(engine, workshop):
    lines = listed(
        ("Siti Contoh, S.Pd.", NUPTK, SCHOOL),
        ("Budi Contoh", "", SCHOOL),
        ("Bu Rina Contoh S.Pd.", "", "Universitas Contoh"),
        ("Mabruri", "", ""),
    )
    bring_in(engine, workshop, lines)
    before = table_sizes(engine)
    assert counts(bring_in(engine, workshop, lines)) == {"same": 4}
    assert table_sizes(engine) == before


def test_what_was_accepted_is_the_same_the_next_time_and_what_waits_is_asked_again(engine, workshop, school):
    known(engine, "Siti Contoh", school=school)
    lines = listed(("Sri Ma", "", SCHOOL), ("Siti Contoh, S.Pd.", "", "SMK Conto Jatilawang"))
    assert counts(bring_in(engine, workshop, lines)) == {"questions": 2}
    assert counts(bring_in(engine, workshop, lines)) == {"questions": 2}
    assert registered(engine, workshop) == []
    assert counts(bring_in(engine, workshop, lines, accept=True)) == {"questions": 2}
    before = table_sizes(engine)
    assert counts(bring_in(engine, workshop, lines)) == {"same": 2}
    assert table_sizes(engine) == before
    assert registered(engine, workshop) == ["Sri Ma", "Siti Contoh, S.Pd."]


def test_a_later_list_adds_degrees_numbers_and_school(engine, workshop, school):
    bring_in(engine, workshop, listed(("Siti Contoh", NUPTK, ""), ("Budi Contoh", "", SCHOOL)))
    later = listed(("Siti Contoh, S.Pd.", NUPTK, SCHOOL), ("Budi Contoh", OTHER_NUPTK, SCHOOL))
    assert counts(bring_in(engine, workshop, later)) == {"changed": 2}
    first = participations(engine, workshop)[0]
    assert (first.name_as_registered, first.school_id, first.district_code) == (
        "Siti Contoh, S.Pd.",
        school.id,
        "33.02",
    )
    assert identifiers(engine)[1] == ("Budi Contoh", "nuptk", OTHER_NUPTK)
    assert counts(bring_in(engine, workshop, later)) == {"same": 2}


def test_what_a_valid_paper_says_is_left_alone(engine, workshop, school):
    person = known(engine, "Siti Contoh", school=school, nuptk=NUPTK)
    with writing(engine, by=COMMAND) as session:
        make_participation(session, workshop, person, school=school, certified_at=now())
        session.commit()
    planned = bring_in(engine, workshop, listed(("Siti Contoh, S.Pd.", NUPTK, "SMKN 1 Contoh Rawalo")))
    assert "Sertifikatnya sudah terbit" in messages(planned)[0][2]
    [participation] = participations(engine, workshop)
    assert (participation.name_as_registered, participation.school_id) == ("Siti Contoh", school.id)


def test_whoever_was_taken_off_the_list_comes_back(engine, workshop, school):
    person = known(engine, "Siti Contoh", school=school, nuptk=NUPTK)
    with writing(engine, by=COMMAND) as session:
        make_participation(session, workshop, person, school=school, cancelled_at=now())
        session.commit()
    assert counts(bring_in(engine, workshop, listed(("Siti Contoh, S.Pd.", NUPTK, SCHOOL)))) == {"new": 1}
    [participation] = participations(engine, workshop)
    assert (participation.name_as_registered, participation.cancelled_at) == ("Siti Contoh, S.Pd.", None)


def test_a_damaged_number_is_refused_as_a_value_and_the_row_goes_in(engine, workshop):
    headings = ("Nama", "NIP", "No. WA", "Email", "Asal Sekolah")
    lines = table(
        [
            headings,
            ("Siti Contoh", "198609172010011000", "12", "bukan surel", SCHOOL),
            ("Budi Contoh", "1,98609E+17", "", "", SCHOOL),
        ],
        damaged={(1, 1)},
    )
    planned = bring_in(engine, workshop, lines)
    assert counts(planned) == {"new": 2}
    assert [message[:2] for message in messages(planned)] == [(2, "No. WA"), (2, "Email"), (2, "NIP"), (3, "NIP")]
    assert "Teks" in messages(planned)[2][2]
    assert identifiers(engine) == []


@pytest.mark.parametrize("mark", ["\u202e", "\u200b", "\ufeff", "\x00", "\x1b", "\u2066"])
def test_invisible_characters_are_refused_with_their_place(engine, workshop, mark):
    lines = listed((f"Siti{mark} Contoh", "", SCHOOL), ("Budi Contoh", "", f"SMK{mark} Contoh Jatilawang"))
    planned = bring_in(engine, workshop, lines)
    assert counts(planned) == {"rejected": 1, "new": 1}
    assert [message[:2] for message in messages(planned)] == [(2, HEADINGS[0]), (3, "Asal Sekolah")]
    assert "Karakter ke-5" in messages(planned)[0][2]
    assert "Karakter ke-4" in messages(planned)[1][2]


def test_rows_without_a_usable_name_are_rejected_and_hold_up_nobody(engine, workshop):
    written = ("", "0812 3456 7890", "S" * 121, "Siti Contoh")
    lines = listed(*[(name, "", SCHOOL) for name in written])
    assert counts(bring_in(engine, workshop, lines)) == {"rejected": 3, "new": 1}


def test_other_roles_are_of_the_plan(engine, workshop):
    rows = (("Siti Contoh", "", SCHOOL, "Narasumber"), ("Budi Contoh", "", SCHOOL, "Peserta"))
    planned = bring_in(engine, workshop, listed(*rows, headings=(*HEADINGS, "Peran")))
    assert counts(planned) == {"rejected": 1, "new": 1}
    assert messages(planned)[0][:2] == (2, "Peran")


def test_a_staff_list_of_dapodik_is_a_list_of_participants_too(engine, workshop, school):
    assert counts(bring_in(engine, workshop, staff_list(5))) == {"new": 5}
    assert {each.school_id for each in participations(engine, workshop)} == {school.id}
    assert registered(engine, workshop)[0] == files.staff_member(0).name


def test_nobody_comes_onto_the_list_of_a_closed_workshop(engine, school):
    closed = made_workshop(engine, state=WorkshopState.CLOSED)
    planned = plan(engine, closed, listed(("Siti Contoh", "", SCHOOL)))
    with writing(engine, by=COMMAND) as session, pytest.raises(WorkshopIsOver):
        apply_participants(session, session.get_one(Workshop, closed.id), planned)


def test_a_list_leaves_one_audit_row_and_one_batch(engine, workshop):
    before = table_sizes(engine)
    bring_in(engine, workshop, listed(("Siti Contoh", NUPTK, SCHOOL), ("Budi Contoh", "", SCHOOL)))
    after = table_sizes(engine)
    assert {name: after[name] - before[name] for name in after if after[name] != before[name]} == {
        "people": 2,
        "identifiers": 1,
        "posts": 2,
        "participations": 2,
        "import_batches": 1,
        "audit_entries": 1,
    }


def test_planning_takes_the_same_statements_however_long_the_list(engine, workshop):
    def statements_of(length):
        lines = table(files.free_list_rows(files.staff_members(length), school=SCHOOL))
        with selects_of(engine) as told:
            plan(engine, workshop, lines)
        return len(told)

    statements_of(1)  # builds the finder of schools, once a process
    # workshop, its list, earlier batch, people by NUPTK, NIP and name, districts, schools as they are now, the found
    # and, since all are new, the staff of their school
    assert statements_of(3) == statements_of(60) == 10
