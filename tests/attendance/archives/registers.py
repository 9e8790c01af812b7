"""Old registers, planned and applied in one call."""

import datetime as dt

from sqlalchemy import select

from tests.people.rosters.lists import sha_of, table
from workshop_tracker.attendance.archives.actions import apply_history
from workshop_tracker.attendance.archives.imports import HistoryFile, history_rows, plan_history
from workshop_tracker.database import reading, writing
from workshop_tracker.people.models import OutsideTraining
from workshop_tracker.viewer import COMMAND

TODAY = dt.date(2026, 11, 20)
HEADINGS = ("Nama", "NUPTK", "Sekolah", "Kegiatan", "Tanggal", "JP", "Penyelenggara", "No. Sertifikat", "Sebagai")
SCHOOL = "SMKS Contoh Jatilawang"


def register(*rows, headings=HEADINGS):
    """A register with these rows, each filled up with empty cells."""
    return table([headings, *((*row, *[""] * (len(headings) - len(row))) for row in rows)])


def plan(engine, rows, archive_of_id=None):
    with reading(engine) as session:
        return plan_history(session, HistoryFile(history_rows(rows, TODAY), sha_of(rows), archive_of_id))


def bring_in(engine, rows, *, accept=False, archive_of_id=None):
    """Plan and apply; returns the plan as it was applied."""
    planned = plan(engine, rows, archive_of_id)
    planned = planned.taking_suggestions() if accept else planned
    with writing(engine, by=COMMAND) as session:
        apply_history(session, planned)
        session.commit()
    return planned


def trainings(engine):
    with reading(engine) as session:
        return list(session.scalars(select(OutsideTraining).order_by(OutsideTraining.id)))
