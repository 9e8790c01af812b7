"""`users …` as somebody at a terminal meets it."""

import json

import pytest
from click.testing import CliRunner

from tests.clients import make_app
from tests.factories import make_office, make_organization, make_person, make_school, make_user
from workshop_tracker.accounts.queries import user_by_login
from workshop_tracker.cli import main
from workshop_tracker.database import reading, writing
from workshop_tracker.viewer import COMMAND, Role


@pytest.fixture
def run(database_url, tmp_path, monkeypatch):
    monkeypatch.setenv("WORKSHOP_TRACKER_INSTANCE", str(tmp_path))
    monkeypatch.setenv("WORKSHOP_TRACKER_DATABASE_URL", database_url)
    monkeypatch.delenv("WORKSHOP_TRACKER_BASE_URL", raising=False)
    return lambda *arguments: CliRunner().invoke(main, ["users", *arguments])


def listed(run):
    return {row["login"]: row for row in json.loads(run("list", "--json").stdout)}


def roles_of(run, login):
    return [grant["role"] for grant in listed(run)[login]["grants"]]


def test_a_new_user_gets_a_link_that_works(engine, run):
    with writing(engine, by=COMMAND) as session:
        group, person = make_organization(session, code="contoh"), make_person(session, "Siti Contoh")
        session.commit()
    answer = run(
        "add", "Siti@contoh.sch.id", "--role", "organizer", "--organization", "contoh", "--person", str(person.id)
    )
    assert answer.exit_code == 0
    link = answer.stdout.splitlines()[-1]
    assert link.startswith("/set-password/")
    assert make_app(engine).test_client().get(link).status_code == 200
    row = listed(run)["siti@contoh.sch.id"]
    assert (row["name"], row["person"], row["is_active"], row["has_password"]) == (
        "Siti Contoh",
        person.id,
        True,
        False,
    )
    assert [(grant["role"], grant["organization"]) for grant in row["grants"]] == [("organizer", group.code)]


def test_the_link_carries_the_address_of_the_site(run, monkeypatch):
    monkeypatch.setenv("WORKSHOP_TRACKER_BASE_URL", "https://contoh.example")
    answer = json.loads(run("add", "admin@contoh.sch.id", "--role", "admin", "--json").stdout)
    assert answer["login"] == "admin@contoh.sch.id"
    assert answer["link"].startswith("https://contoh.example/set-password/")


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("taken", "--role", "admin"), "sudah dipakai"),
        (("new", "--role", "organizer"), "memerlukan organisasi"),
        (("new", "--role", "school"), "memerlukan sekolah"),
        (("new", "--role", "organizer", "--organization", "nowhere"), "Tidak ada organisasi"),
        (("new", "--role", "school", "--school", "00000000"), "Tidak ada sekolah"),
        (("new", "--role", "teacher", "--person", "999999"), "Tidak ada orang"),
        (("   ", "--role", "admin"), "Nama masuk"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(engine, run, arguments, reason):
    with writing(engine, by=COMMAND) as session:
        make_user(session, "taken")
        session.commit()
    answer = run("add", *arguments)
    assert answer.exit_code == 1
    assert reason in answer.stderr
    assert set(listed(run)) == {"taken"}


def test_a_role_that_does_not_exist_is_a_wrong_call(run):
    assert run("add", "new", "--role", "king").exit_code == 2
    assert run("add", "new", "--role", "committee").exit_code == 2


def test_roles_come_and_go(engine, run):
    with writing(engine, by=COMMAND) as session:
        make_user(session, "siti", Role.TEACHER)
        make_office(session, code="kantor")
        school = make_school(session)
        session.commit()
    assert run("grant", "siti", "--role", "office", "--organization", "kantor").exit_code == 0
    assert run("grant", "siti", "--role", "school", "--school", school.npsn).exit_code == 0
    assert roles_of(run, "siti") == ["teacher", "office", "school"]
    assert run("end-grant", "siti", "--role", "office", "--organization", "kantor").exit_code == 0
    assert roles_of(run, "siti") == ["teacher", "school"]
    answer = run("end-grant", "siti", "--role", "office", "--organization", "kantor")
    assert (answer.exit_code, "tidak memegang peran" in answer.stderr) == (1, True)
    assert run("grant", "nobody", "--role", "admin").exit_code == 1


def test_a_new_link_and_a_closed_account(engine, run):
    with writing(engine, by=COMMAND) as session:
        make_user(session, "siti")
        session.commit()
    link = json.loads(run("link", "SITI", "--json").stdout)["link"]
    client = make_app(engine).test_client()
    assert client.get(link).status_code == 200
    assert run("disable", "siti").exit_code == 0
    assert client.get(link).status_code == 404
    with reading(engine) as session:
        assert not user_by_login(session, "siti").is_active
    assert "(nonaktif)" in run("list").stdout
    assert run("link", "nobody").exit_code == 1
