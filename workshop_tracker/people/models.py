"""People, what identifies them, where they teach or belong and since when, and how two became one."""

import datetime as dt
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshop_tracker.database import Base, Code, Editable, Line, Name, choice, now
from workshop_tracker.organizations.models import Organization
from workshop_tracker.people.identifiers import IdentifierKind
from workshop_tracker.schools.models import School


class Sex(StrEnum):
    MALE = "L"
    FEMALE = "P"


class StaffKind(StrEnum):
    """`teacher` includes principals and counsellors; the others never stand in a denominator."""

    TEACHER = "teacher"
    ADMINISTRATIVE = "administrative"
    SUPERVISOR = "supervisor"
    OFFICIAL = "official"
    OTHER = "other"


class PersonStatus(StrEnum):
    ACTIVE = "active"
    MOVED = "moved"
    RETIRED = "retired"
    LEFT = "left"
    DIED = "died"


class Person(Editable, Base):
    """A human being; merged (`merged_into_id`) or anonymised, never dropped while anything rests on it."""

    __tablename__ = "people"
    __table_args__ = (
        CheckConstraint("merged_into_id IS NULL OR merged_into_id <> id", name="is_not_merged_into_itself"),
        CheckConstraint("name <> ''", name="has_a_name"),
        # of those who live on as somebody else: nearly all rows have none, and SQLite would seek them all by it
        Index(
            "ix_people_merged_into_id",
            "merged_into_id",
            sqlite_where=text("merged_into_id IS NOT NULL"),
            postgresql_where=text("merged_into_id IS NOT NULL"),
        ),
        # all that a search looks at: a page of the list is read off the index in its order
        Index("ix_people_sort", "sort_key", "id", "search_key", "merged_into_id", "anonymised_at"),
    )

    title_before: Mapped[Name] = mapped_column(default="")
    name: Mapped[Name]
    title_after: Mapped[Name] = mapped_column(default="")
    # wins over the joined parts wherever the name is printed
    printed_name: Mapped[Name] = mapped_column(default="")
    name_key: Mapped[Name] = mapped_column(index=True)
    sort_key: Mapped[Name]
    # by which pages find somebody; matching of files never looks here
    search_key: Mapped[Name]
    sex: Mapped[Sex | None] = mapped_column(choice(Sex, "sex_is_known"))
    birth_date: Mapped[dt.date | None] = mapped_column(info={"personal": True})
    birth_place: Mapped[Name] = mapped_column(default="", info={"personal": True})
    phone: Mapped[Code] = mapped_column(default="", info={"personal": True})
    email: Mapped[Line] = mapped_column(default="", info={"personal": True})
    staff_kind: Mapped[StaffKind] = mapped_column(choice(StaffKind, "staff_kind_is_known"), default=StaffKind.TEACHER)
    rank: Mapped[Name] = mapped_column(default="")
    status: Mapped[PersonStatus] = mapped_column(
        choice(PersonStatus, "person_status_is_known"), default=PersonStatus.ACTIVE
    )
    status_on: Mapped[dt.date | None]
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="RESTRICT"))
    anonymised_at: Mapped[dt.datetime | None]
    created_at: Mapped[dt.datetime] = mapped_column(default=now)


# a NIY belongs to a foundation; SQLite uses the index where a query says it in these very words
NAMES_ONE_PERSON = "kind <> 'niy'"


class Identifier(Base):
    """A number that names one person (NIP, NI PPPK, NUPTK) or helps to (NIY). Digits as text."""

    __tablename__ = "identifiers"
    __table_args__ = (
        UniqueConstraint("person_id", "kind", "value", name="one_identifier_once_per_person"),
        Index(
            "one_person_per_identifier",
            "kind",
            "value",
            unique=True,
            sqlite_where=text(NAMES_ONE_PERSON),
            postgresql_where=text(NAMES_ONE_PERSON),
        ),
    )

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="RESTRICT"))
    kind: Mapped[IdentifierKind] = mapped_column(choice(IdentifierKind, "identifier_kind_is_known"))
    value: Mapped[Code] = mapped_column(info={"personal": True})

    person: Mapped[Person] = relationship()


