"""`outbox send`: the worker that sends what waits, one message after the other; `outbox list`: how things stand."""

import signal
import threading
from importlib import import_module
from types import FrameType
from typing import Any

import click

from workshop_tracker.config import Smtp
from workshop_tracker.console import AS_JSON, Installation, pass_installation, print_json, refuse
from workshop_tracker.database import now
from workshop_tracker.outbox.actions import Leased, lease_next, note_failed, note_sent, put_off, take_turn
from workshop_tracker.outbox.queries import is_anything_due, messages_by_state
from workshop_tracker.outbox.rules import Answer

LOOKS_EVERY_S = 10
NO_POST = "Surel belum diatur: isi WORKSHOP_TRACKER_SMTP_URL dan WORKSHOP_TRACKER_MAIL_FROM."


@click.group(name="outbox")
def outbox_group() -> None:
    """Surel yang menunggu dikirim."""


@outbox_group.command()
@click.option("--once", is_flag=True, help="Kirim yang sudah waktunya, lalu selesai.")
@pass_installation
def send(installation: Installation, *, once: bool) -> None:
    """Kirim surel yang menunggu; tanpa --once terus berjalan sampai dihentikan."""
    smtp = installation.settings.smtp or refuse(NO_POST)
    stopped = threading.Event()
    _stop_after_the_message_in_hand(stopped)
    worker = Worker(installation, smtp, stopped)
    while not stopped.is_set():
        problem = worker.send_what_is_due()
        if problem:
            click.echo(f"Peladen surel: {problem}", err=True)
        if once:
            click.echo(worker.told())
            raise SystemExit(bool(problem or worker.counts[Answer.REFUSED]))
        stopped.wait(LOOKS_EVERY_S)


@outbox_group.command(name="list")
@AS_JSON
@pass_installation
def show(installation: Installation, *, as_json: bool) -> None:
    """Berapa surel menunggu, terkirim, dan gagal."""
    with installation.reading() as session:
        counts = messages_by_state(session)
    if as_json:
        print_json(counts)
    else:
        click.echo(", ".join(f"{state} {count}" for state, count in counts.items()))


def _stop_after_the_message_in_hand(stopped: threading.Event) -> None:
    def stop(_signal: int, _frame: FrameType | None) -> None:
        stopped.set()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)


class Worker:
    """Sends what is due on one conversation with the server, and counts what became of it."""

    def __init__(self, installation: Installation, smtp: Smtp, stopped: threading.Event) -> None:
        self.installation, self.smtp, self.stopped = installation, smtp, stopped
        self.counts = dict.fromkeys(Answer, 0)

    def send_what_is_due(self) -> str:
        """Until nothing is due or somebody stops it; returns why the server sent us away, if it did.

        A server that cannot be reached costs no message a try: none is taken before it lets us in.
        """
        if not self._is_anything_due():
            return ""
        post: Any = import_module("workshop_tracker.outbox.post")  # loads what speaks SMTP
        try:
            with post.open_post(self.smtp) as client:
                while self._is_anything_due() and self._has_a_turn() and (leased := self._lease()) is not None:
                    self._send(post, client, leased)
        except post.PostIsClosed as closed:
            return str(closed)
        return ""

    def _has_a_turn(self) -> bool:
        """Wait until this installation may send one more letter; not where somebody stops us meanwhile."""
        with self.installation.writing() as session:
            turn = take_turn(session, per_minute=self.smtp.per_minute, at=now())
            session.commit()
        return not self.stopped.wait(max(0.0, (turn - now()).total_seconds()))

    def _send(self, post: Any, client: Any, leased: Leased) -> None:
        try:
            answer, words = post.deliver(client, leased, self.smtp.sender)
        except post.PostIsClosed as closed:
            self._settle(leased, Answer.LATER, str(closed))
            raise
        self._settle(leased, answer, words)

    def _is_anything_due(self) -> bool:
        with self.installation.reading() as session:
            return is_anything_due(session, at=now())

    def told(self) -> str:
        """One line: what was sent, refused and put off."""
        taken, refused, later = (self.counts[answer] for answer in (Answer.TAKEN, Answer.REFUSED, Answer.LATER))
        return f"{taken} terkirim, {refused} ditolak, {later} dicoba lagi nanti."

    def _lease(self) -> Leased | None:
        with self.installation.writing() as session:
            leased = lease_next(session, at=now())
            session.commit()
        return leased

    def _settle(self, leased: Leased, answer: Answer, words: str) -> None:
        """Committed at once: a crash before this line sends this one message again, under the same Message-ID."""
        self.counts[answer] += 1
        with self.installation.writing() as session:
            if answer is Answer.TAKEN:
                note_sent(session, leased, at=now())
            elif answer is Answer.REFUSED:
                note_failed(session, leased, words)
            else:
                put_off(session, leased, words, at=now())
            session.commit()
