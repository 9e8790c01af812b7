"""Every number of a report with the rows behind it, and how those are counted; and small worlds to count in."""

import itertools
from dataclasses import dataclass
from random import Random
from typing import Any

from tests.factories import add, make_participation, make_person, make_school
from tests.reports.summaries.world import DAYS, World
from workshop_tracker.attendance.models import Mark, ParticipationRole
from workshop_tracker.people.models import Sex, StaffKind
from workshop_tracker.reports.evidence.measure import Measure, RowsOf
from workshop_tracker.reports.evidence.within import NO_SUBDISTRICT, NOBODY_TOLD, Within
from workshop_tracker.reports.region import RegionReport
from workshop_tracker.schools.models import HeadcountSex, SchoolHeadcount, SchoolStatus
from workshop_tracker.workshops.models import InvitedSchool


@dataclass(frozen=True)
class Number:
    """A number, the rows that it opens, and the column that adds up to it; without one the rows are counted."""

    number: int
    of: RowsOf
    within: Within
    column: str = ""


def teachers(number: int, measure: Measure, **within: Any) -> Number:
    return Number(number, RowsOf.TEACHERS, Within(measure=measure.value, **within))


def participations(number: int, measure: Measure, column: str = "", **within: Any) -> Number:
    return Number(number, RowsOf.PARTICIPATIONS, Within(measure=measure.value, **within), column)


def schools(number: int, which: str = "", **within: Any) -> Number:
    return Number(number, RowsOf.SCHOOLS, Within(schools=which, **within))


def numbers_of(report: RegionReport) -> list[Number]:
    """Each number that the page shows and opens."""
    return [
        *_totals(report),
        *_funnel(report),
        *_places(report),
        *_schools(report),
        *_reconciliation(report),
        *_board(report),
        *_targets(report),
        *(
            participations(activity.participants.total, Measure.ATTENDING, workshop=activity.slug)
            for activity in report.activities
        ),
        *(
            participations(activity.without_paper, Measure.WITHOUT_PAPER, workshop=activity.slug)
            for activity in report.activities
        ),
    ]


def _totals(report):
    return [
        teachers(report.teachers_reached, Measure.PRESENT),
        teachers(report.teachers_completed, Measure.COMPLETED),
        participations(report.participations, Measure.ATTENDING),
        participations(report.lesson_hours_attended, Measure.ATTENDING, "attended"),
        participations(report.lesson_hours, Measure.HOURS, "recognised"),
        participations(report.certificates, Measure.PAPERS),
        schools(report.schools_overseen, "overseen"),
        schools(report.schools_reached, "reached"),
        schools(len(report.never_reached), "unreached"),
        schools(report.schools_with_known_teachers, "known"),
        schools(report.funnel.schools_invited, "invited"),
    ]


def _funnel(report):
    steps = {
        Measure.REGISTERED: report.funnel.registered,
        Measure.PRESENT: report.funnel.present,
        Measure.COMPLETED: report.funnel.completed,
        Measure.CERTIFIED: report.funnel.certified,
    }
    sexes = {"": "total", "L": "male", "P": "female", NOBODY_TOLD: "unknown"}
    return [
        teachers(getattr(people, name), measure, of_sex=word)
        for (measure, people), (word, name) in itertools.product(steps.items(), sexes.items())
    ]


def _places(report):
    places = [
        *(({"in_district": row.code}, row.reach) for row in report.districts),
        *(({"in_level": row.level}, row.reach) for row in report.levels),
        *(({"in_status": row.status}, row.reach) for row in report.statuses),
        *(
            ({"in_district": row.district_code, "in_subdistrict": row.name or NO_SUBDISTRICT}, row.reach)
            for row in report.subdistricts
        ),
    ]
    for within, reach in places:
        yield teachers(reach.teachers_reached, Measure.PRESENT, **within)
        yield schools(reach.schools_overseen, "overseen", **within)
        yield schools(reach.schools_reached, "reached", **within)


