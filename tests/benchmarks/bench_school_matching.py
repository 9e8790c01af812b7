"""A misspelled school among 25,000 and 215,000: ours beside difflib's close matches over the names of the district."""

import difflib
import random
import statistics
import time
from collections.abc import Callable, Iterable
from typing import Any

from tests.schools.registers import generated_register
from workshop_tracker.schools.matching import SchoolIndex, SchoolRow

PROVINCE, NATION = 25_000, 215_000
LOOKUPS = 200


def run() -> dict[str, dict[str, Any]]:
    """Milliseconds of processor time a lookup within its district, and without one; ratio > 1 where ours is faster."""
    return {
        f"{what} of {schools:,} schools": figures
        for schools in (PROVINCE, NATION)
        for what, figures in _measure(generated_register(schools)).items()
    }


def _measure(rows: list[SchoolRow]) -> dict[str, dict[str, Any]]:
    index = SchoolIndex(rows)
    asked = [(_misspelled(row.name), row.district_code) for row in random.Random(5).sample(rows, LOOKUPS)]
    names: dict[str, list[str]] = {}
    for row in rows:
        names.setdefault(row.district_code, []).append(row.name)
    theirs = _median(lambda text, district: difflib.get_close_matches(text, names[district]), asked[:20])
    within = _median(index.match, asked)
    anywhere = _median(lambda text, _district: index.match(text), asked)
    # without a district theirs would take as many times longer as there are districts; the same figure flatters it
    return {
        "a lookup in a district": _figures(within, theirs),
        "a lookup anywhere": _figures(anywhere, theirs),
    }


def _figures(ours: float, theirs: float) -> dict[str, Any]:
    return {"ours": ours, "theirs": theirs, "ratio": theirs / ours, "unit": "ms"}


def _median(look_up: Callable[[str, str], object], asked: Iterable[tuple[str, str]]) -> float:
    times = []
    for text, district in asked:
        before = time.process_time()
        look_up(text, district)
        times.append(time.process_time() - before)
    return 1000 * statistics.median(times)


def _misspelled(name: str) -> str:
    return f"{name[:-9]}{name[-8:]}"
