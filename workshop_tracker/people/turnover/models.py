"""What a list proposed about a teacher's post, and what somebody answered."""

import datetime as dt

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshop_tracker.database import Base, choice, now
from workshop_tracker.people.models import Post
from workshop_tracker.people.turnover.rules import ChangeAnswer, ChangeKind


class StaffChange(Base):
    """A post that a list of a school's whole staff puts in question; a later list asks anew."""

    __tablename__ = "staff_changes"
    __table_args__ = (UniqueConstraint("post_id", "kind", "listed_on", name="one_question_per_post_and_list"),)

    post_id: Mapped[int] = mapped_column(ForeignKey(Post.id, ondelete="CASCADE"))
    kind: Mapped[ChangeKind] = mapped_column(choice(ChangeKind, "staff_change_kind_is_known"))
    # the day for which the list speaks
    listed_on: Mapped[dt.date]
    noticed_at: Mapped[dt.datetime] = mapped_column(default=now)
    answer: Mapped[ChangeAnswer | None] = mapped_column(choice(ChangeAnswer, "staff_change_answer_is_known"))
    answered_at: Mapped[dt.datetime | None]
    answered_by_id: Mapped[int | None]
    # the post elsewhere that the answer ended or made the main one, so that it can be taken back
    other_post_id: Mapped[int | None] = mapped_column(ForeignKey(Post.id, ondelete="CASCADE"), index=True)

    post: Mapped[Post] = relationship(foreign_keys=[post_id])
    other_post: Mapped[Post | None] = relationship(foreign_keys=[other_post_id])
