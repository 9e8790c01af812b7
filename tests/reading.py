"""Reading processes that need not import anything: forked from one that has, where a test is not about reading itself.

A file is still read in a process of its own by the product's own `main`, within its limits. Only the start differs: an
interpreter takes longer to start than most files of tests take to read, and the suite reads some two thousand.
"""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import Any

ROOT = str(Path(__file__).resolve().parent.parent)
START = "import sys; sys.path.insert(0, sys.argv[1]); from tests.reading import nurse; nurse(int(sys.argv[2]))"
READER = re.compile(r"from (\S+) import main")
LARGEST_REQUEST = 1 << 16  # bytes


class Nursery:
    """One prepared process, started when the first file is read; each reading is a child of it."""

    def __init__(self) -> None:
        self.process: subprocess.Popen[bytes] | None = None
        self.line, self.far_end = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)

    def send(self, module: str, request: str, descriptors: list[int]) -> None:
        if self.process is None:
            command = [sys.executable, "-I", "-c", START, ROOT, str(self.far_end.fileno())]
            self.process = subprocess.Popen(command, pass_fds=[self.far_end.fileno()])
        socket.send_fds(self.line, [json.dumps([module, request]).encode()], descriptors)

    def close(self) -> None:
        self.far_end.close()
        self.line.close()
        if self.process is not None:
            self.process.wait()


class PreparedReading:
    """What `reader` asks of `subprocess.Popen`, for a child of the nursery."""

    nursery: Nursery

    def __init__(self, command: list[str], *, stdin: Any, stdout: Any, **_: Any) -> None:
        *_, start, _root, request = command
        module = READER.search(start)
        assert module is not None, start
        source, self.to_child = os.pipe() if stdin == subprocess.PIPE else (os.dup(stdin.fileno()), None)
        news, told = os.pipe()
        self.nursery.send(module[1], request, [source, stdout.fileno(), told])
        os.close(source)
        os.close(told)
        self.news = os.fdopen(news)
        self.pid = int(self.news.readline())
        self.returncode: int | None = None

    def __enter__(self) -> PreparedReading:
        return self

    def __exit__(self, *_: object) -> None:
        self.news.close()

    def communicate(self, data: bytes | None) -> None:
        if self.to_child is not None:
            with os.fdopen(self.to_child, "wb") as pipe:
                self.write(pipe, data or b"")
        self.returncode = int(self.news.readline())

    def write(self, pipe: Any, data: bytes) -> None:
        try:
            pipe.write(data)
            pipe.flush()
        except BrokenPipeError:
            pipe.raw.close()  # the child has ended; what it was not sent is dropped

    def kill(self) -> None:
        os.kill(self.pid, signal.SIGKILL)


def prepared(nursery: Nursery) -> SimpleNamespace:
    """The part of `subprocess` that `reader` uses, with children of that nursery."""
    reading = type("ReadingOf", (PreparedReading,), {"nursery": nursery})
    return SimpleNamespace(Popen=reading, PIPE=subprocess.PIPE, DEVNULL=subprocess.DEVNULL)


# In the prepared process


def nurse(line: int) -> None:
    """Fork a reading for each request until the other end is closed."""
    requests = socket.socket(fileno=line)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    while True:
        message, descriptors, _, _ = socket.recv_fds(requests, LARGEST_REQUEST, 3)
        if not message:
            return
        module, request = json.loads(message)
        prepare(module, request)
        if os.fork() == 0:
            watch(module, request, *descriptors)
        for each in descriptors:
            os.close(each)


def prepare(module: str, request: str) -> None:
    """Import what the reading will, also the step that its request names."""
    import_module(module)
    step = json.loads(request).get("pick", "")
    if step:
        import_module(step.partition(":")[0])


def watch(module: str, request: str, source: int, answer: int, told: int) -> None:
    """Start the reading, tell its number, wait for its end and tell how it ended."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    child = os.fork()
    if child == 0:
        os.close(told)
        read(module, request, source, answer)
    os.close(source)
    os.write(told, f"{child}\n".encode())
    os.write(told, f"{os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])}\n".encode())
    os._exit(0)


def read(module: str, request: str, source: int, answer: int) -> None:
    """Be the reading process: its file is the standard input, its answer the standard output."""
    os.dup2(source, 0)
    os.dup2(answer, 1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    os.closerange(3, 64)
    sys.argv[1:] = [request]
    code = 1
    try:
        import_module(module).main()
        sys.stdout.flush()
        code = 0
    finally:
        os._exit(code)
