"""The log for everybody, from the pages to the program's verdict on the files that they give."""

import json

import pytest
from sqlalchemy import select

from tests.certificates.halls import BASE_URL, DAY, Hall, workshop_of
from tests.clients import make_app
from tests.ledger.logs import NAME, new_signer, sign
from workshop_tracker.certificates.actions import issue_certificates
from workshop_tracker.certificates.models import Certificate
from workshop_tracker.database import writing
from workshop_tracker.ledger import verify_register
from workshop_tracker.limits import LOG
from workshop_tracker.viewer import COMMAND

YEAR = DAY.year


@pytest.fixture
def browser(engine):
    return make_app(engine).test_client()


def issue(engine, name):
    """A valid paper; returns its code."""
    hall = Hall(engine, present=(name,), number_pattern=f"{name}/{{seq:3}}")
    with writing(engine, by=COMMAND) as session:
        issue_certificates(session, workshop_of(session, hall), on=DAY, base_url=BASE_URL)
        session.commit()
        return session.scalars(select(Certificate.code).where(Certificate.name == name)).one()


def test_what_the_pages_give_is_what_the_program_checks(engine, browser, tmp_path, capsys):
    assert "Belum ada sertifikat" in browser.get("/log").text
    assert browser.get("/log/keys.pem").text == ""
    issue(engine, "Ayu")
    sign(engine, new_signer(), year=YEAR)
    issue(engine, "Budi")

    page = browser.get("/log").text
    names = [f"register-{YEAR}.jsonl", f"checkpoint-{YEAR}.txt", "keys.pem", "verify_register.py"]
    for name in names:
        answer = browser.get(f"/log/{name}")
        assert answer.headers["Content-Disposition"].endswith(f"filename={name}")
        (tmp_path / name).write_bytes(answer.data)
    register, checkpoint, keys, _ = (str(tmp_path / name) for name in names)

    assert "2 entri" in page
    assert (tmp_path / f"checkpoint-{YEAR}.txt").read_text("utf-8").startswith(f"{NAME}/{YEAR}\n2\n")
    lines = (tmp_path / f"register-{YEAR}.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["seq"] for line in lines] == [1, 2, 3, 4]
    assert b"Ayu Contoh" not in (tmp_path / f"register-{YEAR}.jsonl").read_bytes()
    assert verify_register.main([register, "--checkpoint", checkpoint, "--key", keys]) == 0
    assert "asli" in capsys.readouterr().out


def test_a_paper_s_own_page_gives_what_the_program_needs_and_says_how_far_it_is_sealed(engine, browser, tmp_path):
    code = issue(engine, "Ayu")
    before = browser.get(f"/v/{code}").text
    sign(engine, new_signer(), year=YEAR)

    after = browser.get(f"/v/{code}").text
    paper = browser.get(f"/v/{code}/paper.json")

    assert "entri 2; titik periksa berikutnya akan mencakupnya" in before
    assert "entri 2, per titik periksa 2 (" in after
    assert set(paper.json) == set(verify_register.PAPER)
    for name in (f"register-{YEAR}.jsonl", f"checkpoint-{YEAR}.txt", "keys.pem"):
        (tmp_path / name).write_bytes(browser.get(f"/log/{name}").data)
    (tmp_path / "paper.json").write_bytes(paper.data)
    words = [tmp_path / f"register-{YEAR}.jsonl", "--checkpoint", tmp_path / f"checkpoint-{YEAR}.txt"]
    words += ["--key", tmp_path / "keys.pem", "--paper", tmp_path / "paper.json"]
    assert verify_register.main([str(word) for word in words]) == 0
    assert browser.get(f"/v/{'0' * 26}/paper.json").status_code == 404


@pytest.mark.parametrize("path", ["register-1999.jsonl", "checkpoint-1999.txt", f"checkpoint-{10**17}.txt"])
def test_a_year_without_a_log_is_not_found(browser, path):
    assert browser.get(f"/log/{path}").status_code == 404


def test_nobody_fetches_a_whole_log_all_the_time(engine, browser):
    issue(engine, "Ayu")

    answers = [browser.get(f"/log/register-{YEAR}.jsonl", buffered=True).status_code for _ in range(LOG.tries + 1)]

    assert (set(answers[:-1]), answers[-1]) == ({200}, 429)
