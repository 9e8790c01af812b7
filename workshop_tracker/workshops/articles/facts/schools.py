"""Which schools came: names as written, each matched by the register; whose name is none's is asked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from workshop_tracker.schools.matching import SchoolMatch
from workshop_tracker.schools.rules import read_school_name
from workshop_tracker.workshops.articles.facts.evidence import Found, value_of
from workshop_tracker.workshops.articles.registers import Registers
from workshop_tracker.workshops.articles.texts.document import Document
from workshop_tracker.workshops.articles.texts.sentences import sentences_of

LEVEL = r"(?:(?:SD|SMP|SMA|SMK|SLB|TK|PAUD|KB|MI|MTs|MA|MAK|RA)(?:[NS](?![a-z])|IT|LB)?|MIN|MAN|MTsN|PKBM|SKB)"
WORD = r"(?:[^\W\d_a-z][\w'’`.-]*|[0-9]{1,3}(?![0-9/]))"
OF_A_REGION = (
    r"(?!\s*(?:[Ss]e[- ])?(?:[Kk]abupaten|[Kk]ab\.|[Kk]ota|[Kk]ecamatan|[Kk]ec\.|[Pp]rovinsi|[Ww]ilayah)(?!\w))"
)
SCHOOL = re.compile(rf"\b{LEVEL}{OF_A_REGION}\s?(?:[Nn]egeri\s+|[Ss]wasta\s+)?{WORD}(?:\s+{WORD}){{0,7}}")
NUMBER = re.compile(r"\s*\(\s*NPSN\s*:?\s*(?P<npsn>[A-Z0-9]{8})\s*\)")
NUMBERED = re.compile(r"(?P<name>.+?)\s*\(\s*NPSN\s*:?\s*(?P<npsn>[A-Z0-9]{8})\s*\)")
# before a name that is no guest's: who holds a post there, and where the event was
NOT_A_GUEST = re.compile(
    r"\b(?:kepala|wakil kepala|wakasek|ketua|komite|alumni|di"
    r"|(?:aula|gedung|ruang|lab|laboratorium|lapangan|halaman|kampus)(?:\s+\w+){0,3})\s+$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class FoundSchool:
    """A school as written; `npsn` is certain, or where it is asked the likeliest, if any is likely."""

    npsn: str | None
    written: str
    certainty: Literal["certain", "ask"]


def schools_in(document: Document, district: Found[str] | None, registers: Registers) -> tuple[FoundSchool, ...]:
    """The schools that took part, each once; behind a label those of the label alone."""
    code = value_of(district)
    labelled = [block.text for block in document.blocks if block.label == "schools"]
    found = [school for text in labelled for school in _listed(text, code, registers)]
    if not found:
        found = [school for text in _prose(document) for school in _schools(text, code, registers, is_list=False)]
    once: dict[str, FoundSchool] = {}
    for school in found:
        key = school.npsn or read_school_name(school.written)[0].key
        if key not in once or once[key].certainty == "ask":
            once[key] = school
    return tuple(once.values())


def _listed(text: str, district: str | None, registers: Registers) -> Iterator[FoundSchool]:
    """`SMK Contoh (NPSN 12345678)` names its school by the number; other values are read as prose is."""
    numbered = NUMBERED.fullmatch(text)
    if numbered and registers.knows_school(numbered["npsn"]):
        yield FoundSchool(numbered["npsn"], numbered["name"], "certain")
    else:
        yield from _schools(text, district, registers, is_list=True)


def _prose(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if block.kind != "caption" and not block.label and block.text != document.title:
            yield from sentences_of(block.text)


def _schools(text: str, district: str | None, registers: Registers, *, is_list: bool) -> Iterator[FoundSchool]:
    for match in SCHOOL.finditer(text):
        if not is_list and NOT_A_GUEST.search(text[: match.start()]):
            continue
        number = NUMBER.match(text, match.end())
        written = match[0].rstrip(" .")
        if number and registers.knows_school(number["npsn"]):
            yield FoundSchool(number["npsn"], written, "certain")
        elif read_school_name(written)[0].rest:
            yield _matched(written, district, registers)


def _matched(written: str, district: str | None, registers: Registers) -> FoundSchool:
    """The longest beginning of the words that is certainly a school's name, else the likeliest for the whole."""
    words = written.split()
    for length in range(len(words), 1, -1):
        tried = " ".join(words[:length])
        match = registers.schools.match(tried, district)
        if match.certain:
            return FoundSchool(match.certain, tried, "certain")
    return FoundSchool(_likeliest(registers.schools.match(written, district)), written, "ask")


def _likeliest(match: SchoolMatch) -> str | None:
    """The first suggestion, if nothing but its spelling speaks against it."""
    best = next(iter(match.suggestions), None)
    return best.school.npsn if best is not None and best.reason in ("nama mirip", "nama sama") else None
