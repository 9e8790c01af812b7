"""How far the primary had written at some instants: what a replica has replayed then says of which instant it is."""

import datetime as dt
from collections import deque

REMEMBERED = 256  # marks of one process: minutes of a busy site


class Progress:
    """Positions in the primary's log (bytes) with the instants by which everything up to there was committed.

    A mark is made after the summaries were folded, so whoever replayed it shows pages and summaries of that instant.
    """

    def __init__(self) -> None:
        self._marks: deque[tuple[int, dt.datetime]] = deque(maxlen=REMEMBERED)

    def mark(self, position: int, at: dt.datetime) -> None:
        """Remember that the primary was there. One that is behind itself was restored or replaced: begin anew."""
        if self._marks and position < self._marks[-1][0]:
            self._marks.clear()
        self._marks.append((position, at))

    def instant_of(self, replayed: int) -> dt.datetime | None:
        """The latest known instant that all of is there in what was replayed up to this position."""
        return max((at for position, at in tuple(self._marks) if position <= replayed), default=None)
