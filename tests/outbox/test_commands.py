"""The worker against a real SMTP server: everything once, the server's words kept, nothing lost by a stop."""

import datetime as dt
import json
import subprocess
import sys
import threading
import time

import pytest
from click.testing import CliRunner
from sqlalchemy import select, update

from tests.campaigns.crowds import at_once
from tests.outbox.server import post_office
from workshop_tracker.cli import main
from workshop_tracker.console import Installation
from workshop_tracker.database import now, reading, writing
from workshop_tracker.outbox.actions import Draft, queue
from workshop_tracker.outbox.commands import Worker
from workshop_tracker.outbox.models import MessageState, OutboxMessage
from workshop_tracker.viewer import COMMAND

PEOPLE = [f"guru{number}@contoh.sch.id" for number in range(6)]
QUEUED, LEASED, SENT, FAILED = MessageState


@pytest.fixture
def post():
    with post_office() as post:
        yield post


@pytest.fixture
def run(engine, tmp_path, database_url, monkeypatch, post):
    monkeypatch.setenv("WORKSHOP_TRACKER_INSTANCE", str(tmp_path / "instance"))
    monkeypatch.setenv("WORKSHOP_TRACKER_DATABASE_URL", database_url)
    monkeypatch.setenv("WORKSHOP_TRACKER_SMTP_URL", post.url)
    monkeypatch.setenv("WORKSHOP_TRACKER_MAIL_FROM", "sertifikat@contoh.go.id")
    monkeypatch.setenv("WORKSHOP_TRACKER_MAIL_PER_MINUTE", "999")
    return lambda *words: CliRunner().invoke(main, ["outbox", *words])


def queue_for(engine, people=PEOPLE):
    with writing(engine, by=COMMAND) as session:
        for person in people:
            text = f"Yth. Bapak/Ibu, tautan “{person}”"
            queue(session, Draft(key=person, kind="test", recipient=person, subject="Sertifikat", text=text), at=now())
        session.commit()


def messages(engine):
    with reading(engine) as session:
        return list(session.scalars(select(OutboxMessage).order_by(OutboxMessage.id)))


def states(engine):
    return [message.state for message in messages(engine)]


def let_time_pass(engine):
    """As if everything had been due long ago, holds that ran out included."""
    ago = now() - dt.timedelta(days=1)
    with writing(engine, by=COMMAND) as session:
        session.execute(update(OutboxMessage).values(available_at=ago, leased_until=ago))
        session.commit()


def test_each_letter_goes_once_and_what_it_said_is_forgotten(engine, run, post):
    queue_for(engine)

    first, second = run("send", "--once"), run("send", "--once")

    assert (first.exit_code, second.exit_code) == (0, 0)
    assert "6 terkirim" in first.stdout
    assert post.recipients == PEOPLE
    recipient, letter = post.taken[0]
    assert letter["To"] == recipient
    assert letter["From"] == "sertifikat@contoh.go.id"
    assert letter.get_content().strip() == f"Yth. Bapak/Ibu, tautan “{recipient}”"
    assert states(engine) == [SENT] * 6
    assert all(message.content == {} and message.sent_at for message in messages(engine))


def test_whom_the_server_refuses_fails_with_its_words_and_nobody_else(engine, run, post):
    post.refuses = {PEOPLE[1]: "550 5.1.1 No such user here", PEOPLE[3]: "451 4.7.1 Greylisted, try again"}
    queue_for(engine)

    answer = run("send", "--once")

    assert answer.exit_code == 1
    assert states(engine) == [SENT, FAILED, SENT, QUEUED, SENT, SENT]
    refused, later = messages(engine)[1], messages(engine)[3]
    assert refused.last_error == "550 5.1.1 No such user here"
    assert later.last_error.startswith("451 4.7.1")
    assert later.available_at > now()

    post.refuses = {}
    let_time_pass(engine)
    run("send", "--once")
    assert states(engine)[3] is SENT
    assert states(engine)[1] is FAILED
    assert sorted(post.recipients) == sorted(set(PEOPLE) - {PEOPLE[1]})


