"""What one form does when it is sent as it should be."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from workshop_tracker.viewer import Role

Values = dict[str, Any]
Form = Callable[[Values], Values]


@dataclass(frozen=True)
class Act:
    """One form, sent rightly by `caller` in the own place.

    `page` is the endpoint whose page holds the form; what it shows is sent back, with `fills` in place of single
    fields. `at` names other things than usual in the address. `writes` are the columns that change, `table.*` the
    tables that gain or lose rows; `row_version` and the audit go without saying. `rival` is what somebody else may
    have written meanwhile into the one field of an editing form.
    """

    writes: set[str]
    caller: str = Role.ORGANIZER
    page: str = ""
    fills: Form = lambda own: {}
    at: dict[str, str] = field(default_factory=dict)
    audits: str = ""
    rival: str = ""
    is_json: bool = False


def typing(**values: str) -> Form:
    return lambda own: values
