"""Who a row of a list is: every clause by which people are told apart or known again, tried on a database."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.people.rosters.lists import (
    HEADINGS,
    NIP,
    NUPTK,
    OTHER_NIP,
    OTHER_NUPTK,
    SCHOOL,
    bring_in,
    counts,
    identifiers,
    known,
    messages,
    names,
    people,
    plan,
    posts,
    table,
)
from workshop_tracker.intake.proposals import Outcome
from workshop_tracker.people import imports


@pytest.mark.parametrize("kind", ["nuptk", "nip"])
def test_the_same_number_is_the_same_person_wherever_and_however_written(engine, school, kind):
    number = {"nuptk": NUPTK, "nip": NIP}[kind]
    known(engine, "Siti Rahayu Contoh", **{kind: number})
    column = HEADINGS.index(kind.upper())
    row = ["SITI RAHAYU CONTOH", "", "", SCHOOL, ""]
    row[column] = f"{number[:8]} {number[8:]}"
    planned = bring_in(engine, table([HEADINGS, row]))
    assert counts(planned) == {"changed": 1}  # a post is new
    assert names(engine) == ["Siti Rahayu Contoh"]


def test_another_nuptk_or_nip_is_another_person_and_never_a_question(engine, school):
    known(engine, "Siti Contoh", school=school, nuptk=NUPTK, birth_date=dt.date(1986, 9, 17))
    known(engine, "Budi Contoh", school=school, nip=NIP)
    planned = bring_in(
        engine,
        table(
            [
                HEADINGS,
                ("Siti Contoh", OTHER_NUPTK, "", SCHOOL, "1986-09-17"),
                ("Budi Contoh", "", OTHER_NIP, SCHOOL, ""),
            ]
        ),
    )
    assert counts(planned) == {"new": 2}
    assert names(engine) == ["Siti Contoh", "Budi Contoh", "Siti Contoh", "Budi Contoh"]


def test_name_and_birth_date_are_the_same_person_even_at_another_school(engine, school):
    known(engine, "Siti Contoh", school=school, birth_date=dt.date(1986, 9, 17))
    planned = bring_in(
        engine, table([HEADINGS, ("Siti Contoh, S.Pd.", NUPTK, "", "SMKN 1 Contoh Rawalo", "17/09/1986")])
    )
    assert counts(planned) == {"changed": 1}
    assert people(engine)["Siti Contoh"].title_after == "S.Pd."
    assert identifiers(engine) == [("Siti Contoh", "nuptk", NUPTK)]


def test_name_and_school_are_only_asked(engine, school):
    person = known(engine, "Siti Contoh", school=school, nuptk=NUPTK)
    lines = table([HEADINGS, ("Siti Contoh, S.Pd.", "", "", SCHOOL, "")])
    planned = bring_in(engine, lines)
    assert counts(planned) == {"questions": 1}
    assert planned.report().exit_code == 1
    assert planned.proposals[0].suggestion["person_id"] == person.id
    assert people(engine)["Siti Contoh"].title_after == ""
    accepted = bring_in(engine, lines, accept=True)
    assert counts(accepted) == {"questions": 1}
    assert accepted.report().exit_code == 0
    assert names(engine) == ["Siti Contoh"]
    assert people(engine)["Siti Contoh"].title_after == "S.Pd."


def test_the_same_name_at_another_school_is_somebody_else(engine, school):
    known(engine, "Siti Contoh", school=school)
    assert counts(plan(engine, table([HEADINGS, ("Siti Contoh", "", "", "SMKN 1 Contoh Rawalo", "")]))) == {"new": 1}


def test_another_birth_date_proposes_somebody_new(engine, school):
    known(engine, "Siti Contoh", school=school, birth_date=dt.date(1986, 9, 17))
    [proposal] = plan(engine, table([HEADINGS, ("Siti Contoh", "", "", SCHOOL, "1990-01-01")])).proposals
    assert (proposal.outcome, proposal.suggestion["person_id"]) == (Outcome.QUESTION, None)


def test_of_two_namesakes_at_one_school_none_is_proposed(engine, school):
    known(engine, "Siti Contoh", school=school)
    known(engine, "Siti Contoh", school=school)
    planned = bring_in(engine, table([HEADINGS, ("Siti Contoh", "", "", SCHOOL, "")]), accept=True)
    assert (counts(planned), planned.report().exit_code) == ({"questions": 1}, 1)
    assert len(names(engine)) == 2


def test_conflicting_numbers_are_refused_and_nobody_is_merged(engine, school):
    known(engine, "Siti Contoh", nuptk=NUPTK)
    known(engine, "Budi Contoh", nip=NIP)
    known(engine, "Rina Contoh", nuptk=OTHER_NUPTK, nip=OTHER_NIP)
    planned = bring_in(
        engine,
        table(
            [
                HEADINGS,
                ("Siti Contoh", NUPTK, NIP, SCHOOL, ""),  # of two people
                ("Rina Contoh", OTHER_NUPTK, "197001011995011001", SCHOOL, ""),  # whose NIP is another
            ]
        ),
        accept=True,
    )
    assert counts(planned) == {"rejected": 2}
    assert "dua orang: Siti Contoh dan Budi Contoh" in messages(planned)[0][2]
    assert "NIP-nya lain" in messages(planned)[1][2]
    assert len(identifiers(engine)) == 4


def test_a_number_under_quite_another_name_is_asked_and_somebody_new_does_not_get_it(engine, school):
    person = known(engine, "Siti Contoh", nuptk=NUPTK)
    planned = plan(engine, table([HEADINGS, ("Bambang Wibowo", NUPTK, "", SCHOOL, "")]))
    [proposal] = planned.proposals
    assert (proposal.outcome, proposal.suggestion["person_id"]) == (Outcome.QUESTION, person.id)
    new = proposal.values["asked"][0]["options"][-1]["patch"]
    assert new == {"person_id": None, "row": None, "drops_numbers": True}


def test_a_misspelt_name_is_corrected_by_number_and_says_so(engine, school):
    known(engine, "Siti Rahayu Contoh", nuptk=NUPTK, school=school)
    planned = bring_in(engine, table([HEADINGS, ("Sitti Rahayu Contoh", NUPTK, "", SCHOOL, "")]))
    assert counts(planned) == {"changed": 1}
    assert messages(planned) == [(2, "Nama", "Nama berubah dari “Siti Rahayu Contoh” menjadi “Sitti Rahayu Contoh”.")]
    corrected = people(engine)["Sitti Rahayu Contoh"]
    assert (corrected.name_key, corrected.row_version) == ("sitti rahayu contoh", 2)


def test_two_rows_of_one_name_and_school_are_neither_merged_nor_doubled_silently(engine, school):
    lines = table([HEADINGS, ("Siti Contoh", "", "", SCHOOL, ""), ("Siti Contoh, S.Pd.", "", "", SCHOOL, "")])
    planned = bring_in(engine, lines)
    assert [each.outcome for each in planned.proposals] == [Outcome.NEW, Outcome.QUESTION]
    assert "(baris 2)" in messages(planned)[0][2]
    assert len(names(engine)) == 1


def test_accepting_a_doubled_row_makes_one_person_also_where_the_first_was_asked(engine, school):
    lines = table([HEADINGS, ("Sri Ma", "", "", SCHOOL, ""), ("Sri Ma", "", "", SCHOOL, "")])
    assert counts(bring_in(engine, lines, accept=True)) == {"questions": 2}
    assert names(engine) == ["Sri Ma"]


def test_two_people_of_one_name_at_one_school_are_made_by_their_numbers(engine, school):
    lines = table([HEADINGS, ("Siti Contoh", NUPTK, "", SCHOOL, ""), ("Siti Contoh", OTHER_NUPTK, "", SCHOOL, "")])
    assert counts(bring_in(engine, lines)) == {"new": 2}


def test_a_number_twice_in_one_list_is_one_person_who_may_teach_at_two_schools(engine, school):
    planned = bring_in(
        engine,
        table(
            [
                HEADINGS,
                ("Siti Contoh", NUPTK, "", SCHOOL, ""),
                ("Siti Contoh", NUPTK, "", SCHOOL, ""),
                ("Siti Contoh", NUPTK, "", "SMKN 1 Contoh Rawalo", ""),
            ]
        ),
    )
    assert [each.outcome for each in planned.proposals] == [Outcome.NEW, Outcome.SAME, Outcome.CHANGED]
    assert names(engine) == ["Siti Contoh"]
    assert [post.is_main for post in posts(engine)] == [True, False]


def test_a_waiting_row_and_a_later_one_with_its_number_do_not_break_the_import(engine, school):
    known(engine, "Siti Contoh", school=school)
    lines = table(
        [HEADINGS, ("Siti Contoh", NUPTK, "", SCHOOL, ""), ("Siti Contoh", NUPTK, "", "SMKN 1 Contoh Rawalo", "")]
    )
    assert counts(bring_in(engine, lines, accept=True)) == {"questions": 2}
    assert identifiers(engine) == [("Siti Contoh", "nuptk", NUPTK)]


def test_whoever_was_merged_or_made_anonymous_is_not_met_again(engine, school):
    kept = known(engine, "Siti Contoh Lama")
    known(engine, "Siti Contoh", school=school, merged_into_id=kept.id)
    assert counts(plan(engine, table([HEADINGS, ("Siti Contoh", "", "", SCHOOL, "")]))) == {"new": 1}


def test_a_row_with_a_number_alone_is_whom_it_names(engine, school):
    known(engine, "Siti Contoh", school=school, nuptk=NUPTK)
    lines = [HEADINGS, ("", NUPTK, "", SCHOOL, ""), ("", OTHER_NUPTK, "", SCHOOL, ""), ("-", "", NIP, SCHOOL, "")]
    planned = plan(engine, table(lines))
    assert [each.outcome for each in planned.proposals] == [Outcome.SAME, Outcome.REJECTED, Outcome.REJECTED]


SOME_ROWS = st.lists(
    st.tuples(
        st.sampled_from(["Siti Contoh", "Siti Contoh, S.Pd.", "Budi Contoh", "Eko S.T", "Eko", "0812", ""]),
        st.sampled_from(["", NUPTK, OTHER_NUPTK, "1111222233334444"]),
        st.sampled_from(["", NIP, OTHER_NIP]),
        st.sampled_from([SCHOOL, "SMK Conto Jatilawang", ""]),
        st.sampled_from(["", "17-09-1986", "05/06/1986"]),
    ),
    max_size=6,
)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=SOME_ROWS)
def test_rows_of_which_nobody_is_reminded_are_proposed_as_if_they_were_compared(engine, school, rows):
    if not people(engine):
        known(engine, "Budi Contoh", school=school, nip=OTHER_NIP)
    lines = table([HEADINGS, *rows])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(imports, "rows_of_strangers", lambda entries, known: frozenset())
        compared = plan(engine, lines).proposals
    assert plan(engine, lines).proposals == compared
