"""How large a file may be, and how much time and memory reading it may take."""

import sys
from dataclasses import dataclass

if sys.platform != "win32":
    import os
    import resource

MEGABYTE = 1_000_000
# A list starts within the first 30 rows of its sheet; they come on top of the rows that a limit allows.
ROWS_ABOVE_A_LIST = 30
LONGEST_CELL = 32_767  # characters; Excel's own limit
BEHIND_THE_SERVER = 10  # niceness: a check-in never waits for somebody's upload


@dataclass(frozen=True, kw_only=True)
class ReadLimits:
    """Bounds of one reading: rows and columns per sheet, bytes, seconds, priority.

    `unpacked_bytes` bounds the file as uploaded and as unpacked, `result_bytes` the text handed to the parent.
    """

    rows: int
    columns: int
    unpacked_bytes: int
    result_bytes: int
    cpu_seconds: int
    wall_seconds: int
    memory_bytes: int = 512 * 1024 * 1024
    niceness: int = 0


PAGE_LIST = ReadLimits(
    rows=5_000,
    columns=70,
    unpacked_bytes=50 * MEGABYTE,
    result_bytes=16 * MEGABYTE,
    cpu_seconds=10,
    wall_seconds=14,
    niceness=BEHIND_THE_SERVER,
)
COMMAND_LIST = ReadLimits(
    rows=100_000,
    columns=70,
    unpacked_bytes=200 * MEGABYTE,
    result_bytes=100 * MEGABYTE,
    cpu_seconds=30,
    wall_seconds=60,
)
REGISTER = ReadLimits(
    rows=300_000,
    columns=70,
    unpacked_bytes=200 * MEGABYTE,
    result_bytes=150 * MEGABYTE,
    cpu_seconds=30,
    wall_seconds=60,
)


BUNDLE = ReadLimits(
    rows=5_000,
    columns=70,
    unpacked_bytes=100 * MEGABYTE,
    result_bytes=32 * MEGABYTE,
    cpu_seconds=60,
    wall_seconds=75,
    niceness=BEHIND_THE_SERVER,
)


def limit_this_process(limits: ReadLimits) -> None:
    """Hold the calling process to memory, processor time and output; Windows knows none of them."""
    if sys.platform == "win32":
        return
    os.nice(limits.niceness)
    _lower(resource.RLIMIT_CORE, 0)  # a core dump would write the uploaded list to disk
    _lower(resource.RLIMIT_AS, limits.memory_bytes)
    _lower(resource.RLIMIT_CPU, limits.cpu_seconds)
    _lower(resource.RLIMIT_FSIZE, limits.result_bytes + MEGABYTE)


def allow_processor_time(seconds: int) -> None:
    """Let the calling process work so many seconds more, within what it was given at its start."""
    if sys.platform == "win32":
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (min(int(used.ru_utime + used.ru_stime) + 1 + seconds, hard), hard))


if sys.platform != "win32":

    def _lower(kind: int, wanted: int) -> None:
        hard = resource.getrlimit(kind)[1]
        allowed = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(kind, (allowed, allowed))
