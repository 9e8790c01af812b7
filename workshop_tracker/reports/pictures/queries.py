"""The months of two years of an office in one statement, from the kept summaries."""

import datetime as dt

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from workshop_tracker.organizations.models import District
from workshop_tracker.reports.documents.parts import UNKNOWN
from workshop_tracker.reports.pictures.of_months import TeachersByMonth, teachers_by_month
from workshop_tracker.reports.summaries.models import SUMMARY_TOTALS
from workshop_tracker.reports.summaries.rules import ALL, Grain, month_number

ROW = SUMMARY_TOTALS.c
NOBODY_TOLD = "?"  # where a participation names no district
TEACHERS = ROW.teachers_male + ROW.teachers_female + ROW.teachers_sex_unknown


def teachers_by_month_of(session: Session, office_id: int, year: int, *, today: dt.date) -> TeachersByMonth:
    """Distinct teachers of an office with all below it; exact as of the last fold."""
    first = month_number(year, 1)
    months = and_(ROW.grain == Grain.MONTH.value, ROW.number.between(first - 12, first + 11))
    years = and_(ROW.grain == Grain.YEAR.value, ROW.number.in_((year, year - 1)), ROW.district_code == ALL)
    asked = select(ROW.district_code, ROW.grain, ROW.number, TEACHERS).where(
        ROW.office_id == office_id, ROW.level_group == ALL, TEACHERS != 0, or_(months, years)
    )
    found: dict[tuple[str, int], int] = {}
    for district, grain, number, count in session.connection().execute(asked):
        place = number - first + 1 if grain == Grain.MONTH.value else 13 + year - number
        if district == ALL or place > 0:
            found["" if district == ALL else district or NOBODY_TOLD, place] = count
    codes = {code for code, _ in found if code}
    asked_names = select(District.code, District.name).where(District.code.in_(codes))
    names = {code: name for code, name in session.execute(asked_names)}  # noqa: C416 - rows are no pairs to a dict
    begun = 12 if today.year > year else today.month if today.year == year else 0
    return teachers_by_month(year, begun, found, names | {NOBODY_TOLD: UNKNOWN})
