"""Lists of a school's whole staff: for which day each speaks and who handed it in. Never the list itself."""

import datetime as dt
from enum import StrEnum

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from workshop_tracker.database import Base, choice, now
from workshop_tracker.schools.models import School


class Teller(StrEnum):
    """By whose hand a list came in."""

    SCHOOL = "school"
    OFFICE = "office"


class SchoolList(Base):
    """That a list of a school's staff went in, and for which day it speaks; its people are posts of the school."""

    __tablename__ = "school_lists"
    __table_args__ = (UniqueConstraint("school_id", "listed_on", name="one_list_per_school_and_day"),)

    school_id: Mapped[int] = mapped_column(ForeignKey(School.id, ondelete="CASCADE"))
    listed_on: Mapped[dt.date]
    told_by: Mapped[Teller] = mapped_column(choice(Teller, "list_teller_is_known"))
    received_at: Mapped[dt.datetime] = mapped_column(default=now)
