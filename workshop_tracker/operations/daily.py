"""What a running site does once a day without being told: it signs a checkpoint of the log and folds the summaries.

The first request of a day starts it beside the requests, in whichever worker that comes to: a site that nobody
opens has nothing new to seal or to count. A dashboard folds by itself; here what nobody looks at does not pile up.
It needs no timer of the machine, and none that somebody could forget to set up.
"""

import datetime as dt
from importlib import import_module
from threading import Lock, Thread
from typing import Any

from flask import Flask
from sqlalchemy import Engine

from workshop_tracker.config import Settings
from workshop_tracker.database import reading, today, writing
from workshop_tracker.ledger.actions import sign_all
from workshop_tracker.ledger.checkpoints import Signer, name_of_logs
from workshop_tracker.ledger.queries import public_keys, years_of_log
from workshop_tracker.logs import make_logger
from workshop_tracker.reports.summaries.freshness import bring_up_to_date
from workshop_tracker.viewer import COMMAND


class DailyCheckpoint:
    """Remembers the day on which this process last looked after the log and the summaries."""

    def __init__(self, settings: Settings, engine: Engine) -> None:
        self._settings, self._engine = settings, engine
        self._looked_on: dt.date | None = None
        self._lock = Lock()

    def begin(self) -> None:
        """Look after both, unless that was done today; whoever asks does not wait."""
        day = today()
        with self._lock:
            is_done, self._looked_on = self._looked_on == day, day
        if not is_done:
            Thread(target=self._look, name="checkpoint", daemon=True).start()

    def _look(self) -> None:
        try:
            sign_what_is_new(self._settings, self._engine)
        except Exception as error:  # the site goes on; `doctor` tells when no checkpoint has been made
            make_logger().error("no_checkpoint", error=type(error).__name__)
        try:
            bring_up_to_date(self._engine)
        except Exception as error:  # the site goes on; who looks at a dashboard folds what is pending
            make_logger().error("no_fold", error=type(error).__name__)


def look_after_the_log(app: Flask, settings: Settings, engine: Engine) -> None:
    """Let the requests of an app that is about to be served begin it."""
    daily = DailyCheckpoint(settings, engine)
    app.before_request(daily.begin)


def sign_what_is_new(settings: Settings, engine: Engine) -> int:
    """Sign a checkpoint of every log that has grown; how many. A lost or locked key signs nothing.

    Raises LogBroken, KeyUnusable (of `ledger.keys`).
    """
    with reading(engine) as session:
        has_news = any(log.checkpoint is None or log.checkpoint.size < log.size for log in years_of_log(session))
        is_first = not public_keys(session)
    signer = _signer(settings, is_first=is_first) if has_news else None
    if signer is None:
        return 0
    with writing(engine, by=COMMAND) as session:
        made = sign_all(session, signer, name=name_of_logs(settings.base_url))
        session.commit()
    return len(made)


def _signer(settings: Settings, *, is_first: bool) -> Signer | None:
    keys: Any = import_module("workshop_tracker.ledger.keys")
    found: Signer | None = keys.signer_of(settings.instance, settings.key_passphrase)
    if found is None and is_first:
        made: Signer = keys.make_signer(settings.instance, settings.key_passphrase)
        return made
    return found
