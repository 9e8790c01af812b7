"""Thirty schools in one ZIP: a line each, one confirmation, and a file that fails holds up no other."""

import io

import pytest
from sqlalchemy import func, select

from tests import files
from tests.bombs import BOMBS
from tests.clients import make_app, sign_in
from tests.factories import make_office, make_school, make_user
from workshop_tracker.database import Base, reading, writing
from workshop_tracker.intake.models import ImportBatch, StagedUpload
from workshop_tracker.people.bundles.models import FileState, StagedFile
from workshop_tracker.people.models import Person, Post
from workshop_tracker.spreadsheets import packed_together
from workshop_tracker.viewer import COMMAND, Role

SCHOOLS = 4
NAMES = [f"SMKS CONTOH {letter}" for letter in ["ALFA", "BETA", "GAMA", "DELTA"]]


@pytest.fixture
def browser(engine):
    with writing(engine, by=COMMAND) as session:
        for name in NAMES:
            make_school(session, name)
        user = make_user(session, "admin", Role.ADMIN)
        session.commit()
    client = make_app(engine).test_client()
    sign_in(client, user)
    return client


def staff_list(number: int, *, start: int | None = None, school: str = "") -> bytes:
    members = files.staff_members(5, start=number * 5 if start is None else start)
    return files.xlsx_bytes(files.staff_list_rows(members, school=school or NAMES[number]))


def send(browser, *sent: tuple[str, bytes]) -> str:
    """Upload; returns the address of the preview."""
    data = {"files": [(io.BytesIO(content), name) for name, content in sent]}
    answer = browser.post("/people/import", data=data)
    assert answer.status_code == 303, answer.text
    return answer.location


def lines(engine) -> list[tuple[str, FileState, int]]:
    with reading(engine) as session:
        staged = session.scalars(select(StagedFile).order_by(StagedFile.position))
        return [(each.name, each.state, each.counts.get("new", 0)) for each in staged]


def count(engine, table: type[Base]) -> int:
    with reading(engine) as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def test_a_zip_of_schools_is_a_line_each_and_one_confirmation(engine, browser):
    schools = [(f"sekolah/{number}.xlsx", staff_list(number)) for number in range(SCHOOLS)]
    others = [
        ("__MACOSX/._0.xlsx", b"x"),
        ("Thumbs.db", b"x"),
        ("lama.zip", packed_together(schools[:1])),
        ("rusak.xlsx", b"PK\x03\x04" + bytes(200)),
        ("catatan.csv", b"Hobi\nberkebun\n"),
    ]
    preview = send(browser, ("semua.zip", packed_together([*schools, *others])))
    page = browser.get(preview)
    assert page.status_code == 200
    for words in ("sekolah/3.xlsx", "Berkas sistem, dilewati.", "ZIP di dalam ZIP", "Berkas ini rusak"):
        assert words in page.text
    assert count(engine, Person) == 0

    assert browser.post(f"{preview}/confirm").status_code == 303

    assert count(engine, Person) == count(engine, Post) == SCHOOLS * 5
    assert count(engine, ImportBatch) == SCHOOLS
    states = [state for _, state, _ in lines(engine)]
    assert states == [FileState.SAVED] * SCHOOLS + [FileState.SKIPPED] * 2 + [FileState.REFUSED] * 3
    assert count(engine, StagedUpload) == 0
    browser.post(f"{preview}/confirm")
    assert count(engine, ImportBatch) == SCHOOLS


def test_files_dropped_together_need_no_zip(engine, browser):
    preview = send(browser, ("a.xlsx", staff_list(0)), ("b.csv", b"Nama\nSiti Contoh\n"))
    browser.post(f"{preview}/confirm")
    assert [(name, state) for name, state, _ in lines(engine)] == [
        ("a.xlsx", FileState.SAVED),
        ("b.csv", FileState.SAVED),
    ]
    assert count(engine, Person) == 6


def test_who_is_new_in_two_files_is_one_person_and_the_second_file_is_looked_at_again(engine, browser):
    preview = send(browser, ("a.xlsx", staff_list(0)), ("b.xlsx", staff_list(1, start=0)))
    browser.post(f"{preview}/confirm")
    assert [state for _, state, _ in lines(engine)] == [FileState.SAVED, FileState.CHANGED]
    assert count(engine, Person) == 5
    assert "Berubah, periksa lagi" in browser.get(preview).text
    browser.post(f"{preview}/confirm")
    assert [state for _, state, _ in lines(engine)] == [FileState.SAVED, FileState.SAVED]
    assert (count(engine, Person), count(engine, Post)) == (5, 10)


