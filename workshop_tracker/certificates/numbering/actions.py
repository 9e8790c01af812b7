"""Taking over a block of numbers from another office's agenda book, or giving it back."""

from sqlalchemy import select

from workshop_tracker.certificates.models import Certificate, NumberSeries, PaperKind, SeriesMode
from workshop_tracker.certificates.numbering.queries import block_series
from workshop_tracker.certificates.preparing import lock_workshop
from workshop_tracker.database import WritingSession
from workshop_tracker.presentation import Sentence
from workshop_tracker.workshops.models import Workshop
from workshop_tracker.workshops.numbering import agenda_scope


class BlockRefused(ValueError):
    """These numbers cannot be taken over; the message says why, in Indonesian."""


def take_block(session: WritingSession, workshop: Workshop, issuer_id: int, *, first: int, last: int) -> None:
    """From now on papers of this workshop use up these numbers in their order. Raises BlockRefused."""
    if not 1 <= first <= last:
        raise BlockRefused(Sentence("Nomor terakhir tidak boleh mendahului nomor pertama."))
    lock_workshop(session, workshop)
    series = block_series(session, workshop, issuer_id)
    if series is None:
        scope = agenda_scope(workshop.id)
        series = NumberSeries(issuer_id=issuer_id, kind=PaperKind.SERTIFIKAT, scope=scope, mode=SeriesMode.BLOCK)
        session.add(series)
    elif (used := _first_used(session, series, first, last)) is not None:
        raise BlockRefused(Sentence("Nomor urut %(number)s sudah dipakai.", number=used))
    series.last_number, series.block_until = first - 1, last
    session.flush()


def give_block_back(session: WritingSession, workshop: Workshop, issuer_id: int) -> None:
    """Count by the own pattern again. Raises BlockRefused once papers bear numbers of the block."""
    lock_workshop(session, workshop)
    series = block_series(session, workshop, issuer_id)
    if series is None:
        return
    if session.scalar(select(Certificate.id).where(Certificate.series_id == series.id).limit(1)) is not None:
        raise BlockRefused(Sentence("Nomor dari blok ini sudah dipakai; isi blok berikutnya."))
    session.delete(series)
    session.flush()


def _first_used(session: WritingSession, series: NumberSeries, first: int, last: int) -> int | None:
    wanted = select(Certificate.sequence).where(
        Certificate.series_id == series.id, Certificate.sequence.between(first, last)
    )
    return session.scalar(wanted.order_by(Certificate.sequence).limit(1))
