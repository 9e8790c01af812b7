"""The yearly rights that every installation starts with; whoever corrects or ends one is never overruled."""

import datetime as dt

from sqlalchemy import select

from workshop_tracker.database import WritingSession
from workshop_tracker.reports.models import YearlyTarget

SINCE = dt.date(2017, 4, 7)  # PP 11/2017 in force
STARTING = (
    ("PNS", 20, "PP 11/2017 pasal 203 ayat (4)"),
    ("PPPK", 24, "paling banyak 24 JP setahun; perlu dipastikan"),
)


def add_missing_targets(session: WritingSession) -> int:
    """Add the target of each employment that has none at all; returns how many were added."""
    known = set(session.scalars(select(YearlyTarget.employment)))
    missing = [
        YearlyTarget(employment=employment, lesson_hours=hours, valid_from=SINCE, source=source)
        for employment, hours, source in STARTING
        if employment not in known
    ]
    session.add_all(missing)
    session.flush()
    return len(missing)
