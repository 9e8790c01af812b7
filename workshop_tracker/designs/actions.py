"""The rows of the designs that the code draws."""

from sqlalchemy import select

from workshop_tracker.database import WritingSession
from workshop_tracker.designs.models import Design

# code, version, name; a version is never taken away, for old papers are drawn with it
BUILT_IN = (
    ("klasik", 1, "Klasik"),
    ("modern", 1, "Modern"),
    ("piagam", 1, "Piagam"),
    ("surat_keterangan", 1, "Surat keterangan"),
)


def add_missing_designs(session: WritingSession) -> int:
    """A row for each design and version that the code draws and the database does not know; returns how many."""
    known = {(code, version) for code, version in session.execute(select(Design.code, Design.version))}
    missing = [each for each in BUILT_IN if each[:2] not in known]
    session.add_all(Design(code=code, version=version, name=name, settings={}) for code, version, name in missing)
    session.flush()
    return len(missing)
