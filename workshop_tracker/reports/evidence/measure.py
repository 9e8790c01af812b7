"""The numbers of a report that are counted from participations or papers."""

from enum import StrEnum


class Measure(StrEnum):
    """What is counted: teachers of the funnel, people in the room, papers, and what is still to be mended."""

    REGISTERED = "registered"
    PRESENT = "present"
    COMPLETED = "completed"
    CERTIFIED = "certified"
    ATTENDING = "attending"  # whoever of the office was there, teacher or not
    PAPERS = "papers"
    HOURS = "hours"  # papers in the counted role, whose hours add up
    EVERYONE = "everyone"  # all in the rooms of the reconciliation
    OTHER_STAFF = "other_staff"
    OTHER_OFFICES = "other_offices"
    MADRASAH = "madrasah"
    WITHOUT_OFFICE = "without_office"
    WITHOUT_SCHOOL = "without_school"
    LEFT_OUT = "left_out"
    WITHOUT_PAPER = "without_paper"
    UNMARKED = "unmarked"
    UNKNOWN_SCHOOL = "unknown_school"
    BELOW_THE_RULE = "below_the_rule"


FUNNEL = (Measure.REGISTERED, Measure.PRESENT, Measure.COMPLETED, Measure.CERTIFIED)
OF_PAPERS = frozenset({Measure.PAPERS, Measure.HOURS, Measure.BELOW_THE_RULE})  # one row for each paper
GUESTS = frozenset(
    {
        Measure.OTHER_OFFICES,
        Measure.MADRASAH,
        Measure.WITHOUT_OFFICE,
        Measure.WITHOUT_SCHOOL,
        Measure.LEFT_OUT,
    }
)


class RowsOf(StrEnum):
    """What a row is."""

    SCHOOLS = "schools"
    TEACHERS = "teachers"
    PARTICIPATIONS = "participations"
    ON_RECORD = "on-record"
