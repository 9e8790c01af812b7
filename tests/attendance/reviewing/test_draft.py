"""A list as it is being put right: lines are read as people, or left out, and none is lost."""

from hypothesis import given
from hypothesis import strategies as st

from workshop_tracker.attendance.participants.pasted import PASTED, lines_of, pasted_file
from workshop_tracker.attendance.reviewing.draft import Draft
from workshop_tracker.people.rosters.entries import UNSAID

TEXT = "SMK Contoh Satu\n1. Budi Contoh\nPeserta:\n\n2. Siti Contoh\nTotal 2"


def draft(text=TEXT, layout=PASTED):
    read = pasted_file(text, "", longest=99)
    return Draft(layout, {each.row: each for each in read.entries}, read.left_out)


def test_a_line_that_was_left_out_is_read_as_a_person_in_its_place():
    read = draft().reading(3)
    assert (sorted(read.entries), [each.number for each in read.left_out]) == ([2, 3, 5], [1, 6])
    assert (read.entries[3].written, read.entries[3].is_edited) == ("Peserta", True)
    assert read.entries[2] == draft().entries[2]


def test_a_row_is_read_again_as_it_was_pasted_with_the_school_above_it():
    before = draft()
    spoilt = before.corrected({2: before.entries[2]._replace(written="Budi", workplace=UNSAID, is_edited=True)})
    assert spoilt.reading(2).entries[2] == before.entries[2]
    assert before.entries[2].workplace.text == "SMK Contoh Satu"


def test_a_line_that_is_nobody_is_left_out_and_may_come_back():
    without = draft().without(2)
    assert (sorted(without.entries), [each.number for each in without.left_out]) == ([5], [1, 2, 3, 6])
    assert without.left_out[1].text == "1. Budi Contoh"
    assert sorted(without.reading(2).entries) == [2, 5]


def test_a_file_has_no_lines_and_a_row_that_is_not_there_changes_nothing():
    of_a_file = draft(layout="free_list")
    assert (of_a_file.reading(3), of_a_file.without(2)) == (of_a_file, of_a_file)
    assert (draft().reading(99), draft().without(99)) == (draft(), draft())


ACTS = st.lists(st.tuples(st.sampled_from([Draft.reading, Draft.without]), st.integers(1, 7)), max_size=8)


@given(ACTS)
def test_whatever_is_done_every_line_stays(acts):
    done = draft()
    for act, row in acts:
        done = act(done, row)
    assert lines_of(done.entries.values(), done.left_out) == lines_of(draft().entries.values(), draft().left_out)
