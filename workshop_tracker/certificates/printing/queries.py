"""The papers that can be printed, and what they say."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_tracker.attendance.models import Participation
from workshop_tracker.certificates.models import Certificate, PaperKind, PaperState
from workshop_tracker.certificates.printing.rules import PaperToPrint
from workshop_tracker.database import batched
from workshop_tracker.schools.models import School

PRINTABLE = (PaperState.PREPARED, PaperState.VALID)
IDS_AT_ONCE = 500


def papers_to_print(session: Session, workshop_id: int, states: Sequence[PaperState] = PRINTABLE) -> list[PaperToPrint]:
    """The certificates of a workshop in these states, in the order of the book; no letters. One statement."""
    rows = session.execute(
        select(
            Certificate.id,
            Certificate.number,
            Certificate.name,
            Participation.sort_key,
            School.printed_name,
            School.name,
            Participation.work_unit,
            Participation.school_id,
        )
        .join(Participation, Participation.id == Certificate.participation_id)
        .outerjoin(School, School.id == Participation.school_id)
        .where(
            Participation.workshop_id == workshop_id,
            Certificate.state.in_(states),
            Certificate.kind != PaperKind.SURAT_KETERANGAN,
        )
        .order_by(Certificate.series_id, Certificate.sequence, Certificate.number)
    )
    return [
        PaperToPrint(number_of_row, number, name, key, printed or school or unit or "", school_id or 0)
        for number_of_row, number, name, key, printed, school, unit, school_id in rows
    ]


def snapshots_by_id(session: Session, ids: Sequence[int]) -> dict[int, str]:
    """The frozen texts of these papers."""
    found: dict[int, str] = {}
    for part in batched(ids, IDS_AT_ONCE):
        rows = session.execute(select(Certificate.id, Certificate.snapshot).where(Certificate.id.in_(part)))
        for certificate_id, snapshot in rows:
            found[certificate_id] = snapshot
    return found
