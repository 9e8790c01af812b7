"""Who is meant by a name on a list: degrees, numbers, namesakes and odd spellings."""

import pytest

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
from tests.people.rosters.lists import counts, messages, names, people
from workshop_tracker.intake.proposals import Outcome

UNUSUAL_NAMES = ("Guru Contoh 12", "Guru Contoh 13", "Peserta 001", "Budi & Ani", "Ani (Panggilan)", "Siti <Aminah>")


def test_an_unusual_name_whom_nobody_resembles_goes_in_as_written_with_a_remark(engine, workshop):
    lines = listed(*((name, "", SCHOOL) for name in UNUSUAL_NAMES), ("12 & 3", "", SCHOOL))
    planned = bring_in(engine, workshop, lines)
    assert counts(planned) == {"new": 6, "rejected": 1}
    assert registered(engine, workshop) == names(engine) == list(UNUSUAL_NAMES)
    told = "Periksa: nama ini disimpan seperti yang tertulis. Tanda “1” dan “2” tidak lazim dalam nama."
    assert messages(planned)[0] == (2, HEADINGS[0], told)
    assert all(message.startswith("Periksa: ") for _, _, message in messages(planned)[:6])
    assert counts(bring_in(engine, workshop, lines)) == {"same": 6, "rejected": 1}


@pytest.mark.parametrize("written", ["Ani Contoh (Panggilan)", "Ani <Contoh>", "Ani Contoh 2"])
def test_an_unusual_name_that_resembles_somebody_is_asked(engine, workshop, school, written):
    known(engine, "Ani Contoh", school)
    lines = listed((written, "", SCHOOL))
    assert counts(bring_in(engine, workshop, lines)) == {"questions": 1}
    assert counts(bring_in(engine, workshop, lines, accept=True)) == {"questions": 1}
    assert names(engine) == ["Ani Contoh"]


def test_a_known_number_needs_no_name_and_the_name_is_registered_as_the_list_writes_it(engine, workshop, school):
    known(engine, "SITI CONTOH", school=school, nuptk=NUPTK)
    known(engine, "Rina Contoh", school=school, nuptk=OTHER_NUPTK, title_after="S.Pd.")
    lines = listed(("Siti Contoh, S.Pd.", NUPTK, SCHOOL), ("", OTHER_NUPTK, SCHOOL))
    assert counts(bring_in(engine, workshop, lines)) == {"new": 2}
    assert registered(engine, workshop) == ["Siti Contoh, S.Pd.", "Rina Contoh, S.Pd."]
    assert people(engine)["SITI CONTOH"].title_after == "S.Pd."


def test_a_list_without_degrees_does_not_take_them_from_the_paper(engine, workshop, school):
    known(engine, "Siti Contoh", school=school, nuptk=NUPTK, title_before="Hj.", title_after="S.Pd.")
    bring_in(engine, workshop, listed(("Siti Contoh", NUPTK, SCHOOL)))
    assert registered(engine, workshop) == ["Hj. Siti Contoh, S.Pd."]


def test_a_printed_name_that_somebody_set_wins(engine, workshop, school):
    known(engine, "Siti Contoh", school=school, nuptk=NUPTK, printed_name="St. Contoh")
    bring_in(engine, workshop, listed(("Siti Contoh, S.Pd.", NUPTK, SCHOOL)))
    assert registered(engine, workshop) == ["St. Contoh"]


def test_a_namesake_at_the_same_school_is_asked_and_one_elsewhere_is_not(engine, workshop, school):
    person = known(engine, "Siti Contoh", school=school, nuptk=NUPTK)
    lines = listed(("Siti Contoh, S.Pd.", "", SCHOOL), ("Siti Contoh", "", "SMKN 1 Contoh Rawalo"))
    planned = plan(engine, workshop, lines)
    assert [each.outcome for each in planned.proposals] == [Outcome.QUESTION, Outcome.NEW]
    assert planned.proposals[0].suggestion["person_id"] == person.id
    bring_in(engine, workshop, lines, accept=True)
    assert participations(engine, workshop)[0].person_id == person.id
    assert len(names(engine)) == 2


def test_degrees_tell_namesakes_apart_inside_one_workshop(engine, workshop):
    lines = listed(("Siti Contoh, S.Pd.", "", SCHOOL), ("Siti Contoh, M.Pd.", "", SCHOOL))
    assert counts(bring_in(engine, workshop, lines)) == {"new": 2}
    assert counts(bring_in(engine, workshop, lines)) == {"same": 2}
    assert len(names(engine)) == 2


def test_degrees_tell_known_namesakes_apart_in_the_next_workshop_too(engine, workshop):
    lines = listed(("Dewi Contoh, S.Pd.", "", SCHOOL), ("Dewi Contoh, M.Pd.", "", SCHOOL))
    bring_in(engine, workshop, lines)
    following = made_workshop(engine, slug="contoh-berikutnya")
    assert counts(bring_in(engine, following, lines)) == {"new": 2}
    assert registered(engine, following) == ["Dewi Contoh, S.Pd.", "Dewi Contoh, M.Pd."]
    assert len(names(engine)) == 2
    assert counts(bring_in(engine, following, lines)) == {"same": 2}


@pytest.mark.parametrize("written", ["Dewi Contoh", "Dewi Contoh, S.T."])
def test_known_namesakes_are_asked_where_the_degrees_decide_nothing(engine, workshop, school, written):
    known(engine, "Dewi Contoh", school, title_after="S.Pd.")
    known(engine, "Dewi Contoh", school, title_after="M.Pd.")
    assert counts(plan(engine, workshop, listed((written, "", SCHOOL)))) == {"questions": 1}


def test_a_second_row_of_the_same_name_and_school_is_asked(engine, workshop):
    lines = listed(("Siti Contoh", "", SCHOOL), ("Siti Contoh", "", SCHOOL), ("Siti Contoh, S.Pd.", "", SCHOOL))
    planned = bring_in(engine, workshop, lines)
    assert [each.outcome for each in planned.proposals] == [Outcome.NEW, Outcome.QUESTION, Outcome.QUESTION]
    again = plan(engine, workshop, lines)
    assert [each.outcome for each in again.proposals] == [Outcome.SAME, Outcome.QUESTION, Outcome.QUESTION]
    bring_in(engine, workshop, lines, accept=True)
    assert len(registered(engine, workshop)) == len(names(engine)) == 1


def test_two_people_of_one_name_and_school_come_by_their_numbers(engine, workshop):
    lines = listed(("Siti Contoh", NUPTK, SCHOOL), ("Siti Contoh", OTHER_NUPTK, SCHOOL))
    assert counts(bring_in(engine, workshop, lines)) == {"new": 2}
    assert counts(bring_in(engine, workshop, lines)) == {"same": 2}
