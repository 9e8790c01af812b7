"""C-37, when the database cannot be asked: no address tells anything of a paper, and none needs a restart.

Every address that shows something is asked by three callers with `test --full`, a share of them without.
"""

import io
import re
import socket
import sys
from collections import Counter

import pytest
from sqlalchemy import select

from tests.access.doors import Doors
from tests.access.table import STRANGER
from tests.access.world import OWN, make_world
from tests.campaigns.crowds import is_full
from tests.campaigns.outages import OUTAGES
from tests.clients import make_app
from tests.databases import chosen_engine
from workshop_tracker import database
from workshop_tracker.certificates.models import Certificate
from workshop_tracker.database import make_engine, reading
from workshop_tracker.designs.pdf import single_pdf
from workshop_tracker.designs.rules import certificate_text_from_json
from workshop_tracker.viewer import Role

HOLDS = "Sertifikat ini sah"
CANNOT_TELL = "halaman ini tidak mengatakan apakah sebuah sertifikat sah"
INSIDES = re.compile(r"Traceback|sqlalchemy|psycopg|sqlite3?\b|OperationalError", re.IGNORECASE)
SHARE = 1 if is_full() else 12  # of so many addresses one is asked
OF_A_PAPER = ("/v/{code}", "/V/{code}", "/v/{code}/copy", "/v/{code}/copy.pdf", "/v/{code}/proof.pdf")
CALLERS = (STRANGER, Role.ORGANIZER, Role.TEACHER)


@pytest.fixture(scope="module")
def doors(databases):
    """An app that waits a moment for its database, not twenty seconds."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(database, "BUSY_TIMEOUT_MS", 20)
        engine = make_engine(databases.make_database_url())
        doors = Doors(make_world(engine))
        doors.app.config["PROPAGATE_EXCEPTIONS"] = False
        yield doors
        engine.dispose()


def answers(doors):
    """What the app shows, asked by three callers; by caller and address."""
    doors.forget_tries()
    for caller in CALLERS:
        browser = doors.browser_of(caller)
        for rule in doors.rules(changing=False)[::SHARE]:
            address = doors.address(rule, OWN)
            yield (caller, address), browser.get(address, buffered=True)


def looks_at(doors, code, file):
    """Whatever anybody does who wants to know of one paper, or to have it."""
    browser = doors.app.test_client()
    for address in OF_A_PAPER:
        yield browser.get(address.format(code=code), buffered=True)
    yield browser.post("/check/file", data={"file": (io.BytesIO(file), "sertifikat.pdf")})
    yield browser.post(f"/v/{code}/copy", data={"digits": "0101"})


def assert_nothing_is_told(answer, name):
    assert HOLDS not in answer.text
    assert name not in answer.text
    assert not INSIDES.search(answer.text)
    if answer.status_code >= 500:
        assert (answer.status_code, answer.headers["Retry-After"]) == (503, "30")
        assert CANNOT_TELL in answer.text


@pytest.mark.parametrize("outage", OUTAGES[chosen_engine()], ids=lambda outage: outage.__name__)
def test_nobody_is_told_anything_of_a_paper_until_the_database_is_back(doors, outage):
    code = doors.world.values[OWN]["code"]
    with reading(doors.world.engine) as session:
        paper = session.scalars(select(Certificate).where(Certificate.code == code)).one()
    before = {asked: answer.status_code for asked, answer in answers(doors)}
    file = single_pdf(certificate_text_from_json(paper.snapshot))

    with outage(doors.world.engine):
        met = Counter()
        for _, answer in answers(doors):
            met[answer.status_code] += 1
            assert_nothing_is_told(answer, paper.name)
        for answer in looks_at(doors, code, file):
            assert_nothing_is_told(answer, paper.name)
            assert answer.status_code == 503, answer.request.path

    assert {asked: answer.status_code for asked, answer in answers(doors)} == before
    shown, *_, compared, _asked = looks_at(doors, code, file)
    assert HOLDS in shown.text
    assert paper.name in compared.text
    sys.stdout.write(f"C-37 {outage.__name__}: {dict(met)}\n")
    assert met[503] > met.total() / 2


def test_a_server_that_never_answers_is_told_soon(monkeypatch):
    monkeypatch.setattr(database, "SILENCE_TIMEOUT_S", 2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        engine = make_engine(f"postgresql://x@127.0.0.1:{silent.getsockname()[1]}/x")
        answer = make_app(engine).test_client().get("/v/7K3MQ9TRX2HV4WZC8NDF5PGJ6A")
    assert answer.status_code == 503
    assert CANNOT_TELL in answer.text
