"""The offices that are missing, and which office oversees how many schools of which level in which district."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from random import Random
from typing import Any, NamedTuple

from sqlalchemy import insert, select, update

from workshop_tracker.bulk import insert_rows
from workshop_tracker.database import WritingSession
from workshop_tracker.organizations.gazetteer import LISTED_FROM
from workshop_tracker.organizations.levels import GROUP_OF_LEVEL, PROVINCIAL, LevelGroup
from workshop_tracker.organizations.models import District, Jurisdiction, Organization, OrganizationKind, Province
from workshop_tracker.organizations.names import name_key
from workshop_tracker.organizations.rules import authority_for
from workshop_tracker.presentation import roman
from workshop_tracker.synthesis.rules import SKEW_OF_DISTRICTS, Scale, shares, skewed

SOURCE = "data sintetis"
DISTRICTS_OF_A_BRANCH = 3
# of 1,000 schools so many are of this level, with so many teachers and so many per cent of state schools
LEVELS = {
    "TK": (250, 4, 4),
    "SD": (360, 9, 85),
    "SMP": (100, 18, 55),
    "SMA": (40, 30, 50),
    "SMK": (40, 34, 25),
    "SLB": (10, 15, 28),
    "PKBM": (20, 6, 5),
    "RA": (70, 4, 0),
    "MI": (60, 9, 7),
    "MTs": (35, 16, 8),
    "MA": (15, 20, 9),
}
MINISTRIES = {"KEMENDIKDASMEN": "Kementerian Pendidikan Dasar dan Menengah", "KEMENAG": "Kementerian Agama"}


@dataclass(frozen=True, slots=True)
class Cell:
    """Schools of one level in one district under one office."""

    office_id: int
    district_code: str
    district: str
    level: str
    schools: int

    @property
    def level_group(self) -> LevelGroup:
        return GROUP_OF_LEVEL[self.level.upper()]


def cells_of(session: WritingSession, scale: Scale, rng: Random) -> list[Cell]:
    """All cells that have a school, those of one office and level together."""
    overseers = {(row.district_code, row.level_group): row.office_id for row in session.scalars(select(Jurisdiction))}
    districts = _districts(session, scale)
    populous = {district: skewed(rng, 1, SKEW_OF_DISTRICTS) for district in districts}
    places = sorted(
        (overseers[district, GROUP_OF_LEVEL[level.upper()]], level, district)
        for district in districts
        for level in LEVELS
    )
    counts = shares(scale.schools, [populous[district] * _weight(level, scale) for _, level, district in places])
    return [
        Cell(office, district, districts[district], level, count)
        for (office, level, district), count in zip(places, counts, strict=True)
        if count
    ]


def _weight(level: str, scale: Scale) -> int:
    return LEVELS[level][0] * (scale.of_branches if GROUP_OF_LEVEL[level.upper()] in PROVINCIAL else 1)


def pools_of(cells: Sequence[Cell]) -> list[list[Cell]]:
    """Cells whose teachers are trained together: of one office and level."""
    return [list(group) for _, group in groupby(cells, key=lambda cell: (cell.office_id, cell.level))]


def _districts(session: WritingSession, scale: Scale) -> dict[str, str]:
    wanted = select(District.code, District.name).order_by(District.code)
    if scale.provinces:
        wanted = wanted.where(District.province_code.in_(scale.provinces))
    return dict(session.execute(wanted).all())


def add_missing_offices(session: WritingSession, scale: Scale) -> None:
    """Let every level of every district be overseen; a nation gets its ministries above what the reference knows."""
    known = _Offices(session)
    roots = Roots(None, None) if scale.provinces else _add_roots(known)
    for code, name in session.execute(select(Province.code, Province.name).order_by(Province.code)).all():
        if not scale.provinces or code in scale.provinces:
            _add_offices_of(known, code, name, roots)
    known.write()
    if not scale.provinces:
        _put_under(session, roots)


class Roots(NamedTuple):
    """The ministries above schools and above madrasahs; none in a province alone."""

    education: int | None
    religion: int | None


def _add_roots(known: "_Offices") -> Roots:
    return Roots(*(known.id_of(code, name, OrganizationKind.MINISTRY) for code, name in MINISTRIES.items()))


class _Offices:
    """Offices by code and who oversees what; what is missing is added when it is asked for."""

    def __init__(self, session: WritingSession) -> None:
        self.session = session
        self.ids = dict(session.execute(select(Organization.code, Organization.id)).all())
        self.overseen = set(session.execute(select(Jurisdiction.district_code, Jurisdiction.level_group)))
        self._jurisdictions: list[dict[str, Any]] = []

    def id_of(
        self, code: str, name: str, kind: OrganizationKind, parent_id: int | None = None, number: int | None = None
    ) -> int:
        if code not in self.ids:
            told = {"code": code, "name": name, "name_key": name_key(name), "kind": kind, "number": number}
            office = told | {"parent_id": parent_id, "source": SOURCE, "is_verified": False, "row_version": 1}
            added = self.session.connection().execute(insert(Organization).returning(Organization.id), office)
            self.ids[code] = added.scalar_one()
        return self.ids[code]

    def oversee(self, office_id: int, district_code: str, group: LevelGroup) -> None:
        told = {"office_id": office_id, "district_code": district_code, "level_group": group}
        self._jurisdictions.append(told | {"valid_from": LISTED_FROM, "valid_until": None, "source": SOURCE})

    def write(self) -> None:
        insert_rows(self.session, Jurisdiction, self._jurisdictions)


def _add_offices_of(known: _Offices, province: str, province_name: str, roots: Roots) -> None:
    above = known.id_of(
        province, f"Dinas Pendidikan Provinsi {province_name}", OrganizationKind.PROVINCE_OFFICE, roots.education
    )
    rows = known.session.execute(
        select(District.code, District.name).where(District.province_code == province).order_by(District.code)
    ).all()
    for place, (district, name) in enumerate(rows):
        number = place // DISTRICTS_OF_A_BRANCH + 1
        named = f"Cabang Dinas Pendidikan Contoh Wilayah {roman(number)}"
        offices = {
            "branch_office": (f"{province}-W{number:02}", named, above, number),
            "district_office": (district, f"Dinas Pendidikan {name}", above, None),
            "religious_affairs": (f"{district}-KEMENAG", f"Kantor Kementerian Agama {name}", roots.religion, None),
        }
        for group in LevelGroup:
            if (district, group) not in known.overseen:
                kind = authority_for(group)
                code, written, parent, numbered = offices[kind]
                known.oversee(known.id_of(code, written, OrganizationKind(kind), parent, numbered), district, group)


def _put_under(session: WritingSession, roots: Roots) -> None:
    """What the reference left without a superior stands under a province or a ministry too."""
    provinces = dict(
        session.execute(
            select(Organization.code, Organization.id).where(Organization.kind == OrganizationKind.PROVINCE_OFFICE)
        ).all()
    )
    above = {OrganizationKind.PROVINCE_OFFICE: roots.education, OrganizationKind.RELIGIOUS_AFFAIRS: roots.religion}
    for number, code, kind in session.execute(
        select(Organization.id, Organization.code, Organization.kind).where(
            Organization.parent_id.is_(None), Organization.kind != OrganizationKind.MINISTRY
        )
    ).all():
        superior = above.get(kind, provinces.get(code[:2]))
        session.execute(update(Organization).where(Organization.id == number).values(parent_id=superior))
