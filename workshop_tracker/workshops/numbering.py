"""Certificate numbers: a pattern with tokens, and what its counter restarts for."""

import datetime as dt
import re
from dataclasses import dataclass, replace

from workshop_tracker.presentation import Sentence, roman

TOKEN = re.compile(r"\{([^{}]*)\}")
LONGEST_NUMBER = 60  # characters that fit the paper's line
UNIT_WORDS = 2  # words of a body's name that stand for it in a number when it has no short form
ROLE_WORDS = {
    "participant": "PESERTA",
    "speaker": "NARASUMBER",
    "moderator": "MODERATOR",
    "facilitator": "FASILITATOR",
    "committee": "PANITIA",
}
PLAIN_TOKENS = frozenset({"code", "role", "unit", "month_roman", "year"})
# the counter, its digits, and what it restarts for beside the year: `{seq:3}`, `{seq:3:month}`, `{seq:event}`
COUNTER = re.compile("seq(?::(?P<digits>[1-9]))?(?::(?P<restart>month|event))?")


class WrongPattern(ValueError):
    """A number pattern that cannot be used; the message says why, in Indonesian."""


@dataclass(frozen=True, slots=True)
class NumberParts:
    """What a number is made of; the counter's value comes last."""

    role: str
    issued_on: dt.date
    unit: str
    code: str


HIGHEST_SEQUENCE = 999
# the longest role and month; unit and code are the issuer's
PARTS_TO_TRY = NumberParts(role="facilitator", issued_on=dt.date(2000, 8, 1), unit="", code="")


def check_pattern(pattern: str) -> None:
    """Raises WrongPattern for an unknown token, a missing counter, or braces that do not match."""
    tokens = TOKEN.findall(pattern)
    for token in tokens:
        if token not in PLAIN_TOKENS and not COUNTER.fullmatch(token):
            raise WrongPattern(
                Sentence(
                    "Penanda {%(token)s} tidak dikenal dalam pola nomor “%(pattern)s”.", token=token, pattern=pattern
                )
            )
    if not any(token.startswith("seq") for token in tokens):
        raise WrongPattern(Sentence("Pola nomor “%(pattern)s” harus memuat {seq}, misalnya {seq:3}.", pattern=pattern))
    if _restart_of(tokens) == "month" and not {"month_roman", "year"} <= set(tokens):
        raise WrongPattern(
            Sentence(
                "Pola nomor “%(pattern)s” mulai lagi setiap bulan: muat {month_roman} dan {year}.", pattern=pattern
            )
        )
    if set(TOKEN.sub("", pattern)) & set("{}"):
        raise WrongPattern(
            Sentence("Kurung kurawal dalam pola nomor “%(pattern)s” tidak berpasangan.", pattern=pattern)
        )


def unit_of(short_form: str, name: str) -> str:
    """What {unit} prints: the issuer's short form, else the first words of its name."""
    return short_form or "-".join(name.upper().split()[:UNIT_WORDS])


def pattern_problems(pattern: str, *, unit: str = "", code: str = "") -> list[str]:
    """What is wrong with a pattern that is given; one that is not is told among what is missing.

    `unit` and `code` are the issuer's, empty while nobody issues.
    """
    try:
        check_pattern(pattern)
        render_number(pattern, HIGHEST_SEQUENCE, replace(PARTS_TO_TRY, unit=unit, code=code))
    except WrongPattern as wrong:
        return [str(wrong)] if pattern else []
    return []


@dataclass(frozen=True, slots=True)
class NumberPatterns:
    """Those of a workshop; `staff` is of everybody but participants, who are numbered with them where it is empty."""

    participants: str
    staff: str = ""

    def of(self, role: str) -> str:
        """By which a role's papers are numbered."""
        return self.participants if role == "participant" else self.staff or self.participants

    def scope(self, role: str, issued_on: dt.date, workshop_id: int) -> str:
        """What the counter of a role restarts for: another pattern is another series."""
        pattern = self.of(role)
        scope = number_scope(pattern, role, issued_on, workshop_id)
        return scope if pattern == self.participants or scope.endswith(f"/{role}") else f"{scope}/staff"


def number_scope(pattern: str, role: str, issued_on: dt.date, workshop_id: int) -> str:
    """What the counter of this pattern restarts for: the year where it is printed, the role where it is told apart.

    `{seq:3:month}` restarts each month, `{seq:3:event}` with each workshop.
    """
    tokens = TOKEN.findall(pattern)
    scope = _scope(tokens, issued_on, workshop_id)
    return f"{scope}/{role}" if "role" in tokens else scope


def _scope(tokens: list[str], issued_on: dt.date, workshop_id: int) -> str:
    restart = _restart_of(tokens)
    if restart == "event":
        return f"workshop:{workshop_id}"
    if restart == "month":
        return f"{issued_on:%Y-%m}"
    return str(issued_on.year) if "year" in tokens else "all"


def _restart_of(tokens: list[str]) -> str:
    counters = (COUNTER.fullmatch(token) for token in tokens)
    return next((found["restart"] for found in counters if found and found["restart"]), "")


def agenda_scope(workshop_id: int) -> str:
    """The counter of a block that another office gave to this workshop alone."""
    return f"agenda:{workshop_id}"


def render_number(pattern: str, sequence: int, parts: NumberParts) -> str:
    """The number as printed. Raises WrongPattern when it grows too long for its line."""
    values = {
        "code": parts.code,
        "role": ROLE_WORDS[parts.role],
        "unit": parts.unit,
        "month_roman": roman(parts.issued_on.month),
        "year": str(parts.issued_on.year),
    }
    number = TOKEN.sub(lambda token: _value(token[1], sequence, values), pattern)
    if len(number) > LONGEST_NUMBER:
        raise WrongPattern(
            Sentence("Nomor “%(number)s” lebih dari %(longest)s huruf.", number=number, longest=LONGEST_NUMBER)
        )
    return number


def _value(token: str, sequence: int, values: dict[str, str]) -> str:
    if token in values:
        return values[token]
    counter = COUNTER.fullmatch(token)
    return f"{sequence:0{(counter and counter['digits']) or 1}}"
