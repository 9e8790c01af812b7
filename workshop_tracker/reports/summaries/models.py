"""Tables of the summaries. All but the notes can be built anew from the tables of others, and nothing rests on them."""

from sqlalchemy import Column, Index, Integer, String, Table
from sqlalchemy.orm import Mapped, mapped_column

from workshop_tracker.database import Base, choice
from workshop_tracker.reports.summaries.telling import Noted, hang_triggers

DERIVED = {"derived": True}  # holds nothing of its own: whoever compares what a database tells leaves it out


class SummaryNote(Base):
    """A change of something that a number rests on, not folded yet; noted by triggers in the writer's transaction.

    The same may be noted many times: a key would let a fold take away the note of a writer who has not committed.
    """

    __tablename__ = "summary_notes"
    __table_args__ = {"info": DERIVED}  # noqa: RUF012 - read by SQLAlchemy

    subject: Mapped[Noted] = mapped_column(choice(Noted, "noted_subject_is_known"))
    subject_id: Mapped[int]


def _number(name: str, *, primary_key: bool = False) -> Column[int]:
    return Column(name, Integer, primary_key=primary_key, autoincrement=False, nullable=False)


def _text(name: str, length: int, *, primary_key: bool = False) -> Column[str]:
    return Column(name, String(length), primary_key=primary_key, nullable=False)


OF_SCHOOLS = (
    *("office_id", "month", "school_id", "person_id", "teacher"),
    *("marks", "lesson_hours", "recognised_hours", "completed", "certified"),
)

# What one participation gave in one month: attended JP, JP and number of its valid papers, whether a participant
# completed the workshop (1, in the month in which it ended) and holds a paper of it. An office or school of 0 is none;
# `teacher` is L, P or ? for a teacher and empty for other staff. Months are counted from the year 0.
PARTICIPATION_MONTHS = Table(
    "participation_months",
    Base.metadata,
    _number("participation_id", primary_key=True),
    _number("month", primary_key=True),
    _number("person_id"),
    _number("workshop_id"),
    _number("school_id"),
    _number("office_id"),
    _text("level_group", 32),
    _text("district_code", 5),
    _text("teacher", 1),
    _text("employment", 64),
    _number("marks"),
    _number("lesson_hours"),
    _number("papers"),
    _number("recognised_hours"),
    _number("completed"),
    _number("certified"),
    Index("ix_participation_months_person", "person_id"),
    # all that a list of an office's schools adds up: it is read off the index alone
    Index("ix_participation_months_office", *OF_SCHOOLS),
    sqlite_with_rowid=False,
    info=DERIVED,
)

# In which places each teacher, school and workshop counts, and by how many rows of the months: from these few rows a
# distinct count is kept exact. Rows of 0 may stand.
SUMMARY_KEYS = Table(
    "summary_keys",
    Base.metadata,
    _text("kind", 16, primary_key=True),
    _number("key_id", primary_key=True),
    _number("month", primary_key=True),
    _number("office_id", primary_key=True),
    _text("level_group", 32, primary_key=True),
    _text("district_code", 5, primary_key=True),
    _number("months"),
    sqlite_with_rowid=False,
    info=DERIVED,
)

# What is shown: an office (0: the nation) with all below it in one period, for one or all (`*`) districts and level
# groups. Rows of 0 may stand.
SUMMARY_TOTALS = Table(
    "summary_totals",
    Base.metadata,
    _number("office_id", primary_key=True),
    _text("grain", 16, primary_key=True),
    _number("number", primary_key=True),
    _text("district_code", 5, primary_key=True),
    _text("level_group", 32, primary_key=True),
    _number("teachers_male"),
    _number("teachers_female"),
    _number("teachers_sex_unknown"),
    _number("teachers_completed"),
    _number("schools"),
    _number("workshops"),
    _number("participations"),
    _number("marks"),
    _number("lesson_hours"),
    _number("papers"),
    _number("recognised_hours"),
    sqlite_with_rowid=False,
    info=DERIVED,
)

hang_triggers(Base.metadata)
