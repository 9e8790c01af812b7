"""C-42 on every list that can be taken along: whatever is stored, no cell is a formula, numbers keep their digits."""

import csv
import io
import itertools
import re

import openpyxl
import pytest
from sqlalchemy import update

from tests.access.doors import CHANGES_SOMETHING, Doors, rules_of
from tests.access.world import OWN, make_world
from workshop_tracker.attendance.models import Participation
from workshop_tracker.database import make_engine, writing
from workshop_tracker.organizations.models import Jurisdiction, Organization
from workshop_tracker.people.models import Person
from workshop_tracker.schools.models import School
from workshop_tracker.spreadsheets.formulas import PHONE, WOULD_RUN
from workshop_tracker.viewer import COMMAND, Role
from workshop_tracker.workshops.models import Workshop

PAYLOAD, PHONE_NUMBER = "=cmd|' /C calc'!A0", "+6281234567890"
STORED = {
    Jurisdiction: ("source",),
    Organization: ("name", "city"),
    Participation: ("name_as_registered",),
    Person: ("name", "title_after", "email", "rank"),
    School: ("printed_name", "subdistrict"),
    Workshop: ("title", "place"),
}
TEMPLATES = frozenset({"exporting.template", "lists.template", "schools.template"})
# names on papers that hold never change
WITHOUT_PAYLOAD = TEMPLATES | {"paper_files.export", "pulling.export", "records.history", "records.history_mine"}
OWNERS = {"records.history_mine": Role.TEACHER}
NAME_OF_FILE = re.compile(r"attachment; filename=[A-Za-z0-9-]+-20[0-9]{2}-[0-9]{2}-[0-9]{2}[.](xlsx|csv)")


@pytest.fixture(scope="module")
def doors(databases):
    """A world in which whatever people typed would run."""
    engine = make_engine(databases.make_database_url())
    made = make_world(engine)
    with writing(engine, by=COMMAND) as session:
        for table, columns in STORED.items():
            session.execute(update(table).values(dict.fromkeys(columns, PAYLOAD)))
        session.execute(update(Person).values(phone=PHONE_NUMBER))
        session.commit()
    yield Doors(made)
    engine.dispose()


def files_of(doors, file_kind):
    """Every list that an admin may take along, and what is a teacher's own, by its endpoint."""
    form = {"reason": PAYLOAD, "file_kind": file_kind}
    taken = {"exporting.take": doors.browser_of(Role.ADMIN).post("/people/export", data=form)}
    for rule in rules_of(doors.app):
        if "file_kind" in rule.arguments and not CHANGES_SOMETHING & rule.methods:
            address = doors.address(rule, OWN, file_kind=file_kind)
            caller = OWNERS.get(rule.endpoint, Role.ADMIN)
            taken[rule.endpoint] = doors.browser_of(caller).get(address, buffered=True)
    return taken


def test_no_workbook_holds_a_formula_and_every_text_is_text(doors):
    taken = files_of(doors, "xlsx")
    assert len(taken) > 15
    with_payload = set()
    for endpoint, answer in taken.items():
        assert answer.status_code == 200, endpoint
        assert NAME_OF_FILE.fullmatch(answer.headers["Content-Disposition"]), endpoint
        assert answer.headers["Cache-Control"] == "no-store"
        sheet = openpyxl.load_workbook(io.BytesIO(answer.data)).worksheets[0]
        cells = list(itertools.chain.from_iterable(sheet.iter_rows()))
        assert sheet.freeze_panes == "A2", endpoint
        assert {cell.data_type for cell in cells} <= {"s", "n", "d"}, endpoint
        assert {type(cell.value) for cell in cells if digits_of(cell.value)} <= {str}, endpoint
        with_payload |= {endpoint for cell in cells if PAYLOAD in str(cell.value)}
    assert taken.keys() - with_payload == WITHOUT_PAYLOAD


def digits_of(value):
    """A NIP, a NUPTK, an NPSN or a phone as it would be damaged, too: as a number."""
    return re.fullmatch("[+]?[0-9]{8,}", str(value))


def test_no_text_file_starts_a_formula_and_phones_stay_as_they_are(doors):
    for endpoint, answer in files_of(doors, "csv").items():
        rows = list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig"), newline="")))
        running = [cell for row in rows for cell in row if WOULD_RUN.match(cell) and cell[0] != "'"]
        assert all(map(PHONE.fullmatch, running)), endpoint
        assert set(running) == ({PHONE_NUMBER} if endpoint == "exporting.take" else set()), endpoint
