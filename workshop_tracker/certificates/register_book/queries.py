"""Books that a viewer may open, their lines in order, and whether their numbers are sound."""

import datetime as dt
from collections.abc import Collection, Iterator
from itertools import chain, islice

from sqlalchemy import Select, false, func, select
from sqlalchemy.orm import Session, aliased

from workshop_tracker.attendance.models import Participation
from workshop_tracker.certificates.models import Certificate, NumberReservation, NumberSeries, PaperState, SeriesMode
from workshop_tracker.certificates.register_book.book import (
    MOST_NAMED,
    Cover,
    Entry,
    Line,
    Reserved,
    Soundness,
    in_order,
)
from workshop_tracker.database import in_turn, local_date
from workshop_tracker.organizations.models import Organization
from workshop_tracker.viewer import Role, Viewer
from workshop_tracker.workshops.models import Workshop

IN_ORDER = (Certificate.sequence, Certificate.number, Certificate.version)


def books_open_to(viewer: Viewer) -> Select[NumberSeries]:
    """The books of those bodies whose organizer the viewer is; an admin opens all."""
    books = select(NumberSeries)
    if viewer.has_role(Role.ADMIN):
        return books
    if not viewer.has_role(Role.ORGANIZER):
        return books.where(false())
    return books.where(NumberSeries.issuer_id.in_(viewer.organization_ids))


def covers(session: Session, books: Select[NumberSeries]) -> list[Cover]:
    """The covers of books that hold papers, by issuer, the newest book first. Two statements."""
    papers = (
        select(
            Certificate.series_id,
            func.count().label("papers"),
            func.min(Certificate.id).label("first"),
            func.max(Certificate.id).label("last"),
        )
        .group_by(Certificate.series_id)
        .subquery()
    )
    first, last = aliased(Certificate), aliased(Certificate)
    rows = session.execute(
        books.join(papers, papers.c.series_id == NumberSeries.id)
        .join(first, first.id == papers.c.first)
        .join(last, last.id == papers.c.last)
        .join(Organization, Organization.id == NumberSeries.issuer_id)
        .with_only_columns(NumberSeries, Organization.name, first.number, last.number, papers.c.papers)
        .order_by(Organization.name, NumberSeries.id.desc())
    )
    return [
        Cover(series.id, issuer, series.kind, series.mode, series.scope, first_number, last_number, count)
        for series, issuer, first_number, last_number, count in rows
    ]


def cover_of(session: Session, books: Select[NumberSeries], series_id: int) -> Cover | None:
    """One of these books; None where it is not among them or holds no paper."""
    return next(iter(covers(session, books.where(NumberSeries.id == series_id))), None)


def lines_wanted(series_id: int) -> Select[str, int, str, PaperState, dt.date, str, int | None]:
    """The lines of a book in their order; `line_of` reads its rows."""
    return (
        select(
            Certificate.number,
            Certificate.version,
            Certificate.name,
            Certificate.state,
            Certificate.issued_on,
            Workshop.title,
            Certificate.sequence,
        )
        .join(Participation, Participation.id == Certificate.participation_id)
        .join(Workshop, Workshop.id == Participation.workshop_id)
        .where(Certificate.series_id == series_id)
        .order_by(*IN_ORDER)
    )


def lines_of(session: Session, series_id: int) -> Iterator[Line]:
    """Every line as it comes; a book of many years never stands in memory."""
    return (Line(*row) for row in in_turn(session, lines_wanted(series_id)))


def reserved_in(session: Session, series_id: int) -> list[Reserved]:
    """The numbers that no paper of a book bears, in their order."""
    wanted = select(NumberReservation).where(NumberReservation.series_id == series_id)
    return [_reserved(row) for row in session.scalars(wanted.order_by(NumberReservation.first, NumberReservation.id))]


def reservation_of(session: Session, series_id: int, reservation_id: int) -> NumberReservation | None:
    """One that still holds, found through its book."""
    return session.scalar(
        select(NumberReservation).where(
            NumberReservation.series_id == series_id,
            NumberReservation.id == reservation_id,
            NumberReservation.released_at.is_(None),
        )
    )


def entries_of(session: Session, series_id: int) -> Iterator[Entry]:
    """Every line and every reservation in the order of the book, as they come."""
    return in_order(lines_of(session, series_id), reserved_in(session, series_id))


def _reserved(row: NumberReservation) -> Reserved:
    released_on = local_date(row.released_at) if row.released_at else None
    reserved_on = local_date(row.reserved_at)
    return Reserved(row.id, row.first, row.last, row.reserved_for, row.reason, reserved_on, released_on)


def soundness_of(session: Session, series_id: int) -> Soundness:
    """Whether each number up to the last that was taken stands in the book, and none for two holders."""
    series = session.get_one(NumberSeries, series_id)
    is_ours = series.mode is SeriesMode.OWN
    numbers = select(func.count(Certificate.sequence.distinct())).where(Certificate.series_id == series_id)
    counted = session.scalar(numbers) or 0
    reserved = [range(each.first, each.last + 1) for each in reserved_in(session, series_id)]
    missing = _missing(session, series_id, series.last_number, reserved) if is_ours else ()
    doubled = _doubled(session, series_id)
    return Soundness(counted, missing, doubled, sum(map(len, reserved)), is_ours=is_ours)


def _missing(session: Session, series_id: int, last: int, reserved: Collection[range]) -> tuple[int, ...]:
    """The first counters that neither a paper nor a reservation bears: between two, and after the last."""
    borne = select(Certificate.sequence).where(Certificate.series_id == series_id).distinct().subquery()
    before = func.lag(borne.c.sequence, 1, 0).over(order_by=borne.c.sequence)
    pairs = select(borne.c.sequence, before.label("before")).subquery()
    gaps = session.execute(
        select(pairs.c.before, pairs.c.sequence)
        .where(pairs.c.sequence - pairs.c.before > 1)
        .order_by(pairs.c.sequence)
        .limit(MOST_NAMED + len(reserved))
    ).all()
    highest = session.scalar(select(func.max(borne.c.sequence))) or 0
    spans = [range(earlier + 1, later) for earlier, later in gaps] + [range(highest + 1, last + 1)]
    unborne = (number for number in chain.from_iterable(spans) if not any(number in span for span in reserved))
    return tuple(islice(unborne, MOST_NAMED))


def _doubled(session: Session, series_id: int) -> tuple[str, ...]:
    """Numbers that more than one holder bears; editions of one paper share theirs by right."""
    return tuple(
        session.scalars(
            select(Certificate.number)
            .where(Certificate.series_id == series_id)
            .group_by(Certificate.number)
            .having(func.count(Certificate.participation_id.distinct()) > 1)
            .order_by(Certificate.number)
            .limit(MOST_NAMED)
        )
    )
