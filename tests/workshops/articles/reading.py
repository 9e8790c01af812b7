"""The articles of the tests, and registers to read them by: real districts and offices, a handful of schools."""

from functools import cache
from pathlib import Path

from workshop_tracker.organizations import gazetteer
from workshop_tracker.schools.matching import SchoolIndex, SchoolRow
from workshop_tracker.workshops.articles.facts.article import Article, read_article
from workshop_tracker.workshops.articles.registers import KnownOffice, Registers
from workshop_tracker.workshops.articles.texts.document import Document, read_document

NEWS = sorted((Path(__file__).parent / "news").iterdir())
WIJAYAKUSUMA, DIPONEGORO, SMKN_2 = "20330471", "20301900", "20302129"
SCHOOLS = (
    SchoolRow(WIJAYAKUSUMA, "SMKS WIJAYAKUSUMA JATILAWANG", "Jatilawang", "33.02"),
    SchoolRow(DIPONEGORO, "SMKS DIPONEGORO 2 RAWALO", "Rawalo", "33.02"),
    SchoolRow(SMKN_2, "SMKN 2 PURWOKERTO", "Purwokerto Utara", "33.02"),
    SchoolRow("20300617", "SMAN 1 CILACAP", "Cilacap Tengah", "33.01"),
    SchoolRow("20300728", "SMAN 2 CILACAP", "Cilacap Utara", "33.01"),
)


@cache
def registers() -> Registers:
    numbers = {school.npsn for school in SCHOOLS}
    return Registers(
        districts={district.code: district.name for district in gazetteer.districts()},
        subdistricts={school.subdistrict: frozenset({school.district_code}) for school in SCHOOLS},
        offices=tuple(
            KnownOffice(office.code, office.name, office.kind, office.number, office.district_code)
            for office in gazetteer.offices()
        ),
        programmes={"Literasi Contoh": ("Literasi Contoh", "Gemar Membaca Contoh")},
        schools=SchoolIndex(SCHOOLS),
        knows_school=numbers.__contains__,
    )


def read(content: bytes | str) -> tuple[Document, Article]:
    document = read_document(content)
    return document, read_article(document, registers())


def read_news(name: str) -> Article:
    """The article of that name, without the end of its file's name."""
    return read(news(name).read_bytes())[1]


def news(name: str) -> Path:
    return next(file for file in NEWS if file.stem == name)
