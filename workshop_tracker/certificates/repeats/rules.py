"""What tells one press of a button from the next, although it may arrive twice."""

import hashlib
import re
import secrets
from dataclasses import dataclass

from workshop_tracker.presentation import Sentence

WRITTEN = re.compile("[0-9A-Za-z-]{8,36}")
DIGITS_OF_CONTENT = 12  # hexadecimal; tells two contents of one form apart, proves nothing


class OtherContent(ValueError):
    """A form was sent a second time with something else in it."""

    def __init__(self) -> None:
        super().__init__(Sentence("Isian ini sudah dikirim dengan isi lain; muat ulang halaman, lalu ulangi."))


@dataclass(frozen=True, slots=True)
class Operation:
    """One press: which act, under which id of its form, with what content. Without an id it is never recognised."""

    act: str
    id: str
    content: str

    @property
    def stamp(self) -> str:
        """What the papers keep of it; empty without an id."""
        return f"{self.act}:{self.id}:{self.content}" if self.id else ""


def operation(act: str, form_id: str | None, *content: object) -> Operation:
    """The press of a form; an id that no form of ours carries counts as none."""
    digest = hashlib.sha256(repr(content).encode()).hexdigest()
    return Operation(act, form_id if form_id and WRITTEN.fullmatch(form_id) else "", digest[:DIGITS_OF_CONTENT])


def new_operation_id() -> str:
    """For a form that is about to be shown."""
    return secrets.token_hex(16)
