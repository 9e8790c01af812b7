"""Which numbers a counter gives."""

from collections.abc import Collection
from itertools import count, islice


def free_numbers(after: int, wanted: int, reserved: Collection[range]) -> list[int]:
    """The next numbers after one, in their order, without those that are reserved."""
    free = (number for number in count(after + 1) if not any(number in span for span in reserved))
    return list(islice(free, wanted))
