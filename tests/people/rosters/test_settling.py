"""Somebody new takes all that an entry tells, as somebody known of whom nothing was known would."""

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from workshop_tracker.people.identifiers import IdentifierKind, IdentifierValue
from workshop_tracker.people.names import NameParts
from workshop_tracker.people.rosters.entries import Entry
from workshop_tracker.people.rosters.settling import Placing, Taking, newcomer, settle, somebody_new

DAY = dt.date(2025, 7, 1)
WHOLE, SPLIT = NameParts("Dr.", "Sri Ma", ""), NameParts("", "Sri", "M.A.")
numbers = st.builds(IdentifierValue, st.sampled_from(IdentifierKind), st.sampled_from(["1", "2"]))
entries = st.builds(
    Entry,
    row=st.just(6),
    written=st.just("Sri Ma"),
    parts=st.just(WHOLE),
    keys=st.just(("sri ma", "sri")),
    proposal=st.just(SPLIT),
    identifiers=st.lists(numbers, max_size=3).map(tuple),
    details=st.dictionaries(st.sampled_from(["sex", "birth_date", "staff_kind"]), st.sampled_from(["a", "b"])),
    other_birth_date=st.sampled_from(["", "b"]),
    employment=st.sampled_from(["", "PNS"]),
)


@settings(deadline=None)
@given(
    entries,
    st.sampled_from([WHOLE, SPLIT]),
    st.sampled_from(["", "a", "b"]),
    st.sampled_from([None, 3]),
    st.sampled_from(Taking),
)
def test_a_newcomer_is_somebody_who_took_everything(entry, parts, birth_date, school_id, taking):
    placing = Placing(entry.row, school_id, DAY, entry.employment)
    step_by_step = somebody_new(entry, parts, birth_date)
    settle(step_by_step, entry, None, placing, taking)
    assert newcomer(entry, parts, birth_date, placing, taking) == step_by_step
