"""Provinces, districts, organizations of every kind, and who oversees which schools since when."""

import datetime as dt
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshop_tracker.database import Base, Code, Editable, Line, Name, Prose, choice
from workshop_tracker.organizations.levels import LevelGroup
from workshop_tracker.triggers import refuse


class Zone(StrEnum):
    """The three time zones of Indonesia; a district lies in one."""

    WIB = "WIB"
    WITA = "WITA"
    WIT = "WIT"


class DistrictKind(StrEnum):
    KABUPATEN = "kabupaten"
    KOTA = "kota"


class OrganizationKind(StrEnum):
    MINISTRY = "ministry"
    PROVINCE_OFFICE = "province_office"
    BRANCH_OFFICE = "branch_office"
    DISTRICT_OFFICE = "district_office"
    RELIGIOUS_AFFAIRS = "religious_affairs"
    TEACHER_GROUP = "teacher_group"
    SCHOOL = "school"
    FOUNDATION = "foundation"
    UNIVERSITY = "university"
    COMMUNITY = "community"
    OTHER = "other"


OFFICES = (
    OrganizationKind.MINISTRY,
    OrganizationKind.PROVINCE_OFFICE,
    OrganizationKind.BRANCH_OFFICE,
    OrganizationKind.DISTRICT_OFFICE,
    OrganizationKind.RELIGIOUS_AFFAIRS,
)


class Province(Base):
    """A province by its two-digit Kemendagri code, kept as text."""

    __tablename__ = "provinces"

    code: Mapped[Code] = mapped_column(unique=True)
    name: Mapped[Name]


class District(Base):
    """A regency or city by its Kemendagri code as text: `33.10` is not 33.1."""

    __tablename__ = "districts"
    __table_args__ = (CheckConstraint("length(code) = 5", name="code_has_five_characters"),)

    code: Mapped[str] = mapped_column(String(5), unique=True)
    name: Mapped[Name]
    kind: Mapped[DistrictKind] = mapped_column(choice(DistrictKind, "district_kind_is_known"))
    province_code: Mapped[Code] = mapped_column(ForeignKey("provinces.code"), index=True)
    zone: Mapped[Zone] = mapped_column(choice(Zone, "zone_is_known"))


class Organization(Editable, Base):
    """An office that oversees schools or a body that holds workshops, with its letterhead and its time."""

    __tablename__ = "organizations"
    __table_args__ = (
        CheckConstraint("valid_until IS NULL OR valid_until >= valid_from", name="ends_after_it_starts"),
        CheckConstraint("number IS NULL OR number > 0", name="number_is_positive"),
    )

    code: Mapped[Code] = mapped_column(unique=True)
    name: Mapped[Line]
    name_key: Mapped[Line] = mapped_column(index=True)
    kind: Mapped[OrganizationKind] = mapped_column(choice(OrganizationKind, "organization_kind_is_known"))
    # numbered branch offices sort by the number and print it in Roman
    number: Mapped[int | None]
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("organizations.id", ondelete="RESTRICT"), index=True)
    district_code: Mapped[str | None] = mapped_column(ForeignKey("districts.code"), index=True)
    city: Mapped[Name] = mapped_column(default="")
    address: Mapped[Line] = mapped_column(default="")
    # by which participants reach it; shown to whoever asks for a new link
    phone: Mapped[Code] = mapped_column(default="", info={"personal": True})
    # one letterhead line per line of text, two to four
    letterhead: Mapped[Prose] = mapped_column(default="")
    valid_from: Mapped[dt.date | None]
    valid_until: Mapped[dt.date | None]
    # {unit} and {code} of certificate numbers; older practice classifies as 421.5, newer as 400.3
    unit: Mapped[Code] = mapped_column(default="")
    classification: Mapped[Code] = mapped_column(default="400.3")
    source: Mapped[Line] = mapped_column(default="")
    is_verified: Mapped[bool] = mapped_column(default=True)
    # a branch office whose people may take NUPTK and NIP of the teachers of state schools under it; an admin grants it
    is_given_numbers: Mapped[bool] = mapped_column(default=False)

    parent: Mapped["Organization | None"] = relationship(remote_side="Organization.id")


class Jurisdiction(Editable, Base):
    """An office oversees the schools of a level group in a district for a time; never two at once."""

    __tablename__ = "jurisdictions"
    __table_args__ = (CheckConstraint("valid_until IS NULL OR valid_until >= valid_from", name="ends_after_it_starts"),)

    office_id: Mapped[int] = mapped_column(ForeignKey("organizations.id", ondelete="RESTRICT"), index=True)
    district_code: Mapped[str] = mapped_column(ForeignKey("districts.code"), index=True)
    level_group: Mapped[LevelGroup] = mapped_column(choice(LevelGroup, "level_group_is_known"))
    valid_from: Mapped[dt.date]
    valid_until: Mapped[dt.date | None]
    source: Mapped[Line] = mapped_column(default="")
    is_verified: Mapped[bool] = mapped_column(default=False)

    office: Mapped[Organization] = relationship()


refuse(
    Jurisdiction.__table__,
    "jurisdictions_do_not_overlap",
    on=("INSERT", "UPDATE"),
    one_at_a_time=True,
    when="EXISTS (SELECT 1 FROM jurisdictions AS other WHERE other.id <> NEW.id"
    " AND other.district_code = NEW.district_code AND other.level_group = NEW.level_group"
    " AND other.valid_from <= COALESCE(NEW.valid_until, '9999-12-31')"
    " AND NEW.valid_from <= COALESCE(other.valid_until, '9999-12-31'))",
)
