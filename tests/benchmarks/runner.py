"""`python3 -m workshop_tracker bench [NAME] [--json] [--full]`: ours beside the usual way, measured in the same run."""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
FIELDS = {"ours", "theirs", "ratio", "unit"}

Measurements = dict[str, dict[str, Any]]


def main(arguments: list[str]) -> int:
    """Run all benchmarks or the one named; 2 when there is none of that name."""
    chosen = read_arguments(arguments, benchmark_names())
    measured: Measurements = {}
    for name in [chosen.name] if chosen.name else benchmark_names():
        measured |= measure(name, is_full=chosen.full)
    sys.stdout.write(json.dumps(measured, indent=2) + "\n" if chosen.json else as_table(measured))
    return 0


def read_arguments(arguments: list[str], names: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python3 -m workshop_tracker bench")
    parser.add_argument("name", nargs="?", choices=names, metavar="NAME", help=", ".join(names) or "none yet")
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    parser.add_argument("--full", action="store_true", help="also at the largest scale, where there is one: an hour")
    return parser.parse_args(arguments)


def benchmark_names() -> list[str]:
    return sorted(path.stem.removeprefix("bench_") for path in HERE.glob("bench_*.py"))


def measure(name: str, *, is_full: bool = False) -> Measurements:
    """Run one benchmark: name of what was measured → ours, theirs (in `unit`) and their ratio."""
    sys.stderr.write(f"measuring {name}\n")
    benchmark = importlib.import_module(f"tests.benchmarks.bench_{name}")
    run = getattr(benchmark, "run_full", benchmark.run) if is_full else benchmark.run
    measured: Measurements = run()
    for what, figures in measured.items():
        if set(figures) != FIELDS:
            raise ValueError(f"bench_{name}: {what} has {sorted(figures)}, not {sorted(FIELDS)}")
    return measured


def as_table(measured: Measurements) -> str:
    lines = [f"{'':40}{'ours':>14}{'theirs':>14}{'ratio':>8}  unit"]
    for what, figures in measured.items():
        ours, theirs, ratio = (figures[field] for field in ("ours", "theirs", "ratio"))
        lines.append(f"{what:40}{ours:>14,.1f}{theirs:>14,.1f}{ratio:>8.2f}  {figures['unit']}")
    return "\n".join(lines) + "\n"
