"""Reports from a replica, with real servers: the same answers, told when it is lost; nothing acknowledged goes with it.

PostgreSQL alone has replicas. The printed line says what was counted, and what was missing and so not counted.
"""

import re
import secrets
import sys
import threading
import zipfile
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from io import BytesIO

import pytest
from pypdf import PdfReader
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from tests.campaigns.crowds import in_turns, is_full
from tests.campaigns.replication import Pair, find_pooler, pooler_before, streaming_pair, wait_for
from tests.clients import new_app, sign_in
from tests.databases import make_schema
from tests.factories import make_user
from tests.reports.test_queries import Region, everyone
from workshop_tracker.database import make_engine, reading, writing
from workshop_tracker.reports.replicas import replica as replicas
from workshop_tracker.reports.replicas.switching import EXTENSION
from workshop_tracker.viewer import COMMAND, Role
from workshop_tracker.workshops.models import Workshop

QUARTER = "year=2025&quarter=3"
FILES = ("region.csv", "schools.csv", "unreached.csv", "region.xlsx", "region.pdf", "region.docx")
MORE = ("/reports/contoh-y", *(f"/reports/contoh-x/{file}" for file in FILES))
ADDRESSES = ("/reports/contoh-x", "/reports/contoh-x/region.json", *(MORE if is_full() else ()))
ROUNDS, WRITERS = (20, 4) if is_full() else (1, 2)
PATIENCE_S = 900 if is_full() else 60
PAPERS = 400 if is_full() else 12  # workshops held before the primary is killed
AS_OF = re.compile(r"Data per [^<]* (baru saja|[0-9]+ detik lalu)\.")
LOST = "Salinan basis data untuk laporan sedang tidak dapat dibaca"


@pytest.fixture(scope="module")
def pair():
    with streaming_pair() as pair:
        make_schema(pair.primary.address)
        yield pair


class Office:
    """Somebody of an office before an app."""

    def __init__(self, engine, replica=""):
        self.app = new_app(engine, report_database_url=replica)
        self.client = self.app.test_client()
        sign_in(self.client, a_user(engine))

    def leave(self):
        self.app.extensions[EXTENSION].engine.dispose()

    def reads(self, address):
        answer = self.client.get(f"{address}?{QUARTER}")
        assert answer.status_code == 200, address
        return answer

    def everything(self):
        return {address: bare(self.reads(address)) for address in ADDRESSES}


def bare(answer):
    """What is told, without where it was read and the minute in which it was asked; of packed files what is in them."""
    if answer.data[:2] == b"PK":
        with zipfile.ZipFile(BytesIO(answer.data)) as packed:
            return [(each.filename, each.file_size) for each in packed.infolist()]
    text = text_of_pdf(answer.data) if answer.data[:4] == b"%PDF" else answer.data.decode()
    told = re.search(r"<article.*</article>", text, re.DOTALL) if answer.mimetype == "text/html" else None
    where = r'<p class="small muted" role="status">[^<]*</p>|[0-9]{2}\.[0-9]{2} WIB'
    return " ".join(re.sub(where, "", told[0] if told else text).split())


def text_of_pdf(file):
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(file)).pages)


def a_user(engine):
    """Somebody new, who may read every report."""
    with writing(engine, by=COMMAND) as session:
        user = make_user(session, f"campaign-{secrets.token_hex(4)}", Role.ADMIN)
        session.commit()
    return user


def compared(plain, reader, told, says):
    """Every address by both; pages of the reader say where their numbers come from."""
    ours = reader.everything()
    assert ours == plain.everything()
    assert says(reader.reads(ADDRESSES[0]).text)
    told[f"the same, {says.__name__}"] += len(ours)


def from_the_replica(text):
    return AS_OF.search(text) and LOST not in text


def from_the_primary(text):
    return LOST in text and not AS_OF.search(text)


def silently(text):
    return LOST not in text and not AS_OF.search(text)


