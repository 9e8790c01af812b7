"""What a press of a button has done already."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_tracker.attendance.models import Participation
from workshop_tracker.certificates.models import Certificate
from workshop_tracker.certificates.repeats.rules import Operation, OtherContent


def done_by(session: Session, workshop_id: int, operation: Operation) -> list[int]:
    """The papers that bear this press, by id; none while it has done nothing.

    To be asked with the workshop locked, so that of two who send it at once the second finds it.
    Raises OtherContent where the same form was sent with something else.
    """
    if not operation.id:
        return []
    rows = session.execute(
        select(Certificate.id, Certificate.operation_id)
        .join(Participation, Participation.id == Certificate.participation_id)
        .where(Participation.workshop_id == workshop_id, Certificate.operation_id.contains(f":{operation.id}:"))
        .order_by(Certificate.id)
    ).all()
    if any(stamp != operation.stamp for _, stamp in rows):
        raise OtherContent
    return [number for number, _ in rows]
