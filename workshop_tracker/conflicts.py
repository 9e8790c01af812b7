"""Two people saved the same form: neither wins silently, the second chooses field by field."""

from typing import Any

from flask import render_template, request
from wtforms import Field, StringField

from workshop_tracker.answers import request_id
from workshop_tracker.extensions import Form

CARRIED_ALONE = frozenset({"csrf_token", "row_version"})
CONFLICT = 409


def conflict_page(sent: Form, saved: Form, *, saved_href: str) -> tuple[str, int]:
    """The page that shows both values of each field that differs.

    `saved` is the same form filled from the row as it stands, with its new row_version. The choice is sent to the
    address of this request.
    """
    pairs = [(field, saved[field.name]) for field in sent if field.name not in CARRIED_ALONE]
    conflicts = [_conflict(mine, theirs) for mine, theirs in pairs if written(mine) != written(theirs)]
    kept = [(mine.name, written(mine)) for mine, theirs in pairs if written(mine) == written(theirs)]
    page = render_template(
        "errors/409.html",
        request_id=request_id(),
        conflicts=conflicts,
        kept=[*kept, ("row_version", written(saved["row_version"]))],
        resubmit_to=request.path,
        saved_href=saved_href,
    )
    return page, CONFLICT


def differs(sent: Form, saved: Form) -> bool:
    """Whether saving would change anything that the form shows."""
    return any(written(field) != written(saved[field.name]) for field in sent if field.name not in CARRIED_ALONE)


def written(field: Field) -> str:
    """The value as a form sends it."""
    value = field._value() if isinstance(field, StringField) else field.data  # type: ignore[attr-defined]  # it has
    return "" if value is None else str(value).replace("\r\n", "\n")


def _conflict(mine: Field, theirs: Field) -> tuple[Any, ...]:
    return mine.label.text, written(mine), written(theirs), mine.name, _shown(mine), _shown(theirs)


def _shown(field: Field) -> str:
    """The value as people read it: the words of a choice, not its code."""
    words = getattr(field, "choices", None)
    return str(dict(words).get(field.data, "")) if words else written(field)
