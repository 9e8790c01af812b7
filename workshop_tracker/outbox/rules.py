"""When a message is tried again, and what an answer of an SMTP server means."""

import datetime as dt
from enum import Enum

LEASE = dt.timedelta(minutes=10)  # longer than any conversation with a server lasts
TRIED_AGAIN_AFTER = (
    dt.timedelta(minutes=1),
    dt.timedelta(minutes=5),
    dt.timedelta(minutes=15),
    dt.timedelta(hours=1),
    dt.timedelta(hours=4),
    dt.timedelta(hours=12),
)
MINUTE = dt.timedelta(minutes=1)
LONGEST_WORDS = 500  # of what a server says


class Answer(Enum):
    """What became of one message: taken by the server, refused for good, or to be tried later."""

    TAKEN = "taken"
    REFUSED = "refused"
    LATER = "later"


def meaning(code: int) -> Answer:
    """Of a reply code: 5xx is for good, everything else may pass."""
    return Answer.REFUSED if 500 <= code <= 599 else Answer.LATER


def tried_again_at(attempts: int, at: dt.datetime) -> dt.datetime | None:
    """When a message is due again that has been tried so often; none when it is given up."""
    return at + TRIED_AGAIN_AFTER[attempts - 1] if attempts <= len(TRIED_AGAIN_AFTER) else None


def turn_at(next_at: dt.datetime | None, at: dt.datetime) -> dt.datetime:
    """When a letter may go: now, or after the turns that were taken before.

    No worker reserves farther ahead than a hold lasts: such a turn comes from a clock that was set back.
    """
    return at if next_at is None or next_at - at > LEASE else max(next_at, at)


def words_of(code: int, reply: bytes | str) -> str:
    """A server's reply on one line, as people read it: `550 5.1.1 No such user`."""
    text = reply.decode("utf-8", errors="replace") if isinstance(reply, bytes) else reply
    return f"{code} {' '.join(text.split())}"[:LONGEST_WORDS]