class Post(Editable, Base):
    """A person teaches at a school for a time; at most one running post is the main one."""

    __tablename__ = "posts"
    __table_args__ = (
        UniqueConstraint("person_id", "school_id", "starts_on", name="one_post_per_person_school_and_start"),
        CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name="ends_after_it_starts"),
        Index(
            "one_running_main_post_per_person",
            "person_id",
            unique=True,
            sqlite_where=text("is_main AND ends_on IS NULL"),
            postgresql_where=text("is_main AND ends_on IS NULL"),
        ),
        Index("ix_posts_school", "school_id", "starts_on", "ends_on", "person_id"),
    )

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="RESTRICT"))
    school_id: Mapped[int] = mapped_column(ForeignKey("schools.id", ondelete="RESTRICT"))
    is_main: Mapped[bool] = mapped_column(default=True)
    starts_on: Mapped[dt.date]
    ends_on: Mapped[dt.date | None]
    # PNS, PPPK, GTY/PTY, …: the words of the field, as written in the source
    employment: Mapped[Code] = mapped_column(default="")
    position: Mapped[Name] = mapped_column(default="")
    source: Mapped[Line] = mapped_column(default="")

    person: Mapped[Person] = relationship()
    school: Mapped[School] = relationship()


class Membership(Editable, Base):
    """A person belongs to an organizing body for a time: boards change."""

    __tablename__ = "memberships"
    __table_args__ = (
        UniqueConstraint("person_id", "organization_id", "starts_on", name="one_membership_per_person_body_and_start"),
        CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name="ends_after_it_starts"),
    )

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="RESTRICT"))
    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id", ondelete="RESTRICT"), index=True)
    position: Mapped[Name] = mapped_column(default="")
    starts_on: Mapped[dt.date]
    ends_on: Mapped[dt.date | None]

    organization: Mapped[Organization] = relationship()


class OutsideTraining(Editable, Base):
    """A training known from elsewhere: told by the person, or out of an old register; never a paper of ours."""

    __tablename__ = "outside_trainings"
    __table_args__ = (CheckConstraint("lesson_hours >= 0", name="lesson_hours_are_not_negative"),)

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="RESTRICT"), index=True)
    title: Mapped[Line]
    organizer: Mapped[Line] = mapped_column(default="")
    number: Mapped[Line] = mapped_column(default="")
    role: Mapped[Name] = mapped_column(default="")
    # as written where it says more or less than one day: `11 s.d. 12 Juli 2019`, `2019`
    days: Mapped[Line] = mapped_column(default="")
    # the last day that these words can mean
    ended_on: Mapped[dt.date]
    lesson_hours: Mapped[int | None]
    # whose old register it stands in
    archive_of_id: Mapped[int | None] = mapped_column(ForeignKey("organizations.id", ondelete="RESTRICT"), index=True)
    source: Mapped[Line] = mapped_column(default="")
    # since when it waits for its verification, where its person told it with a proof
    told_at: Mapped[dt.datetime | None]
    verified_at: Mapped[dt.datetime | None]
    verified_by_id: Mapped[int | None]
    refused_at: Mapped[dt.datetime | None]
    refusal: Mapped[Line] = mapped_column(default="")


class PersonMerge(Base):
    """Two rows were one human being: what was kept, what went, and whether it was taken back."""

    __tablename__ = "person_merges"
    __table_args__ = (CheckConstraint("kept_id <> gone_id", name="merges_two_people"),)

    kept_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="RESTRICT"), index=True)
    gone_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="RESTRICT"), index=True)
    merged_at: Mapped[dt.datetime] = mapped_column(default=now)
    merged_by_id: Mapped[int | None]
    reason: Mapped[Line] = mapped_column(default="")
    undone_at: Mapped[dt.datetime | None]


class PersonMergeMove(Base):
    """One row's columns before and after a step of a merge, so that taking back is exact; all steps in their order."""

    __tablename__ = "person_merge_moves"
    __table_args__ = (UniqueConstraint("merge_id", "position", name="one_step_per_place_in_a_merge"),)

    merge_id: Mapped[int] = mapped_column(ForeignKey("person_merges.id", ondelete="CASCADE"))
    position: Mapped[int]
    table_name: Mapped[Code]
    row_id: Mapped[int]
    # values of people among them: phones, dates of birth
    before: Mapped[dict[str, Any]] = mapped_column(info={"secret": True})
    # empty where the row was dropped
    after: Mapped[dict[str, Any]] = mapped_column(info={"secret": True})


class PersonDistinction(Base):
    """Somebody looked at two who are alike: they are two people. Holds until what is known of either changes."""

    __tablename__ = "person_distinctions"
    __table_args__ = (
        UniqueConstraint("first_id", "second_id", name="one_distinction_per_pair"),
        CheckConstraint("first_id <> second_id", name="tells_two_people_apart"),
    )

    first_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="RESTRICT"))
    second_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="RESTRICT"), index=True)
    # SHA-256 of what was known of both
    fingerprint: Mapped[Code]
    decided_at: Mapped[dt.datetime] = mapped_column(default=now)
    decided_by_id: Mapped[int | None]
