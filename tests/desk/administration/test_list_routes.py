"""Accounts and the audit as files: the words of their pages, narrowed alike, all pages of them."""

import csv
import io

import pytest
from sqlalchemy import func, select

from tests.clients import make_app, sign_in
from tests.factories import make_office, make_organization, make_user
from workshop_tracker.audit.actions import record
from workshop_tracker.audit.models import AuditEntry
from workshop_tracker.database import reading, writing
from workshop_tracker.desk.administration import list_routes
from workshop_tracker.viewer import COMMAND, Role


@pytest.fixture
def admin(engine):
    with writing(engine, by=COMMAND) as session:
        user = make_user(session, "admin", Role.ADMIN)
        body = make_organization(session, "MGMP Contoh")
        siti = make_user(session, "siti", Role.ORGANIZER, organization=body)
        for made in (user, siti):
            record(session, "create", "users", made.id)
        make_office(session)
        session.commit()
    client = make_app(engine).test_client()
    sign_in(client, user)
    return client


def rows_of(answer) -> list[list[str]]:
    return list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig"), newline="")))[1:]


def test_accounts_are_told_with_their_roles(admin):
    assert rows_of(admin.get("/admin/users.csv?q=siti")) == [
        ["siti Contoh", "siti", "Penyelenggara, MGMP Contoh", "Belum memilih kata sandi"]
    ]
    assert len(rows_of(admin.get("/admin/users.csv"))) == 2


def test_the_audit_is_told_whole_however_long_it_is(admin, engine, monkeypatch):
    """Rows are looked up in runs; none is lost or told twice where one run ends."""
    monkeypatch.setattr(list_routes, "ROWS_IN_TURN", 2)
    with reading(engine) as session:
        there = session.scalar(select(func.count()).select_from(AuditEntry).where(AuditEntry.object_kind == "users"))

    rows = rows_of(admin.get("/admin/audit.csv?kind=users"))

    assert len(rows) == there
    assert [row[3] for row in rows] == ["Akun siti Contoh", "Akun admin Contoh"]
    assert {row[2] for row in rows} == {"membuat"}
