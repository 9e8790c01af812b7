"""The page of a QR code among 200,000 papers: ours beside the same page among as few papers as a first workshop has.

The whole request is counted, template and counter of tries included; each caller has an address of its own.
"""

from __future__ import annotations

import itertools
import os
import tempfile
from collections.abc import Callable

from flask.testing import FlaskClient
from sqlalchemy import Engine, insert, select

from tests.certificates.halls import BASE_URL, DAY, Hall, workshop_of
from tests.clients import make_app
from workshop_tracker.certificates.actions import issue_certificates
from workshop_tracker.certificates.models import Certificate, PaperState
from workshop_tracker.certificates.numbering.codes import new_code
from workshop_tracker.database import batched, make_engine, writing
from workshop_tracker.ledger.models import LedgerEntry
from workshop_tracker.operations.upgrade import upgrade_database
from workshop_tracker.viewer import COMMAND

PAPERS, ROWS_AT_ONCE, REQUESTS = 200_000, 5_000, 1_000
HOLDERS = tuple(f"Guru {number} Contoh" for number in range(40))
FILLERS_LOG = 1999  # a year in which nothing else is sealed


def run() -> dict[str, dict[str, object]]:
    """Requests per second of processor time, on SQLite."""
    with tempfile.TemporaryDirectory() as folder:
        engine = make_engine(f"sqlite:///{folder}/verification.db")
        upgrade_database(engine)
        codes = issue(engine)
        client = make_app(engine).test_client()
        few = REQUESTS / seconds(lambda: verify_all(client, codes))
        fill(engine)
        many = REQUESTS / seconds(lambda: verify_all(client, codes))
    return {
        f"verification among {PAPERS:,} papers": {
            "ours": many,
            "theirs": few,
            "ratio": many / few,
            "unit": "requests/s",
        }
    }


def issue(engine: Engine) -> list[str]:
    """The codes of forty valid papers."""
    hall = Hall(engine, present=HOLDERS)
    with writing(engine, by=COMMAND) as session:
        issue_certificates(session, workshop_of(session, hall), on=DAY, base_url=BASE_URL)
        session.commit()
        return list(session.scalars(select(Certificate.code)))


def fill(engine: Engine) -> None:
    """So many more papers and entries of the log: those of one holder who never completed."""
    with writing(engine, by=COMMAND) as session:
        known = session.scalars(select(Certificate)).first()
        columns = {column.name: getattr(known, column.name) for column in Certificate.__table__.columns}
        del columns["id"]
        for numbers in batched(range(2, PAPERS + 2), ROWS_AT_ONCE):
            papers = [columns | {"version": n, "code": new_code(), "state": PaperState.WITHDRAWN} for n in numbers]
            entries = [
                {"year": FILLERS_LOG, "seq": n, "about": f"{n:064x}", "entry": "{}", "leaf_hash": f"{n:064x}"}
                for n in numbers
            ]
            session.execute(insert(Certificate), papers)
            session.execute(insert(LedgerEntry), entries)
        session.commit()


def verify_all(client: FlaskClient, codes: list[str]) -> None:
    callers = itertools.count()
    for code in itertools.islice(itertools.cycle(codes), REQUESTS):
        caller = next(callers)
        answer = client.get(f"/v/{code}", environ_base={"REMOTE_ADDR": f"10.0.{caller // 250}.{caller % 250}"})
        if "Sertifikat ini sah." not in answer.text:
            raise ValueError("a valid paper is not told as such")


def seconds(work: Callable[[], None]) -> float:
    """Processor time."""
    before = sum(os.times()[:2])
    work()
    return sum(os.times()[:2]) - before
