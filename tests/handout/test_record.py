"""JP of the year, as recognised."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from workshop_tracker.handout.record import OwnPaper, OwnRecord, hours_by_year


def paper(year, hours, *, is_revoked=False):
    return OwnPaper(
        1, 1, "X", "Ayu Contoh", "Contoh", "", "", "Peserta", hours, "", dt.date(year, 12, 31), None, is_revoked, False
    )


def test_hours_count_in_the_year_in_which_the_event_ended_and_not_when_revoked():
    record = OwnRecord("Ayu", (paper(2025, 8), paper(2025, 16), paper(2024, 4), paper(2025, 32, is_revoked=True)), ())

    assert record.hours_by_year() == {2025: 24, 2024: 4}
    assert [own.lesson_hours for own in record.of_year(2025)] == [8, 16]


def test_trainings_elsewhere_count_only_where_the_site_counts_them():
    record = OwnRecord("Ayu", (paper(2025, 8),), (), ((2025, 32), (2023, 16)))

    assert record.yearly_hours(counts_elsewhere=False) == {2025: 8}
    assert list(record.yearly_hours(counts_elsewhere=True).items()) == [(2025, 40), (2023, 16)]


def test_a_paper_without_hours_counts_nothing():
    assert OwnRecord("Ayu", (paper(2025, None),), ()).hours_by_year() == {2025: 0}


@given(st.lists(st.tuples(st.dates(dt.date(2015, 1, 1), dt.date(2030, 12, 31)), st.integers(0, 64))))
def test_the_years_add_up_to_all_papers(papers):
    years = hours_by_year(papers)

    assert sum(years.values()) == sum(hours for _, hours in papers)
    assert list(years) == sorted(years, reverse=True)
