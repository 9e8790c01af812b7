"""Which office the event or the policy is under, and who organized: as the text names them."""

import re
from collections.abc import Iterator

from workshop_tracker.organizations.rules import region_number
from workshop_tracker.workshops.articles.facts.evidence import Found
from workshop_tracker.workshops.articles.facts.places import TOWN, districts_named, event_sentences
from workshop_tracker.workshops.articles.registers import KnownOffice, Registers
from workshop_tracker.workshops.articles.texts.document import Document

BRANCH = re.compile(
    r"\b(?:Cabang Dinas|Cabdin|Cabdisdik|Cabdindik|KCD)(?: Pendidikan(?: dan Kebudayaan)?)?(?: Wilayah)?\s+"
    r"(?P<number>[IVX]{1,5}|[0-9]{1,2})\b"
)
OF_A_DISTRICT = re.compile(
    r"\b(?P<body>Dinas (?:Pendidikan|Dikbud)|Disdik\w*|Dindik\w*|(?:Kantor )?Kementerian Agama|Kankemenag|Kemenag)"
    rf"[^.;:()\n]{{0,60}}?\s(?:Kabupaten|Kab\.?|Kota)\s+{TOWN}"
)
OF_A_PROVINCE = re.compile(rf"\bDinas Pendidikan(?: dan Kebudayaan)? (?:Provinsi )?(?P<name>{TOWN})")
CAPITALISED = r"[^\W\d_a-z][\w'’.-]*"
ORGANIZED_BY = re.compile(
    r"\b(?:diselenggarakan|digelar|diadakan|dilaksanakan|diinisiasi) oleh\s+"
    rf"(?P<name>{CAPITALISED}(?:\s+(?:dan\s+)?(?:{CAPITALISED}|[0-9]+))*)"
)
ORGANIZES = re.compile(
    rf"(?P<name>{CAPITALISED}(?:\s+(?:dan\s+)?(?:{CAPITALISED}|[0-9]+))*)\s+(?:akan\s+|kembali\s+|sukses\s+)*"
    r"(?:menyelenggarakan|menggelar|mengadakan|mengundang)\b"
)


def office_of(document: Document, district: Found[str] | None, registers: Registers) -> Found[str] | None:
    """The code of the office that the text names first; of several of one number, that of the district's province."""
    offices = (office for block in document.blocks for office in _offices(block.text, district, registers))
    return next(offices, None)


def _offices(text: str, district: Found[str] | None, registers: Registers) -> Iterator[Found[str]]:
    for match in BRANCH.finditer(text):
        number = region_number(f"Wilayah {match['number']}")
        named = [office for office in registers.offices if office.kind == "branch_office" and office.number == number]
        yield from _one_of(named, match[0], district)
    for match in OF_A_DISTRICT.finditer(text):
        kind = "religious_affairs" if "emenag" in match["body"] or "Agama" in match["body"] else "district_office"
        codes = {found.value for found in districts_named(match[0], registers)}
        named = [office for office in registers.offices if office.kind == kind and office.district_code in codes]
        yield from _one_of(named, match[0], district)
    for match in OF_A_PROVINCE.finditer(text):
        named = [office for office in registers.offices if _is_of_province(office, match["name"])]
        yield from _one_of(named, match[0], district)


def _is_of_province(office: KnownOffice, name: str) -> bool:
    province = office.name.partition("Provinsi ")[2]
    return office.kind == "province_office" and bool(province) and f"{name} ".startswith(f"{province} ")


def _one_of(offices: list[KnownOffice], source: str, district: Found[str] | None) -> list[Found[str]]:
    near = [office for office in offices if district and office.code[:2] == district.value[:2]] or offices
    return [Found(near[0].code, source)] if len(near) == 1 else []


def organizer_of(document: Document) -> Found[str] | None:
    """Who organized, as written: behind its label, else beside the verb."""
    labelled = next((block.text for block in document.blocks if block.label == "organizer"), None)
    if labelled:
        return Found(labelled, labelled)
    for sentence in event_sentences(document):
        match = ORGANIZED_BY.search(sentence) or ORGANIZES.search(sentence)
        if match:
            name = match["name"].rstrip(" .,")
            return Found(name, name)
    return None
