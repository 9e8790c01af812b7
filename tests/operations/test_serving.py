"""The server answers, opens nothing in the home directory, and ends when it is told to."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from urllib.error import URLError

from workshop_tracker.config import PROJECT

START = "from workshop_tracker.cli import main; main()"
PATIENCE_S = 150  # of a machine that runs other tests beside this one; an idle one answers after a second


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def answered(url: str, server: subprocess.Popen) -> int:
    give_up_at = time.monotonic() + PATIENCE_S
    while time.monotonic() < give_up_at:
        assert server.poll() is None, "the server ended"
        try:
            return urllib.request.urlopen(url, timeout=PATIENCE_S).status
        except (URLError, ConnectionError):
            time.sleep(0.1)
    raise AssertionError(f"no answer from {url}")


def test_it_serves_and_stops(tmp_path: Path, database_url: str):
    port = free_port()
    environment = {
        **os.environ,
        "HOME": str(tmp_path / "home"),
        "WORKSHOP_TRACKER_INSTANCE": str(tmp_path / "instance"),
        "WORKSHOP_TRACKER_DATABASE_URL": database_url,
        "WORKSHOP_TRACKER_BASE_URL": f"http://127.0.0.1:{port}",
    }
    (tmp_path / "home").mkdir()
    with subprocess.Popen(
        [sys.executable, "-c", START, "serve", "--port", str(port)],
        env=environment,
        cwd=PROJECT,
        stderr=subprocess.PIPE,
        text=True,
    ) as server:
        try:
            assert answered(f"http://127.0.0.1:{port}/static/app.css", server) == 200
        finally:
            server.send_signal(signal.SIGTERM)
            said = server.communicate(timeout=PATIENCE_S)[1]
    assert server.returncode == 0
    assert f"http://127.0.0.1:{port}" in said
    assert list((tmp_path / "home").iterdir()) == []
