"""That this browser has proved whose paper it holds: kept in its signed cookie for half an hour."""

import datetime as dt

from flask import session

from workshop_tracker.database import now

PROVED = "proved_paper"  # the paper's number, and until when
PROOF_LASTS = dt.timedelta(minutes=30)


def remember_proof(certificate_id: int) -> None:
    """Open that paper in this browser, in place of the one before."""
    session[PROVED] = [certificate_id, (now() + PROOF_LASTS).isoformat()]


def is_proved(certificate_id: int) -> bool:
    """Whether this browser gave the right answer for that paper lately."""
    number, until = session.get(PROVED) or (None, "")
    return number == certificate_id and dt.datetime.fromisoformat(until) > now()
