"""Links that a school opens without an account, made and sent by its office."""

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshop_tracker.database import Base, Code, now
from workshop_tracker.schools.models import School


class SchoolLink(Base):
    """A school's way in. The token is random; only its SHA-256 is kept; a newer link puts it to sleep."""

    __tablename__ = "school_links"
    __table_args__ = (CheckConstraint("expires_at > created_at", name="expires_after_it_was_made"),)

    token_sha256: Mapped[Code] = mapped_column(unique=True, info={"secret": True})
    school_id: Mapped[int] = mapped_column(ForeignKey(School.id, ondelete="CASCADE"), index=True)
    created_at: Mapped[dt.datetime] = mapped_column(default=now)
    created_by_id: Mapped[int | None]
    expires_at: Mapped[dt.datetime]
    opened_at: Mapped[dt.datetime | None]
    asleep_at: Mapped[dt.datetime | None]

    school: Mapped[School] = relationship()
