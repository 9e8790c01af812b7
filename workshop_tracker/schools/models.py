"""Schools of the register, the spellings that lead to them, and how many teachers they declared."""

import datetime as dt
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshop_tracker.database import Base, Code, Editable, Line, Name, choice, now
from workshop_tracker.organizations.levels import LevelGroup
from workshop_tracker.organizations.models import District


class SchoolStatus(StrEnum):
    STATE = "negeri"
    PRIVATE = "swasta"


class School(Editable, Base):
    """A school by its NPSN. Its office is never stored here: it follows from (district, level group, day)."""

    __tablename__ = "schools"
    __table_args__ = (
        CheckConstraint("length(npsn) = 8", name="npsn_has_eight_characters"),
        CheckConstraint(
            "opened_on IS NULL OR closed_on IS NULL OR closed_on >= opened_on", name="closes_after_it_opens"
        ),
        Index("ix_schools_overseen", "district_code", "level_group"),
    )

    npsn: Mapped[str] = mapped_column(String(8), unique=True)
    # the name in the register, mostly capitals; what is printed is `printed_name` when somebody set it
    name: Mapped[Name]
    printed_name: Mapped[Name] = mapped_column(default="")
    match_key: Mapped[Name] = mapped_column(index=True)
    sort_key: Mapped[Line] = mapped_column(index=True)
    # by which pages find a school; matching of files never looks here
    search_key: Mapped[Line]
    level: Mapped[Code]
    level_group: Mapped[LevelGroup] = mapped_column(choice(LevelGroup, "level_group_is_known"))
    status: Mapped[SchoolStatus] = mapped_column(choice(SchoolStatus, "school_status_is_known"))
    address: Mapped[Line] = mapped_column(default="")
    subdistrict: Mapped[Name] = mapped_column(default="")
    # of the school's data clerk, who answers for the school
    phone: Mapped[Code] = mapped_column(default="", info={"personal": True})
    district_code: Mapped[str] = mapped_column(ForeignKey("districts.code"))
    # no opening date: it counts on every day
    opened_on: Mapped[dt.date | None]
    closed_on: Mapped[dt.date | None]

    district: Mapped[District] = relationship()


class SchoolAlias(Base):
    """A spelling that somebody confirmed to mean this school, or no school at all, within one district."""

    __tablename__ = "school_aliases"
    __table_args__ = (
        UniqueConstraint("place_code", "alias_key", name="one_school_per_spelling_and_district"),
        CheckConstraint("place_code = coalesce(district_code, '')", name="is_of_one_district_or_none"),
    )

    # none: a work unit, about which nobody has to be asked
    school_id: Mapped[int | None] = mapped_column(ForeignKey("schools.id", ondelete="CASCADE"), index=True)
    # none: of lists that say no district, on their own account or by their workshop
    district_code: Mapped[str | None] = mapped_column(ForeignKey("districts.code"))
    # the district or empty, for a key has no column without a value
    place_code: Mapped[Code] = mapped_column(default="")
    alias_key: Mapped[Name]
    written: Mapped[Line]
    confirmed_by_id: Mapped[int | None]
    confirmed_at: Mapped[dt.datetime] = mapped_column(default=now)


class HeadcountSex(StrEnum):
    ALL = "all"
    MALE = "L"
    FEMALE = "P"


class SchoolHeadcount(Base):
    """How many teachers a school declared on a day, per employment ('' = all) and sex."""

    __tablename__ = "school_headcounts"
    __table_args__ = (
        UniqueConstraint("school_id", "counted_on", "employment", "sex", name="one_headcount_per_day_and_group"),
        CheckConstraint("teachers >= 0", name="teachers_are_not_negative"),
    )

    school_id: Mapped[int] = mapped_column(ForeignKey("schools.id", ondelete="CASCADE"))
    counted_on: Mapped[dt.date]
    employment: Mapped[Code] = mapped_column(default="")
    sex: Mapped[HeadcountSex] = mapped_column(choice(HeadcountSex, "headcount_sex_is_known"))
    teachers: Mapped[int]
    source: Mapped[Line] = mapped_column(default="")
    declared_at: Mapped[dt.datetime] = mapped_column(default=now)
