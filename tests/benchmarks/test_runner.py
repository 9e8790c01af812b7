"""`bench`: which benchmarks run, and what is printed of them."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.benchmarks import runner

PRESS = {"certificates": {"ours": 2000.0, "theirs": 500.0, "ratio": 4.0, "unit": "per second"}}
QUERY = {"report": {"ours": 10.0, "theirs": 40.0, "ratio": 0.25, "unit": "ms"}}


@pytest.fixture(autouse=True)
def _two_benchmarks(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name, measured in (("press", PRESS), ("query", QUERY)):
        (tmp_path / f"bench_{name}.py").touch()
        monkeypatch.setitem(sys.modules, f"tests.benchmarks.bench_{name}", SimpleNamespace(run=lambda m=measured: m))
    monkeypatch.setattr(runner, "HERE", tmp_path)


def test_all_run_and_make_one_json_document(capsys: pytest.CaptureFixture[str]) -> None:
    assert runner.main(["--json"]) == 0
    assert json.loads(capsys.readouterr().out) == PRESS | QUERY


def test_one_runs_by_its_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert runner.main(["query", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == QUERY


def test_people_read_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert runner.main(["press"]) == 0
    _heading, figures = capsys.readouterr().out.splitlines()
    assert figures.split() == ["certificates", "2,000.0", "500.0", "4.00", "per", "second"]


def test_an_unknown_name_is_a_usage_error(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        runner.main(["speed"])
    assert "speed" in capsys.readouterr().err


def test_a_measurement_without_its_unit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    incomplete = {"report": {"ours": 1.0, "theirs": 2.0, "ratio": 0.5}}
    monkeypatch.setitem(sys.modules, "tests.benchmarks.bench_query", SimpleNamespace(run=lambda: incomplete))
    with pytest.raises(ValueError, match="unit"):
        runner.main(["query"])


def test_the_largest_scale_is_measured_where_there_is_one(monkeypatch, capsys: pytest.CaptureFixture[str]) -> None:
    both = SimpleNamespace(run=lambda: QUERY, run_full=lambda: QUERY | PRESS)
    monkeypatch.setitem(sys.modules, "tests.benchmarks.bench_query", both)
    assert runner.main(["query", "--json", "--full"]) == 0
    assert json.loads(capsys.readouterr().out) == QUERY | PRESS
    assert runner.main(["press", "--json", "--full"]) == 0
    assert json.loads(capsys.readouterr().out) == PRESS
