"""One viewer reads the same rows on the page, in the lists, in JSON and on paper, and nobody reads another's."""

import csv
import datetime as dt
import io
import json
import re

import openpyxl
import pytest
from pypdf import PdfReader

from tests.clients import make_app, sign_in
from tests.factories import add, make_school, make_user
from tests.reports.test_queries import Region
from tests.reports.test_routes import QUARTER, page, somebody
from workshop_tracker.accounts.models import RoleGrant
from workshop_tracker.database import today, writing
from workshop_tracker.organizations.models import Organization
from workshop_tracker.people.models import Post
from workshop_tracker.viewer import COMMAND, Role

LISTS = (
    ("teachers", ""),
    ("participations", "&measure=everyone"),
    ("participations", "&measure=papers"),
    ("schools", "&schools=overseen"),
    ("on-record", ""),
)
MOVED = "Ayu Contoh"  # counted at the office contoh-x, works under contoh-y by now
GUEST = "Dewi Contoh"  # of contoh-y, at a workshop of somebody else where people of contoh-x were
LAST_DAY = dt.date(2025, 12, 31)
UNNAMED = "nama tidak ditampilkan"


@pytest.fixture
def region(engine):
    """Offices X and Y under a province; a workshop with people of both; afterwards Ayu moves from X to Y."""
    region = Region(engine)
    with writing(engine, by=COMMAND) as session:
        province = session.get_one(Organization, region.kemenag.id)
        for office in (region.office, region.other):
            session.get_one(Organization, office.id).parent_id = province.id
        session.commit()
    own, other = region.office, region.other
    region.hold([(region.ayu, region.a, own), (region.budi, region.a, own), (region.dewi, region.d, other)])
    with writing(engine, by=COMMAND) as session:
        post = session.query(Post).filter_by(person_id=region.ayu.id).one()
        post.ends_on = LAST_DAY
        there = make_school(session, "SMK BARU CONTOH", district_code="33.01")
        add(session, Post(person_id=region.ayu.id, school_id=there.id, starts_on=LAST_DAY + dt.timedelta(1)))
        session.commit()
    return region


@pytest.fixture
def client(engine, region):
    return make_app(engine).test_client()


def sheet_rows(data):
    rows = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0].iter_rows(values_only=True)
    return [["" if cell is None else str(cell).removesuffix(" 00:00:00") for cell in row] for row in rows]


def forms_of(client, office, of, part):
    """The first column of a list in every form, in its order."""
    address = f"/reports/{office}/rows/{of}"
    told = {form: client.get(f"{address}.{form}{QUARTER}{part}").data for form in ("csv", "xlsx", "json", "pdf")}
    document = json.loads(told["json"])
    shown = re.findall(r'<th scope="row"[^>]*>(?:<a[^>]*>)?([^<]*)', page(client, f"{address}{QUARTER}{part}"))
    names = [row["name"] or UNNAMED for row in document["rows"]]
    lines = list(csv.reader(io.StringIO(told["csv"].decode("utf-8-sig"))))
    paper = "".join(re.sub(r"\s+", "", sheet.extract_text()) for sheet in PdfReader(io.BytesIO(told["pdf"])).pages)
    assert [line[0] for line in lines[1:]] == names == shown
    assert sheet_rows(told["xlsx"]) == [[str(cell) for cell in line] for line in lines]
    assert [name for name in names if "".join(name.split()) not in paper] == []
    assert document["total"] == len(names)
    assert document["unnamed"] == names.count(UNNAMED)
    return names


@pytest.mark.parametrize("who", ["contoh-x", "contoh-y", "above", "admin"])
def test_every_form_gives_a_viewer_the_same_rows_and_no_other_name(engine, region, client, who):
    offices = {"contoh-x": region.office, "contoh-y": region.other, "above": region.kemenag, "admin": region.office}
    sign_in(client, somebody(engine, region, Role.ADMIN if who == "admin" else Role.OFFICE, offices[who]))
    office = "contoh-y" if who == "contoh-y" else "contoh-x"
    found = {list_: forms_of(client, office, *list_) for list_ in LISTS}

    everyone = found["participations", "&measure=everyone"]
    assert len(everyone) == 3
    assert everyone.count(UNNAMED) == {"contoh-x": 2, "contoh-y": 1, "above": 0, "admin": 0}[who]
    assert (MOVED in everyone) is (who != "contoh-x"), "who moved away is counted and not named"
    assert (GUEST in everyone) is (who != "contoh-x")
    assert len(found["teachers", ""]) == (1 if office == "contoh-y" else 2)


def test_others_find_no_door(engine, region, client):
    with writing(engine, by=COMMAND) as session:
        clerk = make_user(session, "operator.contoh")
        grant = {"role": Role.SCHOOL, "school_id": region.a.id, "starts_on": today()}
        add(session, RoleGrant(user_id=clerk.id, **grant))
        session.commit()
    address = f"/reports/contoh-x/rows/teachers{QUARTER}"
    assert client.get(address).status_code == 303, "a stranger signs in first"
    sign_in(client, clerk)
    assert client.get(address).status_code == 403
    sign_in(client, somebody(engine, region, Role.OFFICE, region.other))
    for door in (address, f"/reports/contoh-x/rows/teachers.json{QUARTER}", "/reports/contoh-x/marks?participation=1"):
        assert client.get(door).status_code == 404, door


def test_marks_open_without_the_name_of_whom_one_may_not_name(engine, region, client):
    sign_in(client, somebody(engine, region, Role.OFFICE))
    rows = page(client, f"/reports/contoh-x/rows/participations{QUARTER}&measure=everyone")
    doors = re.findall(r'href="(/reports/contoh-x/marks[^"]+)"', rows)
    assert len(doors) == 2, "the guest's marks are not this office's"
    shown = [page(client, door.replace("&amp;", "&")) for door in doors]
    assert sum("Nama tidak ditampilkan" in text for text in shown) == 1
    assert not any(MOVED in text for text in shown)
    guest = max(int(number) for number in re.findall(r"participation=([0-9]+)", rows)) + 1
    assert client.get(f"/reports/contoh-x/marks{QUARTER}&participation={guest}").status_code == 404


@pytest.mark.parametrize(
    "broken", ["&measure=rahasia", "&person=x", "&school=%00", "&person=" + "9" * 20, "&from=2025-09-01&to=2025-01-01"]
)
def test_what_is_no_number_is_refused(engine, region, client, broken):
    sign_in(client, somebody(engine, region, Role.OFFICE))
    assert client.get(f"/reports/contoh-x/rows/teachers{QUARTER}{broken}").status_code == 400
