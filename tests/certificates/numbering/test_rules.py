"""A counter gives the next numbers that nobody reserved."""

from hypothesis import given
from hypothesis import strategies as st

from workshop_tracker.certificates.numbering.rules import free_numbers

spans = st.lists(st.builds(lambda first, size: range(first, first + size), st.integers(1, 60), st.integers(1, 9)))


def test_reserved_numbers_are_passed_over():
    assert free_numbers(3, 4, [range(5, 7), range(8, 9)]) == [4, 7, 9, 10]
    assert free_numbers(0, 0, []) == []


@given(st.integers(0, 50), st.integers(0, 30), spans)
def test_the_numbers_and_the_reserved_ones_leave_no_gap(after, wanted, reserved):
    numbers = free_numbers(after, wanted, reserved)

    kept = {number for span in reserved for number in span}
    assert len(numbers) == wanted
    assert not kept & set(numbers)
    assert set(range(after + 1, max(numbers, default=after) + 1)) <= kept | set(numbers)
    assert numbers == sorted(set(numbers))
