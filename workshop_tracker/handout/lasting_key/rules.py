"""Four digits that a holder knows: day and month of birth, or the end of a number of hers."""

import datetime as dt
import re
from collections.abc import Iterable

from workshop_tracker.people.identifiers import CIVIL_SERVANT_KINDS, IdentifierKind

ANSWER_DIGITS = 4
BETWEEN_DIGITS = re.compile(r"[\s./-]")
BIRTHDAY_OF_A_NUMBER = slice(4, 8)  # of NIP and NI PPPK, which begin with the date of birth


def right_answers(birth_date: dt.date | None, numbers: Iterable[tuple[IdentifierKind, str]]) -> frozenset[str]:
    """Every answer that proves a holder, `1708` for 17 August; empty where nothing is known of her."""
    answers = {f"{birth_date:%d%m}"} if birth_date else set()
    for kind, value in numbers:
        digits = re.sub("[^0-9]", "", value)
        if len(digits) >= ANSWER_DIGITS:
            answers.add(digits[-ANSWER_DIGITS:])
        if kind in CIVIL_SERVANT_KINDS:
            month_and_day = digits[BIRTHDAY_OF_A_NUMBER]
            answers.add(month_and_day[2:] + month_and_day[:2])
    return frozenset(answers)


def read_answer(written: str) -> str | None:
    """The four digits of `17-08`, `17/08` or `1708`; none where it is anything else."""
    digits = BETWEEN_DIGITS.sub("", written)
    return digits if re.fullmatch(f"[0-9]{{{ANSWER_DIGITS}}}", digits) else None
