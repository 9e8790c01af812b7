"""The schools of an office with what each told about its teachers. A few statements, whatever their number."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from workshop_tracker.accounts.school_links.queries import awake_links
from workshop_tracker.people.denominator.queries import known_teachers
from workshop_tracker.people.denominator.rules import Freshness, KnownTeachers, freshness
from workshop_tracker.people.turnover.queries import waiting_at
from workshop_tracker.people.turnover.rules import proposed
from workshop_tracker.presentation import tidy_text
from workshop_tracker.reports.roster import OverseenSchool, overseen_schools


@dataclass(frozen=True, slots=True)
class SchoolStatus:
    """One school: what is known, whether it is recent, until when its link opens and when it was opened.

    `proposed` says what its last list puts in question, empty where nothing waits.
    """

    school: OverseenSchool
    known: KnownTeachers | None
    freshness: Freshness
    link_until: dt.datetime | None
    opened_at: dt.datetime | None
    proposed: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """To what a list of schools is narrowed; empty narrows nothing."""

    words: str = ""
    freshness: str = ""
    district: str = ""
    level: str = ""

    def admits(self, status: SchoolStatus) -> bool:
        """Whether a school is among those wanted; every word is part of its name, number or subdistrict."""
        school = status.school
        searched = tidy_text(f"{school.name} {school.npsn} {school.subdistrict}").casefold()
        return (
            self.freshness in {"", status.freshness.value}
            and self.district in {"", school.district_code}
            and self.level in {"", school.level.value}
            and all(word in searched for word in tidy_text(self.words).casefold().split())
        )


def school_statuses(session: Session, office_id: int, *, at: dt.datetime, on: dt.date) -> list[SchoolStatus]:
    """Every school that an office oversees on a day, by district and name."""
    schools = overseen_schools(session, [office_id], on)
    ids = [school.id for school in schools]
    known, links = known_teachers(session, ids, on), awake_links(session, ids, at=at)
    waiting = waiting_at(session, ids)
    return [
        SchoolStatus(
            school=school,
            known=known.get(school.id),
            freshness=freshness(known.get(school.id), on),
            link_until=link.expires_at if (link := links.get(school.id)) else None,
            opened_at=link.opened_at if link else None,
            proposed=proposed(each.departures, each.arrivals) if (each := waiting.get(school.id)) else "",
        )
        for school in schools
    ]


def counted(statuses: Sequence[SchoolStatus]) -> dict[Freshness, int]:
    """How many schools are complete, old, without data."""
    counts = Counter(each.freshness for each in statuses)
    return {each: counts[each] for each in Freshness}
