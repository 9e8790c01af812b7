"""Participation as frozen on the first day, every mark ever made, what holds now, and overrides."""

import datetime as dt
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshop_tracker.database import Base, Code, Editable, Line, Name, Prose, choice, now
from workshop_tracker.organizations.levels import LevelGroup
from workshop_tracker.people.models import Person, Sex, StaffKind
from workshop_tracker.schools.models import School, SchoolStatus
from workshop_tracker.triggers import refuse
from workshop_tracker.viewer import ActorKind
from workshop_tracker.workshops.models import Sheet, Workshop, WorkshopSession


class ParticipationRole(StrEnum):
    PARTICIPANT = "participant"
    SPEAKER = "speaker"
    MODERATOR = "moderator"
    FACILITATOR = "facilitator"
    COMMITTEE = "committee"


class Participation(Editable, Base):
    """A person at a workshop in one role, with school and office as of its first day; reports go by these."""

    __tablename__ = "participations"
    __table_args__ = (
        UniqueConstraint("workshop_id", "person_id", "role", name="one_participation_per_workshop_person_and_role"),
        CheckConstraint("replaces_id IS NULL OR replaces_id <> id", name="does_not_replace_itself"),
        CheckConstraint("name_as_registered <> ''", name="has_a_registered_name"),
        Index("ix_participations_person", "person_id"),
        Index("ix_participations_office", "office_id", "workshop_id"),
        Index("ix_participations_school", "school_id"),
    )

    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshops.id", ondelete="RESTRICT"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="RESTRICT"))
    role: Mapped[ParticipationRole] = mapped_column(choice(ParticipationRole, "participation_role_is_known"))
    name_as_registered: Mapped[Name]
    sort_key: Mapped[Name]
    sex: Mapped[Sex | None] = mapped_column(choice(Sex, "sex_is_known"))
    school_id: Mapped[int | None] = mapped_column(ForeignKey("schools.id", ondelete="RESTRICT"))
    # printed where there is no school: a supervisor's office, a university
    work_unit: Mapped[Line] = mapped_column(default="")
    office_id: Mapped[int | None] = mapped_column(ForeignKey("organizations.id", ondelete="RESTRICT"))
    district_code: Mapped[str | None] = mapped_column(String(5), ForeignKey("districts.code"))
    level_group: Mapped[LevelGroup | None] = mapped_column(choice(LevelGroup, "level_group_is_known"))
    school_status: Mapped[SchoolStatus | None] = mapped_column(choice(SchoolStatus, "school_status_is_known"))
    employment: Mapped[Code] = mapped_column(default="")
    staff_kind: Mapped[StaffKind] = mapped_column(choice(StaffKind, "staff_kind_is_known"))
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("participations.id", ondelete="RESTRICT"))
    registered_at: Mapped[dt.datetime] = mapped_column(default=now)
    name_confirmed_at: Mapped[dt.datetime | None]
    cancelled_at: Mapped[dt.datetime | None]
    # from another office's agenda book, until a paper bears it
    given_number: Mapped[Line | None]
    # set while a valid paper rests on it: rules ask for a reason from then on
    certified_at: Mapped[dt.datetime | None]

    workshop: Mapped[Workshop] = relationship()
    person: Mapped[Person] = relationship()
    school: Mapped[School | None] = relationship()


class Mark(StrEnum):
    PRESENT = "present"
    EXCUSED = "excused"
    SICK = "sick"
    ABSENT = "absent"


class Attendance(Base):
    """What holds now for one participation in one session."""

    __tablename__ = "attendances"
    __table_args__ = (
        UniqueConstraint("session_id", "participation_id", name="one_attendance_per_session_and_participation"),
        Index("ix_attendances_participation", "participation_id", "mark"),
    )

    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id", ondelete="RESTRICT"))
    participation_id: Mapped[int] = mapped_column(ForeignKey("participations.id", ondelete="RESTRICT"))
    mark: Mapped[Mark] = mapped_column(choice(Mark, "mark_is_known"))
    event_id: Mapped[int] = mapped_column(ForeignKey("attendance_events.id", ondelete="RESTRICT"), index=True)

    session: Mapped[WorkshopSession] = relationship()


class AttendanceEvent(Base):
    """One mark as it was made, under an id made by the client: sent twice, it is stored once. Append-only."""

    __tablename__ = "attendance_events"
    __table_args__ = (
        CheckConstraint("(session_id IS NULL) <> (sheet_id IS NULL)", name="marks_a_session_or_a_sheet"),
        Index("ix_attendance_events_participation", "participation_id"),
    )

    operation_id: Mapped[Code] = mapped_column(unique=True)
    participation_id: Mapped[int] = mapped_column(ForeignKey("participations.id", ondelete="RESTRICT"))
    session_id: Mapped[int | None] = mapped_column(ForeignKey("sessions.id", ondelete="RESTRICT"), index=True)
    sheet_id: Mapped[int | None] = mapped_column(ForeignKey("sheets.id", ondelete="RESTRICT"), index=True)
    # none takes a mark back
    mark: Mapped[Mark | None] = mapped_column(choice(Mark, "mark_is_known"))
    marked_at: Mapped[dt.datetime]
    received_at: Mapped[dt.datetime] = mapped_column(default=now)
    actor_kind: Mapped[ActorKind] = mapped_column(choice(ActorKind, "actor_kind_is_known"))
    actor_id: Mapped[int | None]
    device: Mapped[Name] = mapped_column(default="")
    is_late: Mapped[bool] = mapped_column(default=False)

    sheet: Mapped[Sheet | None] = relationship()


class Override(Base):
    """Somebody decided against the computed completion, with a reason; it can be withdrawn."""

    __tablename__ = "overrides"
    __table_args__ = (
        CheckConstraint("reason <> ''", name="has_a_reason"),
        Index("ix_overrides_participation", "participation_id"),
    )

    participation_id: Mapped[int] = mapped_column(ForeignKey("participations.id", ondelete="RESTRICT"))
    has_completed: Mapped[bool]
    reason: Mapped[Prose]
    made_at: Mapped[dt.datetime] = mapped_column(default=now)
    actor_kind: Mapped[ActorKind] = mapped_column(choice(ActorKind, "actor_kind_is_known"))
    actor_id: Mapped[int | None]
    withdrawn_at: Mapped[dt.datetime | None]
    withdrawn_reason: Mapped[Line] = mapped_column(default="")


refuse(
    AttendanceEvent.__table__,
    "attendance_events_are_append_only",
    on=("UPDATE", "DELETE", "TRUNCATE"),
    when="1 = 1",
)
