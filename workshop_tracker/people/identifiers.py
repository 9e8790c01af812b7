"""NIP, NI PPPK, NUPTK and NIY: read from what was typed, recognised by their form, printed under a name."""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import NamedTuple

from workshop_tracker.intake.cells import DAMAGED_NUMBER, SHORTENED_NUMBER, CellProblem, clean_text, is_blank
from workshop_tracker.presentation import Sentence


class IdentifierKind(StrEnum):
    """The numbers that may stand under a name. A citizen number (NIK) is never one of them."""

    NIP = "nip"
    NI_PPPK = "ni_pppk"
    NUPTK = "nuptk"
    NIY = "niy"

    # as its text has it, not worked out in Python: numbers are looked up by the ten thousand
    __hash__ = str.__hash__


PRINTED_KINDS: Mapping[str, str] = {
    IdentifierKind.NIP: "NIP",
    IdentifierKind.NI_PPPK: "NI PPPK",
    IdentifierKind.NUPTK: "NUPTK",
    IdentifierKind.NIY: "NIY",
}
CIVIL_SERVANT_KINDS = frozenset({IdentifierKind.NIP, IdentifierKind.NI_PPPK})
MARKS_BETWEEN_DIGITS = re.compile(r"[\s.'\-–—]")
DIGITS = re.compile("[0-9]+")
# birth date, start of service, sex, serial: "19860920 201001 1 001"
CIVIL_SERVANT = re.compile("([0-9]{8})([0-9]{6})([0-9])([0-9]{3})")
LONGEST_NIY = 50


class IdentifierValue(NamedTuple):
    """One number of one person: for NIY the text as written, else digits alone."""

    kind: IdentifierKind
    value: str


def digits_of(text: str) -> str:
    """A number without the marks that people write between its digits; empty where it is none."""
    if DIGITS.fullmatch(text):
        return text
    digits = MARKS_BETWEEN_DIGITS.sub("", text)
    return digits if DIGITS.fullmatch(digits) else ""


def read_identifier(kind: IdentifierKind, text: str) -> IdentifierValue | CellProblem | None:
    """An identifier of a known kind; None where the cell is blank. A problem concerns the value, not its row."""
    digits = digits_of(text)
    if digits and kind is not IdentifierKind.NIY:
        problem = CHECKS[kind](digits)
        return CellProblem(problem) if problem else IdentifierValue(kind, digits)
    if is_blank(text):
        return None
    if SHORTENED_NUMBER.fullmatch(text.strip()):
        return DAMAGED_NUMBER
    if kind is IdentifierKind.NIY:
        return _read_niy(text)
    return CellProblem(Sentence("%(kind)s terdiri atas angka saja.", kind=PRINTED_KINDS[kind]))


def recognise_identifier(text: str) -> IdentifierValue | CellProblem | None:
    """An identifier of a column that holds several kinds: 18 digits are NIP or NI PPPK, 16 are NUPTK."""
    digits = digits_of(text)
    if len(digits) == 18:
        is_nip = 1 <= int(digits[12:14]) <= 12
        return read_identifier(IdentifierKind.NIP if is_nip else IdentifierKind.NI_PPPK, digits)
    if len(digits) == 16 or is_blank(text) or SHORTENED_NUMBER.fullmatch(text.strip()):
        return read_identifier(IdentifierKind.NUPTK, text)
    if digits:
        return CellProblem(Sentence("%(length)s angka: NIP dan NI PPPK 18 angka, NUPTK 16 angka.", length=len(digits)))
    return CellProblem(Sentence("Bukan NIP, NI PPPK, atau NUPTK: nomor itu terdiri atas angka saja."))


def identity_line(kind: str, value: str) -> str:
    """The line under a name, `NIP. 19860920 201001 1 001`; `kind` is a value of IdentifierKind."""
    groups = CIVIL_SERVANT.fullmatch(value) if kind in CIVIL_SERVANT_KINDS else None
    return f"{PRINTED_KINDS[kind]}. {' '.join(groups.groups()) if groups else value}"


def _read_niy(text: str) -> IdentifierValue | CellProblem:
    value = clean_text(text, longest=LONGEST_NIY)
    return value if isinstance(value, CellProblem) else IdentifierValue(IdentifierKind.NIY, value)


def _problem_of_nip(digits: str) -> str:
    problem = _problem_of_civil_servant("NIP", digits)
    if problem or 1 <= int(digits[12:14]) <= 12:
        return problem
    return Sentence("NIP memuat bulan mulai kerja %(month)s, yang tidak ada. Mungkin ini NI PPPK.", month=digits[12:14])


def _problem_of_ni_pppk(digits: str) -> str:
    problem = _problem_of_civil_servant("NI PPPK", digits)
    if problem or not 1 <= int(digits[12:14]) <= 12:
        return problem
    return Sentence("Angka ke-13 dan ke-14 (%(month)s) menunjuk bulan. Mungkin ini NIP.", month=digits[12:14])


def _problem_of_civil_servant(name: str, digits: str) -> str:
    if len(digits) != 18:
        return Sentence("%(kind)s terdiri atas 18 angka, di sini %(length)s.", kind=name, length=len(digits))
    if digits.endswith("000"):
        return DAMAGED_NUMBER.message
    if _date(digits[:8]) is None:
        return Sentence(
            "%(kind)s diawali tanggal lahir (tahun, bulan, tanggal); %(digits)s bukan tanggal yang ada.",
            kind=name,
            digits=digits[:8],
        )
    if digits[14] not in "12":
        return Sentence(
            "Angka ke-15 %(kind)s adalah 1 (laki-laki) atau 2 (perempuan), di sini %(digit)s.",
            kind=name,
            digit=digits[14],
        )
    return ""


def _date(digits: str) -> dt.date | None:
    try:
        return dt.date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None


def _problem_of_nuptk(digits: str) -> str:
    return "" if len(digits) == 16 else Sentence("NUPTK terdiri atas 16 angka, di sini %(length)s.", length=len(digits))


CHECKS: Mapping[IdentifierKind, Callable[[str], str]] = {
    IdentifierKind.NIP: _problem_of_nip,
    IdentifierKind.NI_PPPK: _problem_of_ni_pppk,
    IdentifierKind.NUPTK: _problem_of_nuptk,
}
