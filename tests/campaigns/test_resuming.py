"""C-06: issuing many papers is killed at chance moments and started again: no gap, no double, nobody forgotten."""

import os
import random
import signal
import subprocess
import sys

from sqlalchemy import func, select

from tests.campaigns.crowds import is_full
from tests.campaigns.test_issuing import assert_book_is_sound, hold_workshop, papers_of
from tests.factories import make_organization
from workshop_tracker.certificates.models import Certificate, PaperState
from workshop_tracker.certificates.runs.models import PaperRun
from workshop_tracker.database import reading, writing
from workshop_tracker.viewer import COMMAND

SEED = 20250711
PEOPLE, PART, KILLS = (400, 8, 100) if is_full() else (24, 3, 2)
# one process that issues, and dies by its own hand before it sends the n-th statement
PROGRAM = """
import os, signal, sys
from sqlalchemy import event
from workshop_tracker.certificates.runs import actions
from workshop_tracker.database import make_engine, writing
from workshop_tracker.viewer import COMMAND
from workshop_tracker.workshops.queries import workshop_by_slug
import datetime as dt
url, slug, last, part = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
actions.PAPERS_AT_ONCE = part
engine, sent = make_engine(url), 0
def count(*_):
    global sent
    sent += 1
    if sent == last:
        os.kill(os.getpid(), signal.SIGKILL)
event.listen(engine, "before_cursor_execute", count)
event.listen(engine, "commit", count)
day = dt.date(2025, 7, 12)
with writing(engine, by=COMMAND) as session:
    workshop = workshop_by_slug(session, slug)
    run = actions.begin_preparing(session, workshop, "0123456789abcdef", on=day)
    for some in run.parts:
        session.commit()
        actions.prepare_part(session, workshop, run, some, on=day, base_url="https://contoh.example")
    actions.finish(session, run)
    run = actions.begin_validating(session, workshop, "fedcba9876543210")
    for some in run.parts:
        session.commit()
        actions.validate_part(session, workshop, run, some)
    actions.finish(session, run)
    session.commit()
print(sent)
"""


def issue(url: str, slug: str, *, dies_at: int) -> subprocess.CompletedProcess[str]:
    arguments = [sys.executable, "-c", PROGRAM, url, slug, str(dies_at), str(PART)]
    return subprocess.run(arguments, capture_output=True, text=True, check=False, env=os.environ)


def test_issuing_survives_being_killed(engine, database_url):
    with writing(engine, by=COMMAND) as session:
        slug = hold_workshop(session, make_organization(session), PEOPLE)
        session.commit()
    chance, killed = random.Random(SEED), 0

    while killed < KILLS:
        ended = issue(database_url, slug, dies_at=chance.randint(20, 60) + 30 * PEOPLE // PART // KILLS)
        if ended.returncode == 0:
            break
        assert ended.returncode == -signal.SIGKILL, ended.stderr
        killed += 1
        numbers = [paper.sequence for paper in papers_of(engine)]
        assert numbers == list(range(1, len(numbers) + 1))
    sys.stdout.write(f"C-06 seed {SEED}: {killed} kills, {PEOPLE} papers\n")
    assert killed
    ended = issue(database_url, slug, dies_at=0)

    assert ended.returncode == 0, ended.stderr
    assert_book_is_sound(engine, PEOPLE, series=1)
    assert {paper.state for paper in papers_of(engine)} == {PaperState.VALID}
    with reading(engine) as session:
        assert session.scalars(select(PaperRun.done).order_by(PaperRun.id)).all() == [PEOPLE, PEOPLE]
        assert session.scalar(select(func.count(Certificate.code.distinct()))) == PEOPLE
