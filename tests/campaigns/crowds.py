"""Many who act at the same moment."""

import os
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Outcome = TypeVar("Outcome")
PATIENCE_S = 60


def is_full() -> bool:
    """Whether the big figures are asked for."""
    return os.environ.get("WORKSHOP_TRACKER_TEST_FULL") == "1"


def at_once(*acts: Callable[[], Outcome]) -> list[Outcome]:
    """Do all of it at the same moment, each in a thread of its own; outcomes in the order of the acts."""
    barrier = threading.Barrier(len(acts))

    def begin(act: Callable[[], Outcome]) -> Outcome:
        barrier.wait(PATIENCE_S)
        return act()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(begin, acts))


def in_turns(acts: Sequence[Callable[[], Outcome]], *, by: int) -> list[Outcome]:
    """Do all of it, so many at a time."""
    with ThreadPoolExecutor(by) as pool:
        return list(pool.map(lambda act: act(), acts))
