"""`pytest -p tests.workers --workers N`: the tests are collected once, then N forks of that process share them by file.

Workers that start and collect by themselves each read, rewrite and tell apart thirteen thousand tests, and hold a copy
of all that in memory: docs/decisions/0047. A file stays in one worker, so that what a module sets up is set up once. A
worker that ends before its tests do fails the run.
"""

from __future__ import annotations

import atexit
import os
from collections import deque
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, Pipe, wait

import pytest

NAME = "WORKSHOP_TRACKER_TEST_WORKER"  # which worker this process is; unset where tests run one after the other
AHEAD = 2  # files that a worker knows of: the fixtures that the next one shares are not torn down
SILENT = ("terminalreporter", "junitxml")  # the first process counts and tells


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--workers", type=int, default=0, help="how many processes share the tests; 0: this one runs them")


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop(session: pytest.Session) -> bool | None:
    many = session.config.getoption("workers")
    if not many or session.testsfailed or session.config.option.collectonly:
        return None
    Crew(session, many).run()
    return True


@dataclass
class Worker:
    """A fork, the line to it, and the test that it runs now."""

    number: int
    line: Connection
    busy_with: str = "the first test"


@dataclass
class Crew:
    """All workers of a run, and the files that nobody has begun."""

    session: pytest.Session
    many: int
    working: dict[Connection, Worker] = field(default_factory=dict)

    def run(self) -> None:
        self.files = deque(files_of(self.session.items))
        for name in range(min(self.many, len(self.files))):
            self.start(f"w{name}")
        while self.working:
            for line in wait(list(self.working)):
                assert isinstance(line, Connection)
                self.hear(self.working[line])

    def start(self, name: str) -> None:
        ours, theirs = Pipe()
        number = os.fork()
        if number == 0:
            Hand(self.session, name, theirs).work()
        theirs.close()
        self.working[ours] = Worker(number, ours)
        for _ in range(AHEAD):
            self.hand_out(ours)

    def hand_out(self, line: Connection) -> None:
        """The next file, or nothing where none is left or somebody asked for an end (-x)."""
        is_over = self.session.shouldfail or self.session.shouldstop
        line.send(self.files.popleft() if self.files and not is_over else [])

    def hear(self, worker: Worker) -> None:
        try:
            kind, told = worker.line.recv()
        except EOFError:
            raise RuntimeError(f"A worker ended while it was busy with {worker.busy_with}") from None
        if kind == "begun":
            worker.busy_with = told
        elif kind == "more":
            self.hand_out(worker.line)
        elif kind == "report":
            hook = self.session.config.hook
            report = hook.pytest_report_from_serializable(config=self.session.config, data=told)
            hook.pytest_runtest_logreport(report=report)
        else:
            del self.working[worker.line]
            os.waitpid(worker.number, 0)


class Hand:
    """The forked side: runs the files that it is handed and tells what came of each test."""

    def __init__(self, session: pytest.Session, name: str, line: Connection) -> None:
        self.session, self.config, self.line = session, session.config, line
        os.environ[NAME] = name

    def work(self) -> None:
        """Run to the end of the tests, and never return into the copy of the first process."""
        code = 1
        try:
            self.begin()
            self.run_files()
            self.line.send(("done", None))
            atexit._run_exitfuncs()
            code = 0
        finally:
            os._exit(code)

    def begin(self) -> None:
        """A worker writes nothing itself, catches what its tests write, and has a folder of its own."""
        manager = self.config.pluginmanager
        for plugin in [each for name, each in manager.list_name_plugin() if each and is_silent(name, each)]:
            manager.unregister(plugin)
        capture = manager.getplugin("capturemanager")
        assert capture is not None
        capture.stop_global_capturing()
        capture.start_global_capturing()
        factory = self.config._tmp_path_factory  # type: ignore[attr-defined]  # pytest has no public way to it
        factory._given_basetemp, factory._basetemp = factory.getbasetemp() / os.environ[NAME], None
        manager.register(self)

    def run_files(self) -> None:
        current, following = self.line.recv(), self.line.recv()
        while current:
            self.line.send(("more", None))
            ahead = self.line.recv()
            items = [self.session.items[index] for index in current]
            first_of_next = [self.session.items[index] for index in following[:1]] or [None]
            for item, nextitem in zip(items, [*items[1:], *first_of_next], strict=True):
                self.line.send(("begun", item.nodeid))
                self.config.hook.pytest_runtest_protocol(item=item, nextitem=nextitem)
            current, following = following, ahead

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.passed:
            report.sections, report.keywords = [], {}
        self.line.send(("report", self.config.hook.pytest_report_to_serializable(config=self.config, report=report)))


def files_of(items: list[pytest.Item]) -> list[list[int]]:
    """The numbers of the tests of each file, in the order in which files first occur."""
    files: dict[str, list[int]] = {}
    for index, item in enumerate(items):
        files.setdefault(item.nodeid.partition("::")[0], []).append(index)
    return list(files.values())


def is_silent(name: str, plugin: object) -> bool:
    return name in SILENT or type(plugin).__name__ == "LogXML"
