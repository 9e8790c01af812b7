"""Programmes: what an office announced as policy, and what it aims at per level and date."""

import datetime as dt
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshop_tracker.database import Base, Code, Editable, Line, Prose, choice
from workshop_tracker.organizations.levels import LevelGroup
from workshop_tracker.organizations.models import Organization


class Programme(Editable, Base):
    """Not an event: an approach that an owner brings to its schools, carried by workshops.

    A proposed one was read from news; nobody has said yet that it is as written.
    """

    __tablename__ = "programmes"
    __table_args__ = (CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name="ends_after_it_starts"),)

    slug: Mapped[Code] = mapped_column(unique=True)
    title: Mapped[Line]
    owner_id: Mapped[int] = mapped_column(ForeignKey("organizations.id", ondelete="RESTRICT"), index=True)
    definition: Mapped[Prose] = mapped_column(default="")
    source: Mapped[Line] = mapped_column(default="")
    announced_on: Mapped[dt.date | None]
    starts_on: Mapped[dt.date | None]
    ends_on: Mapped[dt.date | None]
    is_proposed: Mapped[bool] = mapped_column(default=False)
    # TK, SD, …: as announced, separated by spaces; by level and day it aims at its targets
    levels: Mapped[Line] = mapped_column(default="")

    owner: Mapped[Organization] = relationship()


class ProgrammeOfficial(Base):
    """Who stands for the programme, named with the post; a person of the news, not of our registers."""

    __tablename__ = "programme_officials"
    __table_args__ = (UniqueConstraint("programme_id", "position", name="one_official_per_place"),)

    programme_id: Mapped[int] = mapped_column(ForeignKey("programmes.id", ondelete="CASCADE"))
    position: Mapped[int]
    name: Mapped[Line]
    post: Mapped[Line]


class ProgrammeSynonym(Base):
    """Another name under which workshops of this programme are held, as decided by people."""

    __tablename__ = "programme_synonyms"
    __table_args__ = (UniqueConstraint("programme_id", "synonym_key", name="one_synonym_once_per_programme"),)

    programme_id: Mapped[int] = mapped_column(ForeignKey("programmes.id", ondelete="CASCADE"))
    synonym: Mapped[Line]
    synonym_key: Mapped[Line]


class TargetUnit(StrEnum):
    SCHOOLS = "schools"
    TEACHERS = "teachers"


class ProgrammeTarget(Editable, Base):
    """So many per cent of the schools or teachers of a level shall be reached by a day."""

    __tablename__ = "programme_targets"
    __table_args__ = (
        UniqueConstraint("programme_id", "level_group", "unit", "due_on", name="one_target_per_level_unit_and_day"),
        CheckConstraint("percent BETWEEN 1 AND 100", name="percent_is_a_share"),
    )

    programme_id: Mapped[int] = mapped_column(ForeignKey("programmes.id", ondelete="CASCADE"))
    level_group: Mapped[LevelGroup] = mapped_column(choice(LevelGroup, "level_group_is_known"))
    unit: Mapped[TargetUnit] = mapped_column(choice(TargetUnit, "target_unit_is_known"))
    due_on: Mapped[dt.date]
    percent: Mapped[int]


class ProgrammePartner(Editable, Base):
    """Another authority; without `shares_counts_from` its rows read "di luar kewenangan"."""

    __tablename__ = "programme_partners"
    __table_args__ = (UniqueConstraint("programme_id", "organization_id", name="one_partner_once_per_programme"),)

    programme_id: Mapped[int] = mapped_column(ForeignKey("programmes.id", ondelete="CASCADE"))
    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id", ondelete="RESTRICT"), index=True)
    shares_counts_from: Mapped[dt.date | None]
    shares_counts_until: Mapped[dt.date | None]

    organization: Mapped[Organization] = relationship()
