"""Numbers of people in a text: known by their end, unusable."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_tracker.audit.rules import end_of, without_numbers


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("19800101 200501 1 001", "…1001"),
        ("NIP. 198001012005011001", "NIP. …1001"),
        ("NUPTK 1234567890123456 salah", "NUPTK …3456 salah"),
        ("081200001234", "…1234"),
        ("+6281200001234", "…1234"),
        ("0812-0000-1234, 0812 0000 5678", "…1234, …5678"),
    ],
)
def test_a_personal_number_is_kept_by_its_end(written, kept):
    assert without_numbers(written) == kept


@pytest.mark.parametrize(
    "written",
    [
        "",
        "001/MGMP/400.3/2025",
        "2025-07-11T02:00:00+00:00",
        "2025-07-11",
        "20330471",
        "12 orang: 101, 102, 103",
        "Jalan Contoh 12 RT 001 RW 002, Telp. (0281) 123456",
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    ],
)
def test_other_numbers_stay(written):
    assert without_numbers(written) == written


@given(st.text(alphabet="0123456789", min_size=9, max_size=18), st.sampled_from(["", "NIP ", "(", "salah: "]))
def test_no_long_number_stays(number, before):
    assert number not in without_numbers(f"{before}{number}.")


def test_a_short_value_shows_nothing():
    assert (end_of("1234"), end_of("12345")) == ("…", "…2345")
