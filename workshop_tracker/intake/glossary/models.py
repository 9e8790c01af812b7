"""Headings that an installation knows beside those of `headings.csv`."""

from typing import Any

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from workshop_tracker.database import Base, Code, Line


class HeadingSynonym(Base):
    """One more way to write a heading; it holds for every file."""

    __tablename__ = "heading_synonyms"
    __table_args__ = (UniqueConstraint("heading", name="one_meaning_per_heading"),)

    # without case and punctuation, as headings are compared
    heading: Mapped[Line]
    meaning: Mapped[Code]


class HeadingRow(Base):
    """What each column of one very heading row means; of the row itself only a digest is kept, it may be anybody's."""

    __tablename__ = "heading_rows"
    __table_args__ = (UniqueConstraint("fingerprint", name="one_explanation_per_heading_row"),)

    fingerprint: Mapped[Code]
    # a meaning per column, '' where it is not read
    meanings: Mapped[list[Any]] = mapped_column()
