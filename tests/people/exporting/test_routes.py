"""People taken along: what each may take, for which reason, and what stays behind of it."""

import csv
import io

import openpyxl
import pytest
from sqlalchemy import select

from tests.clients import make_app, sign_in
from tests.factories import make_office, make_person, make_school, make_user
from workshop_tracker.audit.models import AuditEntry
from workshop_tracker.database import reading, writing
from workshop_tracker.schools.models import SchoolStatus
from workshop_tracker.viewer import COMMAND, Role

NIP, NUPTK = "198001012005012001", "1234567890123456"
REASON = {"reason": "Memadankan data", "file_kind": "csv"}


@pytest.fixture
def room(engine):
    """An office with a state school and a private one, one teacher each; its user, and an admin."""
    with writing(engine, by=COMMAND) as session:
        office = make_office(session)
        state = make_school(session, "SMKN CONTOH", status=SchoolStatus.STATE)
        own = make_school(session, "SMKS CONTOH")
        make_person(session, "Ayu Negeri Contoh", school=state, nip=NIP, nuptk=NUPTK, phone="+6281200000001")
        make_person(session, "Budi Swasta Contoh", school=own, nuptk="6543210987654321")
        users = make_user(session, "admin", Role.ADMIN), make_user(session, "kantor", Role.OFFICE, organization=office)
        session.commit()
    app = make_app(engine)
    clients = [app.test_client() for _ in users]
    for client, user in zip(clients, users, strict=True):
        sign_in(client, user)
    return (*clients, office, state)


def rows_of(answer) -> list[list[str]]:
    return list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig"), newline="")))


def grant(engine, office) -> None:
    with writing(engine, by=COMMAND) as session:
        session.merge(office, load=True).is_given_numbers = True
        session.commit()


def test_the_list_as_it_is_shown_needs_no_reason_and_has_no_numbers(room):
    _, kantor, *_ = room
    answer = kantor.get("/people.csv?q=ayu")

    assert rows_of(answer) == [["Nama", "Sekolah", "Jenis PTK"], ["Ayu Negeri Contoh", "SMKN CONTOH", "Guru"]]
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Content-Disposition"].startswith("attachment; filename=Orang-20")


def test_an_admin_says_why_and_file_and_audit_bear_it(engine, room):
    admin, _, _, state = room
    assert admin.post("/people/export", data={"file_kind": "xlsx"}).status_code == 422
    assert admin.post("/people/export", data={**REASON, "npsn": "00000000"}).status_code == 422
    answer = admin.post("/people/export", data={**REASON, "file_kind": "xlsx", "npsn": state.npsn})

    sheet, remarks = openpyxl.load_workbook(io.BytesIO(answer.data)).worksheets
    values = dict(zip(*([cell.value for cell in row] for row in sheet.iter_rows()), strict=True))
    assert (values["NIP/NI PPPK"], values["NUPTK"], values["No. HP"]) == (NIP, NUPTK, "+6281200000001")
    assert remarks["A2"].value.startswith("Diunduh oleh admin Contoh pada ")
    assert remarks["A2"].value.endswith(f"(sekolah {state.npsn}). Alasan: Memadankan data")
    with reading(engine) as session:
        [entry] = session.scalars(select(AuditEntry).where(AuditEntry.action == "export"))
    assert (entry.actor_name, entry.reason) == ("admin Contoh", "Memadankan data")
    assert entry.new == f"1 orang; sekolah {state.npsn}"


def test_an_office_takes_numbers_of_its_state_schools_once_an_admin_grants_it(engine, room):
    _, kantor, office, state = room
    assert kantor.get("/people/export").status_code == 404
    assert kantor.post("/people/export", data=REASON).status_code == 404
    grant(engine, office)

    assert kantor.get("/people/export").status_code == 200
    remark, _, *rows = rows_of(kantor.post("/people/export", data={**REASON, "npsn": "1", "q": "budi"}))
    assert "Memadankan data" in remark[0]
    assert rows == [
        ["Nama", "Sekolah", "NPSN", "NUPTK", "NIP/NI PPPK"],
        ["Ayu Negeri Contoh", "SMKN CONTOH", state.npsn, NUPTK, NIP],
    ]
