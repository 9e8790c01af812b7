"""Which counter a workshop's papers take their numbers from, and which numbers come next."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_tracker.certificates.models import NumberSeries, PaperKind, SeriesMode
from workshop_tracker.certificates.numbering.rules import free_numbers
from workshop_tracker.certificates.numbering.series import reserved_spans
from workshop_tracker.organizations.models import Organization
from workshop_tracker.workshops.models import Workshop
from workshop_tracker.workshops.numbering import (
    NumberParts,
    agenda_scope,
    check_pattern,
    number_scope,
    render_number,
    unit_of,
)

SHOWN_AHEAD = 3


@dataclass(frozen=True, slots=True)
class Block:
    """Numbers that another office gave, from the next to the last; `left` of them are free."""

    first: int
    last: int

    @property
    def left(self) -> int:
        return self.last - self.first + 1


def scope_of(session: Session, workshop: Workshop, issuer_id: int, role: str, on: dt.date) -> str:
    """The counter's scope: another office's agenda where numbers come from it, else what the pattern restarts for."""
    if agenda_series(session, workshop, issuer_id) is not None:
        return agenda_scope(workshop.id)
    return workshop.number_patterns.scope(role, on, workshop.id)


def block_of(session: Session, workshop: Workshop, issuer_id: int) -> Block | None:
    """What is left of the block that this workshop was given."""
    series = agenda_series(session, workshop, issuer_id)
    if series is None or series.mode is not SeriesMode.BLOCK:
        return None
    return Block(series.last_number + 1, series.block_until or 0)


def numbers_lacking(session: Session, workshop: Workshop, issuer_id: int, wanted: int) -> int:
    """How many numbers a block has too few for so many papers; 0 where the own counter goes on."""
    block = block_of(session, workshop, issuer_id)
    return max(wanted - block.left, 0) if block else 0


def are_given(session: Session, workshop: Workshop, issuer_id: int) -> bool:
    """Whether another office gives this workshop's papers their numbers one by one."""
    series = agenda_series(session, workshop, issuer_id)
    return series is not None and series.mode is SeriesMode.TYPED


def agenda_series(session: Session, workshop: Workshop, issuer_id: int) -> NumberSeries | None:
    """The numbers that another office gives to this workshop, as a block or one by one."""
    return session.scalar(
        select(NumberSeries).where(
            NumberSeries.issuer_id == issuer_id,
            NumberSeries.kind == PaperKind.SERTIFIKAT,
            NumberSeries.scope == agenda_scope(workshop.id),
        )
    )


def next_numbers(session: Session, workshop: Workshop, issuer: Organization, pattern: str, on: dt.date) -> list[str]:
    """The next three numbers of participants by this pattern; fewer where a block ends. Raises WrongPattern."""
    check_pattern(pattern)
    parts = NumberParts("participant", on, unit_of(issuer.unit, issuer.name), issuer.classification)
    block = block_of(session, workshop, issuer.id)
    if block:
        numbers = list(range(block.first, block.last + 1)[:SHOWN_AHEAD])
    else:
        numbers = _next_counted(session, issuer.id, number_scope(pattern, parts.role, on, workshop.id))
    return [render_number(pattern, sequence, parts) for sequence in numbers]


def _next_counted(session: Session, issuer_id: int, scope: str) -> list[int]:
    wanted = select(NumberSeries).where(
        NumberSeries.issuer_id == issuer_id, NumberSeries.kind == PaperKind.SERTIFIKAT, NumberSeries.scope == scope
    )
    series = session.scalar(wanted)
    reserved = reserved_spans(session, series.id) if series else []
    return free_numbers(series.last_number if series else 0, SHOWN_AHEAD, reserved)
