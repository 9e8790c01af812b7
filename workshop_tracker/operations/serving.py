"""The web server: gunicorn, or waitress on Windows. Loaded by `serve` and the demo only."""

import os
import signal
import sys
from collections.abc import Callable

import click
from flask import Flask

from workshop_tracker.app import create_app
from workshop_tracker.config import Settings
from workshop_tracker.database import make_engine
from workshop_tracker.operations.daily import look_after_the_log

if sys.platform == "win32":
    import waitress
else:
    from gunicorn.app.base import BaseApplication

THREADS = 8
MOST_WORKERS = 4  # with SQLite one writes at a time anyway
STUCK_AFTER_S = 60


def serve(settings: Settings, host: str, port: int, *, greet: Callable[[], None] | None = None) -> None:
    """Serve the app of these settings until somebody stops it; `greet` is called once the address is open."""
    engine = make_engine(settings.database_url)
    app = create_app(settings, engine)
    look_after_the_log(app, settings, engine)
    engine.dispose()  # a connection must not be shared by the processes that are forked from this one
    said = f"Catatan Workshop: {address(host, port)} (berhenti dengan Ctrl+C)"
    _run(app, host, port, greet or (lambda: click.echo(said, err=True)))


def address(host: str, port: int) -> str:
    return f"http://{_bracketed(host)}:{port}"


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


if sys.platform == "win32":

    def _run(app: Flask, host: str, port: int, greet: Callable[[], None]) -> None:
        server = waitress.create_server(app, host=host, port=port, threads=THREADS)
        greet()
        server.run()

else:

    class Gunicorn(BaseApplication):  # type: ignore[misc]  # the library has no types
        """Gunicorn configured from here: neither the command line nor the environment has a say."""

        def __init__(self, app: Flask, options: dict[str, object]) -> None:
            self.app = app
            self.options = options
            super().__init__()

        def load_config(self) -> None:
            for name, value in self.options.items():
                self.cfg.set(name, value)

        def load(self) -> Flask:
            return self.app

    def _run(app: Flask, host: str, port: int, greet: Callable[[], None]) -> None:
        Gunicorn(
            app,
            {
                "bind": f"{_bracketed(host)}:{port}",
                "workers": min(os.cpu_count() or 1, MOST_WORKERS),
                "worker_class": "gthread",
                "threads": THREADS,
                "timeout": STUCK_AFTER_S,
                "control_socket_disable": True,  # it would stand in the home directory
                "loglevel": "warning",
                "when_ready": lambda _arbiter: greet(),
                # until a new worker listens to signals itself, it would swallow the one that ends it: 30 s of waiting
                "post_fork": lambda _arbiter, _worker: signal.signal(signal.SIGTERM, signal.SIG_DFL),
            },
        ).run()