def _schools(report):
    for row in report.schools:
        yield teachers(row.teachers_reached, Measure.PRESENT, school=row.npsn)
        yield participations(row.lesson_hours, Measure.HOURS, "recognised", school=row.npsn)


def _reconciliation(report):
    parts = {
        "present": Measure.EVERYONE,
        "own_teachers": Measure.PRESENT,
        "own_other_staff": Measure.OTHER_STAFF,
        "other_offices": Measure.OTHER_OFFICES,
        "madrasah": Measure.MADRASAH,
        "without_office": Measure.WITHOUT_OFFICE,
        "without_school": Measure.WITHOUT_SCHOOL,
        "left_out": Measure.LEFT_OUT,
    }
    return [participations(getattr(report.reconciliation, name), measure) for name, measure in parts.items()]


def _board(report):
    numbers = {line.concern.value: line.number for line in report.quality}
    return [
        participations(numbers.get("unmarked", 0), Measure.UNMARKED, "unmarked"),
        participations(numbers.get("without_school", 0), Measure.UNKNOWN_SCHOOL),
        participations(numbers.get("below_the_rule", 0), Measure.BELOW_THE_RULE),
        Number(numbers.get("without_number", 0), RowsOf.ON_RECORD, Within(standing="without_number")),
        schools(numbers.get("old_data", 0), "old"),
        schools(numbers.get("no_data", 0), "none"),
    ]


def _targets(report):
    for row in report.targets.rows:
        within = {"of_employment": row.employment or "-"}
        yield Number(row.teachers, RowsOf.ON_RECORD, Within(**within))
        for standing in ("reached", "nothing", "below_half", "half_or_more", "with_outside"):
            yield Number(getattr(row, standing), RowsOf.ON_RECORD, Within(standing=standing, **within))
        if row.target is not None:
            yield Number(row.lacking, RowsOf.ON_RECORD, Within(**within), "lacking")


def grow(world: World, seed: int) -> None:
    """Chance on top of the small country: people of every kind, who came, left, were marked, certified, invited."""
    chance, session = Random(seed), world.session
    offices = [*world.offices, None, None]
    places = [*world.schools, make_school(session, "MA KOTA CONTOH", level="MA"), None]
    kinds = (StaffKind.TEACHER, StaffKind.TEACHER, StaffKind.TEACHER, StaffKind.ADMINISTRATIVE)
    for number in range(14):
        place = chance.randrange(len(places))
        person = make_person(
            session,
            f"Acak Contoh {number}",
            school=chance.choice(world.schools),
            staff_kind=chance.choice(kinds),
            sex=chance.choice((Sex.MALE, Sex.FEMALE, None)),
            employment=chance.choice(("PNS", "GTY", "")),
        )
        for workshop in chance.sample(world.workshops, chance.randint(1, 2)):
            taking_part = make_participation(
                session,
                workshop,
                person,
                school=places[place],
                office_id=offices[place].id if offices[place] else None,
                role=chance.choice((ParticipationRole.PARTICIPANT,) * 4 + (ParticipationRole.SPEAKER,)),
                sex=person.sex,
                employment="PNS",
            )
            world.participations.append(taking_part)
    for taking_part in world.participations:
        for part in world.parts:
            if part.workshop_id == taking_part.workshop_id and chance.random() < 0.7:
                world.mark(taking_part, part, chance.choice((Mark.PRESENT, Mark.PRESENT, Mark.PRESENT, Mark.SICK)))
        if chance.random() < 0.4:
            world.certify(taking_part, chance.randint(1, 32), chance.choice(DAYS))
    for school in world.schools[:2]:
        add(session, InvitedSchool(workshop_id=chance.choice(world.workshops).id, school_id=school.id))
    count = {"counted_on": DAYS[0], "sex": HeadcountSex.ALL, "teachers": 9}
    add(session, SchoolHeadcount(school_id=world.schools[0].id, **count))
    world.schools[1].subdistrict, world.schools[2].status = "", SchoolStatus.STATE
    session.flush()
