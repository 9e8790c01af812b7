"""The columns of a person that one cell fills: e-mail, birth date, and texts as they are written."""

import datetime as dt
import re
from typing import NamedTuple

from workshop_tracker.intake.cells import CellProblem, clean_text, is_blank, says_nothing
from workshop_tracker.intake.dates import AmbiguousDate, DateOrder, read_date
from workshop_tracker.presentation import Sentence

LONGEST_NAME, LONGEST_CODE, LONGEST_LINE = 120, 64, 300  # as wide as their columns
EMAIL = re.compile(r"[^\s@,;<>]+@[^\s@,;<>]+[.][^\s@,;<>.]+")
YOUNGEST, OLDEST = 14, 110  # years of anybody at work in a school


class BirthDate(NamedTuple):
    """A day as ISO text; `other_day` where it can be read in two ways."""

    day: str
    other_day: str = ""


def read_email(text: str) -> str | CellProblem | None:
    """An e-mail address as written; None where the cell is blank."""
    address = clean_text(text, longest=LONGEST_LINE)
    if isinstance(address, str) and EMAIL.fullmatch(address):
        return address
    if is_blank(text):
        return None
    if isinstance(address, CellProblem):
        return address
    problem = Sentence("“%(written)s” bukan alamat surel. Contoh: nama@contoh.sch.id.", written=address)
    return CellProblem(problem)


def read_birth_date(text: str, order: DateOrder | None, today: dt.date) -> BirthDate | CellProblem | None:
    """The birth date of somebody at work today; None where the cell is blank."""
    read = read_date(text, order=order)
    if read is None or isinstance(read, CellProblem):
        return read
    days = (read.day_first, read.month_first) if isinstance(read, AmbiguousDate) else (read,)
    impossible = next((day for day in days if not YOUNGEST <= _age(day, today) <= OLDEST), None)
    if impossible is None:
        return BirthDate(*[day.isoformat() for day in days])
    return CellProblem(
        Sentence("Tanggal lahir %(day)s tidak mungkin: umurnya harus 14 sampai 110 tahun.", day=impossible)
    )


def _age(born_on: dt.date, today: dt.date) -> int:
    return today.year - born_on.year - ((today.month, today.day) < (born_on.month, born_on.day))


def read_text(text: str, longest: int) -> str | CellProblem:
    """A text as written, empty for a word that means nothing."""
    tidy = clean_text(text, longest=longest)
    return "" if isinstance(tidy, str) and says_nothing(tidy) else tidy
