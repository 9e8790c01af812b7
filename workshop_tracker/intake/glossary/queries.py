"""What was added to the known headings."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_tracker.intake.glossary.models import HeadingRow, HeadingSynonym
from workshop_tracker.intake.headings import ROW, SEPARATOR

# they travel to the reading process with each file, in the one argument that a process is started with
MOST_SYNONYMS, MOST_ROWS = 1_000, 150


def own_headings(session: Session) -> dict[str, str]:
    """Additions as `read_lists` takes them: heading → meaning, and the newest explained rows. Two statements."""
    synonyms = session.execute(select(HeadingSynonym.heading, HeadingSynonym.meaning).order_by(HeadingSynonym.id))
    rows = session.execute(
        select(HeadingRow.fingerprint, HeadingRow.meanings).order_by(HeadingRow.id.desc()).limit(MOST_ROWS)
    )
    explained = {f"{ROW}{fingerprint}": SEPARATOR.join(meanings) for fingerprint, meanings in rows}
    return explained | {row.heading: row.meaning for row in synonyms}


def synonyms(session: Session) -> Sequence[HeadingSynonym]:
    """By heading."""
    return session.scalars(select(HeadingSynonym).order_by(HeadingSynonym.heading, HeadingSynonym.id)).all()


def explained_rows(session: Session) -> Sequence[HeadingRow]:
    """The newest first."""
    return session.scalars(select(HeadingRow).order_by(HeadingRow.id.desc())).all()


def synonym(session: Session, synonym_id: int) -> HeadingSynonym | None:
    return session.scalar(select(HeadingSynonym).where(HeadingSynonym.id == synonym_id))


def explained_row(session: Session, row_id: int) -> HeadingRow | None:
    return session.scalar(select(HeadingRow).where(HeadingRow.id == row_id))


def synonym_of(session: Session, heading: str) -> HeadingSynonym | None:
    """By the heading as it is compared."""
    return session.scalar(select(HeadingSynonym).where(HeadingSynonym.heading == heading))


def row_of(session: Session, fingerprint: str) -> HeadingRow | None:
    return session.scalar(select(HeadingRow).where(HeadingRow.fingerprint == fingerprint))