def test_an_address_that_cannot_be_written_to_keeps_nobody_waiting(engine, run, post):
    queue_for(engine, ["gürü@contoh.sch.id", "dua\nbaris@contoh.sch.id", PEOPLE[0]])

    run("send", "--once")

    assert states(engine) == [FAILED, FAILED, SENT]
    assert post.recipients == [PEOPLE[0]]


def test_a_server_that_hangs_up_midway_gets_the_rest_later_and_nothing_twice(engine, run, post):
    post.hangs_up_after = 3
    queue_for(engine)

    answer = run("send", "--once")

    assert answer.exit_code == 1
    assert "Peladen surel:" in answer.stderr
    assert states(engine) == [SENT, SENT, SENT, QUEUED, QUEUED, QUEUED]
    assert [message.attempts for message in messages(engine)] == [1, 1, 1, 1, 0, 0]
    post.hangs_up_after = None
    let_time_pass(engine)
    run("send", "--once")
    assert post.recipients == PEOPLE


def test_a_server_that_is_away_costs_no_letter_a_try(engine, run, monkeypatch):
    with post_office() as gone:
        monkeypatch.setenv("WORKSHOP_TRACKER_SMTP_URL", gone.url)
    queue_for(engine)

    assert run("send", "--once").exit_code == 1
    assert {(message.state, message.attempts) for message in messages(engine)} == {(QUEUED, 0)}


def test_two_workers_started_at_once_send_nothing_twice(engine, run, post):
    people = [f"guru{number}@contoh.sch.id" for number in range(20)]
    queue_for(engine, people)
    workers = [Worker(installed := Installation(), installed.settings.smtp, threading.Event()) for _ in range(2)]

    assert at_once(*[worker.send_what_is_due for worker in workers]) == ["", ""]

    assert sorted(post.recipients) == sorted(people)
    assert {message.attempts for message in messages(engine)} == {1}
    for worker in workers:
        worker.installation.close()


def test_the_pace_holds_for_all_workers_together(engine, run, post, monkeypatch):
    monkeypatch.setenv("WORKSHOP_TRACKER_MAIL_PER_MINUTE", "240")
    queue_for(engine, PEOPLE[:4])
    workers = [Worker(installed := Installation(), installed.settings.smtp, threading.Event()) for _ in range(2)]
    began = time.monotonic()

    at_once(*[worker.send_what_is_due for worker in workers])

    assert time.monotonic() - began >= 3 * 60 / 240  # each alone would have needed one pause
    assert sorted(post.recipients) == PEOPLE[:4]
    for worker in workers:
        worker.installation.close()


def test_a_worker_killed_before_it_could_note_sends_that_letter_again_under_its_own_name(engine, run, post):
    """At least once: between the server's OK and our commit a crash repeats one letter, which receivers can tell."""
    post.may_answer = threading.Event()
    queue_for(engine, PEOPLE[:2])
    code = "from workshop_tracker.cli import main; main(['outbox', 'send', '--once'])"
    with subprocess.Popen([sys.executable, "-c", code]) as worker:
        assert post.took_one.wait(60)
        worker.kill()
    assert states(engine) == [LEASED, QUEUED]
    post.may_answer = None

    run("send", "--once")
    assert post.recipients == PEOPLE[:2]
    let_time_pass(engine)
    run("send", "--once")

    assert post.recipients == [PEOPLE[0], PEOPLE[1], PEOPLE[0]]
    first, _, again = (letter for _, letter in post.taken)
    assert first["Message-ID"] == again["Message-ID"]
    assert states(engine) == [SENT, SENT]


def test_the_counts_are_told_and_without_a_server_the_worker_refuses(engine, run, monkeypatch):
    queue_for(engine)

    assert json.loads(run("list", "--json").stdout) == {"queued": 6, "leased": 0, "sent": 0, "failed": 0}
    assert "queued 6" in run("list").stdout
    monkeypatch.delenv("WORKSHOP_TRACKER_SMTP_URL")
    refused = run("send", "--once")
    assert refused.exit_code == 1
    assert "WORKSHOP_TRACKER_SMTP_URL" in refused.stderr