class Writers:
    """Threads that hold workshops as fast as they can; what was answered is theirs to keep."""

    def __init__(self, region):
        self.region, self.kept, self.refused, self.is_over = region, [], 0, threading.Event()

    def write(self, number):
        turn = 0
        while not self.is_over.is_set():
            turn += 1
            title = f"Ditulis {number}-{turn} Contoh"
            try:
                self.region.hold(everyone(self.region), title=title, issue=turn % 4 == 0)
            except DBAPIError:
                self.refused += 1
            else:
                self.kept.append(title)

    @contextmanager
    def running(self) -> Iterator[None]:
        threads = [threading.Thread(target=self.write, args=(number,)) for number in range(WRITERS)]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            self.is_over.set()
            for thread in threads:
                thread.join()

    def wait_for(self, count):
        wait_for(lambda: len(self.kept) >= count, PATIENCE_S)


def test_reports_are_the_same_until_the_replica_is_promoted_and_after(pair: Pair, monkeypatch):
    told = Counter()
    monkeypatch.setattr(replicas, "LEFT_ALONE_S", 0.0)
    engine = make_engine(pair.address_of_whoever_writes)
    region = Region(engine)
    plain, reader = Office(engine), Office(engine, replica=pair.replica.address)
    for _ in range(ROUNDS):
        region.hold(everyone(region))
        pair.catch_up()
        compared(plain, reader, told, from_the_replica)
        assert reader.client.post("/account/sign-out-elsewhere").status_code == 303
        compared(plain, reader, told, silently)  # who has written
        reader.client.delete_cookie("wrote")
        pair.replica.stop()
        region.hold(everyone(region))
        compared(plain, reader, told, from_the_primary)
        pair.replica.start()

    pair.wait_for_each_other()
    writers = Writers(region)
    with writers.running():
        writers.wait_for(PAPERS // 2)
        pair.primary.kill()
        pair.replica.promote()
        writers.wait_for(PAPERS)
    with reading(engine) as session:
        found = set(session.scalars(select(Workshop.title).where(Workshop.title.startswith("Ditulis"))))
    told |= {"held": len(writers.kept), "refused": writers.refused, "there": len(found)}
    assert set(writers.kept) <= found
    compared(plain, reader, told, from_the_replica)  # which is the primary by now
    counted = plain.reads("/reports/contoh-x/region.json").json["workshops"] - 2 * ROUNDS
    assert len(writers.kept) <= counted <= len(found)  # between its two commits a workshop was there without a mark

    pair.primary.start()  # nobody told it that it is none any more
    twin = Office(engine, replica=pair.primary.address)
    compared(plain, twin, told, from_the_primary)
    twin.leave()
    reader.leave()
    engine.dispose()
    sys.stdout.write(f"replicas: {dict(told)}\n")


def test_through_a_pooler_that_lends_connections_for_one_transaction():
    """Few server processes for many who read and write at once: nothing of one may be left for the other."""
    program = find_pooler()
    if program is None:
        sys.stdout.write("replicas: PgBouncer is missing on this machine; NOT counted: reports through a pooler\n")
        return
    with ExitStack() as stack:
        pair = stack.enter_context(streaming_pair())
        first, second = (stack.enter_context(pooler_before(each, program)) for each in (pair.primary, pair.replica))
        make_schema(first)
        engine, direct = make_engine(first), make_engine(pair.primary.address)
        region = Region(engine)
        plain, reader = Office(direct), Office(engine, replica=second)
        told, writers = Counter(), Writers(region)
        with writers.running():
            writers.wait_for(PAPERS)
            in_turns([lambda: reader.reads(ADDRESSES[0])] * PAPERS, by=4)
        told |= {"held": len(writers.kept), "refused": writers.refused}
        assert writers.refused == 0
        pair.catch_up()
        compared(plain, reader, told, from_the_replica)
        assert reader.reads("/reports/contoh-x/region.json").json["workshops"] == len(writers.kept)
        reader.leave()
        engine.dispose()
        direct.dispose()
    sys.stdout.write(f"replicas through PgBouncer: {dict(told)}\n")
