"""The schools of the demonstration: two of the register with their true NPSN, the others invented."""

import datetime as dt
from collections.abc import Mapping

from workshop_tracker.database import WritingSession
from workshop_tracker.demo.sources import rows_of, sha256_of_file
from workshop_tracker.intake.proposals import ImportPlan, Outcome, Proposal
from workshop_tracker.schools.actions import apply_schools
from workshop_tracker.schools.models import HeadcountSex, School, SchoolHeadcount
from workshop_tracker.schools.queries import SchoolFacts, schools_by_npsn
from workshop_tracker.schools.rules import printed_school_name

FILE = "schools.csv"
TRUE_SCHOOLS = ("20330471", "20301900")  # NPSN; all others begin with 99, a range that is not given out


def add_schools(session: WritingSession) -> dict[str, School]:
    """All schools by NPSN, written as an import of a register writes them."""
    rows = rows_of(FILE)
    facts = [{column: row[column] for column in SchoolFacts._fields} for row in rows]
    proposals = tuple(Proposal(number, Outcome.NEW, values) for number, values in enumerate(facts, 2))
    apply_schools(session, ImportPlan("schools", "school_register", sha256_of_file(FILE), proposals))
    schools = schools_by_npsn(session, (row["npsn"] for row in rows))
    for npsn in TRUE_SCHOOLS:
        schools[npsn].printed_name = printed_school_name(schools[npsn].name)
    session.add_all(_headcount(schools[row["npsn"]], row) for row in rows if row["declared"])
    session.flush()
    return schools


def _headcount(school: School, row: Mapping[str, str]) -> SchoolHeadcount:
    return SchoolHeadcount(
        school_id=school.id,
        counted_on=dt.date.fromisoformat(row["declared_on"]),
        sex=HeadcountSex.ALL,
        teachers=int(row["declared"]),
        source="Pernyataan sekolah (contoh)",
    )
