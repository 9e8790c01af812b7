"""Schools that nobody came from are invited to a workshop of one's own: a look first, each once, not another's."""

import pytest
from sqlalchemy import select

from tests.clients import make_app, sign_in
from tests.factories import make_workshop
from tests.reports.test_queries import Region, everyone
from tests.reports.test_routes import QUARTER, page, somebody
from workshop_tracker.audit.models import AuditEntry
from workshop_tracker.database import reading, today, writing
from workshop_tracker.organizations.models import Organization
from workshop_tracker.schools.models import School
from workshop_tracker.viewer import COMMAND, Role
from workshop_tracker.workshops.models import InvitedSchool

INVITATIONS = f"/reports/contoh-x/invitations{QUARTER}&schools=unreached"


@pytest.fixture
def region(engine):
    region = Region(engine)
    region.hold(everyone(region))
    return region


@pytest.fixture
def client(engine, region):
    """The browser of an organizer whose own organization is the office."""
    client = make_app(engine).test_client()
    sign_in(client, somebody(engine, region, Role.ORGANIZER))
    return client


@pytest.fixture
def workshop(engine, region):
    """A draft of the office that is still to come, and one of another's."""
    with writing(engine, by=COMMAND) as session:
        own = session.get_one(Organization, region.office.id)
        coming = {"state": "draft", "starts_on": today(), "ends_on": None}
        found = make_workshop(session, "Milik Kantor Contoh", issuer=own, slug="milik-kantor", **coming)
        make_workshop(session, "Milik Lain Contoh", slug="milik-lain", **coming)
        make_workshop(session, "Sudah Lewat Contoh", issuer=own, slug="sudah-lewat")
        session.commit()
        return found


def invited(engine, workshop):
    with reading(engine) as session:
        query = select(School.name, InvitedSchool.source).join(School, School.id == InvitedSchool.school_id)
        return session.execute(query.where(InvitedSchool.workshop_id == workshop.id).order_by(School.name)).all()


def test_a_look_a_button_and_each_school_once(engine, region, client, workshop):
    offered = page(client, INVITATIONS)
    assert "Milik Kantor Contoh" in offered
    assert "Milik Lain Contoh" not in offered, "another's workshop"
    assert "Sudah Lewat Contoh" not in offered
    looked = page(client, f"{INVITATIONS}&invite_to=milik-kantor")
    assert "Akan diundang (2)" in looked
    assert "SMK A CONTOH" not in looked, "somebody of this school came"
    assert invited(engine, workshop) == [], "a look writes nothing"

    form = {"invite_to": "milik-kantor", "npsn": [region.b.npsn, region.c.npsn, region.d.npsn, "99999999"]}
    answers = [client.post(INVITATIONS, data=form) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [303, 303]
    source = "Sekolah belum terjangkau, Cabang Dinas Contoh"
    assert invited(engine, workshop) == [("SLB C CONTOH", source), ("SMA B CONTOH", source)], "not the other office's"
    text = page(client, f"{INVITATIONS}&invite_to=milik-kantor")
    assert "2 sekolah diundang ke “Milik Kantor Contoh”; 0 sudah diundang sebelumnya." in text
    assert "Sudah diundang (2)" in text
    with reading(engine) as session:
        entries = select(AuditEntry.object_kind).where(AuditEntry.object_kind == "invited_schools")
        assert len(set(session.execute(entries.add_columns(AuditEntry.object_id)).all())) == 2


def test_teachers_whom_nothing_reached_invite_their_schools(engine, region, client, workshop):
    address = f"/reports/contoh-x/invitations{QUARTER}&of=on-record&standing=unreached&invite_to=milik-kantor"
    looked = page(client, address)
    assert "Akan diundang (2)" in looked
    assert "1 guru pada daftar" in looked
    rows = page(client, f"/reports/contoh-x/rows/on-record{QUARTER}&standing=unreached")
    assert "Budi Contoh" in rows
    assert "Citra Contoh" in rows
    assert "Ayu Contoh" not in rows, "she was there"


def test_an_office_that_organizes_nothing_is_told_so_and_refused(engine, region, workshop):
    client = make_app(engine).test_client()
    sign_in(client, somebody(engine, region, Role.OFFICE))
    assert "Belum ada kegiatan untuk diundangkan" in page(client, INVITATIONS)
    form = {"invite_to": "milik-kantor", "npsn": [region.b.npsn]}
    assert client.post(INVITATIONS, data=form).status_code == 404
    assert client.post(INVITATIONS, data={"npsn": [region.b.npsn]}).status_code == 400
    assert invited(engine, workshop) == []
