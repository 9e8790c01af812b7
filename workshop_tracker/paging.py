"""Long lists in pages: the rows of one, how many there are, and the addresses of those beside it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from flask import request
from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

ROWS_OF_A_PAGE = 50
PAGE_NUMBER = re.compile("[1-9][0-9]{0,5}")


@dataclass(frozen=True, slots=True)
class Page:
    """Rows `first` to `last` of `total`, counted from 1; an address is None where there is no further page."""

    rows: Sequence[Any]
    first: int
    last: int
    total: int
    previous_href: str | None
    next_href: str | None


def page_of(
    session: Session,
    statement: Select[*tuple[Any, ...]],
    *,
    size: int = ROWS_OF_A_PAGE,
    counting: Select[int] | None = None,
) -> Page:
    """The page of a list that the address of this request asks for by `page`. Two statements, one for an empty list.

    `counting` tells how many rows there are, where that can be said more cheaply than by the statement itself.
    """
    if counting is None:
        counting = select(func.count()).select_from(statement.order_by(None).subquery())
    total = session.scalar(counting) or 0
    before = _rows_before(total, size)
    rows = session.execute(statement.limit(size).offset(before)).all() if total else []
    return _page(rows, before, total, size)


def page_of_counted(
    session: Session, some: Callable[[int, int], Select[*tuple[Any, ...]]], *, size: int = ROWS_OF_A_PAGE
) -> Page:
    """The same of a list that is dear to walk through: `some` gives its rows by limit and offset.

    The last value of each row is how many there are. One statement; three for an address beyond the last page.
    """
    before = (_asked() - 1) * size
    rows = session.execute(some(size, before)).all()
    if before and not rows:
        before = _rows_before(_counted(session.execute(some(1, 0)).all()), size)
        rows = session.execute(some(size, before)).all()
    return _page(rows, before, _counted(rows), size)


def _counted(rows: Sequence[Sequence[Any]]) -> int:
    return rows[0][-1] if rows else 0


def page_of_values(values: Sequence[Any], *, size: int = ROWS_OF_A_PAGE) -> Page:
    """The same of values that are at hand."""
    before = _rows_before(len(values), size)
    return _page(values[before : before + size], before, len(values), size)


def _rows_before(total: int, size: int) -> int:
    """How many rows stand on the pages before the one asked for; beyond the last page the last is meant."""
    return (min(_asked(), max(1, -(-total // size))) - 1) * size


def _page(rows: Sequence[Any], before: int, total: int, size: int) -> Page:
    number = before // size + 1
    return Page(
        rows=rows,
        first=before + 1 if rows else 0,
        last=before + len(rows),
        total=total,
        previous_href=_address(number - 1) if number > 1 else None,
        next_href=_address(number + 1) if before + size < total else None,
    )


def _asked() -> int:
    written = request.args.get("page", "1")
    return int(written) if PAGE_NUMBER.fullmatch(written) else 1


def _address(number: int) -> str:
    """This address with another page, filters kept. Not by url_for: a filter called `_scheme` would steer it."""
    kept = {name: value for name, value in request.args.items() if name != "page"}
    return f"{quote(request.path)}?{urlencode(kept | {'page': str(number)})}"
