"""The one day of the demonstration that counts from today."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from workshop_tracker.demo.workshops import upcoming_day


@given(st.dates(max_value=dt.date(9000, 1, 1)))
def test_the_workshop_to_come_is_on_a_tuesday_four_to_five_weeks_ahead(today):
    day = upcoming_day(today)
    assert day.strftime("%A") == "Tuesday"
    assert dt.timedelta(weeks=4) <= day - today < dt.timedelta(weeks=5)
