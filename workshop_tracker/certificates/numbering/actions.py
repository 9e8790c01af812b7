"""Taking over numbers from another office's agenda book, as a block or one by one, or giving them back."""

from sqlalchemy import select

from workshop_tracker.certificates.models import Certificate, NumberSeries, PaperKind, SeriesMode
from workshop_tracker.certificates.numbering.queries import agenda_series, are_given
from workshop_tracker.certificates.preparing import lock_workshop
from workshop_tracker.database import WritingSession
from workshop_tracker.presentation import Sentence
from workshop_tracker.workshops.models import Workshop
from workshop_tracker.workshops.numbering import agenda_scope

NEXT_BLOCK = Sentence("Nomor dari blok ini sudah dipakai; isi blok berikutnya.")
STAYS = Sentence("Sertifikat kegiatan ini sudah memakai nomor dari kantor, jadi caranya tidak diganti lagi.")


class BlockRefused(ValueError):
    """These numbers cannot be taken over; the message says why, in Indonesian."""


def take_block(session: WritingSession, workshop: Workshop, issuer_id: int, *, first: int, last: int) -> None:
    """From now on papers of this workshop use up these numbers in their order. Raises BlockRefused."""
    if not 1 <= first <= last:
        raise BlockRefused(Sentence("Nomor terakhir tidak boleh mendahului nomor pertama."))
    lock_workshop(session, workshop)
    series = _agenda(session, workshop, issuer_id, SeriesMode.BLOCK)
    if (used := _first_used(session, series, first, last)) is not None:
        raise BlockRefused(Sentence("Nomor urut %(number)s sudah dipakai.", number=used))
    series.mode, series.last_number, series.block_until = SeriesMode.BLOCK, first - 1, last
    session.add(series)
    session.flush()


def give_block_back(session: WritingSession, workshop: Workshop, issuer_id: int) -> None:
    """Count by the own pattern again. Raises BlockRefused once papers bear numbers of the block."""
    _count_again(
        session,
        workshop,
        issuer_id,
        SeriesMode.BLOCK,
        Sentence("Nomor dari blok ini sudah dipakai; isi blok berikutnya."),
    )


def let_numbers_be_given(session: WritingSession, workshop: Workshop, issuer_id: int) -> None:
    """From now on each paper of this workshop waits for a number of its own. Raises BlockRefused."""
    lock_workshop(session, workshop)
    if not are_given(session, workshop, issuer_id):
        series = _agenda(session, workshop, issuer_id, SeriesMode.TYPED)
        series.mode, series.last_number, series.block_until = SeriesMode.TYPED, 0, None
        session.add(series)
        session.flush()


def count_again(session: WritingSession, workshop: Workshop, issuer_id: int) -> None:
    """Numbers are no longer given one by one. Raises BlockRefused once papers bear such numbers."""
    _count_again(session, workshop, issuer_id, SeriesMode.TYPED, STAYS)


def _count_again(
    session: WritingSession, workshop: Workshop, issuer_id: int, instead_of: SeriesMode, refusal: Sentence
) -> None:
    lock_workshop(session, workshop)
    series = agenda_series(session, workshop, issuer_id)
    if series is None or series.mode is not instead_of:
        return
    if _is_used(session, series):
        raise BlockRefused(refusal)
    session.delete(series)
    session.flush()


def _agenda(session: WritingSession, workshop: Workshop, issuer_id: int, mode: SeriesMode) -> NumberSeries:
    """The series to be put into this mode, perhaps a new one. Raises BlockRefused once papers bear its numbers."""
    series = agenda_series(session, workshop, issuer_id)
    if series is None:
        return NumberSeries(issuer_id=issuer_id, kind=PaperKind.SERTIFIKAT, scope=agenda_scope(workshop.id))
    if series.mode is not mode and _is_used(session, series):
        raise BlockRefused(STAYS)
    return series


def _is_used(session: WritingSession, series: NumberSeries) -> bool:
    return session.scalar(select(Certificate.id).where(Certificate.series_id == series.id).limit(1)) is not None


def _first_used(session: WritingSession, series: NumberSeries, first: int, last: int) -> int | None:
    wanted = select(Certificate.sequence).where(
        Certificate.series_id == series.id, Certificate.sequence.between(first, last)
    )
    return session.scalar(wanted.order_by(Certificate.sequence).limit(1))