def test_a_school_that_a_list_does_not_name_is_named_by_hand(engine, browser):
    with reading(engine) as session:
        npsn = session.scalars(select(Base.metadata.tables["schools"].c.npsn)).first()
    preview = send(browser, ("a.xlsx", staff_list(0, school="SMK Contoh Entah")))
    assert "tidak dapat dipastikan" in browser.get(preview).text
    assert (
        "tidak ada dalam daftar"
        in browser.post(f"{preview}/1/school", data={"npsn": "99999999"}, follow_redirects=True).text
    )
    browser.post(f"{preview}/1/school", data={"npsn": npsn})
    browser.post(f"{preview}/confirm")
    assert lines(engine) == [("a.xlsx", FileState.SAVED, 5)]
    assert count(engine, Post) == 5


def test_a_bomb_among_the_files_stops_no_other(engine, browser):
    bombs = [(f"{name}.xlsx", BOMBS[name]()) for name in ("billion laughs in the sheet", "cell in the last corner")]
    preview = send(browser, bombs[0], ("a.xlsx", staff_list(0)), bombs[1], ("b.xlsx", staff_list(1)))
    assert [state for _, state, _ in lines(engine)] == [
        FileState.REFUSED,
        FileState.WAITING,
        FileState.REFUSED,
        FileState.WAITING,
    ]
    assert browser.get(preview).status_code == 200


@pytest.mark.parametrize(
    ("sent", "reason"),
    [
        ([], "Pilih berkasnya dahulu."),
        ([("a.zip", b"PK\x03\x04" + bytes(99))], "ZIP ini rusak"),
        ([("a.zip", packed_together((f"{n}.csv", b"x") for n in range(301)))], "lebih dari 300 berkas"),
    ],
)
def test_what_is_no_bundle_is_refused_with_a_reason(browser, sent, reason):
    data = {"files": [(io.BytesIO(content), name) for name, content in sent]} if sent else {}
    answer = browser.post("/people/import", data=data)
    assert (answer.status_code, reason in answer.text) == (422, True)


def test_a_bundle_can_be_thrown_away(engine, browser):
    preview = send(browser, ("a.xlsx", staff_list(0)))
    assert browser.post(f"{preview}/discard").status_code == 303
    assert browser.get(preview).status_code == 404
    assert (count(engine, StagedUpload), count(engine, StagedFile), count(engine, Person)) == (0, 0, 0)


@pytest.fixture
def clerk(engine, browser):
    """A browser of the office over Banyumas, and the school of another district."""
    with writing(engine, by=COMMAND) as session:
        office = make_office(session)
        other = make_school(session, "SMKS CONTOH JAUH", district_code="33.75", subdistrict="Pekalongan Barat")
        user = make_user(session, "dinas", Role.OFFICE, organization=office)
        session.commit()
    client = make_app(engine).test_client()
    sign_in(client, user)
    return client, other


def far_list() -> bytes:
    place = "Kecamatan Pekalongan Barat, Kota Pekalongan, Provinsi Jawa Tengah"
    rows = files.staff_list_rows(files.staff_members(5, start=50), school="SMKS CONTOH JAUH", place=place)
    return files.xlsx_bytes(rows)


def test_an_office_sends_the_lists_of_its_own_schools_and_of_no_other(engine, clerk):
    client, _other = clerk
    preview = send(client, ("a.xlsx", staff_list(0)), ("jauh.xlsx", far_list()))
    assert "di luar wilayah Anda" in client.get(preview).text
    client.post(f"{preview}/confirm")
    assert [state for _, state, _ in lines(engine)] == [FileState.SAVED, FileState.REFUSED]
    assert count(engine, Post) == 5
    again = send(client, ("a2.xlsx", staff_list(0)))  # who is known and unchanged goes beyond nothing
    client.post(f"{again}/confirm")
    assert ("a2.xlsx", FileState.SAVED, 0) in lines(engine)


def test_an_office_names_none_but_its_own_school_by_hand_or_by_suggestion(engine, clerk):
    client, other = clerk
    preview = send(client, ("a.xlsx", staff_list(0, school="SMK Contoh Entah")))
    told = client.post(f"{preview}/1/school", data={"npsn": other.npsn}, follow_redirects=True).text
    assert "tidak ada dalam daftar sekolah Anda" in told
    client.post(f"{preview}/confirm", data={"accept": "yes"})
    assert (count(engine, Person), count(engine, Post)) == (0, 0)


def test_an_office_takes_back_what_it_brought_and_nothing_of_others(engine, browser, clerk):
    client, _other = clerk
    for sender, number in ((browser, 0), (client, 1)):
        sender.post(f"{send(sender, ('a.xlsx', staff_list(number)))}/confirm")
    with reading(engine) as session:
        of_admin, own = session.scalars(select(ImportBatch.id).order_by(ImportBatch.id))
    assert client.get("/people/imports").text.count("/undo") == 1
    assert client.post(f"/people/imports/{of_admin}/undo").status_code == 404
    assert client.post(f"/people/imports/{own}/undo").status_code == 303
    assert count(engine, Person) == 5
