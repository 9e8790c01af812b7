"""Reserving numbers of an own series, and releasing them again. Nothing here commits."""

import datetime as dt

from sqlalchemy import select

from workshop_tracker.certificates.models import NumberReservation, NumberSeries, SeriesMode
from workshop_tracker.certificates.numbering.series import reserved_spans
from workshop_tracker.database import WritingSession
from workshop_tracker.presentation import Sentence

MOST_RESERVED = 1_000  # at once: a slip of the finger must not empty a year's series


class ReservationRefused(ValueError):
    """These numbers cannot be reserved; the message says why, in Indonesian."""


def reserve_numbers(
    session: WritingSession, series_id: int, *, first: int, last: int, reserved_for: str, reason: str, at: dt.datetime
) -> NumberReservation:
    """From now on the counter of this series passes these numbers over. Raises ReservationRefused."""
    series = _held(session, series_id)
    if series.mode is not SeriesMode.OWN:
        raise ReservationRefused(Sentence("Nomor dari buku agenda kantor tidak direservasi di sini."))
    if not 1 <= first <= last:
        raise ReservationRefused(Sentence("Nomor terakhir tidak boleh mendahului nomor pertama."))
    if last - first >= MOST_RESERVED:
        raise ReservationRefused(Sentence("Paling banyak %(most)s nomor sekali reservasi.", most=MOST_RESERVED))
    if first <= series.last_number:
        raise ReservationRefused(
            Sentence("Nomor sampai %(last)s sudah dipakai; mulai sesudahnya.", last=series.last_number)
        )
    if any(span.start <= last and first < span.stop for span in reserved_spans(session, series_id)):
        raise ReservationRefused(Sentence("Sebagian dari nomor ini sudah direservasi."))
    row = NumberReservation(
        series_id=series_id,
        first=first,
        last=last,
        reserved_for=reserved_for,
        reason=reason,
        reserved_at=at,
        reserved_by_id=session.actor.id,
    )
    session.add(row)
    session.flush()
    return row


def release_numbers(session: WritingSession, reservation: NumberReservation, *, at: dt.datetime) -> None:
    """What the counter has still to reach is counted as any other; passed numbers stay unused, told in the book."""
    series = _held(session, reservation.series_id)
    if series.last_number < reservation.first:
        session.delete(reservation)
    else:
        reservation.released_at = at
    session.flush()


def _held(session: WritingSession, series_id: int) -> NumberSeries:
    """The series, whose counter nobody moves meanwhile."""
    return session.scalars(select(NumberSeries).where(NumberSeries.id == series_id).with_for_update()).one()
