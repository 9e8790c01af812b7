"""Who holds workshops: the offices as they issue papers, and the programmes that they announced."""

from dataclasses import dataclass

from sqlalchemy import select

from workshop_tracker.database import WritingSession
from workshop_tracker.organizations.models import District, Jurisdiction, Organization, OrganizationKind, Zone
from workshop_tracker.synthesis.invented.words import TITLES
from workshop_tracker.synthesis.places import Cell
from workshop_tracker.synthesis.rules import FIRST_DAY, LAST_DAY, Scale
from workshop_tracker.workshops.numbering import unit_of
from workshop_tracker.workshops.programmes import Programme


@dataclass(frozen=True, slots=True)
class Host:
    """The office that holds and issues, in one of its districts."""

    office_id: int
    name: str
    unit: str
    classification: str
    letterhead: tuple[str, ...]
    district_code: str
    district: str
    zone: Zone


class Hosts:
    """The offices by their ids, and which of them oversees whom."""

    def __init__(self, session: WritingSession) -> None:
        self._offices = {office.id: office for office in session.scalars(select(Organization))}
        self._zones = dict(session.execute(select(District.code, District.zone)).all())
        rows = session.execute(select(Jurisdiction.district_code, Jurisdiction.level_group, Jurisdiction.office_id))
        self.overseers = {(district, group): office for district, group, office in rows}

    def of(self, cell: Cell) -> Host:
        """The office that oversees a cell, in the district of this one."""
        office = self._offices[cell.office_id]
        return Host(
            office_id=office.id,
            name=office.name,
            unit=unit_of(office.unit, office.name),
            classification=office.classification,
            letterhead=tuple(office.letterhead.splitlines()) or (office.name.upper(),),
            district_code=cell.district_code,
            district=cell.district,
            zone=self._zones[cell.district_code],
        )


def add_programmes(session: WritingSession, scale: Scale) -> list[int]:
    """One for each theme of workshops, announced by the highest office there is; their ids."""
    kind = OrganizationKind.PROVINCE_OFFICE if scale.provinces else OrganizationKind.MINISTRY
    owner = session.scalars(select(Organization.id).where(Organization.kind == kind).order_by(Organization.id)).first()
    programmes = [
        Programme(
            slug=f"contoh-{number}",
            title=f"Program Contoh {title}",
            owner_id=owner,
            starts_on=FIRST_DAY,
            ends_on=LAST_DAY,
        )
        for number, title in enumerate(TITLES, 1)
    ]
    session.add_all(programmes)
    session.flush()
    return [programme.id for programme in programmes]
