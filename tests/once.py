"""Reads `once.txt` and `postgresql_only.txt`: which tests run on one engine only."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from pathlib import Path

ON_SQLITE, ON_POSTGRESQL = (Path(__file__).with_name(name) for name in ("once.txt", "postgresql_only.txt"))


@dataclass(frozen=True)
class Once:
    """One line of the list: the name of a folder, a file or a test, and why once is enough."""

    name: str
    reason: str

    def covers(self, test: str) -> bool:
        """Tell whether `test`, a node id of pytest, is this one or lies in it."""
        pattern = re.escape(self.name).replace(r"\*", "[^/]*")
        return re.match(pattern + r"(?:$|[/:\[])", test) is not None


def read_list(text: str) -> list[Once]:
    """Read the lines; one without a name or without a reason is refused."""
    lines = [line.strip() for line in text.splitlines()]
    return [read_line(line) for line in lines if line and not line.startswith("#")]


def read_line(line: str) -> Once:
    name, _, reason = (part.strip() for part in line.partition("#"))
    if not name or not reason:
        raise ValueError(f"A name and a reason are needed in {line!r}")
    return Once(name, reason)


@functools.cache
def names(file: Path = ON_SQLITE) -> tuple[Once, ...]:
    """A list as it stands in the repository."""
    return tuple(read_list(file.read_text("utf-8")))


def is_listed(test: str, file: Path = ON_SQLITE) -> bool:
    return any(name.covers(test) for name in names(file))
