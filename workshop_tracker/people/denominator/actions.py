"""Writing down what a school told about its teachers: a statement, or that a list went in. Nothing here commits."""

import datetime as dt

from sqlalchemy import select

from workshop_tracker.audit.actions import record
from workshop_tracker.database import WritingSession, now
from workshop_tracker.intake.footprints import Footprint
from workshop_tracker.intake.proposals import ImportPlan
from workshop_tracker.people.denominator.models import SchoolList, Teller
from workshop_tracker.people.denominator.rules import Headcount
from workshop_tracker.people.rosters.reading import STAFF_LIST
from workshop_tracker.schools.models import HeadcountSex, School, SchoolHeadcount

STATED = "Pernyataan sekolah"


class CountedInTheFuture(Exception):
    """Nobody can count the teachers of a day to come."""


def declare_headcount(session: WritingSession, school_id: int, headcount: Headcount, *, on: dt.date) -> None:
    """Keep a school's statement; another one of the same day is corrected, another day's stands beside it.

    `on` is the present day. Raises CountedInTheFuture.
    """
    if headcount.counted_on > on:
        raise CountedInTheFuture
    session.execute(select(School.id).where(School.id == school_id).with_for_update())  # of two at once, one waits
    stands = {
        (row.employment, row.sex.value): row
        for row in session.scalars(
            select(SchoolHeadcount).where(
                SchoolHeadcount.school_id == school_id, SchoolHeadcount.counted_on == headcount.counted_on
            )
        )
    }
    wanted = headcount.rows()
    for group, row in stands.items():
        if group not in wanted:
            session.delete(row)
    for (employment, sex), teachers in wanted.items():
        row = stands.get((employment, sex)) or _row(session, school_id, headcount.counted_on, employment, sex)
        row.teachers, row.source, row.declared_at = teachers, STATED, now()
    session.flush()


def _row(session: WritingSession, school_id: int, day: dt.date, employment: str, sex: str) -> SchoolHeadcount:
    row = SchoolHeadcount(school_id=school_id, counted_on=day, employment=employment, sex=HeadcountSex(sex))
    session.add(row)
    return row


def is_of_whole_staff(plan: ImportPlan, told_by: Teller) -> bool:
    """Lists of participants and the like say nothing about a whole school, unless the school itself hands one in."""
    return plan.layout == STAFF_LIST or told_by is Teller.SCHOOL


def note_lists(session: WritingSession, plan: ImportPlan, told_by: Teller, footprint: Footprint) -> None:
    """Remember for which day a list of a school's whole staff spoke, also where it brought nothing new."""
    if not is_of_whole_staff(plan, told_by):
        return
    decisions = [each.answer or each.values.get("decision") for each in plan.proposals]
    places = {(each["school_id"], each["starts_on"]) for each in decisions if each and each["school_id"]}
    for school_id, day in sorted(places):
        _note(session, school_id, dt.date.fromisoformat(day), told_by, footprint)


def _note(session: WritingSession, school_id: int, day: dt.date, told_by: Teller, footprint: Footprint) -> None:
    """The school's own hand tells more than an office's that held the same list."""
    noted = session.scalar(select(SchoolList).where(SchoolList.school_id == school_id, SchoolList.listed_on == day))
    if noted is None:
        row = {"school_id": school_id, "listed_on": day, "told_by": told_by, "received_at": now()}
        footprint.insert(session, SchoolList, [row])
    elif told_by is Teller.SCHOOL and noted.told_by is not told_by:
        noted.told_by, noted.received_at = told_by, now()
        session.flush()


def record_lists(session: WritingSession, footprint: Footprint) -> None:
    """The audit rows of lists that brought nothing new, and so made no batch."""
    for list_id in footprint.made[SchoolList.__tablename__]:
        record(session, "import", SchoolList.__tablename__, list_id)
