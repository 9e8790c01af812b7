"""Organizations and what they oversee, as sheets."""

import datetime as dt

from tests.factories import LONG_AGO, make_office
from workshop_tracker.database import writing
from workshop_tracker.organizations.exports import KINDS, jurisdictions_sheet, organizations_sheet
from workshop_tracker.organizations.levels import LevelGroup
from workshop_tracker.organizations.models import Organization, OrganizationKind
from workshop_tracker.organizations.queries import ListedJurisdiction, listed_jurisdictions, listed_organizations
from workshop_tracker.viewer import COMMAND


def test_rows_say_what_pages_say(engine):
    with writing(engine, by=COMMAND) as session:
        office = make_office(session, "Cabang Contoh", code="contoh", levels=(LevelGroup.SMK,))
        found = session.execute(listed_organizations().where(Organization.id == office.id))
        [organization] = organizations_sheet(tuple(row) for row in found).rows
        overseen = session.execute(listed_jurisdictions([office.id]))
        [jurisdiction] = jurisdictions_sheet(ListedJurisdiction(*row) for row in overseen).rows

    assert organization == ("contoh", "Cabang Contoh", "Cabang dinas", "", "Purwokerto", "Sudah diverifikasi")
    assert jurisdiction[:6] == ("33.02", "Kabupaten Banyumas", "SMK", "contoh", "Cabang Contoh", LONG_AGO)
    assert type(jurisdiction[5]) is dt.date
    assert jurisdiction[6:] == (None, "", "Perlu diverifikasi")


def test_every_kind_has_a_word():
    assert set(KINDS) == set(OrganizationKind)
